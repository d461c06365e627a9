//! Operations.

use quote::quote;

use super::{Layout, docs, example, fields, type_name, type_of};
use crate::api::{Api, Body, Operation};
use crate::ir;
use crate::rust::{self, code, ident};

pub(super) fn lower(api: &Api, operation: &Operation, layout: Layout) -> ir::Operation {
    let directions = fields::Directions {
        sent: !operation.body.is_empty(),
        received: false,
    };
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
        request: fields::structure(api, &operation.name.rust, docs, &operation.body, directions),
        wire: code(rust::text(&operation.name.wire)),
        method: code(ident(docs::method(operation.method))),
        path: code(rust::text(&operation.path)),
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

fn answer(body: &Body) -> proc_macro2::TokenStream {
    match &body.envelope {
        Some(envelope) => quote!(super::runtime::json::enveloped(#envelope, response)),
        None => quote!(super::runtime::json::whole(response)),
    }
}
