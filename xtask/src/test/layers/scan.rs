//! One file of Rust: the modules in it, the names they have, and the paths it writes.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::{
    Attribute, ExprMethodCall, ImplItem, Item, ItemImpl, ItemMod, ItemUse, Macro, Path, Type, UseTree, VisRestricted,
    Visibility,
};

/// What a name stands for in a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A module within it, in a file of its own or not.
    Module,
    /// Something that is defined there.
    Item,
    /// Something from elsewhere, by the path as it is written there.
    Import(Vec<String>),
}

/// A module: the file itself, or one in braces.
#[derive(Debug, Default)]
pub struct Module {
    /// From the crate's root, which is empty.
    pub path: Vec<String>,
    pub names: BTreeMap<String, Vec<Name>>,
    /// Where a `*` takes names from.
    pub globs: Vec<Vec<String>>,
    /// Modules that have files of their own.
    pub files: Vec<String>,
}

/// A path that is written somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The module it is written in, counted within the file.
    pub module: usize,
    pub path: Vec<String>,
    pub line: usize,
    /// Whether it only hands a name on: `pub use`.
    pub hands_on: bool,
}

/// A method, or a call of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// The module it is written in, counted within the file.
    pub module: usize,
    pub name: String,
    pub line: usize,
    /// The type that it is a method of, as it is written there; for a call, and for a method of a trait, nothing.
    pub of: Vec<String>,
}

/// What a file says. Its first module is the file itself.
#[derive(Debug, Default)]
pub struct Scan {
    pub modules: Vec<Module>,
    pub mentions: Vec<Mention>,
    /// Methods that are defined, and those that are called.
    pub methods: Vec<Method>,
    pub calls: Vec<Method>,
}

/// Reads a file that is the module at this path. What is there only for tests is left out: a test may look anywhere.
pub fn scan(path: &[String], text: &str) -> syn::Result<Scan> {
    let file = syn::parse_file(text)?;
    let mut reader = Reader { scan: Scan::default(), here: 0 };
    reader.scan.modules.push(Module { path: path.to_vec(), ..Module::default() });
    file.attrs.iter().for_each(|attribute| reader.visit_attribute(attribute));
    reader.items(&file.items);
    Ok(reader.scan)
}

struct Reader {
    scan: Scan,
    /// The module that is being read.
    here: usize,
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    let is_test = |attribute: &Attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) => {
            let words = || list.tokens.clone().into_iter().flat_map(flat).map(|token| token.to_string());
            list.path.is_ident("cfg") && words().any(|word| word == "test") && words().all(|word| word != "not")
        }
        syn::Meta::NameValue(_) => false,
    };
    attributes.iter().any(is_test)
}

/// A token, and what stands in it.
fn flat(token: TokenTree) -> Vec<TokenTree> {
    match token {
        TokenTree::Group(group) => group.stream().into_iter().flat_map(flat).collect(),
        other => vec![other],
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

impl Reader {
    fn module(&mut self) -> &mut Module {
        &mut self.scan.modules[self.here]
    }

    fn knows(&mut self, name: String, as_what: Name) {
        self.module().names.entry(name).or_default().push(as_what);
    }

    fn mention(&mut self, path: Vec<String>, line: usize, hands_on: bool) {
        self.scan.mentions.push(Mention { module: self.here, path, line, hands_on });
    }

    /// The items of a module, and what stands in them.
    fn items(&mut self, items: &[Item]) {
        for item in items.iter().filter(|item| !is_for_tests(attributes(item))) {
            if let Some(name) = name_of(item) {
                self.knows(name, Name::Item);
            }
            self.visit_item(item);
        }
    }

    /// Each name that a `use` brings in, with its whole path.
    fn imports(&mut self, tree: &UseTree, mut before: Vec<String>, hands_on: bool) {
        let (name, ident) = match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                return self.imports(&path.tree, before, hands_on);
            }
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.imports(tree, before.clone(), hands_on));
            }
            UseTree::Glob(glob) => {
                self.mention(before.clone(), glob.star_token.span.start().line, hands_on);
                return self.module().globs.push(before);
            }
            UseTree::Name(name) => (name.ident.to_string(), &name.ident),
            UseTree::Rename(renamed) => (renamed.rename.to_string(), &renamed.ident),
        };
        let name = match before.last() {
            // `use a::b::{self}` brings in `b`.
            Some(last) if name == "self" => last.clone(),
            _ => name,
        };
        if ident != "self" {
            before.push(ident.to_string());
        }
        self.mention(before.clone(), ident.span().start().line, hands_on);
        self.knows(name, Name::Import(before));
    }

    /// Paths in tokens that nobody has parsed: what a macro is given. Only those with a `::` count.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 || path.is_empty() {
                        self.end_path(&mut path, line);
                        line = word.span().start().line;
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                other => {
                    self.end_path(&mut path, line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end_path(&mut path, line);
    }

    fn end_path(&mut self, path: &mut Vec<String>, line: usize) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.mention(path, line, false);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if !matches!(item, ImplItem::Fn(function) if is_for_tests(&function.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let of = match &*item.self_ty {
            Type::Path(of) if item.trait_.is_none() => {
                of.path.segments.iter().map(|segment| segment.ident.to_string()).collect()
            }
            _ => Vec::new(),
        };
        let functions = item.items.iter().filter_map(|item| match item {
            ImplItem::Fn(function) if !is_for_tests(&function.attrs) => Some(&function.sig.ident),
            _ => None,
        });
        for name in functions {
            let line = name.span().start().line;
            let method = Method { module: self.here, name: name.to_string(), line, of: Vec::clone(&of) };
            self.scan.methods.push(method);
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let line = call.method.span().start().line;
        self.scan.calls.push(Method { module: self.here, name: call.method.to_string(), line, of: Vec::new() });
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let name = item.ident.to_string();
        self.knows(name.clone(), Name::Module);
        let Some((_, items)) = &item.content else {
            return self.module().files.push(name);
        };
        let path = [&self.module().path[..], &[name]].concat();
        let outside = self.here;
        self.here = self.scan.modules.len();
        self.scan.modules.push(Module { path, ..Module::default() });
        self.items(items);
        self.here = outside;
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        // `use ::a::b` is always about another crate.
        if item.leading_colon.is_none() {
            self.imports(&item.tree, Vec::new(), !matches!(item.vis, Visibility::Inherited));
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if let (None, Some(first)) = (&path.leading_colon, path.segments.first()) {
            let line = first.ident.span().start().line;
            let words = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.mention(words, line, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    /// `pub(super)` uses nothing.
    fn visit_vis_restricted(&mut self, _: &'ast VisRestricted) {}

    /// What an attribute is given may name paths: `#[derive(crate::a::B)]`.
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, Scan, scan};

    fn read(text: &str) -> Scan {
        scan(&[], text).unwrap_or_else(|error| panic!("{error}"))
    }

    fn paths(text: &str) -> Vec<String> {
        read(text).mentions.iter().map(|mention| mention.path.join("::")).collect()
    }

    #[test]
    fn paths_are_found_wherever_they_are_written() {
        assert_eq!(paths("use a::{b, c::{self, d as e}, f::*};"), ["a::b", "a::c", "a::c::d", "a::f"]);
        assert_eq!(paths("struct A { b: Vec<crate::c::D> }"), ["Vec", "crate::c::D"]);
        assert_eq!(paths("fn a() { m!(b: [super::c::d(1), e], f::g); }"), ["m", "super::c::d", "f::g"]);
        assert_eq!(paths("#[derive(Clone, a::B)] struct C;"), ["a::B"]);
        assert_eq!(paths("fn a() { use b::c; c::d() }"), ["b::c", "c::d"]);
        assert!(paths("pub(super) struct A; use ::b::c;").is_empty());
    }

    #[test]
    fn what_is_there_for_tests_is_left_out() {
        let text = "#[cfg(test)] mod tests { use a::b; } #[cfg(test)] use c::d; #[cfg(not(test))] use e::f;
            struct S; impl S { #[cfg(test)] fn g(&self) { h::i() } } #[cfg(all(test, unix))] fn j() { k::l() }";
        assert_eq!(paths(text), ["e::f", "S"]);
    }

    #[test]
    fn methods_and_their_calls_are_found() {
        let read = read("impl a::B { fn c(&self) { self.d(1) } } impl E for a::B { fn f(&self) {} }");
        let methods: Vec<String> =
            read.methods.iter().map(|method| format!("{} of {}", method.name, method.of.join("::"))).collect();
        assert_eq!(methods, ["c of a::B", "f of "]);
        assert_eq!(read.calls.iter().map(|call| call.name.as_str()).collect::<Vec<_>>(), ["d"]);
    }

    #[test]
    fn names_modules_and_lines_are_known() {
        let read = read("mod a;\npub mod b {\n    pub use super::a::C as D;\n    fn e() {}\n}\n");
        assert_eq!(read.modules[0].files, ["a"]);
        assert_eq!(read.modules[0].names["b"], [Name::Module]);
        assert_eq!(read.modules[1].path, ["b"]);
        let there = ["super", "a", "C"].map(String::from).to_vec();
        assert_eq!(read.modules[1].names["D"], [Name::Import(there.clone())]);
        assert_eq!(read.modules[1].names["e"], [Name::Item]);
        let mention = &read.mentions[0];
        assert_eq!((mention.module, &mention.path, mention.line, mention.hands_on), (1, &there, 3, true));
    }
}
