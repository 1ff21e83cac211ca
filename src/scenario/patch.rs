//! JSON merge patches (RFC 7386), and one thing more: a list of named entries is patched by name.

use crate::scenario::Tree;
use std::collections::BTreeMap;

/// What becomes of a value by a patch: in objects each name is patched, `null` removes one; anything else replaces what
/// was there.
///
/// A list whose every entry is an object with a text `name` is patched like an object of these entries, where RFC 7386
/// would replace it: `{ "actors": { "Bo": { "slowness": 2 } } }` changes Bo and nobody else. `null` removes an entry; a
/// name that is not there becomes a new one. The entries that stay keep their order; as an object has none, new ones
/// follow in the order of their names' UTF-16 code units. A list in a patch replaces a list whole.
#[must_use]
pub fn merge(target: Tree, patch: &Tree) -> Tree {
    let Tree::Fields(changes) = patch else { return patch.clone() };
    match target {
        Tree::Fields(fields) => merge_fields(fields, changes),
        Tree::List(entries) if entries.iter().all(|entry| name_of(entry).is_some()) => merge_entries(entries, changes),
        _ => merge_fields(Vec::new(), changes),
    }
}

fn merge_fields(mut fields: Vec<(String, Tree)>, changes: &[(String, Tree)]) -> Tree {
    for (name, change) in changes {
        let at = fields.iter().position(|(known, _)| known == name);
        match (at, change) {
            (Some(at), Tree::Null) => drop(fields.remove(at)),
            (None, Tree::Null) => {}
            (Some(at), _) => {
                let old = std::mem::replace(&mut fields[at].1, Tree::Null);
                fields[at].1 = merge(old, change);
            }
            (None, _) => fields.push((name.clone(), merge(Tree::Null, change))),
        }
    }
    Tree::Fields(fields)
}

fn merge_entries(mut entries: Vec<Tree>, changes: &[(String, Tree)]) -> Tree {
    let is_new = |name: &&String| !entries.iter().any(|entry| name_of(entry) == Some(name));
    // A tree sorts in little code, and few names come at once.
    let new: BTreeMap<Vec<u16>, &String> =
        changes.iter().map(|(name, _)| name).filter(is_new).map(|name| (name.encode_utf16().collect(), name)).collect();
    let named = |name: &String| Tree::Fields(vec![("name".into(), Tree::Text(name.clone()))]);
    entries.extend(new.into_values().map(named));
    let patched =
        entries.into_iter().filter_map(|entry| match changes.iter().find(|(name, _)| name_of(&entry) == Some(name)) {
            None => Some(entry),
            Some((_, Tree::Null)) => None,
            Some((_, change)) => Some(merge(entry, change)),
        });
    Tree::List(patched.collect())
}

fn name_of(entry: &Tree) -> Option<&str> {
    let Tree::Fields(fields) = entry else { return None };
    fields.iter().find_map(|(field, value)| match value {
        Tree::Text(name) if field == "name" => Some(name.as_str()),
        _ => None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
mod tests {
    use super::{Tree, merge};
    use std::collections::BTreeMap;

    /// By rule: what is patched, the patch, and what must come out.
    const EXAMPLES: &str = include_str!("patch.examples.json");

    #[test]
    fn every_example_comes_out() {
        let rules: BTreeMap<String, Vec<[Tree; 3]>> = serde_json::from_str(EXAMPLES).unwrap();
        assert!(!rules.is_empty());
        for (rule, examples) in rules {
            for [target, patch, result] in examples {
                assert_eq!(merge(target.clone(), &patch), result, "{rule}: {target:?} with {patch:?}");
            }
        }
    }
}
