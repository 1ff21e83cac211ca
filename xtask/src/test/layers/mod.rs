//! Dependencies point one way: the order of the modules is a table in ARCHITECTURE.md, and what goes against it is found here.
//!
//! An arrow is a path in the text that leads into another file, in a `use`, in the code or in what a macro is given. A name that is
//! handed on counts for the file that defines it. A call of a method counts where the method stands in another file than its type and
//! no other method has its name: so nobody reaches into a layer by giving a type of another layer methods. What is there only for
//! tests may look anywhere. A circle counts where paths close it; one that
//! only calls close is printed.

mod circles;
mod scan;
mod table;
mod tree;

use crate::paths;
use anyhow::{Context, Result, bail};
use circles::{Circle, circles};
use clap::Args;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use table::{Layer, Table};
use tree::{How, Tree, Use};

/// What to say of the layers.
#[derive(Args)]
pub struct Arguments {
    /// Say only what is wrong, and fail if anything is
    #[arg(long)]
    check: bool,
}

/// Prints which file uses which, and what is wrong with that.
pub fn run(arguments: &Arguments) -> Result<()> {
    if arguments.check {
        return check();
    }
    let (tree, table) = (sources()?, table()?);
    print_files(&tree);
    print_layers(&tree, &table);
    println!("Circles that calls of methods close:");
    let calls = [How::Path, How::Calls];
    circles(&graph(&tree, &calls)).iter().for_each(|circle| println!("  {}", told(&tree, circle, &calls)));
    println!("What is wrong:");
    problems(&tree, &table).iter().for_each(|problem| println!("  {problem}"));
    Ok(())
}

/// Fails on an arrow against the table and on a circle of files.
pub fn check() -> Result<()> {
    let tree = sources()?;
    let problems = problems(&tree, &table()?);
    if !problems.is_empty() {
        bail!("{} things are wrong with the layers:\n{}", problems.len(), problems.join("\n"));
    }
    println!(
        "{} files, {} arrows: none goes against the table, and there is no circle",
        tree.files.len(),
        tree.uses.len()
    );
    Ok(())
}

fn table() -> Result<Table> {
    let file = paths::root().join("ARCHITECTURE.md");
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    Table::read(&text, "Layers", "Rust").context("reading the layers in ARCHITECTURE.md")
}

/// The library of this repository, and the programs beside it.
fn sources() -> Result<Tree> {
    let root = paths::root();
    let mut programs = Vec::new();
    let folder = root.join("src").join("bin");
    for entry in fs::read_dir(&folder).into_iter().flatten() {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let main = format!("src/bin/{name}/main.rs");
        match Path::new(&name).extension() {
            Some(extension) if extension == "rs" => programs.push(format!("src/bin/{name}")),
            _ if root.join(&main).is_file() => programs.push(main),
            _ => {}
        }
    }
    programs.sort();
    Tree::read("actorium", &programs, &|file| fs::read_to_string(root.join(file)).ok())
}

/// Everything that is wrong, a line each, and for a circle a few.
fn problems(tree: &Tree, table: &Table) -> Vec<String> {
    let mut problems: Vec<String> = Vec::new();
    // The root of the library declares what there is, and may name everything.
    let modules = || tree.module_paths().filter(|module| !module.is_empty());
    let homeless: BTreeSet<&str> =
        modules().filter(|module| table.layer(module).is_none()).map(|module| module[0].as_str()).collect();
    problems.extend(homeless.iter().map(|name| format!("the module `{name}` has no row in the table")));
    problems.extend(table.empty_rows(modules()).iter().map(|name| format!("the row `{name}` has no module")));
    let mut told_of = BTreeSet::new();
    for there in &tree.uses {
        // Of all the places in which a file uses a module, the first says it.
        let key = (there.from, &there.to_module);
        if let Some(breach) = breach(tree, table, there)
            && told_of.insert(key)
        {
            problems.push(breach);
        }
    }
    problems.extend(circles(&graph(tree, &[How::Path])).iter().map(|circle| told(tree, circle, &[How::Path])));
    problems
}

/// What is wrong with one arrow.
fn breach(tree: &Tree, table: &Table, there: &Use) -> Option<String> {
    let place = format!("{}:{}: `{}`", tree.files[there.from], there.line, there.path);
    if there.from_module.is_empty() {
        return None;
    }
    if there.to_module.is_empty() {
        return Some(format!("{place} is defined in the root of the library, which nothing may use"))
            .filter(|_| there.how != How::NamesModule);
    }
    let (from, to) = (table.layer(&there.from_module)?, table.layer(&there.to_module)?);
    (!table.allows(&from, &to)).then(|| format!("{place}: `{}` may not use `{}`", from.name, to.name))
}

/// For each file those that it uses in one of these ways.
fn graph(tree: &Tree, ways: &[How]) -> Vec<BTreeSet<usize>> {
    let mut next = vec![BTreeSet::new(); tree.files.len()];
    for there in tree.uses.iter().filter(|there| ways.contains(&there.how)) {
        next[there.from].insert(there.to);
    }
    next
}

fn told(tree: &Tree, circle: &Circle, ways: &[How]) -> String {
    let names: Vec<&str> = circle.members.iter().map(|&file| tree.files[file].as_str()).collect();
    let mut lines = vec![format!("{} files use each other in a circle: {}", names.len(), names.join(", "))];
    let ends = circle.shortest.iter().skip(1).chain(circle.shortest.first());
    for (&from, &to) in circle.shortest.iter().zip(ends) {
        let fits = |there: &&Use| (there.from, there.to) == (from, to) && ways.contains(&there.how);
        if let Some(Use { line, path, .. }) = tree.uses.iter().find(fits) {
            lines.push(format!("    {}:{line} uses `{path}` of {}", tree.files[from], tree.files[to]));
        }
    }
    lines.join("\n")
}

fn print_files(tree: &Tree) {
    println!("What each file uses:");
    for (file, next) in tree.files.iter().zip(graph(tree, &[How::Path])) {
        let short = |file: &str| file.trim_start_matches("src/").trim_end_matches(".rs").to_string();
        let next: Vec<String> = next.iter().map(|&other| short(&tree.files[other])).collect();
        println!("  {}: {}", short(file), if next.is_empty() { "nothing".into() } else { next.join(", ") });
    }
}

fn print_layers(tree: &Tree, table: &Table) {
    let mut counts: BTreeMap<Layer, BTreeMap<Layer, usize>> = BTreeMap::new();
    for layer in tree.module_paths().filter_map(|module| table.layer(module)) {
        counts.entry(layer).or_default();
    }
    for there in &tree.uses {
        if let (Some(from), Some(to)) = (table.layer(&there.from_module), table.layer(&there.to_module))
            && from != to
        {
            *counts.entry(from).or_default().entry(to).or_default() += 1;
        }
    }
    println!("How often each layer names another:");
    for (layer, next) in counts {
        let next: Vec<String> = next.iter().map(|(other, count)| format!("{} {count}", other.name)).collect();
        println!("  {}: {}", layer.name, if next.is_empty() { "none".into() } else { next.join(", ") });
    }
}

#[cfg(test)]
mod tests {
    use super::problems;
    use super::table::tests::table;
    use super::tree::tests::tree;

    /// Sound, with a room that hands on what is defined in it.
    const SOUND: [(&str, &str); 9] = [
        ("src/lib.rs", "pub mod kernel; pub mod engine; pub mod mechanism; mod web; pub use engine::World;"),
        ("src/kernel/mod.rs", "mod time; mod queue; pub use time::Ticks; pub use queue::Queue;"),
        ("src/kernel/time.rs", "pub struct Ticks;"),
        ("src/kernel/queue.rs", "use super::Ticks; pub struct Queue(Ticks);"),
        ("src/engine.rs", "use crate::kernel::{Queue, Ticks}; pub struct World(Queue, Ticks);"),
        ("src/mechanism/mod.rs", "pub mod glue; pub mod stress; fn all() { glue::on(); stress::on(); }"),
        (
            "src/mechanism/glue.rs",
            "use crate::World; pub fn on(_: World) {} #[cfg(test)] mod tests { use crate::web::page; }",
        ),
        ("src/mechanism/stress.rs", "pub fn on() { crate::kernel::Ticks; }"),
        ("src/web.rs", "use crate::mechanism::glue; pub fn page() { glue::on(); super::World; }"),
    ];

    /// What is found when one file is another.
    fn with(file: &str, text: &str) -> Vec<String> {
        let mut files = SOUND;
        files.iter_mut().filter(|there| there.0 == file).for_each(|there| there.1 = text);
        problems(&tree(&files), &table())
    }

    #[test]
    fn a_sound_tree_has_no_problem() {
        assert_eq!(problems(&tree(&SOUND), &table()), [""; 0]);
    }

    #[test]
    fn an_arrow_against_the_table_is_found_with_its_place() {
        let found = with("src/kernel/time.rs", "pub struct Ticks;\nfn f() { crate::engine::World; }");
        let first = "src/kernel/time.rs:2: `crate::engine::World`: `kernel` may not use `engine`";
        assert_eq!(found[0], first);
        // It also closes a circle, over the queue or not.
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn the_same_arrow_is_said_once() {
        let found = with("src/mechanism/stress.rs", "use crate::web::page; pub fn on() { page(); page(); }");
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_re_export_does_not_hide_an_arrow() {
        let found = with("src/kernel/time.rs", "pub struct Ticks; pub use crate::web::page;");
        assert_eq!(found[0], "src/kernel/time.rs:1: `crate::web::page`: `kernel` may not use `web`");
        let found = with("src/mechanism/stress.rs", "use crate::World; pub fn on(_: crate::web::Page, _: World) {}");
        assert_eq!(found, ["src/mechanism/stress.rs:1: `crate::web::Page`: `mechanism::stress` may not use `web`"]);
    }

    #[test]
    fn a_method_that_an_upper_layer_adds_to_a_lower_type_may_not_be_called_from_below() {
        let mut files = SOUND;
        files[4].1 = "use crate::kernel::{Queue, Ticks}; pub struct World(Queue, Ticks); impl World { fn f(&self) { self.glued() } }";
        files[6].1 = "use crate::World; pub fn on(_: World) {} impl World { pub fn glued(&self) {} }";
        let found = problems(&tree(&files), &table());
        assert_eq!(found, ["src/engine.rs:1: `.glued()`: `engine` may not use `mechanism::glue`"]);
    }

    #[test]
    fn a_mechanism_that_uses_another_is_found() {
        let found = with("src/mechanism/stress.rs", "pub fn on() { super::glue::on(); }");
        let said = "src/mechanism/stress.rs:1: `super::glue::on`: `mechanism::stress` may not use `mechanism::glue`";
        assert_eq!(found, [said]);
    }

    #[test]
    fn a_circle_of_files_in_one_layer_is_found() {
        let found = with("src/kernel/time.rs", "use super::Queue; pub struct Ticks;");
        let [circle] = &found[..] else { panic!("{found:?}") };
        assert!(
            circle.starts_with("2 files use each other in a circle: src/kernel/time.rs, src/kernel/queue.rs"),
            "{circle}"
        );
        assert!(circle.contains("src/kernel/queue.rs:1 uses `super::Ticks` of src/kernel/time.rs"), "{circle}");
        // A folder that defines something itself is part of a circle; one that only hands names on is not.
        let found =
            with("src/kernel/mod.rs", "mod time; mod queue; pub use queue::Queue; pub struct Ticks(time::Part);");
        assert_eq!(found.len(), 0, "{found:?}");
        let found = with("src/kernel/mod.rs", "mod time; mod queue; pub use queue::Queue; pub struct Ticks(Queue);");
        assert!(found.len() == 1 && found[0].contains("src/kernel/mod.rs, src/kernel/queue.rs"), "{found:?}");
    }

    #[test]
    fn a_module_without_a_row_and_a_row_without_a_module_are_found() {
        let found = with(
            "src/lib.rs",
            "pub mod kernel; pub mod engine; pub mod mechanism; mod side { } pub use engine::World;",
        );
        assert_eq!(found, ["the module `side` has no row in the table", "the row `web` has no module"]);
    }

    #[test]
    fn what_the_root_defines_may_not_be_used() {
        let found = with("src/kernel/time.rs", "pub struct Ticks; fn f() { crate::unheard_of(); }");
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("is defined in the root of the library, which nothing may use"), "{found:?}");
    }
}
