//! The bodies in parts that the values of an example are sent as, or come as, as the client writes them.

use bytes::Bytes;
use serde_json::Value;

use super::form::plain;
use crate::api::Field;
use crate::runtime::multipart::{Multipart, PartContent, head_of_file};
use crate::runtime::{Checked, form_text, part_head, parts};
use crate::spec::Style;
use crate::yaml::Map;

/// The body: what the client has to send for these values. What it would not send is reported elsewhere.
pub(crate) fn text(fields: &[&Field], given: &Map<Value>) -> String {
    let mut form = Multipart::new();
    let mut fields = fields.iter();
    match fields.try_for_each(|field| send(&mut form, field, given)) {
        Ok(()) => written(form).1,
        Err(_) => String::new(),
    }
}

fn send(form: &mut Multipart, field: &Field, given: &Map<Value>) -> Checked {
    let wire = &field.name.wire;
    let name = match field.style {
        Some(Style::Brackets) => format!("{wire}[]"),
        _ => wire.clone(),
    };
    match (&field.constant, given.get(wire)) {
        (Some(constant), _) => form.part(&name, &Content(&constant.json())),
        (None, None) => Ok(()),
        (None, Some(value)) => {
            let mut items = form_text::items(value).iter();
            items.try_for_each(|it| form.part(&name, &Content(it)))
        }
    }
}

/// The body of an answer, behind what stands between its parts. What a client cannot read is reported elsewhere.
pub(crate) fn answer(object: &Value) -> (String, String) {
    let mut form = Multipart::new();
    let fields = object.as_object().into_iter().flatten();
    let mut parts =
        fields.flat_map(|(name, value)| form_text::items(value).iter().map(move |it| (name, it)));
    match parts.try_for_each(|(name, it)| come(&mut form, name, it)) {
        Ok(()) => written(form),
        Err(_) => Default::default(),
    }
}

/// Adds a part of an answer. A client reads a backslash as programs write it that escape it, and a number stands in it as it
/// does in the example.
fn come(form: &mut Multipart, name: &str, value: &Value) -> Checked {
    let escaped = |text: &str| text.replace('\\', "\\\\");
    let mut value = value.clone();
    if let Some(Value::String(file_name)) = value.get_mut("file_name") {
        *file_name = escaped(file_name);
    }
    let value = match value {
        Value::Number(number) => number.to_string().into(),
        value => value,
    };
    form.part(&escaped(name), &Content(&value))
}

/// Whether a client reads the name of a part of an answer, and what is said of a file, as they stand in the spec.
pub(crate) fn is_read(name: &str, value: &Value) -> bool {
    let mut form = Multipart::new();
    // What cannot be written leaves a body without a part.
    let _ = come(&mut form, name, value);
    let (boundary, body) = form.into_body();
    let part = parts::all(&body, &boundary).unwrap_or_default().pop();
    let said = |key: &str| value.get(key).and_then(Value::as_str);
    part.and_then(|it| part_head::read(it).ok())
        .is_some_and(|(head, _)| {
            head.name == name
                && said("file_name").is_none_or(|it| it == head.file_name)
                && said("media_type").is_none_or(|it| it == head.media_type)
        })
}

/// What stands between the parts, and the body.
fn written(form: Multipart) -> (String, String) {
    let (boundary, body) = form.into_body();
    (boundary, String::from_utf8_lossy(&body).into_owned())
}

/// A value of an example. A file is a mapping there.
struct Content<'v>(&'v Value);

impl Content<'_> {
    fn said(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }
}

impl PartContent for Content<'_> {
    fn head(&self, name: &str) -> Checked<String> {
        match self.0.is_object() {
            true => head_of_file(name, self.said("file_name"), self.said("media_type")),
            false => Ok(String::new()),
        }
    }

    fn content(&self) -> Bytes {
        let text = match self.0.is_object() {
            true => self.said("content").to_owned(),
            false => plain(self.0),
        };
        text.into()
    }
}
