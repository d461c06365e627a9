//! What a call is answered with.

use serde_json::Value;

use super::body::{self, FORM, JSON, MULTIPART};
use super::object::Object;
use super::{datum, parameter, prose, schema};
use crate::api::{Answer, Answered, Api, Content, ErrorStatus, Example, HoldsFor, Operation};

/// The answers of an operation, by status: those of success, then the errors.
pub(super) fn all(api: &Api, operation: &Operation) -> Object {
    let success = operation.answers.iter().enumerate();
    let success = success.map(|(number, it)| (status(it), of(api, operation, number, it)));
    let errors = api.errors.iter();
    let errors = errors.filter_map(|it| {
        let error = error_of(api, operation, it)?;
        Some((it.status.to_string(), error))
    });
    success.chain(errors).collect()
}

/// The errors that several operations can have, by name.
pub(super) fn shared_errors(api: &Api) -> Object {
    let errors = api.errors.iter();
    let shared = errors.filter(|it| matches!(it.holds_for, HoldsFor::AllBut(_)));
    shared
        .map(|it| (it.name.as_str(), error(api, it)))
        .collect()
}

fn status(answer: &Answer) -> String {
    match answer.status {
        Some(status) => status.to_string(),
        None => "2XX".to_owned(),
    }
}

fn of(api: &Api, operation: &Operation, number: usize, answer: &Answer) -> Object {
    let examples: Vec<&Example> = operation
        .examples
        .iter()
        .filter(|it| it.answer.number == number)
        .collect();
    let headers = answer.headers.iter().enumerate();
    let headers = headers.map(|(place, field)| {
        let header = parameter::header(api, field, header_examples(api, place, &examples));
        (field.name.wire.as_str(), header)
    });
    let described = described(prose::text(api, &answer.docs), "Success.");
    described
        .filled("headers", headers.collect::<Object>())
        .filled("content", content(api, answer, &examples))
}

/// The documented values of the header in this place.
fn header_examples(api: &Api, place: usize, examples: &[&Example]) -> Object {
    let shown = examples.iter().filter_map(|it| {
        let value = it.answer.headers.get(place)?.as_ref()?;
        let value = Object::default().with("value", datum::value(api, value));
        Some((it.name.as_str(), value))
    });
    shown.collect()
}

/// A description there has to be.
fn described(prose: String, otherwise: &str) -> Object {
    let description = match prose.is_empty() {
        true => otherwise.to_owned(),
        false => prose,
    };
    Object::default().with("description", description)
}

fn content(api: &Api, answer: &Answer, examples: &[&Example]) -> Object {
    let text = Object::default().with("type", "string");
    let (media_type, schema) = match &answer.content {
        Content::Nothing => return Object::default(),
        Content::Json(body) => (JSON, schema::body(api, body)),
        Content::Text => ("text/plain", text),
        // Bytes as they are have no schema.
        Content::Bytes => ("application/octet-stream", Object::default()),
        Content::Form(shape) => (FORM, schema::of(api, shape)),
        Content::Multipart(shape) => (MULTIPART, schema::of(api, shape)),
    };
    let examples = examples.iter();
    let examples = examples.map(|it| (it.name.as_str(), example(api, answer, it)));
    let media = Object::default()
        .with("schema", schema)
        .filled("examples", examples.collect::<Object>());
    Object::default().with(media_type, media)
}

fn example(api: &Api, answer: &Answer, example: &Example) -> Object {
    let Answered {
        status,
        body,
        body_text,
        ..
    } = &example.answer;
    let value = match (&answer.content, body) {
        // It was read as JSON.
        (Content::Json(_), _) => serde_json::from_str(body_text).unwrap_or_default(),
        (Content::Form(_) | Content::Multipart(_), Some(form)) => datum::value(api, form),
        _ => Value::from(body_text.as_str()),
    };
    let is_usual = answer.status.unwrap_or(200) == *status;
    Object::default()
        .filled("description", prose::text(api, &example.docs))
        .with("value", value)
        .filled("x-clientwright-files", body::files(body.as_ref()))
        .maybe("x-clientwright-status", (!is_usual).then_some(*status))
}

/// How an operation can fail in this way, if it can.
fn error_of(api: &Api, operation: &Operation, it: &ErrorStatus) -> Option<Object> {
    let name = &operation.name.wire;
    match &it.holds_for {
        HoldsFor::AllBut(others) if others.contains(name) => None,
        HoldsFor::AllBut(_) => Some(Object::reference("responses", &it.name)),
        HoldsFor::Only(only) if only == name => {
            Some(error(api, it).with("x-clientwright-error", it.name.as_str()))
        }
        HoldsFor::Only(_) => None,
    }
}

fn error(api: &Api, error: &ErrorStatus) -> Object {
    let body = error.body.as_ref().map(|it| schema::body(api, it));
    let content = body.map(|it| {
        let media = Object::default().with("schema", it);
        Object::default().with(JSON, media)
    });
    described(prose::text(api, &error.docs), "An error.").maybe("content", content)
}
