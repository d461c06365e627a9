//! The statuses of errors.

use std::collections::HashMap;

use super::symbols::{Naming, Scope, spec_name};
use super::{Context, File, shape, text};
use crate::api::{Body, ErrorStatus, Name};
use crate::diagnostics;
use crate::place::{At, Place};
use crate::spec;

/// An error `x` gives `StatusError` the methods `is_x` and, if it has a body, `x`.
const METHODS_OF_STATUS_ERROR: [&str; 10] = [
    "attempts",
    "body",
    "body_as",
    "body_of",
    "headers",
    "in_doubt",
    "new",
    "operation",
    "status",
    "truncated",
];

pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) -> Vec<ErrorStatus> {
    let mut scope = Scope::of(Naming::OWN_METHOD);
    let mut statuses: HashMap<u16, Place> = HashMap::new();
    let mut errors = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("errors");
        for (wire, error) in file.spec.errors.iter() {
            let at = at.key(wire);
            status(cx, at, error.status, &mut statuses);
            let docs = cx.docs(at, error.docs.as_deref(), wire);
            let body = error
                .body
                .as_ref()
                .and_then(|it| body(cx, at.key("body"), it));
            let Some(name) = spec_name(cx, at, wire, None, Naming::OWN_METHOD) else {
                continue;
            };
            scope.claim(cx, at, &name);
            // The predicate is a method as well, and another error may have its name.
            let predicate = Name {
                wire: name.wire.clone(),
                rust: format!("is_{}", name.rust),
            };
            scope.claim(cx, at, &predicate);
            Naming::OWN_METHOD.avoid(cx, at, &name, &METHODS_OF_STATUS_ERROR);
            errors.push(ErrorStatus {
                name: name.rust,
                status: error.status,
                docs,
                body,
            });
        }
    }
    errors
}

fn status(cx: &mut Context<'_>, at: At<'_>, status: u16, seen: &mut HashMap<u16, Place>) {
    let place = at.key("status").value();
    if !(400..=599).contains(&status) {
        cx.report(diagnostics::no_error_status(place, status));
    } else if let Some(first) = seen.insert(status, place.clone()) {
        cx.report(diagnostics::status_twice(place, status, first));
    }
}

/// A JSON body that is received.
fn body(cx: &mut Context<'_>, at: At<'_>, body: &spec::Body) -> Option<Body> {
    value(cx, at, body.envelope.as_deref(), &body.type_)
}

/// A JSON value, in an envelope if there is one.
pub(crate) fn value(
    cx: &mut Context<'_>,
    at: At<'_>,
    envelope: Option<&str>,
    type_: &str,
) -> Option<Body> {
    if let Some(envelope) = envelope.filter(|it| !text::is_wire_key(it)) {
        cx.report(diagnostics::bad_wire_key(
            at.key("envelope").value(),
            envelope,
        ));
    }
    let shape = shape::parse(cx, at.key("type"), type_)?;
    Some(Body {
        envelope: envelope.map(str::to_owned),
        shape,
    })
}
