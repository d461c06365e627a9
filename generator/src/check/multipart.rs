//! The bodies in parts that the values of an example are sent as, or come as.

use std::collections::BTreeSet;

use serde_json::Value;

use super::form::plain;
use crate::api::Field;
use crate::runtime::part_head;
use crate::spec::Style;
use crate::yaml::Map;

/// The body: what the client has to send for these values.
pub(crate) fn text(fields: &[&Field], given: &Map<Value>) -> String {
    let parts = fields.iter().flat_map(|field| parts(field, given));
    joined(&parts.collect::<Vec<_>>()).1
}

/// The body of an answer, behind what stands between its parts. A number stands in it as it does in the example.
pub(crate) fn answer(form: &Value) -> (String, String) {
    let fields = form.as_object().into_iter().flatten();
    let parts = fields.flat_map(|(name, value)| {
        let values = match value {
            Value::Array(items) => items.as_slice(),
            value => std::slice::from_ref(value),
        };
        values.iter().map(|it| answered(name, it))
    });
    joined(&parts.collect::<Vec<_>>())
}

/// Whether a client reads the name of a part of an answer, and what is said of a file, as they stand in the spec.
pub(crate) fn is_read(name: &str, value: &Value) -> bool {
    let text = answered(name, value);
    let said = |key: &str| value.get(key).and_then(Value::as_str);
    part_head::read(text.as_bytes()).is_ok_and(|(head, _)| {
        head.name == name
            && said("file_name").is_none_or(|it| it == head.file_name)
            && said("media_type").is_none_or(|it| it == head.media_type)
    })
}

/// A part of an answer. A client reads a backslash as programs write it that escape it.
fn answered(name: &str, value: &Value) -> String {
    let name = name.replace('\\', "\\\\");
    let mut value = value.clone();
    if let Some(Value::String(file_name)) = value.get_mut("file_name") {
        *file_name = file_name.replace('\\', "\\\\");
    }
    match value {
        Value::Number(number) => part(&name, &number.to_string().into()),
        value => part(&name, &value),
    }
}

/// What stands between some parts, and the body.
fn joined(parts: &[String]) -> (String, String) {
    let boundary = boundary(parts);
    let text = parts.iter().map(|it| format!("--{boundary}\r\n{it}\r\n"));
    let text = format!("{}--{boundary}--\r\n", text.collect::<String>());
    (boundary, text)
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
            let file_name = match text("file_name") {
                "" => String::new(),
                file_name => format!("; filename=\"{}\"", escaped(file_name)),
            };
            let head = format!("{file_name}\r\nContent-Type: {}", text("media_type"));
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
