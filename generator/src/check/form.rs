//! The values of an example as parameters: as they are sent in a query or in a form, and as they come in a form.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::api::{Field, Shape, Type};
use crate::runtime::{Checked, UrlWriter, query};
use crate::spec::{JsonType, Style};
use crate::yaml::Map;

/// The body, where it is a form. What the client would not send is reported elsewhere.
pub(crate) fn text<'f>(fields: impl Iterator<Item = &'f Field>, given: &Map<Value>) -> String {
    let mut form = UrlWriter::form();
    match pairs(&mut form, fields, Style::Repeat, given) {
        Ok(()) => form.into_text(),
        Err(_) => String::new(),
    }
}

/// Writes fields as the client does, lists in their usual style where they name none.
///
/// # Errors
///
/// When the client would not send one of the values.
pub(crate) fn pairs<'f>(
    writer: &mut UrlWriter,
    mut fields: impl Iterator<Item = &'f Field>,
    usual: Style,
    given: &Map<Value>,
) -> Checked {
    fields.try_for_each(|field| {
        let wire = &field.name.wire;
        match (&field.constant, given.get(wire)) {
            (Some(constant), _) => writer.pair(wire, &constant.text()),
            (None, None) => Ok(()),
            (None, Some(Value::Array(items))) => {
                list(writer, wire, field.style.unwrap_or(usual), items)
            }
            (None, Some(value)) => writer.pair(wire, &plain(value)),
        }
    })
}

fn list(writer: &mut UrlWriter, wire: &str, style: Style, items: &[Value]) -> Checked {
    let items: Vec<String> = items.iter().map(plain).collect();
    match style {
        Style::Repeat => writer.repeated(wire, &items),
        Style::Brackets => writer.repeated(&format!("{wire}[]"), &items),
        Style::Commas => writer.commas(wire, &items),
        Style::Spaces => writer.words(wire, &items),
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

/// The object that the text of a form is read as, if it is the text of one.
pub(crate) fn read(text: &str, fields: &[Field], types: &[Type]) -> Option<Value> {
    let mut form: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, value) in query::pairs(text.trim_ascii())? {
        form.entry(key).or_default().push(value);
    }
    let entries = form.into_iter().map(|(key, texts)| {
        let field = fields.iter().find(|it| it.has_key(&key) || it.is_rest);
        let value = field.map(|it| values(it, texts, types));
        (key, value.unwrap_or_default())
    });
    Some(Value::Object(entries.collect()))
}

/// What stands under one key. What does not fit stays a text, or becomes a list, so that it is told.
fn values(field: &Field, texts: Vec<String>, types: &[Type]) -> Value {
    let shape = match &field.shape {
        // What stands under other keys comes key by key.
        Shape::Map(item) => item,
        shape => shape,
    };
    let mut values = texts
        .into_iter()
        .map(|it| single(shape.innermost_item(), it, types));
    match (shape, values.len()) {
        (Shape::List(_), _) | (_, 2..) => values.collect(),
        _ => values.next().unwrap_or_default(),
    }
}

/// A text as the client reads it: as JSON, where it is a number or a boolean.
fn single(shape: &Shape, text: String, types: &[Type]) -> Value {
    let is_plain = matches!(
        shape.json(types),
        Some(JsonType::Number | JsonType::Boolean)
    ) && !text.contains(char::is_whitespace);
    let value = is_plain.then(|| serde_json::from_str(&text).ok());
    value.flatten().unwrap_or(Value::String(text))
}
