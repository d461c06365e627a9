//! Values as YAML which readers of its versions 1.1 and 1.2 read alike: to the former, `no` and `2024-01-01` are no texts,
//! and most writers of YAML leave them without quotes.

use std::fmt::Write;

use serde_json::Value;

/// Words of small letters that some reader takes for something else.
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// The text of a value: mappings and lists in blocks, texts of several lines in lines. All else stands as in JSON, which is
/// YAML too; only a text that no reader can take for something else has no quotes.
pub(crate) fn print(value: &Value) -> String {
    let mut text = String::new();
    block(value, 0, &mut text);
    text.push('\n');
    text
}

/// Prints a value from where the text ends now; its further lines are so far in.
fn block(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            separated(entries, indent, out, |(key, value), out| {
                out.push_str(&scalar(key));
                out.push(':');
                if has_lines(value) {
                    new_line(indent + 2, out);
                    block(value, indent + 2, out);
                } else {
                    out.push(' ');
                    leaf(value, indent + 2, out);
                }
            })
        }
        Value::Array(items) if !items.is_empty() => separated(items, indent, out, |item, out| {
            out.push_str("- ");
            match has_lines(item) {
                true => block(item, indent + 2, out),
                false => leaf(item, indent + 2, out),
            }
        }),
        // Lines at the margin could be taken for marks of the document.
        _ => leaf(value, indent + 2, out),
    }
}

fn separated<T>(
    parts: impl IntoIterator<Item = T>,
    indent: usize,
    out: &mut String,
    print: impl Fn(T, &mut String),
) {
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            new_line(indent, out);
        }
        print(part, out);
    }
}

fn has_lines(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

fn new_line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

fn leaf(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::String(text) if stands_in_lines(text) => {
            out.push_str("|-");
            for line in text.split('\n') {
                // An empty line has no blanks either.
                new_line(if line.is_empty() { 0 } else { indent }, out);
                out.push_str(line);
            }
        }
        Value::String(text) => out.push_str(&scalar(text)),
        value => out.push_str(&value.to_string()),
    }
}

/// Whether a text has several lines that come back as they are.
fn stands_in_lines(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && !text.contains(|it| it != '\n' && is_odd(it))
}

fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::new();
    for char in Value::from(text).to_string().chars() {
        match is_odd(char) {
            true => write!(quoted, "\\u{:04x}", u32::from(char)).unwrap_or_default(),
            false => quoted.push(char),
        }
    }
    quoted
}

/// Whether a reader of some version of YAML ends a line here, leaves it out, or does not allow it.
fn is_odd(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Whether a text means itself without quotes: it begins with a letter or as a path does, has no mark of YAML, and is no word
/// of it.
fn is_plain(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/')
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || " _-./{}()',".contains(it))
        && !text.ends_with(' ')
        && !WORDS.iter().any(|it| it.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// Texts that some reader takes for something else when they stand without quotes, one a line; and those with line ends.
    const ODD: &str = "no\nOn\ny\nNULL\n~\n=\n<<\n2024-01-01\n12:30\n1_000\n0o7\n1.0\n.nan\na: b\na #b\n- a\na \n a\n*a\n&a\n!a\n%a\n\
        @a\n`a\n\"\na\tb\n\u{85}\na\u{2028}b\n\u{feff}\n\u{7f}\n---\n...\n?\n200\n2xx";
    const WITH_LINES: [&str; 5] = ["", "a\r\nb", "\n", "a\n", " a\nb"];

    #[test]
    fn a_text_stays_a_text() {
        for text in ODD.split('\n').chain(WITH_LINES) {
            let value = json!({ text: text });
            let printed = print(&value);
            let is_quoted = printed.starts_with('"') && printed.ends_with("\"\n");
            assert!(is_quoted, "{printed}");
            let read: Value = serde_yaml::from_str(&printed).unwrap();
            assert_eq!(read, value, "{printed}");
        }
        for text in ["a", "link_token", "/v1/{id}", "An API, of (any) size."] {
            assert_eq!(print(&json!(text)), format!("{text}\n"));
        }
    }

    #[test]
    fn values_stand_in_blocks() {
        let value = json!({
            "a": { "b": [1, { "c": null, "d": [] }, [true, "x"]], "e": {} },
            "docs": "One line.\n\n  And two: more.",
        });
        let expected = "a:\n  b:\n    - 1\n    - c: null\n      d: []\n    - - true\n      - x\n  e: {}\n\
                        docs: |-\n  One line.\n\n    And two: more.\n";
        assert_eq!(print(&value), expected);
        assert_eq!(print(&json!("-\n\"")), "|-\n  -\n  \"\n");
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<Option<bool>>().prop_map(|it| json!(it)),
            any::<i64>().prop_map(|it| json!(it)),
            "[ a#:\\-\n'\"no]{0,6}".prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            let key = "[a\n:# n]{0,4}";
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(key, inner, 0..4).prop_map(|it| json!(it)),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(value in values()) {
            let printed = print(&value);
            let read: Value = serde_yaml::from_str(&printed).unwrap();
            prop_assert_eq!(read, value, "{}", printed);
        }
    }
}
