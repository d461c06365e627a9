//! The body of a request, as a whole.

use super::{Context, text};
use crate::api::{Builtin, Field, Location, Shape, Type};
use crate::diagnostics;
use crate::place::{At, Place};
use crate::spec::{Encoding, Method, Operation};

pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    operation: &Operation,
    fields: &[Field],
    types: &[Type],
) {
    let (body, included) = (&operation.body, &operation.include.body);
    let has_body = !(body.is_empty() && included.is_empty());
    let place = match body.is_empty() {
        true => at.key("include").key("body").name(),
        false => at.key("body").name(),
    };
    let encoding = operation.encoding.unwrap_or(Encoding::Json);
    if operation.method == Method::Get && has_body {
        cx.report(diagnostics::body_of_get(
            place.clone(),
            at.key("method").value(),
        ));
    }
    if operation.encoding.is_some() && !has_body {
        cx.report(diagnostics::encoding_without_body(
            at.key("encoding").name(),
        ));
    } else if has_one_field(encoding) {
        only(cx, place, operation, fields, types);
    }
    if let Some(content_type) = &operation.content_type {
        if !text::is_header_value(content_type) {
            let place = at.key("content_type").value();
            cx.report(diagnostics::bad_header_value(place, "content-type"));
        }
        if !is_raw(encoding) {
            let place = at.key("content_type").name();
            cx.report(diagnostics::content_type_not_here(place));
        }
    }
}

/// The content type of a body that is sent as it is.
pub(crate) fn content_type(operation: &Operation) -> String {
    let usual = match operation.encoding {
        Some(Encoding::Text) => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let given = operation.content_type.as_deref();
    given.unwrap_or(usual).to_owned()
}

fn has_one_field(encoding: Encoding) -> bool {
    is_raw(encoding) || encoding == Encoding::Value
}

fn is_raw(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Text | Encoding::Bytes)
}

/// A body that is one value has one field, which is always there.
fn only(
    cx: &mut Context<'_>,
    place: Place,
    operation: &Operation,
    fields: &[Field],
    types: &[Type],
) {
    let in_body = fields.iter().filter(|it| it.location == Location::Body);
    let in_body: Vec<&Field> = in_body.collect();
    let (expected, fits): (_, fn(&Shape, &[Type]) -> bool) = match operation.encoding {
        Some(Encoding::Text) => ("a single value", Shape::is_scalar),
        Some(Encoding::Value) => ("of any type", |_, _| true),
        _ => ("`bytes`", |shape, _| {
            *shape == Shape::Builtin(Builtin::Bytes)
        }),
    };
    let is_whole = |it: &Field| !it.optional && !it.nullable && it.constant.is_none();
    let is_right = match in_body.as_slice() {
        // What is wrong in itself has been reported.
        [] => true,
        [only] => is_whole(only) && fits(&only.shape, types),
        _ => false,
    };
    if !is_right {
        cx.report(diagnostics::no_raw_body(place, expected));
    }
}
