//! Documented answers, held against what an operation is answered with.

use serde_json::Value;

use super::carried::{self, Carrier};
use super::values::{self, Way};
use super::{Context, examples, multipart};
use crate::api::{Answer, Answered, Builtin, Content, Datum, Field, Shape, Type};
use crate::diagnostics;
use crate::place::At;
use crate::runtime::form_text;
use crate::spec;

/// The answer of an example, which is one of `answers`.
pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    answers: &[Answer],
    example: &spec::Example,
) -> Option<Answered> {
    let usual = || answers.first().and_then(|it| it.status).unwrap_or(200);
    let status = example.status.unwrap_or_else(usual);
    let number = number(cx, at, answers, status)?;
    let answer = answers.get(number)?;
    let response = example.response.as_ref();
    let (headers_at, given) = (at.key("response_headers"), &example.response_headers);
    let fields: Vec<&Field> = answer.headers.iter().collect();
    carried::check(cx, headers_at, Carrier::AnswerHeader, &fields, given);
    let headers = examples::mapping(cx, headers_at, types, &fields, given, false);
    let body = body(cx, at, types, &answer.content, response);
    let (content_type, body_text) = written(&answer.content, response);
    let header_texts = given.iter();
    let header_texts = header_texts.map(|(name, it)| (name.to_owned(), header_text(it)));
    Some(Answered {
        status,
        number,
        headers: headers?,
        header_texts: content_type.into_iter().chain(header_texts).collect(),
        body: body?,
        body_text,
    })
}

/// A value as the API writes it in a header: a number as it stands in the example.
fn header_text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Which answer has the status.
fn number(cx: &mut Context<'_>, at: At<'_>, answers: &[Answer], status: u16) -> Option<usize> {
    let place = at.key("status").value();
    if !(200..=299).contains(&status) {
        cx.report(diagnostics::no_success_status(place, status));
        return None;
    }
    let of = |wanted: Option<u16>| answers.iter().position(|it| it.status == wanted);
    let found = of(Some(status)).or_else(|| of(None));
    if found.is_none() {
        cx.report(diagnostics::status_without_answer(place, status));
    }
    found
}

/// What the body says. None: nothing is read.
fn body(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    content: &Content,
    response: Option<&Value>,
) -> Option<Option<Datum>> {
    let response_at = at.key("response");
    let way = Way {
        types,
        is_sent: false,
    };
    match (content, response) {
        (Content::Nothing, None) => Some(None),
        (Content::Nothing, Some(_)) => {
            cx.report(diagnostics::nothing_to_read(response_at.name(), "response"));
            None
        }
        (_, None) => {
            cx.report(diagnostics::missing_in_example(at.value(), "response"));
            None
        }
        (Content::Json(body), Some(whole)) => {
            examples::enveloped(cx, response_at, types, body, whole).map(Some)
        }
        (Content::Text | Content::Bytes, Some(text)) => {
            let text_shape = Shape::Builtin(Builtin::String);
            values::value(cx, response_at, way, &text_shape, text).map(Some)
        }
        (Content::Form(shape) | Content::Multipart(shape), Some(form)) => {
            empty_lists(cx, response_at, form);
            let datum = values::value(cx, response_at, way, shape, form)?;
            if let Content::Multipart(_) = content {
                misread_parts(cx, response_at, form);
            }
            Some(Some(datum))
        }
    }
}

/// Reports lists without items, which nothing in a form stands for.
fn empty_lists(cx: &mut Context<'_>, at: At<'_>, form: &Value) {
    let fields = form.as_object().into_iter().flatten();
    for (key, _) in fields.filter(|(_, it)| it.as_array().is_some_and(Vec::is_empty)) {
        let expected = "at least one item, since a form has nothing for a list without one";
        cx.report(diagnostics::example_out_of_place(
            at.key(key).value(),
            expected,
        ));
    }
}

/// Reports parts whose heads a client cannot read, or reads otherwise.
fn misread_parts(cx: &mut Context<'_>, at: At<'_>, form: &Value) {
    for (name, value) in form.as_object().into_iter().flatten() {
        let at = at.key(name);
        let mut one = |at: At<'_>, value: &Value| {
            if !multipart::is_read(name, value) {
                cx.report(diagnostics::example_out_of_place(at.value(), READABLE));
            }
        };
        match value {
            Value::Array(items) => (0..)
                .zip(items)
                .for_each(|(number, it)| one(at.index(number), it)),
            value => one(at, value),
        }
    }
}

const READABLE: &str = "names without `%22`, `%0D` and `%0A`, which a client reads as other characters, and of less than 8 KiB";

/// The body, as it is on the wire, and the header without which it cannot be read.
fn written(content: &Content, response: Option<&Value>) -> (Option<(String, String)>, String) {
    let text = match (content, response) {
        (Content::Text | Content::Bytes, Some(Value::String(text))) => text.clone(),
        (Content::Form(_), Some(form)) => form_text::text(form),
        (Content::Multipart(_), Some(form)) => {
            let (boundary, text) = multipart::answer(form);
            let content_type = format!("multipart/form-data; boundary={boundary}");
            return (Some(("Content-Type".to_owned(), content_type)), text);
        }
        (_, response) => response.map(Value::to_string).unwrap_or_default(),
    };
    (None, text)
}
