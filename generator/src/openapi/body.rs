//! What a request sends as its body.

use serde_json::{Value, json};

use super::object::Object;
use super::{client, datum, parameter, prose, schema};
use crate::api::{Api, Datum, Example, Field, Location, Operation};
use crate::spec::Encoding;

/// The type of JSON.
pub(super) const JSON: &str = "application/json";
/// That of the parameters of a query.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";
/// That of texts and files.
pub(super) const MULTIPART: &str = "multipart/form-data";

/// The body, if the operation has one.
pub(super) fn of(api: &Api, operation: &Operation) -> Option<Object> {
    let media = Object::default()
        .with(
            "schema",
            client::joined(api, operation, schema_of(api, operation)),
        )
        .filled("encoding", encoding(operation))
        .filled("examples", examples(api, operation));
    let content = Object::default().with(&media_type(api, operation), media);
    let only = only(operation);
    let docs = only.map(|it| prose::text(api, &it.docs));
    operation.has_body().then(|| {
        Object::default()
            .maybe("description", docs)
            .with("required", true)
            .with("content", content)
            .maybe("x-clientwright-name", only.map(|it| it.name.wire.as_str()))
    })
}

/// The field that the body as a whole is, where it is one.
fn only(operation: &Operation) -> Option<&Field> {
    match operation.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => None,
        Encoding::Value | Encoding::Text | Encoding::Bytes => {
            operation.fields_in(Location::Body).next()
        }
    }
}

fn media_type(api: &Api, operation: &Operation) -> String {
    match operation.encoding {
        Encoding::Json | Encoding::Value => {
            let mut headers = api.headers.iter();
            let given = headers.find(|(name, _)| name == "content-type");
            given.map_or(JSON, |(_, value)| value).to_owned()
        }
        Encoding::Form => FORM.to_owned(),
        Encoding::Multipart => MULTIPART.to_owned(),
        Encoding::Text | Encoding::Bytes => operation.content_type.clone(),
    }
}

fn schema_of(api: &Api, operation: &Operation) -> Object {
    let fields = operation.fields_in(Location::Body);
    match (operation.encoding, only(operation)) {
        // Bytes as they are have no schema.
        (Encoding::Bytes, _) => Object::default(),
        (_, Some(only)) => schema::value(api, only),
        (_, None) => {
            let fields: Vec<Field> = fields.map(in_body).collect();
            schema::object(api, &fields)
        }
    }
}

/// A field under the name that it has in the body.
fn in_body(field: &Field) -> Field {
    let mut field = field.clone();
    field.name.wire = parameter::key(&field);
    field
}

/// How lists are written in a form.
fn encoding(operation: &Operation) -> Object {
    let fields = operation.fields_in(Location::Body);
    let styled = fields.map(|it| (parameter::key(it), parameter::style(it)));
    let styled = styled.filter(|(_, style)| *style != Object::default());
    styled.collect()
}

fn examples(api: &Api, operation: &Operation) -> Object {
    let examples = operation.examples.iter();
    let shown = examples.map(|it| {
        let example = Object::default()
            .filled("description", prose::text(api, &it.docs))
            .with(
                "value",
                client::shown(api, operation, value(api, operation, it)),
            )
            .filled("x-clientwright-files", files(Some(&it.request)));
        (it.name.as_str(), example)
    });
    shown.collect()
}

/// The body of an example.
fn value(api: &Api, operation: &Operation, example: &Example) -> Value {
    let sent = datum::request(api, operation, example);
    let mut body = sent.filter(|(field, _)| field.location == Location::Body);
    match operation.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => {
            let body = body.map(|(field, it)| (parameter::key(field), it));
            body.collect::<Object>().into()
        }
        Encoding::Value | Encoding::Text => body.next().map(|(_, it)| it).unwrap_or_default(),
        Encoding::Bytes => example.request_text.clone().into(),
    }
}

/// What the files of an example are called, and what they are, in their order.
pub(super) fn files(body: Option<&Datum>) -> Vec<Value> {
    let values = match body {
        Some(Datum::Object(_, values)) => values.iter().flatten(),
        _ => return Vec::new(),
    };
    let single = values.flat_map(|it| match it {
        Datum::List(items) => items.as_slice(),
        it => std::slice::from_ref(it),
    });
    let files = single.filter_map(|it| match it {
        Datum::Upload(name, media_type, _) => {
            Some(json!({ "file_name": name, "media_type": media_type }))
        }
        _ => None,
    });
    files.collect()
}
