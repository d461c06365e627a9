//! Unions: values of one of several shapes, told apart by a key or by the type in JSON.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{docs, fields, one_if, rules, texts};
use crate::api::{Api, Field, Type, Variant, When};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::JsonType;

/// A union of more keys is read shape by shape, so that a program without optimization need not hold the fields of all shapes
/// on its stack at once.
const MANY: usize = 16;

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
fn read(api: &Api, variants: &[Variant], keys: &[Key]) -> ir::UnionRead {
    let whole = variants.iter().filter_map(|variant| match variant.when {
        When::Json(json) => Some(ir::WholeShape {
            name: code(ident(&variant.name.rust)),
            begins: code(beginning(json)),
        }),
        When::Key(_) | When::KeyOf(..) => None,
    });
    let keyed = || ir::KeyedShapes {
        keys: texts(sought(keys)),
        shapes: variants
            .iter()
            .filter(|it| !matches!(it.when, When::Json(_)))
            .map(|it| keyed(api, variants, it, keys))
            .collect(),
    };
    let is_large = keys.len() > MANY;
    ir::UnionRead {
        whole: whole.collect(),
        keyed: one_if(!keys.is_empty() && !is_large, keyed),
        large: one_if(is_large, keyed),
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
    ir::ShapeWrite {
        name: code(ident(&variant.name.rust)),
        calls: fields::written(&variant.fields),
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

/// A key that is looked at, and what the shapes say of it.
struct Key<'a> {
    wire: &'a str,
    aliases: &'a [String],
    can_be_null: bool,
}

/// All keys of all shapes that are looked at, each once. Of a shape that is an object of a type, it is the one that decides.
fn keys<'a>(api: &'a Api, variants: &'a [Variant]) -> Vec<Key<'a>> {
    let mut keys: Vec<Key> = Vec::new();
    for field in variants.iter().flat_map(|it| looked_at(api, it)) {
        let wire = field.name.wire.as_str();
        let can_be_null = field.can_be_null();
        match keys.iter_mut().find(|it| it.wire == wire) {
            // Only a key that decides for a shape alone can have others.
            Some(key) => key.can_be_null |= can_be_null,
            None => keys.push(Key {
                wire,
                aliases: &field.aliases,
                can_be_null,
            }),
        }
    }
    keys
}

/// The keys as the runtime looks for them: by their names alone, if nothing more is to be said of any.
fn sought(keys: &[Key]) -> Vec<TokenStream> {
    let is_plain = |it: &Key| it.aliases.is_empty() && !it.can_be_null;
    let is_plain = keys.iter().all(is_plain);
    let sought = keys.iter().map(|key| {
        let Key { wire, aliases, .. } = key;
        let or = (!key.aliases.is_empty()).then(|| quote!(.or(&[#(#aliases),*])));
        let or_null = key.can_be_null.then(|| quote!(.or_null()));
        match is_plain {
            true => quote!(#wire),
            false => quote!(super::runtime::Key::of(#wire) #or #or_null),
        }
    });
    sought.collect()
}

fn looked_at<'a>(api: &'a Api, variant: &'a Variant) -> Vec<&'a Field> {
    match variant.when {
        When::Key(_) => variant.fields.iter().collect(),
        When::KeyOf(..) | When::Json(_) => variant.deciding(&api.types).into_iter().collect(),
    }
}

fn shape(api: &Api, variant: &Variant) -> ir::Variant {
    let shown = || variant.fields.iter().filter(|it| it.constant.is_none());
    ir::Variant {
        docs: docs::plain(&variant.docs),
        name: code(ident(&variant.name.rust)),
        constructor: fields::constructor(&variant.name.rust),
        fields: shown().map(|it| fields::field(api, it)).collect(),
        // The constructor takes all fields, as a variant has no setters.
        arguments: shown().map(|it| fields::whole_argument(api, it)).collect(),
    }
}

/// How a shape is told by keys, and filled.
fn keyed(api: &Api, variants: &[Variant], variant: &Variant, keys: &[Key]) -> ir::KeyedShape {
    let mine = looked_at(api, variant);
    let field = |key: &Key| mine.iter().copied().find(|it| it.name.wire == key.wire);
    let patterns = keys.iter().map(|key| match field(key) {
        Some(field) => there(variant, field),
        None => elsewhere(api, variants, key),
    });
    let conditions = keys
        .iter()
        .filter_map(|key| condition(variant, field(key)?, key));
    let conditions: Vec<TokenStream> = conditions.collect();
    let shown = variant.fields.iter().filter(|it| it.constant.is_none());
    ir::KeyedShape {
        name: code(ident(&variant.name.rust)),
        pattern: code(quote!([#(#patterns),*])),
        condition: code(match conditions.is_empty() {
            true => quote!(),
            false => quote!(if #(#conditions)&&*),
        }),
        fills: match variant.whole() {
            Some(_) => vec![code(quote!(value: raw.whole()?))],
            None => texts(shown.map(fill)),
        },
    }
}

/// The pattern of a key that the shape has.
fn there(variant: &Variant, field: &Field) -> TokenStream {
    let name = bound(variant, field);
    match (field.optional, &field.constant, variant.whole()) {
        (true, ..) => quote!(#name),
        // The key of an object that is read as a whole says nothing else.
        (false, None, Some(_)) => quote!(Some(_)),
        (false, ..) => quote!(Some(#name)),
    }
}

/// The pattern of a key that the shape has not: where it decides for another one, it has to be absent.
fn elsewhere(api: &Api, variants: &[Variant], key: &Key) -> TokenStream {
    let mut deciding = variants.iter().filter_map(|it| it.deciding(&api.types));
    match deciding.any(|it| it.name.wire == key.wire) {
        true => quote!(None),
        false => quote!(_),
    }
}

/// What a field that is there has to be, beside that.
fn condition(variant: &Variant, field: &Field, key: &Key) -> Option<TokenStream> {
    let name = bound(variant, field);
    if let Some(constant) = &field.constant {
        let value = rust::scalar(constant);
        return Some(quote!(#name.is(#value)));
    }
    let is_never_null = key.can_be_null && !field.can_be_null() && !field.optional;
    is_never_null.then(|| quote!(!#name.is_null()))
}

/// The name that a field is bound to. A shape that is read as a whole is read from `raw`, which none may hide.
fn bound(variant: &Variant, field: &Field) -> Ident {
    match variant.whole() {
        Some(_) => ident("deciding"),
        None => ident(&field.name.rust),
    }
}

/// A field of a shape, read.
fn fill(field: &Field) -> TokenStream {
    let name = ident(&field.name.rust);
    let value = match (field.optional, field.can_be_null()) {
        (false, _) => quote!(#name.read()?),
        (true, false) => quote!(super::runtime::RawField::optional(#name)?),
        (true, true) => quote!(super::runtime::RawField::given(#name)?),
    };
    quote!(#name: #value)
}
