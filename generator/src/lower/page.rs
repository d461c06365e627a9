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
    ir::Page {
        request: fields::structure(api, &page.name.rust, rust::docs(&docs), &page.query, false),
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

fn pair(api: &Api, field: &Field) -> ir::Pair {
    let name = ident(&field.name.rust);
    let text = |shape: &Shape, value: &TokenStream| text_of(api, shape, value);
    let (method, value) = match (&field.constant, &field.shape) {
        (Some(constant), _) => ("pair", constant_text(constant)),
        (None, Shape::List(item)) => {
            let text = text(item, &quote!(item));
            let items = field.optional.then(|| quote!(.iter().flatten()));
            let items = items.unwrap_or(quote!(.iter()));
            ("words", quote!(self.#name #items.map(|item| #text)))
        }
        (None, Shape::String) if field.optional => ("optional", quote!(self.#name.as_deref())),
        (None, shape) if field.optional => {
            let text = text(shape, &quote!(it));
            ("optional", quote!(self.#name.as_ref().map(|it| #text)))
        }
        (None, shape) => ("pair", text(shape, &quote!(self.#name))),
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

/// The text of a value that `check` has found to be one.
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
        Shape::Named(id) if is_secret(id.0) => quote!(#value.expose()),
        _ => quote!(#value.as_str()),
    }
}
