//! Fields, and the constructors and setters that fill them.

use proc_macro2::TokenStream;
use quote::quote;

use super::builtin::is_converted;
use super::{docs, one_if, type_of};
use crate::api::{Api, Field, Location, Shape};
use crate::ir::{self, Argument};
use crate::name;
use crate::rust::{self, Code, code, ident};

/// A struct of the fields that show.
pub(super) fn structure(
    api: &Api,
    name: &str,
    docs: Code,
    fields: &[Field],
    sent: bool,
) -> ir::Struct {
    let shown: Vec<&Field> = fields.iter().filter(|it| it.constant.is_none()).collect();
    let (optional, required): (Vec<&Field>, Vec<&Field>) =
        shown.iter().partition(|field| field.is_set_afterwards());
    let cleared = optional.iter().filter(|it| it.nullable);
    let arguments = |fields: &[&Field]| fields.iter().map(|it| argument(api, it)).collect();
    ir::Struct {
        docs,
        derive: derive(required.is_empty()),
        must_use: Vec::new(),
        name: code(ident(name)),
        fields: shown.iter().map(|it| field(api, it)).collect(),
        writes: one_if(sent, || written(fields)),
        required: arguments(&required),
        cleared: cleared.map(|it| self::cleared(it)).collect(),
        optional: optional.iter().map(|it| setter(api, it)).collect(),
        setter_must_use: vec![code(quote!(#[must_use]))],
        new_docs: docs::own(new_docs(!shown.is_empty(), !optional.is_empty())),
    }
}

/// A struct that is there to be sent, or to be made a URL of.
pub(super) fn request(structure: ir::Struct) -> ir::Struct {
    ir::Struct {
        must_use: vec![code(quote!(#[must_use]))],
        setter_must_use: Vec::new(),
        ..structure
    }
}

fn derive(has_default: bool) -> Code {
    // Without an argument, `new` is `default`, and clippy wants both.
    let default = has_default.then(|| quote!(Default,));
    code(quote!(#[derive(Clone, Debug, #default PartialEq)]))
}

/// How those fields are written that stand in a body.
pub(super) fn written(fields: &[Field]) -> Code {
    let in_body = fields.iter().filter(|it| it.location == Location::Body);
    let calls = in_body.map(entry);
    code(quote!(#(#calls),*))
}

/// The call of `Entries` that writes a field, with its key where that is not its name.
fn entry(field: &Field) -> TokenStream {
    let (wire, name) = (&field.name.wire, ident(&field.name.rust));
    if let Some(constant) = &field.constant {
        let constant = rust::scalar(constant);
        return quote!(entry(#wire = #constant));
    }
    let entry = match name == wire {
        true => quote!(#name),
        false => quote!(#wire => #name),
    };
    match field {
        Field { optional: true, .. } => quote!(optional(#entry)),
        Field { is_rest: true, .. } => quote!(rest(#name)),
        _ => quote!(entry(#entry)),
    }
}

fn new_docs(has_fields: bool, has_setters: bool) -> &'static str {
    match (has_fields, has_setters) {
        (false, _) => "There is nothing to fill in.",
        (true, false) => "All fields are required.",
        (true, true) => "Takes what is required; what may be absent is set afterwards.",
    }
}

/// A field as it stands in a struct or a variant.
pub(super) fn field(api: &Api, field: &Field) -> ir::Field {
    ir::Field {
        docs: docs::field(field),
        name: code(ident(&field.name.rust)),
        type_: code(match field.optional {
            true => option(value_type(api, field)),
            false => value_type(api, field),
        }),
    }
}

/// The type of a field that is there.
pub(super) fn value_type(api: &Api, field: &Field) -> TokenStream {
    let type_ = type_of(api, &field.shape);
    match field.nullable {
        true => option(type_),
        false => type_,
    }
}

fn option(type_: TokenStream) -> TokenStream {
    quote!(::std::option::Option<#type_>)
}

/// The method that makes a field null.
fn cleared(field: &Field) -> ir::Cleared {
    let wire = crate::markdown::code(&field.name.wire);
    ir::Cleared {
        docs: docs::own(&format!(
            "Sends null for {}, which clears it.",
            wire.as_str()
        )),
        method: code(rust::prefixed("clear_", &field.name.rust)),
        field: code(ident(&field.name.rust)),
    }
}

/// What a constructor takes for a field that is required.
pub(super) fn argument(api: &Api, field: &Field) -> Argument {
    let (takes, value) = taken(api, field);
    whole(field, takes, code(value))
}

/// What a setter takes for a field that may be absent, and what the constructor puts in its place.
fn setter(api: &Api, field: &Field) -> Argument {
    let (takes, value) = taken(api, field);
    let absent = match field.is_rest {
        true => quote!(::std::collections::BTreeMap::new()),
        false => quote!(None),
    };
    to_argument(field, takes, code(value), &code(absent))
}

/// What is taken for a field, and how it becomes the field's type.
fn taken(api: &Api, field: &Field) -> (TokenStream, TokenStream) {
    let name = ident(&field.name.rust);
    let (takes, value) = conversion(api, &field.shape, &quote!(#name));
    match (field.optional, field.nullable) {
        (false, false) => (takes, value),
        (false, true) => (value_type(api, field), quote!(#name)),
        (true, false) => (takes, quote!(Some(#value))),
        (true, true) => (takes, quote!(Some(Some(#value)))),
    }
}

/// What a constructor takes where there are no setters: an `Option` for a field that may be absent.
pub(super) fn whole_argument(api: &Api, field: &Field) -> Argument {
    let (name, type_) = (ident(&field.name.rust), value_type(api, field));
    match field.optional {
        true => whole(field, option(type_), code(name)),
        false => argument(api, field),
    }
}

fn whole(field: &Field, takes: TokenStream, value: Code) -> Argument {
    to_argument(field, takes, value.clone(), &value)
}

fn to_argument(field: &Field, takes: TokenStream, value: Code, first: &Code) -> Argument {
    let name = code(ident(&field.name.rust));
    Argument {
        docs: docs::field(field),
        takes: code(takes),
        init: rust::init(&name, first),
        name,
        value,
    }
}

/// What is taken for a shape, and how it becomes the field's type.
pub(super) fn conversion(
    api: &Api,
    shape: &Shape,
    name: &TokenStream,
) -> (TokenStream, TokenStream) {
    match shape {
        Shape::Builtin(it) if !is_converted(*it) => (type_of(api, shape), name.clone()),
        Shape::Builtin(_) | Shape::Named(_) | Shape::Boxed(_) => {
            let type_ = type_of(api, shape);
            (quote!(impl Into<#type_>), quote!(#name.into()))
        }
        Shape::List(item) => {
            let (item, value) = conversion_of_item(api, item);
            let map = value.map(|value| quote!(.map(|item| #value)));
            (
                quote!(impl IntoIterator<Item = #item>),
                quote!(#name.into_iter()#map.collect()),
            )
        }
        Shape::Map(item) => {
            let (item, value) = conversion_of_item(api, item);
            let value = value.unwrap_or(quote!(item));
            (
                quote!(impl IntoIterator<Item = (impl Into<::std::string::String>, #item)>),
                quote!(#name.into_iter().map(|(key, item)| (key.into(), #value)).collect()),
            )
        }
    }
}

fn conversion_of_item(api: &Api, item: &Shape) -> (TokenStream, Option<TokenStream>) {
    let converts = match item {
        Shape::Builtin(it) => is_converted(*it),
        Shape::Named(_) => true,
        Shape::Boxed(_) | Shape::List(_) | Shape::Map(_) => false,
    };
    match converts {
        true => {
            let (takes, value) = conversion(api, item, &quote!(item));
            (takes, Some(value))
        }
        false => (type_of(api, item), None),
    }
}

/// The constructor of a variant: its name in snake case.
pub(super) fn constructor(variant: &str) -> Code {
    code(ident(&name::field_name(variant)))
}
