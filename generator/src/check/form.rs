//! The parameters that the values of an example are sent as, in a query or in a form.

use serde_json::Value;

use crate::api::Field;
use crate::runtime::{Checked, UrlWriter};
use crate::spec::Style;
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
