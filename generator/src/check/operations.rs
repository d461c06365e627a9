//! The operations of one file.

use super::pagination::{self, Call};
use super::scope::Scope;
use super::{Context, answers, body, callers, package, symbols, target};
use crate::api::{Answer, Docs, Field, Name, Operation, Pagination, Type};
use crate::diagnostics::{self, Space};
use crate::name;
use crate::place::At;
use crate::spec::{self, Encoding, Level, Spec};

pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    spec: &Spec,
    types: &[Type],
) -> Vec<Operation> {
    let at = at.key("operations");
    let operations = spec.operations.iter();
    operations
        .filter_map(|(wire, operation)| {
            let at = at.key(wire);
            example_names(cx, at, &operation.examples);
            cx.right(at, |cx| one(cx, at, wire, operation, types))
        })
        .collect()
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    operation: &spec::Operation,
    types: &[Type],
) -> Option<Operation> {
    package::url(cx, at, "documentation", operation.documentation.as_deref());
    let pieces = target::path(cx, at, operation);
    let docs = cx.docs(at, Some(&operation.docs), wire);
    let stability = stability(cx, at.key("stability"), operation.stability.as_ref());
    let (fields, answers, pagination) = call(cx, at, operation, types);
    let redirect = operation.redirect.as_deref();
    let redirect = redirect.and_then(|it| self::redirect(cx, at, it));
    let repeatable = operation.repeatable;
    Some(Operation {
        name: symbols::item_name(wire, operation.rust.as_deref()),
        docs,
        documentation: operation.documentation.clone(),
        deprecated: cx.deprecated(at, operation.deprecated.as_deref()),
        stability,
        plan: operation
            .plan
            .as_deref()
            .map(|it| cx.line(at.key("plan"), it)),
        method: operation.method,
        path: operation.path.clone(),
        repeatable: repeatable.unwrap_or_else(|| operation.method.is_repeatable()),
        auth: callers::numbers(cx, at.key("auth"), &operation.auth)?,
        pieces,
        fields,
        encoding: operation.encoding.unwrap_or(Encoding::Json),
        content_type: body::content_type(operation),
        answers,
        pagination,
        redirect,
        examples: Vec::new(),
    })
}

/// What is sent, what comes, and how that leads from page to page.
fn call(
    cx: &mut Context<'_>,
    at: At<'_>,
    operation: &spec::Operation,
    types: &[Type],
) -> (Vec<Field>, Vec<Answer>, Option<Pagination>) {
    let (fields, are_fields) = cx.is_right(at, |cx| {
        let fields = target::fields(cx, at, operation);
        body::check(cx, at, operation, &fields, types);
        fields
    });
    let (answers, are_answers) = cx.is_right(at, |cx| {
        answers::check(cx, at.key("responses"), &operation.responses, types)
    });
    let call = Call {
        fields: are_fields.then_some(&fields),
        answers: are_answers.then_some(&answers),
        types,
    };
    let pages = operation.pagination.as_ref();
    let pages = pages.and_then(|it| pagination::check(cx, at.key("pagination"), it, call));
    (fields, answers, pages)
}

/// The level of stability, and what follows from it where the spec says so.
fn stability(
    cx: &mut Context<'_>,
    at: At<'_>,
    stability: Option<&spec::Stability>,
) -> Option<(Level, Docs)> {
    let stability = stability?;
    let docs = cx.prose_if(at.key("docs"), stability.docs.as_deref());
    Some((stability.level, docs))
}

/// The Rust name of the redirect that ends the flow.
pub(crate) fn redirect(cx: &mut Context<'_>, at: At<'_>, name: &str) -> Option<String> {
    let found = cx.symbols.redirect(name).map(str::to_owned);
    if found.is_none()
        && let Some(place) = cx.if_told(at.key("redirect").value())
    {
        cx.report(diagnostics::unknown_redirect(
            place,
            name,
            cx.symbols.redirect_names(),
        ));
    }
    found
}

fn example_names(cx: &mut Context<'_>, at: At<'_>, examples: &[spec::Example]) {
    let mut scope = Scope::of(Space::Examples);
    let at = at.key("examples");
    for (number, example) in examples.iter().enumerate() {
        let at = at.index(number);
        let place = at.key("name");
        if !name::is_module(&example.name) {
            cx.report(diagnostics::bad_name(
                place.value(),
                &example.name,
                &name::field_name(&example.name),
            ));
        } else {
            scope.claim(
                cx,
                place,
                &Name {
                    wire: example.name.clone(),
                    rust: example.name.clone(),
                },
            );
        }
    }
}
