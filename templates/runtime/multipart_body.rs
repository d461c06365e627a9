// Answers in parts, for the test double: a client reads them and never writes them.

use bytes::Bytes;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::multipart::{PartContent, head_of_file};
use super::script_answer::Answer;
use super::{Binary, InvalidRequest, Multipart, Upload};

impl Answer {
    /// The parts that an object is read from. A list is a part for each item.
    pub(in super::super) fn in_parts(status: u16, object: &impl Serialize) -> Self {
        match form(object) {
            Ok(form) => {
                let (boundary, body) = form.into_body();
                let content_type = format!("multipart/form-data; boundary={boundary}");
                Self::new(status, body).header("content-type", &content_type)
            }
            Err(error) => Self::unplayable(&error),
        }
    }
}

fn form(object: &impl Serialize) -> Result<Multipart, InvalidRequest> {
    let object = serde_json::to_value(object).unwrap_or_default();
    let mut form = Multipart::new();
    for (name, value) in object.as_object().into_iter().flatten() {
        let values = match value {
            Value::Array(items) => items.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values {
            add(&mut form, name, value)?;
        }
    }
    Ok(form)
}

/// Only a file is an object here.
fn add(form: &mut Multipart, name: &str, value: &Value) -> Result<(), InvalidRequest> {
    let name = &escaped(name);
    match (File::deserialize(value), value) {
        (Ok(file), _) => form.part(name, &file),
        (Err(_), Value::String(text)) => form.part(name, text),
        (Err(_), value) => form.part(name, &value.to_string()),
    }
}

/// A name in which each backslash stands for itself. A client reads them as programs write them that escape them.
fn escaped(name: &str) -> String {
    name.replace('\\', "\\\\")
}

/// A file as JSON, from which its part is made.
#[derive(Serialize, Deserialize)]
struct File {
    file_name: String,
    media_type: String,
    content: Binary,
}

impl Serialize for Upload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let file = File {
            file_name: self.file_name.clone(),
            media_type: self.media_type.clone(),
            content: self.content.clone().into(),
        };
        file.serialize(serializer)
    }
}

impl PartContent for File {
    /// A server need not name a file.
    fn head(&self, name: &str) -> Result<String, InvalidRequest> {
        head_of_file(name, &escaped(&self.file_name), &self.media_type)
    }

    fn content(&self) -> Bytes {
        self.content.clone().into()
    }
}
