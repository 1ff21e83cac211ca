//! JSON merge patches (RFC 7386).

use crate::scenario::Tree;

/// What becomes of a value by a patch: in objects each name is patched, `null` removes one; anything else replaces what
/// was there.
#[must_use]
pub fn merge(target: Tree, patch: &Tree) -> Tree {
    let Tree::Fields(changes) = patch else { return patch.clone() };
    let mut fields = match target {
        Tree::Fields(fields) => fields,
        _ => Vec::new(),
    };
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
mod tests {
    use super::{Tree, merge};

    /// The examples of RFC 7386, appendix A: original, patch, result.
    #[test]
    fn the_examples_of_the_rfc_come_out() {
        let examples = [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, r"{}"),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
            (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
            (r#"{"a":"foo"}"#, "null", "null"),
            (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
            ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
            ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ];
        for (original, patch, result) in examples {
            let tree = |text: &str| serde_json::from_str::<Tree>(text).unwrap();
            assert_eq!(merge(tree(original), &tree(patch)), tree(result), "{original} with {patch}");
        }
    }
}
