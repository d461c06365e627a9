//! Unions: JSON objects of one of several shapes, told apart by a key that only one of them has.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, fields, rules, texts, type_of};
use crate::api::{Api, Field, Type, Variant};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::Scalar;

pub(super) fn lower(api: &Api, item: &Type, variants: &[Variant]) -> ir::Union {
    let keys = keys(variants);
    ir::Union {
        docs: docs::plain(&item.docs),
        name: code(ident(&item.name.rust)),
        variants: variants
            .iter()
            .map(|variant| shape(api, variants, variant, &keys))
            .collect(),
        reads: match item.received {
            true => vec![keys.iter().map(|field| key(api, field)).collect()],
            false => Vec::new(),
        },
        writes: match item.sent {
            true => vec![variants.iter().map(write).collect()],
            false => Vec::new(),
        },
        checks: match item.sent && item.constrained {
            true => vec![variants.iter().map(|it| check(api, it)).collect()],
            false => Vec::new(),
        },
    }
}

/// How a shape is written. Its fields are bound to names of their own, since one may be called as a variable is.
pub(super) fn write(variant: &Variant) -> ir::Arm {
    let shown = variant.fields.iter().filter(|it| it.constant.is_none());
    let bound = shown.map(|it| {
        let (name, value) = (ident(&it.name.rust), fields::bound(it));
        quote!(#name: #value)
    });
    ir::Arm {
        name: code(ident(&variant.name.rust)),
        names: texts(bound),
        steps: variant
            .fields
            .iter()
            .map(|it| code(fields::entry(it, false)))
            .collect(),
    }
}

fn check(api: &Api, variant: &Variant) -> ir::Arm {
    let shown = variant.fields.iter().filter(|it| it.constant.is_none());
    let ruled: Vec<(&Field, Vec<TokenStream>)> = shown
        .map(|it| (it, rules::of_field(api, it, false)))
        .filter(|(_, rules)| !rules.is_empty())
        .collect();
    ir::Arm {
        name: code(ident(&variant.name.rust)),
        names: texts(ruled.iter().map(|(field, _)| ident(&field.name.rust))),
        steps: ruled
            .into_iter()
            .flat_map(|(_, rules)| rules)
            .map(code)
            .collect(),
    }
}

/// All fields of all shapes, each once.
fn keys(variants: &[Variant]) -> Vec<&Field> {
    let mut keys: Vec<&Field> = Vec::new();
    for field in variants.iter().flat_map(|variant| &variant.fields) {
        if !keys.iter().any(|key| key.name.wire == field.name.wire) {
            keys.push(field);
        }
    }
    keys
}

/// A constant is read as whatever it is, since another value is no mistake but another shape.
fn key(api: &Api, field: &Field) -> ir::Key {
    let type_ = match field.constant {
        Some(_) => quote!(super::RawJson),
        None => type_of(api, &field.shape),
    };
    fields::key(field, &type_, true)
}

fn shape(api: &Api, variants: &[Variant], variant: &Variant, keys: &[&Field]) -> ir::Variant {
    let shown = || variant.fields.iter().filter(|it| it.constant.is_none());
    let patterns: Vec<TokenStream> = keys
        .iter()
        .filter_map(|key| pattern(variants, variant, key))
        .collect();
    let others = (patterns.len() < keys.len()).then(|| quote!(..));
    let conditions: Vec<TokenStream> = variant.fields.iter().filter_map(condition).collect();
    ir::Variant {
        docs: docs::plain(&variant.docs),
        name: code(ident(&variant.name.rust)),
        constructor: fields::constructor(&variant.name.rust),
        fields: shown().map(|it| fields::field(api, it, false)).collect(),
        // The constructor takes all fields, as a variant has no setters.
        arguments: shown().map(|it| fields::whole_argument(api, it)).collect(),
        pattern: code(quote!(Fields { #(#patterns,)* #others })),
        condition: code(match conditions.is_empty() {
            true => quote!(),
            false => quote!(if #(#conditions)&&*),
        }),
        names: texts(shown().map(|it| ident(&it.name.rust))),
    }
}

/// What a key has to be in a shape: there if it decides for it, absent if it decides for another one.
fn pattern(variants: &[Variant], variant: &Variant, key: &Field) -> Option<TokenStream> {
    let name = ident(&key.name.rust);
    let mine = variant
        .fields
        .iter()
        .find(|field| field.name.wire == key.name.wire);
    let decides = |variant: &Variant| {
        variant
            .fields
            .get(variant.when)
            .is_some_and(|it| it.name.wire == key.name.wire)
    };
    match mine {
        Some(field) if field.optional => Some(quote!(#name)),
        Some(_) => Some(quote!(#name: Some(#name))),
        None if variants.iter().any(decides) => Some(quote!(#name: None)),
        None => None,
    }
}

fn condition(field: &Field) -> Option<TokenStream> {
    let (name, constant) = (ident(&field.name.rust), field.constant.as_ref()?);
    let value = rust::scalar(constant);
    Some(match constant {
        Scalar::Text(_) => quote!(#name.is(&::std::string::String::from(#value))),
        Scalar::Boolean(_) | Scalar::Integer(_) => quote!(#name.is(&#value)),
    })
}
