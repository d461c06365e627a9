//! The form that the values of an example are sent as.

use std::fmt::Write;

use serde_json::Value;

use crate::api::Field;
use crate::spec::Style;
use crate::yaml::Map;

/// The body, where it is a form: what the client has to send for these values.
pub(crate) fn text<'f>(fields: impl Iterator<Item = &'f Field>, given: &Map<Value>) -> String {
    let pairs: Vec<String> = fields.flat_map(|field| pairs(field, given)).collect();
    pairs.join("&")
}

fn pairs(field: &Field, given: &Map<Value>) -> Vec<String> {
    let wire = &field.name.wire;
    let pair = |name: &str, value: &str| format!("{}={value}", escaped(name));
    if let Some(constant) = &field.constant {
        return vec![pair(wire, &escaped(&constant.text()))];
    }
    let items = match given.get(wire) {
        None => return Vec::new(),
        // Without an item a list is left out, whatever its style.
        Some(Value::Array(items)) if items.is_empty() => return Vec::new(),
        Some(Value::Array(items)) => items.iter().map(|it| escaped(&plain(it))).collect(),
        Some(value) => vec![escaped(&plain(value))],
    };
    match field.style {
        Some(Style::Brackets) => items
            .iter()
            .map(|it| pair(&format!("{wire}[]"), it))
            .collect(),
        Some(Style::Commas) => vec![pair(wire, &items.join(","))],
        Some(Style::Spaces) => vec![pair(wire, &items.join("%20"))],
        Some(Style::Repeat) | None => items.iter().map(|it| pair(wire, it)).collect(),
    }
}

/// A value as it is written where there is no JSON.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        // The client writes `2`, and not `2.0`.
        Value::Number(it) if it.is_f64() => it.as_f64().unwrap_or_default().to_string(),
        value => value.to_string(),
    }
}

/// All but the unreserved characters of RFC 3986 as `%` and their bytes.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                escaped.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            byte => drop(write!(escaped, "%{byte:02X}")),
        }
    }
    escaped
}
