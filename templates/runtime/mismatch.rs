// What a test expected, and what came.

use std::fmt;

use serde_json::Value;

use super::decode_error::joined;

/// What a test expected, and what came.
///
/// `Debug` tells it as `Display` does, so that a test that ends with `unwrap` or `?` shows it.
/// It quotes requests: take care that tests have no real secrets in them.
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch(String);

impl Mismatch {
    /// What is wrong, and lines that tell more.
    pub(super) fn new(what: String, lines: &[String]) -> Self {
        match lines {
            [] => Self(what),
            lines => Self(format!("{what}:\n  {}", lines.join("\n  "))),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Mismatch {}

/// Where two JSON values differ: a line for each field, with what was expected and what came.
pub(super) fn differences(
    path: &str,
    expected: Option<&Value>,
    got: Option<&Value>,
) -> Vec<String> {
    match (expected, got) {
        (Some(Value::Object(expected)), Some(Value::Object(got))) => {
            let new = got.keys().filter(|key| !expected.contains_key(*key));
            let keys = expected.keys().chain(new);
            keys.flat_map(|key| differences(&joined(path, key), expected.get(key), got.get(key)))
                .collect()
        }
        (Some(Value::Array(expected)), Some(Value::Array(got))) => {
            (0..expected.len().max(got.len()))
                .flat_map(|index| {
                    let path = format!("{path}[{index}]");
                    differences(&path, expected.get(index), got.get(index))
                })
                .collect()
        }
        (expected, got) if expected == got => Vec::new(),
        (expected, got) => vec![difference(path, &shown(expected), &shown(got))],
    }
}

/// A line that tells one difference.
pub(super) fn difference(place: &str, expected: &str, got: &str) -> String {
    format!("{place}: expected {expected}, got {got}")
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), Value::to_string)
}
