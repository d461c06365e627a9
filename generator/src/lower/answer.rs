//! What operations are answered with: the types, and how they are read.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{docs, fields, type_of};
use crate::api::{Answer, Api, Body, Content, Field, Operation};
use crate::ir;
use crate::name;
use crate::rust::{self, code, ident};

/// The type of the answer.
pub(super) fn output(api: &Api, operation: &Operation) -> TokenStream {
    match operation.answers.as_slice() {
        [only] => held(api, operation, only),
        _ => path(&name::of_answer(&operation.name.rust)),
    }
}

/// The type of one answer.
fn held(api: &Api, operation: &Operation, answer: &Answer) -> TokenStream {
    match type_name(operation, answer) {
        Some(name) => path(&name),
        None => body(api, &answer.content),
    }
}

/// The type of the body.
fn body(api: &Api, content: &Content) -> TokenStream {
    match content {
        Content::Nothing => quote!(()),
        Content::Json(Body { shape, .. }) | Content::Form(shape) | Content::Multipart(shape) => {
            type_of(api, shape)
        }
        Content::Text => quote!(::std::string::String),
        Content::Bytes => quote!(::bytes::Bytes),
    }
}

/// The type that an answer has of its own.
pub(super) fn type_name(operation: &Operation, answer: &Answer) -> Option<String> {
    answer.type_name(&operation.name.rust, operation.answers.len())
}

/// Whether there is something to be had of an answer.
pub(super) fn is_empty(answer: &Answer) -> bool {
    answer.headers.is_empty() && matches!(answer.content, Content::Nothing)
}

fn path(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(super::#name)
}

/// The types that single answers have of their own.
pub(super) fn types(api: &Api, operation: &Operation) -> Vec<ir::Answer> {
    let answers = operation.answers.iter();
    let types = answers.filter_map(|it| Some((it, type_name(operation, it)?)));
    types
        .map(|(it, name)| structure(api, operation, it, &name))
        .collect()
}

fn structure(api: &Api, operation: &Operation, answer: &Answer, name: &str) -> ir::Answer {
    let has_body = !matches!(answer.content, Content::Nothing);
    let body_type = code(body(api, &answer.content));
    let (body, docs) = (code(ident("body")), || docs::own("What the body says."));
    let field = has_body.then(|| ir::Field {
        docs: docs(),
        name: body.clone(),
        type_: body_type.clone(),
    });
    let argument = has_body.then(|| ir::Argument {
        docs: docs(),
        name: body.clone(),
        takes: body_type.clone(),
        value: body.clone(),
        init: body.clone(),
    });
    let headers = || answer.headers.iter();
    let fields = headers().map(|it| fields::field(api, it));
    let arguments = headers().map(|it| fields::whole_argument(api, it));
    ir::Answer {
        docs: told(
            answer,
            &format!("The answer to [`{0}`](super::{0}).", operation.name.rust),
        ),
        name: code(ident(name)),
        fields: field.into_iter().chain(fields).collect(),
        arguments: argument.into_iter().chain(arguments).collect(),
    }
}

/// The type of all answers, where there are several.
pub(super) fn all(api: &Api, operation: &Operation) -> Option<ir::Answers> {
    let variant = |answer: &Answer| ir::AnswerVariant {
        docs: told(answer, &usual(answer)),
        name: code(ident(&answer.variant())),
        holds: match is_empty(answer) {
            true => Vec::new(),
            false => vec![code(held(api, operation, answer))],
        },
    };
    let name = &operation.name.rust;
    (operation.answers.len() > 1).then(|| ir::Answers {
        docs: docs::own(&format!(
            "The answers to [`{name}`](super::{name}), by status."
        )),
        name: code(ident(&name::of_answer(name))),
        variants: operation.answers.iter().map(variant).collect(),
    })
}

fn usual(answer: &Answer) -> String {
    match answer.status {
        Some(status) => format!("The answer has the status {status}."),
        None => "The answer has another status from 200 to 299.".to_owned(),
    }
}

/// What the spec says of an answer, or else the generator.
fn told(answer: &Answer, otherwise: &str) -> rust::Code {
    match answer.docs.0.iter().any(|line| !line.is_empty()) {
        true => docs::plain(&answer.docs),
        false => docs::own(otherwise),
    }
}

/// What the answer holds, read from a `response`.
pub(super) fn read(operation: &Operation) -> TokenStream {
    if let [only @ Answer { status: None, .. }] = operation.answers.as_slice() {
        return one(operation, only);
    }
    let answers = || operation.answers.iter();
    let arms = answers().filter_map(|it| {
        let status = Literal::u16_unsuffixed(it.status?);
        let value = variant(operation, it);
        Some(quote!(#status => #value,))
    });
    let rest = answers().find(|it| it.status.is_none());
    let rest = rest.map_or_else(
        || quote!(super::runtime::content::undocumented()),
        |it| variant(operation, it),
    );
    quote!(match response.status().as_u16() { #(#arms)* _ => #rest, })
}

/// One of the answers as the output, an expression of a `Result`.
fn variant(operation: &Operation, answer: &Answer) -> TokenStream {
    if operation.answers.len() == 1 {
        return one(operation, answer);
    }
    let name = path(&name::of_answer(&operation.name.rust));
    let variant = ident(&answer.variant());
    let variant = quote!(#name::#variant);
    match structure_of(operation, answer) {
        _ if is_empty(answer) => quote!(Ok(#variant)),
        Some(structure) => quote!(Ok(#variant(#structure))),
        None => {
            let body = content(&answer.content);
            quote!(#body.map(#variant))
        }
    }
}

/// An answer as the type that it has, an expression of a `Result`.
fn one(operation: &Operation, answer: &Answer) -> TokenStream {
    match structure_of(operation, answer) {
        Some(structure) => quote!(Ok(#structure)),
        None => content(&answer.content),
    }
}

/// The value of the type that an answer has of its own, if it has one.
fn structure_of(operation: &Operation, answer: &Answer) -> Option<TokenStream> {
    let name = path(&type_name(operation, answer)?);
    let body = match answer.content {
        Content::Nothing => None,
        _ => Some(content(&answer.content)),
    };
    let body = body.map(|it| quote!(body: #it?,));
    let headers = answer.headers.iter().map(header);
    Some(quote!(#name { #body #(#headers,)* }))
}

fn header(field: &Field) -> TokenStream {
    let (wire, name) = (
        field.name.wire.to_ascii_lowercase(),
        ident(&field.name.rust),
    );
    let read = ident(if field.optional {
        "optional"
    } else {
        "required"
    });
    quote!(#name: super::runtime::header::#read(#wire, response)?)
}

fn content(content: &Content) -> TokenStream {
    match content {
        Content::Nothing => quote!(super::runtime::json::ignored(response)),
        Content::Json(body) => match &body.envelope {
            Some(envelope) => quote!(super::runtime::json::enveloped(#envelope, response)),
            None => quote!(super::runtime::json::whole(response)),
        },
        Content::Text => quote!(super::runtime::content::text(response)),
        Content::Bytes => quote!(super::runtime::content::bytes(response)),
        Content::Form(_) => quote!(super::runtime::form::whole(response)),
        Content::Multipart(_) => quote!(super::runtime::multipart_answer::whole(response)),
    }
}
