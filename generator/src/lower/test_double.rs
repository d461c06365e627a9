//! The test double: ready errors, and values as answers.
//!
//! A client reads answers and never writes them. For tests it has to, so what is received only is written here.

use proc_macro2::Literal;
use quote::quote;

use super::value::Names;
use super::{docs, envelope, fields, union};
use crate::api::{Answer, Api, ErrorStatus, Kind, Operation, Type};
use crate::ir::{self, Answerable, ErrorAnswer, WrittenObject, WrittenUnion};
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
    let (argument, answer) = match &operation.answer {
        Answer::Nothing => (quote!(_), quote!(Answer::empty(200))),
        Answer::Json(body) => {
            let envelope = envelope(body);
            (quote!(value), quote!(Answer::of(200, #envelope, value)))
        }
        Answer::Text | Answer::Bytes => (quote!(value), quote!(Answer::new(200, value.clone()))),
    };
    Answerable {
        name: code(ident(&operation.name.rust)),
        argument: code(argument),
        answer: code(answer),
    }
}

fn object(item: &Type) -> Option<WrittenObject> {
    match &item.kind {
        Kind::Object(fields) => Some(WrittenObject {
            name: name(item),
            writes: vec![fields::entries(fields)],
        }),
        _ => None,
    }
}

fn union(item: &Type) -> Option<WrittenUnion> {
    match &item.kind {
        Kind::Union(variants) => Some(WrittenUnion {
            name: name(item),
            writes: vec![union::writes(variants)],
        }),
        _ => None,
    }
}

fn secret(item: &Type) -> Option<Code> {
    match item.kind {
        Kind::Secret => Some(name(item)),
        _ => None,
    }
}

/// The type, seen from the module of the test double.
fn name(item: &Type) -> Code {
    let name = ident(&item.name.rust);
    code(quote!(super::#name))
}
