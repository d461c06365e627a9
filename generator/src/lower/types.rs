//! Objects, enums, ids and secrets.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, fields, keys, one_if, rules};
use crate::api::{Api, Enum, Field, Scheme, Type, TypeId};
use crate::ir;
use crate::rust::{self, code, ident};

pub(super) fn object(api: &Api, item: &Type, fields: &[Field]) -> ir::Object {
    let checked = item.sent && item.constrained;
    // A constant says nothing new.
    let shown = fields.iter().filter(|it| it.constant.is_none());
    let rest = fields.iter().find(|it| it.is_rest);
    let read = || {
        let named = shown.filter(|it| !it.is_rest);
        let (keys, mut inits): (Vec<_>, Vec<_>) = named.map(|it| keys::all(api, it)).unzip();
        inits.extend(rest.map(|it| code(ident(&it.name.rust))));
        ir::ObjectRead {
            rest: one_if(rest.is_some(), || {
                code(quote!(::std::collections::BTreeMap::new()))
            }),
            from: code(match rest {
                Some(_) => rest_of(fields),
                None => quote!(super::runtime::json::object(deserializer)),
            }),
            keys: keys.into_iter().flatten().collect(),
            inits,
        }
    };
    ir::Object {
        reads: one_if(item.received, read),
        object: fields::structure(
            api,
            &item.name.rust,
            docs::plain(&item.docs),
            fields,
            item.sent,
        ),
        checks: if checked {
            vec![rules::of_self(api, fields)]
        } else {
            Vec::new()
        },
    }
}

/// The reading struct, with a map of what is under other keys beside it.
fn rest_of(fields: &[Field]) -> TokenStream {
    let keys = fields.iter().filter(|it| !it.is_rest);
    let keys = keys.flat_map(|it| std::iter::once(&it.name.wire).chain(&it.aliases));
    quote!(super::runtime::rest::object(deserializer, &[#(#keys),*], &mut rest))
}

pub(super) fn enumeration(item: &Type, known: &Enum) -> ir::Enum {
    let values = known.values.iter().map(|it| ir::EnumValue {
        docs: docs::of(&it.docs.0, it.deprecated.as_ref()),
        name: code(ident(&it.name.rust)),
    });
    let wires = known.values.iter().map(|it| {
        let (name, wire) = (ident(&it.name.rust), rust::scalar(&it.value));
        quote!(#name(#wire))
    });
    ir::Enum {
        docs: docs::with(&item.docs, others(known)),
        derive: code(match known.closed {
            true => quote!(#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]),
            false => quote!(#[derive(Clone, Debug, PartialEq, Eq, Hash)] #[non_exhaustive]),
        }),
        name: code(ident(&item.name.rust)),
        values: values.collect(),
        unknown: one_if(!known.closed, || {
            code(ident(match known.is_of_integers() {
                true => "UnknownNumber",
                false => "UnknownValue",
            }))
        }),
        known: code(quote!(#(#wires),*)),
        kind: code(ident(match (known.closed, known.is_of_integers()) {
            (false, false) => "open_enum",
            (false, true) => "open_integers",
            (true, false) => "closed_enum",
            (true, true) => "closed_integers",
        })),
    }
}

/// What becomes of other values.
fn others(known: &Enum) -> &'static str {
    match known.closed {
        true => "There are no other values: an answer that has one cannot be read.",
        false => "A value that this version does not know is kept as it is.",
    }
}

pub(super) fn id(item: &Type) -> ir::Text {
    ir::Text {
        docs: docs::plain(&item.docs),
        name: code(ident(&item.name.rust)),
    }
}

/// A secret goes over the wire only in the directions that the spec says.
pub(super) fn secret(api: &Api, id: TypeId, item: &Type) -> ir::Secret {
    let serialize = item.sent.then(|| quote!(::serde::Serialize,));
    let deserialize = item.received.then(|| quote!(::serde::Deserialize,));
    let scheme = api.auth.iter().map(|it| &it.scheme);
    let scheme = scheme.filter(|it| it.token() == Some(id)).take(1);
    let parameter = || code(rust::text(&item.name.wire));
    let key = |name: &String| ir::NamedKey {
        parameter: parameter(),
        name: code(rust::text(name)),
    };
    let mut keys = (Vec::new(), Vec::new(), Vec::new());
    for scheme in scheme {
        match scheme {
            Scheme::Bearer(_) => keys.0.push(parameter()),
            Scheme::Header(_, name) => keys.1.push(key(name)),
            Scheme::Query(_, name) => keys.2.push(key(name)),
            Scheme::Basic | Scheme::Client => {}
        }
    }
    let (bearer, header, query) = keys;
    ir::Secret {
        docs: docs::plain(&item.docs),
        derive: code(quote!(#[derive(Clone, Debug, PartialEq, Eq, #serialize #deserialize)])),
        name: code(ident(&item.name.rust)),
        bearer,
        header,
        query,
    }
}
