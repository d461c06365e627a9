//! Operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Layout, answer, callers, docs, example, fields, pagination, rules, target, texts};
use crate::api::{Api, Location, Operation};
use crate::ir;
use crate::rust::{self, Code, code, ident};
use crate::spec::{Encoding, Level};

pub(super) fn lower(
    api: &Api,
    operation: &Operation,
    features: &[String],
    layout: Layout,
) -> ir::Operation {
    ir::Operation {
        request: fields::request(fields::structure(
            api,
            &operation.name.rust,
            documentation(api, operation, features, layout),
            &operation.fields,
            operation.has_body() && operation.encoding == Encoding::Json,
        )),
        wire: code(rust::text(&operation.name.wire)),
        method: code(ident(&operation.method.word().to_lowercase())),
        path: code(rust::text(&operation.path)),
        settings: texts(settings(api, operation)),
        auth: code(callers::type_of(api, operation)),
        callers: callers::several(api, operation).into_iter().collect(),
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
        next_page: texts(pagination::next_page(operation)),
    }
}

/// What it does, and how. A doctest names the crate, and a module has none of its own.
fn documentation(api: &Api, operation: &Operation, features: &[String], layout: Layout) -> Code {
    let (features, pages, examples) = match layout {
        Layout::Crate => (
            features,
            pagination::docs(api, operation),
            example::doctests(api, operation),
        ),
        Layout::Module => (&[][..], Vec::new(), Vec::new()),
    };
    let more = features
        .iter()
        .map(|it| format!("It is there with the feature `{it}`."));
    let more = more.chain(callers::docs(api, operation)).collect();
    docs::operation(operation, more, pages, examples)
}

/// What is said of it beside its name, its method and its path, as calls of `OperationInfo`.
fn settings(api: &Api, operation: &Operation) -> Vec<TokenStream> {
    let stability = operation.stability.as_ref().map(|(level, _)| {
        let level = ident(level_name(*level));
        quote!(stability(super::Stability::#level))
    });
    let repeatable = operation.repeatable;
    let repeatable =
        (repeatable != operation.method.is_repeatable()).then(|| quote!(repeatable(#repeatable)));
    let headers = (!api.headers.is_empty()).then(|| quote!(headers(super::client::HEADERS)));
    [stability, repeatable, headers]
        .into_iter()
        .flatten()
        .collect()
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
        (true, Encoding::Value) => {
            let value = target::only(operation);
            (quote!(#parts::json(#target, &self.#value)), false)
        }
        (true, Encoding::Form) => (quote!(#parts::form(#target, form)), true),
        (true, Encoding::Multipart) => (quote!(#parts::multipart(#target, form)), false),
        (true, Encoding::Text | Encoding::Bytes) => {
            let raw = target::raw(operation);
            (quote!(#parts::raw(#target, #raw)), true)
        }
        (false, _) => (quote!(#parts::empty(#target)), true),
    };
    let url = operation.url().map(|it| ident(&it.name.rust));
    let (request, is_sure) = match (url, is_sure) {
        (None, _) => (request, is_sure),
        (Some(url), true) => (quote!(#request.at(&self.#url)), true),
        (Some(url), false) => (quote!(#request?.at(&self.#url)), true),
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
        Level::Prerelease => "Prerelease",
        Level::Beta => "Beta",
    }
}
