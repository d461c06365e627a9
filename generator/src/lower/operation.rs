//! Operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Layout, answer, client, docs, example, fields, rules, target};
use crate::api::{Api, Location, Operation};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::{Encoding, Level};

pub(super) fn lower(api: &Api, operation: &Operation, layout: Layout) -> ir::Operation {
    // A doctest names the crate, and a module has none of its own.
    let examples = match layout {
        Layout::Crate => example::doctests(api, operation),
        Layout::Module => Vec::new(),
    };
    let docs = docs::operation(operation, examples);
    let auth = operation.auth.and_then(|number| api.auth.get(number));
    ir::Operation {
        request: fields::structure(
            api,
            &operation.name.rust,
            docs,
            &operation.fields,
            operation.has_body() && operation.encoding == Encoding::Json,
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
        auth: code(client::credential(api, auth)),
        answer_types: answer::types(api, operation),
        answers: answer::all(api, operation).into_iter().collect(),
        output: code(answer::output(api, operation)),
        checks: match rules::of_self(api, &operation.fields) {
            checks if checks.is_empty() => Vec::new(),
            checks => vec![checks],
        },
        target: target::lower(operation).into_iter().collect(),
        form: target::form(operation).into_iter().collect(),
        parts: code(parts(operation)),
        answer: code(answer::read(operation)),
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
    let (request, is_sure) = match (operation.has_body(), operation.encoding) {
        (true, Encoding::Json) => (quote!(#parts::json(#target, self)), false),
        (true, Encoding::Form) => (quote!(#parts::form(#target, form)), true),
        (false, _) => (quote!(#parts::empty(#target)), true),
    };
    match (is_sure, headers.split_first()) {
        (false, None) => request,
        (true, None) => quote!(Ok(#request)),
        (false, Some((first, rest))) => quote!(#request?.#first #(?.#rest)*),
        (true, Some((first, rest))) => quote!(#request.#first #(?.#rest)*),
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Alpha => "Alpha",
        Level::Beta => "Beta",
    }
}
