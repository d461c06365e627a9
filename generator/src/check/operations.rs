//! The operations of one file.

use super::auth::NONE;
use super::symbols::{Naming, Scope};
use super::{Context, errors, package, symbols, target};
use crate::api::{Answer, Docs, Name, Operation, Type};
use crate::diagnostics;
use crate::markdown;
use crate::name;
use crate::place::At;
use crate::spec::{self, Content, Encoding, Method, Spec};

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

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    operation: &spec::Operation,
    types: &[Type],
) -> Option<Operation> {
    package::url(cx, at, "documentation", operation.documentation.as_deref());
    let pieces = target::path(cx, at, operation);
    if operation.method == Method::Get
        && !(operation.body.is_empty() && operation.include.body.is_empty())
    {
        cx.report(diagnostics::body_of_get(at.key("body").name()));
    }
    let docs = cx.docs(at, Some(&operation.docs), wire);
    let stability = operation.stability.as_ref();
    let stability = stability.map(|it| (it.level, meaning(cx, at.key("stability"), it)));
    let fields = target::fields(cx, at, operation, types);
    let responses = at.key("responses");
    let answer = answer(cx, responses.key("2xx"), &operation.responses.success);
    let redirect = operation
        .redirect
        .as_deref()
        .and_then(|it| redirect(cx, at, it));
    example_names(cx, at, &operation.examples);
    Some(Operation {
        name: symbols::item_name(wire, operation.rust.as_deref()),
        docs,
        documentation: operation.documentation.clone(),
        deprecated: cx.deprecated(at, operation.deprecated.as_deref()),
        stability,
        plan: operation.plan.as_deref().map(markdown::plain),
        method: operation.method,
        path: operation.path.clone(),
        repeatable: operation
            .repeatable
            .unwrap_or_else(|| is_repeatable(operation.method)),
        auth: auth(cx, at, &operation.auth)?,
        pieces,
        fields,
        encoding: operation.encoding.unwrap_or(Encoding::Json),
        answer: answer?,
        redirect,
        examples: Vec::new(),
    })
}

/// What HTTP says of a method: that twice is the same as once.
fn is_repeatable(method: Method) -> bool {
    match method {
        Method::Get | Method::Put | Method::Delete => true,
        Method::Post | Method::Patch => false,
    }
}

/// What follows from the level of stability, where the spec says so.
fn meaning(cx: &mut Context<'_>, at: At<'_>, stability: &spec::Stability) -> Docs {
    let source = stability.docs.as_deref().unwrap_or_default();
    cx.prose(|| at.key("docs").value(), source)
}

fn answer(cx: &mut Context<'_>, at: At<'_>, success: &spec::Success) -> Option<Answer> {
    let is_json = matches!(success.content, None | Some(Content::Json));
    let needless = [
        ("type", success.type_.is_some() && !is_json),
        (
            "envelope",
            success.envelope.is_some() && (!is_json || success.type_.is_none()),
        ),
    ];
    for (key, _) in needless.into_iter().filter(|(_, is_needless)| *is_needless) {
        cx.report(diagnostics::nothing_to_read(at.key(key).name(), key));
    }
    match (success.content, &success.type_) {
        (None | Some(Content::Json), Some(type_)) => {
            errors::value(cx, at, success.envelope.as_deref(), type_).map(Answer::Json)
        }
        (None | Some(Content::Json), None) => Some(Answer::Nothing),
        (Some(Content::Text), _) => Some(Answer::Text),
        (Some(Content::Bytes), _) => Some(Answer::Bytes),
    }
}

/// The number of the credential, or none where there shall be none.
fn auth(cx: &mut Context<'_>, at: At<'_>, name: &str) -> Option<Option<usize>> {
    if name == NONE {
        return Some(None);
    }
    let found = cx.symbols.auth().iter().position(|it| *it == name);
    if found.is_none() {
        cx.report(diagnostics::unknown_auth(
            at.key("auth").value(),
            name,
            cx.symbols.auth(),
        ));
    }
    found.map(Some)
}

/// The Rust name of the redirect that ends the flow.
pub(crate) fn redirect(cx: &mut Context<'_>, at: At<'_>, name: &str) -> Option<String> {
    let found = cx.symbols.redirect(name).map(str::to_owned);
    if found.is_none() {
        cx.report(diagnostics::unknown_redirect(
            at.key("redirect").value(),
            name,
            &cx.symbols.redirect_names(),
        ));
    }
    found
}

fn example_names(cx: &mut Context<'_>, at: At<'_>, examples: &[spec::Example]) {
    let mut scope = Scope::of(Naming::OWN_METHOD);
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
