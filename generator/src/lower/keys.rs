//! The keys of JSON objects, from which fields are read.

use proc_macro2::TokenStream;
use quote::quote;

use super::fields::value_type;
use crate::api::{Api, Field, Name};
use crate::ir;
use crate::rust::{Code, code, ident};

/// The keys under which a field may come, and the field made of them.
pub(super) fn all(api: &Api, field: &Field) -> (Vec<ir::Key>, Code) {
    let (type_, name) = (value_type(api, field), ident(&field.name.rust));
    if field.aliases.is_empty() {
        return (vec![one(field, &type_, field.optional)], code(name));
    }
    let aliases = aliases(field);
    let all = std::iter::once(field).chain(&aliases);
    let others = aliases.iter().map(|it| ident(&it.name.rust));
    let found = quote!(#name #(.or(#others))*);
    let wire = &field.name.wire;
    let value = match field.optional {
        true => found,
        false => {
            quote!(#found.ok_or_else(|| <D::Error as ::serde::de::Error>::missing_field(#wire))?)
        }
    };
    let keys = all.map(|it| one(it, &type_, true));
    (keys.collect(), code(quote!(#name: #value)))
}

/// A field of a struct that is only there to be read from JSON.
fn one(field: &Field, type_: &TokenStream, optional: bool) -> ir::Key {
    let wire = &field.name.wire;
    let rename = (*wire != field.name.rust).then(|| quote!(rename = #wire));
    // Null and absent are two things, which serde takes for one unless it is told.
    let null = match (field.nullable, optional) {
        (false, true) if field.can_be_null() => Some(quote!(
            default,
            deserialize_with = "super::runtime::json::given"
        )),
        (false, _) => None,
        (true, true) => Some(quote!(
            default,
            deserialize_with = "super::runtime::json::present"
        )),
        (true, false) => Some(quote!(deserialize_with = "super::runtime::json::nullable")),
    };
    let attributes: Vec<_> = rename.into_iter().chain(null).collect();
    let attribute = (!attributes.is_empty()).then(|| code(quote!(#[serde(#(#attributes),*)])));
    ir::Key {
        attributes: attribute.into_iter().collect(),
        name: code(ident(&field.name.rust)),
        type_: code(match optional {
            true => quote!(::std::option::Option<#type_>),
            false => type_.clone(),
        }),
    }
}

/// The same field under its other keys.
fn aliases(field: &Field) -> Vec<Field> {
    let aliases = field.aliases.iter().enumerate();
    aliases
        .map(|(number, wire)| alias(field, number, wire))
        .collect()
}

/// The same field under another key. No field of a spec has a name that begins so.
fn alias(field: &Field, number: usize, wire: &str) -> Field {
    Field {
        name: Name {
            wire: wire.to_owned(),
            rust: format!("_alias_{number}_of_{}", field.name.rust),
        },
        ..field.clone()
    }
}
