//! What a request sends as its body.

use serde_json::{Value, json};

use super::object::Object;
use super::{datum, parameter, prose, schema, security};
use crate::api::{Api, Example, Field, Location, Operation};
use crate::spec::Encoding;

/// The type of JSON.
pub(super) const JSON: &str = "application/json";
/// That of the parameters of a query.
const FORM: &str = "application/x-www-form-urlencoded";
/// That of texts and files, each a part of the body.
const PARTS: &str = "multipart/form-data";

/// The body, if the operation has one.
pub(super) fn of(api: &Api, operation: &Operation) -> Option<Object> {
    let media = Object::default()
        .with("schema", schema_of(api, operation))
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
        Encoding::Multipart => PARTS.to_owned(),
        Encoding::Text | Encoding::Bytes => operation.content_type.clone(),
    }
}

fn schema_of(api: &Api, operation: &Operation) -> Object {
    let fields = operation.fields_in(Location::Body);
    match (operation.encoding, only(operation)) {
        // Bytes as they are have no schema.
        (Encoding::Bytes, _) => Object::default(),
        (_, Some(only)) => schema::value(api, only),
        (Encoding::Form | Encoding::Multipart, None) => {
            let fields: Vec<Field> = fields.map(in_form).collect();
            with_credential(api, operation, schema::object(api, &fields))
        }
        (_, None) => with_credential(api, operation, schema::object(api, fields)),
    }
}

/// A body that a client id and a client secret join, if one of them does. The examples do not show them.
fn with_credential(api: &Api, operation: &Operation, schema: Object) -> Object {
    if security::in_body(api, operation).is_empty() {
        return schema;
    }
    let text = || Object::default().with("type", "string");
    let mut properties = schema.get("properties").cloned().unwrap_or(json!({}));
    properties["client_id"] = text().into();
    properties["client_secret"] = text().with("format", "password").into();
    schema.with("properties", properties)
}

/// A field of a form, under the name that it has there.
fn in_form(field: &Field) -> Field {
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
            .with("value", value(api, operation, it));
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
