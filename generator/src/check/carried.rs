//! What can stand outside of JSON: the client holds requests to the same rules before it sends them.

use serde_json::Value;

use super::{Context, form};
use crate::api::{Field, Location, Shape};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{Encoding, Style};
use crate::yaml::Map;

/// Where values are written as texts.
#[derive(Clone, Copy)]
pub(crate) enum Carrier {
    Path,
    /// A query or a form, with the style of a list that names none.
    Query(Style),
    /// A header of a request.
    Header,
    /// A header of an answer, which is read as text.
    AnswerHeader,
}

impl Carrier {
    /// Where the fields of a request stand, if they are texts there.
    pub(crate) fn of(location: Location, encoding: Encoding) -> Option<Self> {
        match (location, encoding) {
            (Location::Path, _) => Some(Carrier::Path),
            (Location::Query, _) | (Location::Body, Encoding::Form) => {
                Some(Carrier::Query(Style::Repeat))
            }
            (Location::Header, _) => Some(Carrier::Header),
            (Location::Body, _) => None,
        }
    }
}

/// Reports values of an example that cannot stand where their fields do.
pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    carrier: Carrier,
    fields: &[&Field],
    given: &Map<Value>,
) {
    for field in fields.iter().filter(|it| it.constant.is_none()) {
        let wire = &field.name.wire;
        let at = at.key(wire);
        match given.get(wire) {
            Some(Value::Array(items)) => {
                for (number, item) in items.iter().enumerate() {
                    one(cx, at.index(number), carrier, field, item);
                }
            }
            Some(value) => one(cx, at, carrier, field, value),
            None => {}
        }
    }
}

fn one(cx: &mut Context<'_>, at: At<'_>, carrier: Carrier, field: &Field, value: &Value) {
    if let Some(expected) = expected(carrier, field, &form::plain(value)) {
        cx.report(diagnostics::example_out_of_place(at.value(), expected));
    }
}

/// What is expected in the place of a text that cannot stand there.
fn expected(carrier: Carrier, field: &Field, text: &str) -> Option<&'static str> {
    let is_list = matches!(field.shape, Shape::List(_));
    let is_text = |it: char| it == '\t' || it == ' ' || it.is_ascii_graphic();
    match carrier {
        Carrier::Path if ["", ".", ".."].contains(&text) => {
            Some("a text that is not empty, and neither `.` nor `..`")
        }
        Carrier::Query(usual) if is_list && field.style.unwrap_or(usual) == Style::Spaces => {
            let is_word = !text.is_empty() && !text.contains(char::is_whitespace);
            (!is_word).then_some("one word, since spaces stand between the items")
        }
        Carrier::Query(_) if text.is_empty() => Some("a text that is not empty"),
        Carrier::Header if text.chars().any(|it| it.is_ascii_control() && it != '\t') => {
            Some("a text without control characters, since it is a header")
        }
        Carrier::AnswerHeader if !text.chars().all(is_text) => {
            Some("ASCII characters without control characters, since it is a header")
        }
        _ => None,
    }
}
