//! Unions: values of one of several shapes, told apart by a key or by the type in JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, fields, keys, one_if, rules, texts, type_of};
use crate::api::{Api, Field, Type, Variant, When};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::{JsonType, Scalar};

pub(super) fn lower(api: &Api, item: &Type, variants: &[Variant]) -> ir::Union {
    let keys = keys(api, variants);
    ir::Union {
        docs: docs::plain(&item.docs),
        name: code(ident(&item.name.rust)),
        variants: variants.iter().map(|variant| shape(api, variant)).collect(),
        reads: one_if(item.received, || read(api, variants, &keys)),
        writes: one_if(item.sent, || writes(variants)),
        checks: one_if(item.sent && item.constrained, || {
            variants.iter().map(|it| check(api, it)).collect()
        }),
    }
}

/// How a union is read: what is told by its type in JSON first, and then objects by their keys.
fn read(api: &Api, variants: &[Variant], keys: &[&Field]) -> ir::UnionRead {
    let whole = variants.iter().filter_map(|variant| match variant.when {
        When::Json(json) => Some(ir::WholeShape {
            name: code(ident(&variant.name.rust)),
            begins: code(beginning(json)),
        }),
        When::Key(_) | When::KeyOf(..) => None,
    });
    let keyed = || ir::KeyedShapes {
        keys: keys.iter().flat_map(|it| key(api, variants, it)).collect(),
        merges: keys.iter().filter_map(|it| keys::merge(it)).collect(),
        shapes: variants
            .iter()
            .filter(|it| !matches!(it.when, When::Json(_)))
            .map(|it| keyed(api, variants, it, keys))
            .collect(),
    };
    ir::UnionRead {
        whole: whole.collect(),
        keyed: one_if(!keys.is_empty(), keyed),
        rest: one_if(keys.is_empty(), || code(quote!(raw))),
    }
}

/// What a JSON text of the type begins with, a pattern of `str::starts_with`.
fn beginning(json: JsonType) -> TokenStream {
    match json {
        JsonType::String => quote!('"'),
        JsonType::Number => quote!(|first: char| first == '-' || first.is_ascii_digit()),
        JsonType::Boolean => quote!(['t', 'f']),
        JsonType::List => quote!('['),
        JsonType::Object => quote!('{'),
    }
}

/// How the shapes are written.
pub(super) fn writes(variants: &[Variant]) -> ir::UnionWrite {
    let whole = variants.iter().filter(|it| it.whole().is_some());
    let keyed = variants.iter().filter(|it| it.whole().is_none());
    ir::UnionWrite {
        whole: texts(whole.map(|it| ident(&it.name.rust))),
        keyed: keyed.map(write).collect(),
    }
}

fn write(variant: &Variant) -> ir::ShapeWrite {
    let ir::ObjectWrite { fields, calls } = fields::written(&variant.fields);
    ir::ShapeWrite {
        name: code(ident(&variant.name.rust)),
        fields,
        calls,
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

/// All keys of all shapes that are looked at, each once. Of a shape that is an object of a type, it is the one that decides.
fn keys<'a>(api: &'a Api, variants: &'a [Variant]) -> Vec<&'a Field> {
    let mut keys: Vec<&Field> = Vec::new();
    for field in variants.iter().flat_map(|it| looked_at(api, it)) {
        if !keys.iter().any(|key| key.name.wire == field.name.wire) {
            keys.push(field);
        }
    }
    keys
}

fn looked_at<'a>(api: &'a Api, variant: &'a Variant) -> Vec<&'a Field> {
    match variant.when {
        When::Key(_) => variant.fields.iter().collect(),
        When::KeyOf(..) | When::Json(_) => variant.deciding(&api.types).into_iter().collect(),
    }
}

/// A constant is read as whatever it is, since another value is no mistake but another shape. So is a key that the object
/// of a shape has, which is read as a whole then.
fn key(api: &Api, variants: &[Variant], field: &Field) -> Vec<ir::Key> {
    let is_inline = variants
        .iter()
        .any(|it| it.fields.iter().any(|it| it.name.wire == field.name.wire));
    let type_ = match is_inline && field.constant.is_none() {
        true => type_of(api, &field.shape),
        false => quote!(super::RawJson),
    };
    let aliases = keys::aliases(field);
    let all = std::iter::once(field).chain(&aliases);
    all.map(|it| keys::one(it, &type_, true)).collect()
}

fn shape(api: &Api, variant: &Variant) -> ir::Variant {
    let shown = || variant.fields.iter().filter(|it| it.constant.is_none());
    ir::Variant {
        docs: docs::plain(&variant.docs),
        name: code(ident(&variant.name.rust)),
        constructor: fields::constructor(&variant.name.rust),
        fields: shown().map(|it| fields::field(api, it, false)).collect(),
        // The constructor takes all fields, as a variant has no setters.
        arguments: shown().map(|it| fields::whole_argument(api, it)).collect(),
    }
}

/// How a shape is told by keys, and filled.
fn keyed(api: &Api, variants: &[Variant], variant: &Variant, keys: &[&Field]) -> ir::KeyedShape {
    let mine = looked_at(api, variant);
    let patterns: Vec<TokenStream> = keys
        .iter()
        .filter_map(|key| pattern(api, variants, variant, key))
        .collect();
    let count: usize = keys.iter().map(|it| 1 + it.aliases.len()).sum();
    let others = (patterns.len() < count).then(|| quote!(..));
    let conditions: Vec<TokenStream> = mine.iter().filter_map(|it| condition(it)).collect();
    let shown = variant.fields.iter().filter(|it| it.constant.is_none());
    ir::KeyedShape {
        name: code(ident(&variant.name.rust)),
        pattern: code(quote!(Fields { #(#patterns,)* #others })),
        condition: code(match conditions.is_empty() {
            true => quote!(),
            false => quote!(if #(#conditions)&&*),
        }),
        fills: match variant.whole() {
            Some(_) => vec![code(quote!(value: raw.whole()?))],
            None => texts(shown.map(|it| ident(&it.name.rust))),
        },
    }
}

/// What a key has to be in a shape: there if it decides for it, absent if it decides for another one.
fn pattern(api: &Api, variants: &[Variant], variant: &Variant, key: &Field) -> Option<TokenStream> {
    let name = ident(&key.name.rust);
    let is_key = |field: &&Field| field.name.wire == key.name.wire;
    let decides = |variant: &Variant| variant.deciding(&api.types).as_ref().is_some_and(is_key);
    match looked_at(api, variant).into_iter().find(is_key) {
        Some(field) if field.optional => Some(quote!(#name)),
        // The key of an object that is read as a whole says nothing else.
        Some(field) if variant.whole().is_some() && field.constant.is_none() => {
            Some(quote!(#name: Some(_)))
        }
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
