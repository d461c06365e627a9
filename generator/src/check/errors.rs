//! The statuses of errors.

use std::collections::HashMap;

use super::naming::{Naming, spec_name};
use super::scope::Scope;
use super::{Context, File, shape, text};
use crate::api::{Body, ErrorStatus, HoldsFor, Name};
use crate::diagnostics::{self, Space};
use crate::place::{At, Place};
use crate::spec;
use crate::yaml::Map;

/// An error `x` gives `StatusError` the methods `is_x` and, if it has a body, `x`.
const METHODS_OF_STATUS_ERROR: [&str; 10] = [
    "attempts",
    "body",
    "body_as",
    "body_if",
    "headers",
    "in_doubt",
    "new",
    "operation",
    "status",
    "truncated",
];

pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) -> Vec<ErrorStatus> {
    let mut scope = Scope::of(Space::Errors);
    let mut statuses = HashMap::new();
    let mut errors = Vec::new();
    for (number, File { spec, .. }) in files.iter().enumerate() {
        let root = At::root(number);
        let holds_for = |status| HoldsFor::AllBut(overriding(files, status));
        let (at, given) = (root.key("errors"), &spec.errors);
        errors.extend(section(
            cx,
            at,
            given,
            &mut scope,
            &mut statuses,
            &holds_for,
        ));
        for (operation, it) in spec.operations.iter() {
            if !cx.symbols.is_first("operations", operation, number) {
                continue;
            }
            let (at, mut statuses) = (root.key("operations"), HashMap::new());
            let at = at.key(operation);
            let (at, holds_for) = (at.key("errors"), |_| HoldsFor::Only(operation.to_owned()));
            errors.extend(section(
                cx,
                at,
                &it.errors,
                &mut scope,
                &mut statuses,
                &holds_for,
            ));
        }
    }
    errors
}

/// The operations that have an error of their own with this status.
fn overriding(files: &[File], status: u16) -> Vec<String> {
    let operations = files.iter().flat_map(|file| file.spec.operations.iter());
    let own = operations.filter(|(_, it)| it.errors.values().any(|it| it.status == status));
    own.map(|(wire, _)| wire.to_owned()).collect()
}

/// The errors of one place. All names differ, and the statuses of one place do.
fn section(
    cx: &mut Context<'_>,
    at: At<'_>,
    errors: &Map<spec::ErrorStatus>,
    scope: &mut Scope,
    statuses: &mut HashMap<u16, Place>,
    holds_for: &dyn Fn(u16) -> HoldsFor,
) -> Vec<ErrorStatus> {
    let one = |(wire, error): (&str, &spec::ErrorStatus)| {
        let at = at.key(wire);
        status(cx, at, error.status, statuses);
        let docs = cx.docs(at, error.docs.as_deref(), wire);
        let given = error.body.as_ref();
        let body = given.and_then(|it| body(cx, at.key("body"), it));
        Some(ErrorStatus {
            name: name(cx, at, wire, scope)?,
            status: error.status,
            docs,
            body,
            holds_for: holds_for(error.status),
        })
    };
    errors.iter().filter_map(one).collect()
}

/// The name of the method that gives the body. The predicate is a method as well, and another error may have its name.
fn name(cx: &mut Context<'_>, at: At<'_>, wire: &str, scope: &mut Scope) -> Option<String> {
    let name = spec_name(cx, at, wire, None, Naming::OWN_METHOD)?;
    let predicate = Name {
        wire: name.wire.clone(),
        rust: format!("is_{}", name.rust),
    };
    // Who has the name has the predicate as well.
    let _ = scope.claim(cx, at, &name) && scope.claim(cx, at, &predicate);
    Naming::OWN_METHOD.avoid(cx, at, &name, &METHODS_OF_STATUS_ERROR);
    Some(name.rust)
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
pub(crate) fn body(cx: &mut Context<'_>, at: At<'_>, body: &spec::Body) -> Option<Body> {
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
