// Answers that are forms, for the test double: a client reads them and never writes them.

use percent_encoding::utf8_percent_encode;
use serde::Serialize;
use serde_json::Value;

use super::url_writer::ESCAPED;

/// An object as the form that it is read from. A list is a key for each item.
pub fn text(object: &impl Serialize) -> String {
    let object = serde_json::to_value(object).unwrap_or_default();
    let fields = object.as_object().into_iter().flatten();
    let pairs = fields.flat_map(|(key, value)| items(value).iter().map(move |it| pair(key, it)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The values that stand under one key: those of a list, or the only one.
pub fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        value => std::slice::from_ref(value),
    }
}

fn pair(key: &str, value: &Value) -> String {
    let escaped = |text: &str| utf8_percent_encode(text, ESCAPED).to_string();
    let value = match value {
        Value::String(text) => escaped(text),
        value => escaped(&value.to_string()),
    };
    format!("{}={value}", escaped(key))
}
