//! Pages: URLs that are built.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Layout, docs, example, fields};
use crate::api::{Api, Field, Kind, Page, Shape, Type};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::Scalar;

pub(super) fn lower(api: &Api, page: &Page, layout: Layout) -> ir::Page {
    let examples = match layout {
        Layout::Crate => example::page_doctests(api, page),
        Layout::Module => Vec::new(),
    };
    let docs = docs::page(
        &page.docs,
        page.redirect.as_deref(),
        page.documentation.as_deref(),
        examples,
    );
    let directions = fields::Directions {
        sent: false,
        received: false,
    };
    ir::Page {
        request: fields::structure(
            api,
            &page.name.rust,
            rust::docs(&docs),
            &page.query,
            directions,
        ),
        host: code(host_method(api, page.host)),
        path: code(rust::text(&page.path)),
        checks: fields::checks(api, &page.query),
        pairs: page.query.iter().map(|field| pair(api, field)).collect(),
    }
}

/// The method of `DataCenter` that gives the host of a role.
pub(super) fn host_method(api: &Api, role: usize) -> Option<proc_macro2::Ident> {
    api.data_centers
        .hosts
        .get(role)
        .map(|(name, _)| quote::format_ident!("{}_host", name.rust))
}

/// A parameter that is always there is a `pair`, another one is `optional`.
fn pair(api: &Api, field: &Field) -> ir::Pair {
    let name = ident(&field.name.rust);
    let is_list = matches!(field.shape, Shape::List(_));
    let (method, value) = match &field.constant {
        Some(constant) => ("pair", constant_text(constant)),
        None if field.optional => {
            let text = text_of(api, &field.shape, &quote!(it));
            let deref = is_list.then(|| quote!(.as_deref()));
            (
                "optional",
                quote!(self.#name.as_ref().map(|it| #text)#deref),
            )
        }
        None => {
            let text = text_of(api, &field.shape, &quote!(self.#name));
            ("pair", if is_list { quote!(&#text) } else { text })
        }
    };
    ir::Pair {
        method: code(ident(method)),
        name: code(rust::text(&field.name.wire)),
        value: code(value),
    }
}

fn constant_text(constant: &Scalar) -> TokenStream {
    let text = match constant {
        Scalar::Text(text) => text.clone(),
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Integer(value) => value.to_string(),
    };
    quote!(#text)
}

/// The text of a value, as it stands in a query.
fn text_of(api: &Api, shape: &Shape, value: &TokenStream) -> TokenStream {
    let is_secret = |id: usize| {
        matches!(
            api.types.get(id),
            Some(Type {
                kind: Kind::Secret,
                ..
            })
        )
    };
    match shape {
        Shape::List(item) => {
            let item = text_of(api, item, &quote!(item));
            quote!(#value.iter().map(|item| #item).collect::<::std::vec::Vec<_>>().join(" "))
        }
        Shape::Named(id) if is_secret(id.0) => quote!(#value.expose()),
        _ => quote!(#value.as_str()),
    }
}
