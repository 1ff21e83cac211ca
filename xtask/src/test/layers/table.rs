//! The table of layers as ARCHITECTURE.md has it: modules in order, each with those above that it may use.

use anyhow::{Result, anyhow, bail};

/// What a row allows.
#[derive(Debug, PartialEq, Eq)]
enum Allowed {
    EverythingAbove,
    These(Vec<Vec<String>>),
}

/// One row. A last `*` stands for each module there, as a room of its own that none of its neighbours may enter.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    name: Vec<String>,
    allowed: Allowed,
}

/// The table.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Row>,
}

/// Where a module belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Layer {
    row: usize,
    /// The module itself, with its own name where the row has a `*`.
    pub name: String,
}

impl Table {
    /// Reads the table below a heading of the second and one of the third level.
    pub fn read(text: &str, heading: &str, part: &str) -> Result<Self> {
        let (heading, part) = (format!("## {heading}"), format!("### {part}"));
        let mut lines = text.lines().skip_while(|line| line.trim() != heading).skip(1);
        let mut section =
            lines.by_ref().take_while(|line| !line.starts_with("## ")).skip_while(|line| line.trim() != part);
        section.next().ok_or_else(|| anyhow!("there is no \"{part}\" below \"{heading}\""))?;
        let table = section.take_while(|line| !line.starts_with('#')).filter(|line| line.trim_start().starts_with('|'));
        let mut rows: Vec<Row> = Vec::new();
        // The first two lines are the head and the rule below it.
        for line in table.skip(2) {
            let row = row(line)?;
            if let Allowed::These(names) = &row.allowed {
                let is_above = |name: &Vec<String>| rows.iter().any(|above| above.name.starts_with(name));
                if let Some(name) = names.iter().find(|name| !is_above(name)) {
                    bail!("`{}` may use `{}`, which is not above it", row.name.join("::"), name.join("::"));
                }
            }
            if rows.iter().any(|above| above.name == row.name) {
                bail!("`{}` has two rows", row.name.join("::"));
            }
            rows.push(row);
        }
        if rows.is_empty() {
            bail!("there is no table below \"{part}\"");
        }
        Ok(Self { rows })
    }

    /// The most particular row that a module belongs to.
    pub fn layer(&self, module: &[String]) -> Option<Layer> {
        let fits = |row: &Row| match row.name.split_last() {
            Some((last, before)) if last == "*" => module.starts_with(before) && module.len() > before.len(),
            _ => module.starts_with(&row.name),
        };
        let (number, row) =
            self.rows.iter().enumerate().filter(|(_, row)| fits(row)).max_by_key(|(_, row)| row.name.len())?;
        Some(Layer { row: number, name: module[..row.name.len()].join("::") })
    }

    /// Whether one layer may use another.
    pub fn allows(&self, from: &Layer, to: &Layer) -> bool {
        let names = &self.rows[to.row].name;
        match &self.rows[from.row].allowed {
            _ if from.row == to.row => from.name == to.name,
            Allowed::EverythingAbove => to.row < from.row,
            Allowed::These(allowed) => allowed.iter().any(|allowed| names.starts_with(allowed)),
        }
    }

    /// Rows that no module belongs to.
    pub fn empty_rows<'a>(&'a self, modules: impl Iterator<Item = &'a Vec<String>>) -> Vec<String> {
        let there: Vec<usize> = modules.filter_map(|module| self.layer(module)).map(|layer| layer.row).collect();
        let empty = self.rows.iter().enumerate().filter(|(number, _)| !there.contains(number));
        empty.map(|(_, row)| row.name.join("::")).collect()
    }
}

/// `| module | may use |`, where modules stand in backticks.
fn row(line: &str) -> Result<Row> {
    let cells: Vec<&str> = line.trim().trim_matches('|').split('|').collect();
    let [name, allowed, ..] = cells[..] else { bail!("a row has two cells, not \"{line}\"") };
    let [name] = &names(name)[..] else { bail!("a row is about one module, not \"{line}\"") };
    let allowed = match names(allowed) {
        _ if allowed.trim() == "everything above" => Allowed::EverythingAbove,
        none if none.is_empty() && !matches!(allowed.trim(), "" | "nothing") => {
            bail!("a row lists modules, \"nothing\" or \"everything above\", not \"{}\"", allowed.trim())
        }
        these => Allowed::These(these),
    };
    Ok(Row { name: name.clone(), allowed })
}

/// What stands in backticks, `a::b` or `a/b`.
fn names(cell: &str) -> Vec<Vec<String>> {
    let quoted = cell.split('`').skip(1).step_by(2);
    quoted.map(|name| name.replace('/', "::").split("::").map(String::from).collect()).collect()
}

#[cfg(test)]
pub mod tests {
    use super::Table;

    pub const TEXT: &str = "# Map\n\n### Rust\n\nno\n\n## Layers\n\nText.\n\n### TypeScript\n\n| a | b |\n|---|---|\n| `x` | |\n\n\
        ### Rust\n\nWords.\n\n| module | may use |\n|---|---|\n| `kernel` | nothing |\n| `engine` | `kernel` |\n\
        | `mechanism/*` | `kernel`, `engine` |\n| `mechanism` | `engine`, `mechanism` |\n| `web` | everything above |\n\n## Next\n\n| `y` | |\n";

    pub fn table() -> Table {
        Table::read(TEXT, "Layers", "Rust").unwrap_or_else(|error| panic!("{error:#}"))
    }

    fn path(text: &str) -> Vec<String> {
        text.split("::").map(String::from).collect()
    }

    fn may(from: &str, to: &str) -> bool {
        let (table, [from, to]) = (table(), [from, to].map(|module| table().layer(&path(module))));
        let (Some(from), Some(to)) = (from, to) else { panic!("a module has no row") };
        table.allows(&from, &to)
    }

    #[test]
    fn a_module_may_use_what_its_row_lists() {
        assert!(may("engine", "kernel::queue") && may("kernel::queue", "kernel::time"));
        assert!(!may("kernel::queue", "engine::service") && !may("mechanism", "kernel"));
        assert!(may("web::page", "mechanism::glue::rules") && !may("mechanism", "web"));
    }

    #[test]
    fn rooms_side_by_side_may_not_enter_each_other() {
        assert!(may("mechanism::glue::rules", "mechanism::glue::state") && may("mechanism", "mechanism::glue"));
        assert!(!may("mechanism::glue", "mechanism::stress") && !may("mechanism::glue", "mechanism"));
    }

    #[test]
    fn a_table_that_contradicts_itself_is_refused() {
        let read = |rows: &str| {
            let text = format!("## Layers\n### Rust\n| module | may use |\n|---|---|\n{rows}");
            Table::read(&text, "Layers", "Rust").err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(read("| `a` | `b` |\n| `b` | |\n"), "`a` may use `b`, which is not above it");
        assert_eq!(read("| `a` | |\n| `a` | |\n"), "`a` has two rows");
        assert!(read("| `a` | a few |\n").starts_with("a row lists modules"));
        assert!(read("| a | |\n").starts_with("a row is about one module"));
        assert!(read("").starts_with("there is no table"));
        let elsewhere = Table::read("## Other\n### Rust\n", "Layers", "Rust").err().map(|error| error.to_string());
        assert_eq!(elsewhere.as_deref(), Some("there is no \"### Rust\" below \"## Layers\""));
    }

    #[test]
    fn a_row_without_a_module_is_found() {
        let there = ["kernel::time", "engine", "mechanism::glue", "mechanism"].map(path);
        assert_eq!(table().empty_rows(there.iter()), ["web"]);
    }
}
