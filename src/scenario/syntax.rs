//! What is wrong with text that is no JSON, in words of our own.

use serde_json::Error;

/// What the reader of JSON calls a mistake, and what we do.
const WORDS: &[(&str, &str)] = &[
    ("EOF while parsing a list", "the text ends within a list: a ] is missing"),
    ("EOF while parsing an object", "the text ends within an object: a } is missing"),
    ("EOF while parsing a string", "the text ends within a text: a \" is missing"),
    ("EOF while parsing a value", "the text ends where a value is expected"),
    ("expected `:`", "a name in an object must be followed by a colon"),
    ("expected `,` or `]`", "in a list, a value must be followed by a comma or a ]"),
    ("expected `,` or `}`", "in an object, a value must be followed by a comma or a }"),
    ("expected ident", "a value must be a number, a text in double quotes, true, false, null, a list or an object"),
    ("expected value", "a value must be a number, a text in double quotes, true, false, null, a list or an object"),
    ("expected `\"`", "a name in an object must be a text in double quotes"),
    ("key must be a string", "a name in an object must be a text in double quotes"),
    ("trailing comma", "a comma must be followed by something"),
    ("invalid escape", "after a backslash there must be one of \" \\ / b f n r t u"),
    ("invalid number", "a number must be written as in 12, -0.5 or 1e3"),
    ("number out of range", "a number is too large"),
    ("invalid unicode code point", "\\u must be followed by the code of a character"),
    ("lone leading surrogate in hex escape", "\\u must be followed by the code of a character"),
    ("unexpected end of hex escape", "\\u must be followed by the code of a character"),
    (
        "control character (\\u0000-\\u001F) found while parsing a string",
        "a line break or other control character in a text must be written as in \\n",
    ),
    ("recursion limit exceeded", "it is nested too deeply"),
];

/// A sentence: where, and what must be so there.
pub(super) fn says(error: &Error, text: &str) -> String {
    let whole = error.to_string();
    let says = whole.split(" at line ").next().unwrap_or(&whole);
    let ours = WORDS.iter().find(|(theirs, _)| *theirs == says).map_or(says, |(_, ours)| ours);
    if text.trim().is_empty() {
        return "it is empty".into();
    }
    format!("line {}, column {}: {ours}", error.line(), error.column())
}

#[cfg(test)]
mod tests {
    use crate::scenario::parse_tree;

    #[track_caller]
    fn told(text: &str) -> String {
        parse_tree(text, "").err().map(|problem| problem.message).unwrap_or_default()
    }

    #[test]
    fn what_is_no_json_is_told_by_line_and_column_in_our_words() {
        for (text, says) in [
            ("", "it is empty"),
            (" \n", "it is empty"),
            ("{\n  \"format\": 1,\n}", "line 3, column 1: a comma must be followed by something"),
            ("{\"format\" 1}", "line 1, column 11: a name in an object must be followed by a colon"),
            ("{\"a\": 1 \"b\": 2}", "line 1, column 9: in an object, a value must be followed by a comma or a }"),
            ("[1 2]", "line 1, column 4: in a list, a value must be followed by a comma or a ]"),
            ("{\"a\": 1", "line 1, column 7: the text ends within an object: a } is missing"),
            ("[1", "line 1, column 2: the text ends within a list: a ] is missing"),
            ("\"a", "line 1, column 2: the text ends within a text: a \" is missing"),
            ("{\"a\":", "line 1, column 5: the text ends where a value is expected"),
            ("{a: 1}", "line 1, column 2: a name in an object must be a text in double quotes"),
            ("\"\\q\"", "line 1, column 3: after a backslash there must be one of \" \\ / b f n r t u"),
            (
                "\"a\nb\"",
                "line 2, column 0: a line break or other control character in a text must be written as in \\n",
            ),
            ("01", "line 1, column 2: a number must be written as in 12, -0.5 or 1e3"),
            ("1e999", "line 1, column 5: a number is too large"),
            (
                "'a'",
                "line 1, column 1: a value must be a number, a text in double quotes, true, false, null, a list or an object",
            ),
            (
                "nil",
                "line 1, column 2: a value must be a number, a text in double quotes, true, false, null, a list or an object",
            ),
            ("\"\\ud800\"", "\\u must be followed by the code of a character"),
        ] {
            let got = told(text);
            assert!(got.starts_with("the scenario cannot be read: ") && got.ends_with(says), "{text:?}: {got}");
        }
        assert!(told(&"[".repeat(1000)).ends_with("it is nested too deeply"));
    }

    #[test]
    fn a_mark_of_the_encoding_is_no_part_of_the_text() {
        assert!(parse_tree("\u{feff}{}", "").is_ok());
        assert!(told("\u{feff}\u{feff}{}").contains("line 1, column 1"));
    }
}
