//! What successful answers of an operation hold.

use super::fields;
use super::owner::Owner;
use super::scope::Scope;
use super::{Context, errors, form_types, shape};
use crate::api::{Answer, Content, Field, Name, Type};
use crate::diagnostics::{self, Space};
use crate::name;
use crate::place::At;
use crate::spec::{self, Spec};
use crate::yaml::Map;

/// Every status of success that has no answer of its own.
const REST: &str = "2xx";

/// The status that a key of `responses` tells, none where it is the rest, if it tells one.
pub(crate) fn status(key: &str) -> Option<Option<u16>> {
    match key.parse::<u16>() {
        Ok(status @ 200..=299) if status.to_string() == key => Some(Some(status)),
        _ if key == REST => Some(None),
        _ => None,
    }
}

/// The types that an operation has of its own for its answers, besides itself.
pub(crate) fn names(spec: &Spec, section: &str, operation: &Name) -> Vec<Name> {
    let found = match section {
        "operations" => spec.operations.get(&operation.wire),
        _ => None,
    };
    let Some(responses) = found.map(|it| &it.responses) else {
        return Vec::new();
    };
    let many = (responses.len() > 1).then(|| name::of_answer(&operation.rust));
    let of_one = |(key, success): (&str, &spec::Success)| {
        let status = status(key)?;
        let is_struct = !success.headers.is_empty();
        is_struct.then(|| name::of_one_answer(&operation.rust, status, responses.len()))
    };
    let all = many.into_iter().chain(responses.iter().filter_map(of_one));
    all.map(|rust| Name {
        wire: operation.wire.clone(),
        rust,
    })
    .collect()
}

pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    responses: &Map<spec::Success>,
    types: &[Type],
) -> Vec<Answer> {
    if responses.is_empty() {
        cx.report(diagnostics::empty(at.value(), "responses"));
    }
    responses
        .iter()
        .filter_map(|(key, success)| one(cx, at.key(key), key, success, types))
        .collect()
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    key: &str,
    success: &spec::Success,
    types: &[Type],
) -> Option<Answer> {
    let status = status(key);
    if status.is_none() {
        cx.report(diagnostics::bad_success_status(at.name(), key));
    }
    let reads = success.type_.is_some() || success.content.is_some();
    if let Some(Some(status @ (204 | 205))) = status
        && reads
    {
        cx.report(diagnostics::no_body_by_status(at.name(), status));
    }
    let docs = cx.prose_if(at.key("docs"), success.docs.as_deref());
    let headers = headers(cx, at.key("headers"), &success.headers);
    Some(Answer {
        content: content(cx, at, success, types)?,
        status: status?,
        docs,
        headers,
    })
}

/// The headers, which are fields beside `body`.
fn headers(cx: &mut Context<'_>, at: At<'_>, given: &Map<spec::Field>) -> Vec<Field> {
    let mut scope = Scope::of(Space::Answer);
    let body = Name {
        wire: "the body".to_owned(),
        rust: "body".to_owned(),
    };
    scope.claim(cx, at, &body);
    for (wire, _) in given.iter().filter(|(_, it)| it.constant.is_some()) {
        let place = at.key(wire).key("constant").name();
        cx.report(diagnostics::constant_in_answer(place));
    }
    fields::within(cx, at, given, Owner::Headers, &mut scope)
}

fn content(
    cx: &mut Context<'_>,
    at: At<'_>,
    success: &spec::Success,
    types: &[Type],
) -> Option<Content> {
    needless(cx, at, success);
    let content = success.content.unwrap_or(spec::Content::Json);
    match (content, &success.type_) {
        (spec::Content::Json, Some(type_)) => {
            errors::value(cx, at, success.envelope.as_deref(), type_).map(Content::Json)
        }
        (spec::Content::Json, None) => Some(Content::Nothing),
        (spec::Content::Text, _) => Some(Content::Text),
        (spec::Content::Bytes, _) => Some(Content::Bytes),
        (spec::Content::Form, Some(type_)) => {
            let at = at.key("type");
            let shape = shape::parse(cx, at, type_)?;
            form_types::check(cx, at, &shape, types);
            Some(Content::Form(shape))
        }
        (spec::Content::Multipart, Some(type_)) => {
            no_content_type(cx, at.key("headers"), &success.headers);
            let at = at.key("type");
            let shape = shape::of_part(cx, at, type_)?;
            form_types::check_parts(cx, at, &shape, types);
            Some(Content::Multipart(shape))
        }
        (spec::Content::Form | spec::Content::Multipart, None) => {
            let place = at.key("content").value();
            cx.report(diagnostics::no_form(place, "it has no `type`"));
            None
        }
    }
}

/// Reports what says how a body is read that is not read so.
fn needless(cx: &mut Context<'_>, at: At<'_>, success: &spec::Success) {
    let (is_json, is_typed) = match success.content {
        None | Some(spec::Content::Json) => (true, true),
        Some(spec::Content::Form | spec::Content::Multipart) => (false, true),
        Some(spec::Content::Text | spec::Content::Bytes) => (false, false),
    };
    if success.type_.is_some() && !is_typed {
        cx.report(diagnostics::nothing_to_read(at.key("type").name(), "type"));
    }
    if success.envelope.is_some() && !(is_json && success.type_.is_some()) {
        let place = at.key("envelope").name();
        cx.report(diagnostics::nothing_to_read(place, "envelope"));
    }
}

/// The header that tells what stands between the parts is no part of the answer.
fn no_content_type(cx: &mut Context<'_>, at: At<'_>, headers: &Map<spec::Field>) {
    let mut wires = headers.iter().map(|(wire, _)| wire);
    if let Some(wire) = wires.find(|it| it.eq_ignore_ascii_case("content-type")) {
        cx.report(diagnostics::content_type_of_parts(at.key(wire).name()));
    }
}
