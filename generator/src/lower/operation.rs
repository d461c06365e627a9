//! Operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Layout, docs, example, fields, target, type_name, type_of};
use crate::api::{Api, Body, Location, Operation};
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
            &operation.fields,
            operation.has_body(),
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
        checks: fields::checks(api, &operation.fields),
        target: target::lower(operation).into_iter().collect(),
        parts: code(parts(operation)),
        answer: code(answer(&operation.answer)),
    }
}

/// The request, an expression of a `Result`.
fn parts(operation: &Operation) -> TokenStream {
    let target = match target::is_fixed(operation) {
        true => quote!(Self::INFO.path),
        false => quote!(target.into_text()),
    };
    let parts = quote!(super::runtime::RequestParts);
    let headers: Vec<_> = operation
        .fields_in(Location::Header)
        .map(target::header)
        .collect();
    match (operation.has_body(), headers.split_first()) {
        (true, None) => quote!(#parts::json(#target, self)),
        (false, None) => quote!(Ok(#parts::empty(#target))),
        (true, Some((first, rest))) => quote!(#parts::json(#target, self)?.#first #(?.#rest)*),
        (false, Some((first, rest))) => quote!(#parts::empty(#target).#first #(?.#rest)*),
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
