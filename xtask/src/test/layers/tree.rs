//! All modules of the crate and of its programs, and which file uses which: a name that is handed on counts for the file that
//! defines it.

use super::scan::{Mention, Method, Module, Name, scan};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

/// Re-exports of re-exports are followed so far.
const HOPS_MAX: u32 = 20;

/// How one file uses another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the path of what the other defines.
    Path,
    /// It only names a module: what it uses of that, it says elsewhere.
    NamesModule,
    /// It hands on what a module within it defines.
    HandsOnItsOwn,
    /// It calls a method that the other defines for a type of a third file.
    Calls,
}

/// One file uses what another defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Files, by their places in [`Tree::files`].
    pub from: usize,
    pub to: usize,
    /// The modules on both sides.
    pub from_module: Vec<String>,
    pub to_module: Vec<String>,
    /// How it is written, and on which line.
    pub path: String,
    pub line: usize,
    pub how: How,
}

/// The modules of a crate, and what they use.
#[derive(Default)]
pub struct Tree {
    /// Paths of the files, as `src/a/b.rs`.
    pub files: Vec<String>,
    pub uses: Vec<Use>,
    modules: BTreeMap<Vec<String>, (usize, Module)>,
    /// What the crate is called by its programs.
    crate_name: String,
}

/// What all files say, each with its module.
#[derive(Default)]
struct Said {
    mentions: Vec<(Vec<String>, Mention)>,
    methods: Vec<(Vec<String>, Method)>,
    calls: Vec<(Vec<String>, Method)>,
}

/// What a path leads to.
struct Found {
    module: Vec<String>,
    is_module: bool,
}

impl Tree {
    /// Reads the library, and programs by the files of their roots. `read` gives the text of a file, or nothing where there is none.
    pub fn read(crate_name: &str, programs: &[String], read: &dyn Fn(&str) -> Option<String>) -> Result<Self> {
        let mut tree = Self { crate_name: crate_name.replace('-', "_"), ..Self::default() };
        let mut said = Said::default();
        tree.add(Vec::new(), &["src/lib.rs".into()], "src", read, &mut said)?;
        for file in programs {
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let name = file.trim_end_matches("/main.rs").trim_end_matches(".rs").rsplit('/').next().unwrap_or_default();
            tree.add(vec!["bin".into(), name.into()], std::slice::from_ref(file), folder, read, &mut said)?;
        }
        tree.uses = said.mentions.iter().filter_map(|(module, mention)| tree.resolved(module, mention)).collect();
        let calls = tree.calls(&said);
        tree.uses.extend(calls);
        Ok(tree)
    }

    /// Reads a module from the first of these files that is there, and the modules within it, whose files lie in the folder.
    fn add(
        &mut self,
        path: Vec<String>,
        files: &[String],
        folder: &str,
        read: &dyn Fn(&str) -> Option<String>,
        said: &mut Said,
    ) -> Result<()> {
        let found = files.iter().find_map(|file| Some((file, read(file)?)));
        let Some((file, text)) = found else { bail!("none of {} is there", files.join(", ")) };
        let scan = scan(&path, &text).with_context(|| format!("reading {file}"))?;
        let number = self.files.len();
        self.files.push(file.clone());
        let paths: Vec<Vec<String>> = scan.modules.iter().map(|module| module.path.clone()).collect();
        said.mentions.extend(scan.mentions.into_iter().map(|mention| (paths[mention.module].clone(), mention)));
        said.methods.extend(scan.methods.into_iter().map(|method| (paths[method.module].clone(), method)));
        said.calls.extend(scan.calls.into_iter().map(|call| (paths[call.module].clone(), call)));
        for (module, there) in paths.into_iter().zip(scan.modules) {
            let inside = there.files.clone();
            let here = [&[folder.to_string()], &module[path.len()..]].concat().join("/");
            self.modules.insert(module.clone(), (number, there));
            for name in inside {
                let within = format!("{here}/{name}");
                let files = [format!("{within}.rs"), format!("{within}/mod.rs")];
                self.add([&module[..], &[name]].concat(), &files, &within, read, said)?;
            }
        }
        Ok(())
    }

    /// The modules that have a file or stand in one, by path.
    pub fn module_paths(&self) -> impl Iterator<Item = &Vec<String>> {
        self.modules.keys()
    }

    fn resolved(&self, from_module: &[String], mention: &Mention) -> Option<Use> {
        let found = self.find(from_module, &mention.path, HOPS_MAX)?;
        let (from, to) = (self.modules.get(from_module)?.0, self.modules.get(&found.module)?.0);
        (from != to).then(|| Use {
            from,
            to,
            from_module: from_module.to_vec(),
            how: match found.is_module {
                true => How::NamesModule,
                false if mention.hands_on && found.module.starts_with(from_module) => How::HandsOnItsOwn,
                false => How::Path,
            },
            to_module: found.module,
            path: mention.path.join("::"),
            line: mention.line,
        })
    }

    /// Calls of methods that stand in another file than their type, and that can be told from every other method by their name.
    fn calls(&self, said: &Said) -> Vec<Use> {
        let mut defined: BTreeMap<&str, Vec<&(Vec<String>, Method)>> = BTreeMap::new();
        said.methods.iter().for_each(|there| defined.entry(&there.1.name).or_default().push(there));
        let file_of = |module: &[String]| self.modules.get(module).map(|there| there.0);
        let stands_apart = |(module, method): &(Vec<String>, Method)| {
            let of = self.find(module, &method.of, HOPS_MAX);
            of.is_some_and(|of| file_of(&of.module) != file_of(module))
        };
        let called = said.calls.iter().filter_map(|(from_module, call)| {
            let [only] = defined.get(call.name.as_str())?[..] else { return None };
            let (from, to) = (file_of(from_module)?, file_of(&only.0)?);
            (from != to && stands_apart(only)).then(|| Use {
                from,
                to,
                from_module: from_module.clone(),
                to_module: only.0.clone(),
                path: format!(".{}()", call.name),
                line: call.line,
                how: How::Calls,
            })
        });
        called.collect()
    }

    /// The root that `crate` stands for in a module.
    fn root(&self, module: &[String]) -> Vec<String> {
        let is_program = module.first().is_some_and(|first| first == "bin") && !self.modules.contains_key(&module[..1]);
        module[..if is_program { 2 } else { 0 }].to_vec()
    }

    /// Where a path leads that is written in a module; nowhere if it is about another crate or something local.
    fn find(&self, from: &[String], path: &[String], hops: u32) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.walk(self.root(from), rest, hops),
            "self" => self.walk(from.to_vec(), rest, hops),
            "super" => self.walk(from.split_last()?.1.to_vec(), rest, hops),
            name if name == self.crate_name && !self.root(from).is_empty() => self.walk(Vec::new(), rest, hops),
            _ => self.look_up(from, path, hops),
        }
    }

    /// A path whose first word is a name in this module.
    fn look_up(&self, module: &[String], path: &[String], hops: u32) -> Option<Found> {
        let hops = hops.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        let (_, here) = self.modules.get(module)?;
        let mut names: Vec<&Name> = here.names.get(first).into_iter().flatten().collect();
        // A module and a function may share a name; only the module has more behind it.
        names.sort_by_key(|name| (**name == Name::Module) == rest.is_empty());
        if let Some(name) = names.first() {
            return match name {
                Name::Module => self.walk([module, &path[..1]].concat(), rest, hops),
                Name::Item => Some(Found { module: module.to_vec(), is_module: false }),
                Name::Import(target) => match self.find(module, target, hops)? {
                    Found { module, is_module: true } => self.walk(module, rest, hops),
                    item => Some(item),
                },
            };
        }
        let sources =
            here.globs.iter().filter_map(|glob| self.find(module, glob, hops)).filter(|found| found.is_module);
        let mut sources = sources.collect::<Vec<_>>().into_iter();
        sources.find_map(|source| self.look_up(&source.module, path, hops))
    }

    fn names_there(&self, module: &[String]) -> Option<&BTreeMap<String, Vec<Name>>> {
        self.modules.get(module).map(|(_, module)| &module.names)
    }

    /// The rest of a path from a module on. A name that is not written there comes from a macro, and is defined there.
    fn walk(&self, module: Vec<String>, rest: &[String], hops: u32) -> Option<Found> {
        let Some(first) = rest.first() else { return Some(Found { module, is_module: true }) };
        match first.as_str() {
            "self" => self.walk(module, &rest[1..], hops),
            "super" => self.walk(module.split_last()?.1.to_vec(), &rest[1..], hops),
            _ if self.names_there(&module)?.contains_key(first) => self.look_up(&module, rest, hops),
            _ => self.look_up(&module, rest, hops).or(Some(Found { module, is_module: false })),
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::{How, Tree};
    use std::collections::BTreeMap;

    /// A made-up crate, `thing`, of these files. What lies in `src/bin` is a program.
    pub fn tree(files: &[(&str, &str)]) -> Tree {
        let files: BTreeMap<&str, &str> = files.iter().copied().collect();
        let is_program = |file: &&&str| {
            file.starts_with("src/bin/") && (file.ends_with("main.rs") || file.matches('/').count() == 2)
        };
        let programs: Vec<String> = files.keys().filter(is_program).map(|file| file.to_string()).collect();
        let read = |file: &str| files.get(file).map(|text| text.to_string());
        Tree::read("thing", &programs, &read).unwrap_or_else(|error| panic!("{error:#}"))
    }

    /// Who uses whom, as `from > to`, each pair of files once.
    fn uses(tree: &Tree) -> Vec<String> {
        let short = |file: usize| tree.files[file].trim_start_matches("src/").trim_end_matches(".rs").to_string();
        let mut uses: Vec<String> = tree
            .uses
            .iter()
            .filter(|there| there.how != How::NamesModule)
            .map(|there| format!("{} > {}", short(there.from), short(there.to)))
            .collect();
        uses.sort();
        uses.dedup();
        uses
    }

    #[test]
    fn a_name_that_is_handed_on_counts_for_the_file_that_defines_it() {
        let tree = tree(&[
            ("src/lib.rs", "pub mod a; mod b; pub use b::deep::Deep;"),
            ("src/a.rs", "use crate::{Deep, b::Renamed as R}; fn f() -> crate::b::Other { R }"),
            ("src/b/mod.rs", "pub mod deep; pub use deep::{Deep, Deep as Renamed}; pub struct Other;"),
            ("src/b/deep.rs", "pub struct Deep;"),
        ]);
        assert_eq!(uses(&tree), ["a > b/deep", "a > b/mod", "b/mod > b/deep", "lib > b/deep"]);
        let how = |from: &str| tree.uses.iter().find(|there| tree.files[there.from] == from).map(|there| there.how);
        let [inside, outside] = ["src/b/mod.rs", "src/lib.rs"].map(how);
        assert_eq!((inside, outside), (Some(How::HandsOnItsOwn), Some(How::HandsOnItsOwn)));
        assert_eq!(how("src/a.rs"), Some(How::Path));
    }

    #[test]
    fn a_call_counts_where_a_method_stands_apart_from_its_type() {
        let tree = tree(&[
            ("src/lib.rs", "mod a; mod b; mod c;"),
            ("src/a.rs", "pub struct A; impl A { pub fn own(&self) {} pub fn same(&self) {} }"),
            ("src/b.rs", "use crate::a::A; impl A { pub fn apart(&self) { self.own() } pub fn same(&self, _: u8) {} }"),
            ("src/c.rs", "fn f(a: X) { a.own(); a.apart(); a.same(); a.len(); }"),
        ]);
        assert_eq!(uses(&tree), ["b > a", "c > b"]);
    }

    #[test]
    fn paths_go_through_modules_that_were_imported_and_through_inline_ones() {
        let tree = tree(&[
            ("src/lib.rs", "mod a; mod b; mod c;"),
            (
                "src/a.rs",
                "use crate::b::inner; use super::c as other; fn f() { inner::x(); other::y(); other::z::w(); }",
            ),
            ("src/b.rs", "pub mod inner { pub fn x() { super::super::c::y() } } use std::fmt; fn g() { fmt::h() }"),
            ("src/c/mod.rs", "pub mod z; made! { pub fn y() {} }"),
            ("src/c/z.rs", "pub fn w() {} "),
        ]);
        assert_eq!(uses(&tree), ["a > b", "a > c/mod", "a > c/z", "b > c/mod"]);
    }

    #[test]
    fn a_star_brings_in_names() {
        let tree = tree(&[
            ("src/lib.rs", "mod a; mod b;"),
            ("src/a.rs", "use super::b::*; use std::io::*; fn f(_: Known, _: Unknown, _: Deep) {}"),
            ("src/b/mod.rs", "mod c; pub use c::*; pub struct Known;"),
            ("src/b/c.rs", "pub struct Deep;"),
        ]);
        // What a star hands on through a star is found too.
        assert_eq!(uses(&tree), ["a > b/c", "a > b/mod"]);
    }

    #[test]
    fn a_program_is_a_crate_of_its_own_that_names_the_library() {
        let tree = tree(&[
            ("src/lib.rs", "pub mod a;"),
            ("src/a.rs", "pub struct A;"),
            ("src/bin/tool/main.rs", "mod part; use thing::a::A; fn main() { crate::part::go(); a::not_here(); }"),
            ("src/bin/tool/part.rs", "pub fn go() {} use super::A;"),
            ("src/bin/single.rs", "fn main() { thing::a::A; }"),
        ]);
        assert_eq!(
            uses(&tree),
            ["bin/single > a", "bin/tool/main > a", "bin/tool/main > bin/tool/part", "bin/tool/part > a"]
        );
    }

    #[test]
    fn a_module_without_a_file_is_an_error() {
        let read = |file: &str| (file == "src/lib.rs").then(|| "mod gone;".to_string());
        let error = Tree::read("thing", &[], &read).err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("none of src/gone.rs, src/gone/mod.rs is there"));
    }
}
