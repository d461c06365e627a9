//! Operations.

use quote::quote;

use super::{Layout, docs, example, fields, type_name, type_of};
use crate::api::{Api, Body, Operation};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::Level;

pub(super) fn lower(api: &Api, operation: &Operation, layout: Layout) -> ir::Operation {
    // A doctest names the crate, and a module has none of its own.
    let examples = match layout {
        Layout::Crate => example::doctests(api, operation),
        Layout::Module => Vec::new(),
    };
    let docs = docs::operation(operation, examples);
    let token = api
        .auth
        .get(operation.auth)
        .map(|auth| ident(type_name(api, auth.token)));
    ir::Operation {
        request: fields::structure(
            api,
            &operation.name.rust,
            docs,
            &operation.body,
            !operation.body.is_empty(),
        ),
        wire: code(rust::text(&operation.name.wire)),
        method: code(ident(docs::method(operation.method))),
        path: code(rust::text(&operation.path)),
        repeatable: code(operation.repeatable),
        stability: operation
            .stability
            .iter()
            .map(|(level, _)| code(ident(level_name(*level))))
            .collect(),
        auth: code(quote!(super::#token)),
        output: code(type_of(api, &operation.answer.shape)),
        checks: fields::checks(api, &operation.body),
        parts: code(match operation.body.is_empty() {
            true => quote!(Ok(super::runtime::RequestParts::empty(Self::INFO.path))),
            false => quote!(super::runtime::RequestParts::json(Self::INFO.path, self)),
        }),
        answer: code(answer(&operation.answer)),
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Alpha => "Alpha",
        Level::Beta => "Beta",
    }
}

fn answer(body: &Body) -> proc_macro2::TokenStream {
    match &body.envelope {
        Some(envelope) => quote!(super::runtime::json::enveloped(#envelope, response)),
        None => quote!(super::runtime::json::whole(response)),
    }
}
