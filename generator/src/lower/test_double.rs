//! The test double: ready errors, and values as answers.
//!
//! A client reads answers and never writes them. For tests it has to, so what is received only is written here.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::value::Names;
use super::{answer, docs, envelope, example, fields, union};
use crate::api::{Answer, Api, Content, ErrorStatus, Field, Kind, Module, Operation, Type};
use crate::ir::{self, Answerable, ErrorAnswer, WrittenObject, WrittenUnion};
use crate::name;
use crate::rust::{self, Code, code, ident};

/// The ready errors.
pub(super) fn errors(api: &Api) -> Vec<ErrorAnswer> {
    api.errors.iter().map(|it| error(api, it)).collect()
}

/// What the test double has to know of a module, if there is anything.
pub(super) fn lower(api: &Api, module: &Module, part: ir::Part) -> Option<ir::TestDouble> {
    let types = module.types.iter().filter_map(|id| api.types.get(id.0));
    // What is sent can be written already.
    let read: Vec<&Type> = types.filter(|it| it.received && !it.sent).collect();
    let documented = module
        .operations
        .iter()
        .filter(|it| !it.examples.is_empty());
    let (plain, varied): (Vec<_>, Vec<_>) = module.operations.iter().partition(|it| is_plain(it));
    let lowered = ir::TestDouble {
        name: module.name.clone(),
        part,
        plain: together(plain.into_iter().map(answerable)),
        varied: varied.into_iter().map(answerable).collect(),
        objects: read.iter().filter_map(|it| object(it)).collect(),
        unions: read.iter().filter_map(|it| union(it)).collect(),
        secrets: read.iter().filter_map(|it| secret(it)).collect(),
        examples: documented.map(|it| example::module(api, it)).collect(),
    };
    (!lowered.is_empty()).then_some(lowered)
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

/// Whether there is one answer, which is no more than its body.
fn is_plain(operation: &Operation) -> bool {
    matches!(operation.answers.as_slice(), [only] if only.headers.is_empty())
}

/// Those that are alike in one.
fn together(all: impl Iterator<Item = Answerable>) -> Vec<Answerable> {
    let mut groups: Vec<Answerable> = Vec::new();
    for one in all {
        let is_like = |it: &&mut Answerable| it.argument == one.argument && it.answer == one.answer;
        match groups.iter_mut().find(is_like) {
            Some(group) => group.names.extend(one.names),
            None => groups.push(one),
        }
    }
    groups
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
        names: vec![code(ident(&operation.name.rust))],
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
        Content::Form(_) => quote! {
            Answer::new(#status, super::runtime::form_text::text(#body))
                .header("content-type", "application/x-www-form-urlencoded")
        },
        Content::Multipart(_) => quote!(Answer::in_parts(#status, #body)),
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
            name: name_of(item),
            writes: vec![fields::written(fields)],
        }),
        _ => None,
    }
}

fn union(item: &Type) -> Option<WrittenUnion> {
    match &item.kind {
        Kind::Union(variants) => Some(WrittenUnion {
            name: name_of(item),
            writes: vec![union::writes(variants)],
        }),
        _ => None,
    }
}

fn secret(item: &Type) -> Option<Code> {
    match item.kind {
        Kind::Secret => Some(name_of(item)),
        _ => None,
    }
}

fn name_of(item: &Type) -> Code {
    code(ident(&item.name.rust))
}
