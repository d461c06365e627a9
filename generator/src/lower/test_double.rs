//! The test double: ready errors, and values as answers.
//!
//! A client reads answers and never writes them. For tests it has to, so what is received only is written here.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::value::Names;
use super::{answer, docs, envelope, fields, union};
use crate::api::{Answer, Api, Content, ErrorStatus, Field, Kind, Operation, Type};
use crate::ir::{self, Answerable, ErrorAnswer, WrittenObject, WrittenUnion};
use crate::name;
use crate::rust::{self, Code, code, ident};

pub(super) fn lower(api: &Api) -> ir::TestDouble {
    let operations = api.modules.iter().flat_map(|module| &module.operations);
    // What is sent can be written already.
    let read = || api.types.iter().filter(|item| item.received && !item.sent);
    ir::TestDouble {
        errors: api.errors.iter().map(|it| error(api, it)).collect(),
        operations: operations.map(answerable).collect(),
        objects: read().filter_map(object).collect(),
        unions: read().filter_map(union).collect(),
        secrets: read().filter_map(secret).collect(),
    }
}

/// Errors stand in a module of their own, so the crate is two levels above.
fn error(api: &Api, error: &ErrorStatus) -> ErrorAnswer {
    let mut lines = vec![format!("Status {}.", error.status)];
    docs::paragraph(&mut lines, error.docs.0.clone());
    let status = Literal::u16_unsuffixed(error.status);
    let type_of = |shape| Names::after(quote!(super::super::), api).type_of(shape);
    ErrorAnswer {
        docs: rust::docs(&lines),
        name: code(ident(&error.name)),
        body: error
            .body
            .iter()
            .map(|body| code(type_of(&body.shape)))
            .collect(),
        answer: code(match error.body.as_ref().map(envelope) {
            Some(envelope) => quote!(super::Answer::of(#status, #envelope, &body)),
            None => quote!(super::Answer::empty(#status)),
        }),
    }
}

fn answerable(operation: &Operation) -> Answerable {
    let (argument, answer) = match operation.answers.as_slice() {
        [only] => (pattern(only), written(operation, only)),
        answers => {
            let arms = answers.iter().map(|it| arm(operation, it));
            (quote!(value), quote!(match value { #(#arms)* }))
        }
    };
    Answerable {
        name: code(ident(&operation.name.rust)),
        argument: code(argument),
        answer: code(answer),
    }
}

fn arm(operation: &Operation, answer: &Answer) -> TokenStream {
    let name = ident(&name::of_answer(&operation.name.rust));
    let (variant, written) = (ident(&answer.variant()), written(operation, answer));
    let pattern = (!answer::is_empty(answer))
        .then(|| pattern(answer))
        .into_iter();
    quote!(super::#name::#variant #((#pattern))* => #written,)
}

fn pattern(answer: &Answer) -> TokenStream {
    match answer::is_empty(answer) {
        true => quote!(_),
        false => quote!(value),
    }
}

/// The answer that is made of a `value`.
fn written(operation: &Operation, answer: &Answer) -> TokenStream {
    let status = Literal::u16_unsuffixed(answer.status.unwrap_or_else(|| free_status(operation)));
    let body = match answer.headers.is_empty() {
        true => quote!(value),
        false => quote!(&value.body),
    };
    let written = match &answer.content {
        Content::Nothing => quote!(Answer::empty(#status)),
        Content::Json(it) => {
            let envelope = envelope(it);
            quote!(Answer::of(#status, #envelope, #body))
        }
        Content::Text | Content::Bytes => {
            let body = match answer.headers.is_empty() {
                true => quote!(value),
                false => quote!(value.body),
            };
            quote!(Answer::new(#status, #body.clone()))
        }
    };
    let headers = answer.headers.iter().map(header);
    quote!(#written #(.#headers)*)
}

fn header(field: &Field) -> TokenStream {
    let (wire, name) = (&field.name.wire, ident(&field.name.rust));
    match field.optional {
        true => quote!(header_of(#wire, value.#name.as_ref())),
        false => quote!(header_of(#wire, Some(&value.#name))),
    }
}

/// A status of success that has no answer of its own.
fn free_status(operation: &Operation) -> u16 {
    let is_free = |status: &u16| {
        !operation
            .answers
            .iter()
            .any(|it| it.status == Some(*status))
    };
    (200..=299).find(is_free).unwrap_or(200)
}

fn object(item: &Type) -> Option<WrittenObject> {
    match &item.kind {
        Kind::Object(fields) => Some(WrittenObject {
            name: path(item),
            writes: vec![fields::entries(fields)],
        }),
        _ => None,
    }
}

fn union(item: &Type) -> Option<WrittenUnion> {
    match &item.kind {
        Kind::Union(variants) => Some(WrittenUnion {
            name: path(item),
            writes: vec![union::writes(variants)],
        }),
        _ => None,
    }
}

fn secret(item: &Type) -> Option<Code> {
    match item.kind {
        Kind::Secret => Some(path(item)),
        _ => None,
    }
}

/// The type, seen from the module of the test double.
fn path(item: &Type) -> Code {
    let name = ident(&item.name.rust);
    code(quote!(super::#name))
}
