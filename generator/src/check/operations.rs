//! The operations of one file.

use super::pagination::{self, Call};
use super::scope::Scope;
use super::{Context, answers, body, callers, package, symbols, target};
use crate::api::{Answer, Docs, Field, Name, Operation, Pagination, Piece, Type};
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
    spec.operations
        .iter()
        .filter_map(|(wire, operation)| one(cx, at.key(wire), wire, operation, types))
        .collect()
}

/// An operation, if it is known what is sent and what comes. Nothing that is looked at later depends on the rest.
fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    operation: &spec::Operation,
    types: &[Type],
) -> Option<Operation> {
    package::url(cx, at, "documentation", operation.documentation.as_deref());
    example_names(cx, at, &operation.examples);
    let docs = cx.docs(at, Some(&operation.docs), wire);
    let stability = stability(cx, at.key("stability"), operation.stability.as_ref());
    let (request, answers, pagination) = call(cx, at, operation, types);
    let redirect = redirect(cx, at, operation.redirect.as_deref());
    let repeatable = operation.repeatable;
    let auth = callers::numbers(cx, at.key("auth"), &operation.auth);
    let (pieces, fields) = request?;
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
        auth: auth.unwrap_or_default(),
        pieces,
        fields,
        encoding: operation.encoding.unwrap_or(Encoding::Json),
        content_type: body::content_type(operation),
        answers: answers?,
        pagination,
        redirect,
        examples: Vec::new(),
    })
}

/// What is sent and what comes, as far as it is right, and how that leads from page to page.
fn call(
    cx: &mut Context<'_>,
    at: At<'_>,
    operation: &spec::Operation,
    types: &[Type],
) -> (Option<Request>, Option<Vec<Answer>>, Option<Pagination>) {
    let request = cx.right(at, |cx| Some(request(cx, at, operation, types)));
    let answers = cx.right(at, |cx| {
        let responses = &operation.responses;
        Some(answers::check(cx, at.key("responses"), responses, types))
    });
    let call = Call {
        fields: request.as_ref().map(|(_, fields)| fields.as_slice()),
        answers: answers.as_deref(),
        types,
    };
    let pagination = operation.pagination.as_ref();
    let pagination =
        pagination.and_then(|it| pagination::check(cx, at.key("pagination"), it, call));
    (request, answers, pagination)
}

/// The path of a request, and its fields.
type Request = (Vec<Piece>, Vec<Field>);

fn request(
    cx: &mut Context<'_>,
    at: At<'_>,
    operation: &spec::Operation,
    types: &[Type],
) -> Request {
    let pieces = target::path(cx, at, operation);
    let fields = target::fields(cx, at, operation);
    body::check(cx, at, operation, &fields, types);
    (pieces, fields)
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

/// The Rust name of the redirect that ends the flow, if one does.
pub(crate) fn redirect(cx: &mut Context<'_>, at: At<'_>, name: Option<&str>) -> Option<String> {
    let name = name?;
    let found = cx.symbols.redirect(name).map(str::to_owned);
    if found.is_none()
        && !cx.symbols.is_meant("redirects", name)
        && let Some(place) = cx.if_told(at.key("redirect").value())
    {
        cx.report_aside(diagnostics::unknown_redirect(
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
