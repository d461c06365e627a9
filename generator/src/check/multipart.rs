//! The body in parts that the values of an example are sent as.

use std::collections::BTreeSet;

use serde_json::Value;

use super::form::plain;
use crate::api::Field;
use crate::spec::Style;
use crate::yaml::Map;

/// The body: what the client has to send for these values.
pub(crate) fn text(fields: &[&Field], given: &Map<Value>) -> String {
    let parts = fields.iter().flat_map(|field| parts(field, given));
    let parts: Vec<String> = parts.collect();
    let boundary = boundary(&parts);
    let parts = parts.iter().map(|it| format!("--{boundary}\r\n{it}\r\n"));
    format!("{}--{boundary}--\r\n", parts.collect::<String>())
}

fn parts(field: &Field, given: &Map<Value>) -> Vec<String> {
    let wire = &field.name.wire;
    let name = match field.style {
        Some(Style::Brackets) => format!("{wire}[]"),
        _ => wire.clone(),
    };
    match (&field.constant, given.get(wire)) {
        (Some(constant), _) => vec![part(&name, &constant.json())],
        (None, None) => Vec::new(),
        (None, Some(Value::Array(items))) => items.iter().map(|it| part(&name, it)).collect(),
        (None, Some(value)) => vec![part(&name, value)],
    }
}

fn part(name: &str, value: &Value) -> String {
    let name = escaped(name);
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    let (head, content) = match value {
        Value::Object(_) => {
            let (file_name, media_type) = (escaped(text("file_name")), text("media_type"));
            let head = format!("; filename=\"{file_name}\"\r\nContent-Type: {media_type}");
            (head, text("content").to_owned())
        }
        value => (String::new(), plain(value)),
    };
    format!("Content-Disposition: form-data; name=\"{name}\"{head}\r\n\r\n{content}")
}

/// What stands between the parts, and nowhere in them: a mark with the least number that it has nowhere.
fn boundary(parts: &[String]) -> String {
    let mark = "part-of-form-";
    let number = |window: &[u8]| {
        let digits = window.strip_prefix(b"--")?.strip_prefix(mark.as_bytes())?;
        std::str::from_utf8(digits).ok()?.parse::<u64>().ok()
    };
    let windows = parts.iter().flat_map(|it| it.as_bytes().windows(25));
    let taken: BTreeSet<u64> = windows.filter_map(number).collect();
    let free = (0..).find(|it| !taken.contains(it)).unwrap_or_default();
    format!("{mark}{free:010}")
}

fn escaped(name: &str) -> String {
    let name = name.replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}
