//! Paths, queries and headers: the calls that write them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::api::{Field, Location, Operation, Piece, Shape};
use crate::ir;
use crate::rust::{code, ident};
use crate::spec::{Encoding, Style};

/// Whether all requests of an operation have the same target.
pub(super) fn is_fixed(operation: &Operation) -> bool {
    let varies = [Location::Path, Location::Query];
    // A URL takes the place of the target as a whole.
    operation.url().is_some()
        || !operation
            .fields
            .iter()
            .any(|it| varies.contains(&it.location))
}

/// How the target of a request is written, where it varies.
pub(super) fn lower(operation: &Operation) -> Option<ir::Target> {
    if is_fixed(operation) {
        return None;
    }
    let (start, rest) = match operation.pieces.as_slice() {
        [Piece::Text(start), rest @ ..] => (start.as_str(), rest),
        rest => ("", rest),
    };
    let path = rest.iter().map(|piece| match piece {
        Piece::Text(text) => quote!(path(#text)),
        Piece::Parameter(name) => segment(operation, name),
    });
    let query = operation.fields_in(Location::Query);
    let query = query.map(|field| parameter(field, Style::Repeat));
    Some(ir::Target {
        start: code(quote!(#start)),
        calls: path.chain(query).map(code).collect(),
    })
}

fn segment(operation: &Operation, name: &str) -> TokenStream {
    let field = operation
        .fields_in(Location::Path)
        .find(|it| it.name.wire == name);
    let value = field.map(|it| ident(&it.name.rust));
    quote!(segment(#name, &self.#value)?)
}

/// The call that writes a parameter of a query.
pub(super) fn parameter(field: &Field, usual: Style) -> TokenStream {
    let (wire, name) = (&field.name.wire, ident(&field.name.rust));
    if let Some(constant) = &field.constant {
        let text = constant.text();
        return quote!(pair(#wire, #text)?);
    }
    let is_list = matches!(field.shape, Shape::List(_));
    let items = match field.optional {
        true => quote!(self.#name.iter().flatten()),
        false => quote!(&self.#name),
    };
    match (is_list, field.style.unwrap_or(usual)) {
        (true, Style::Repeat) => quote!(repeated(#wire, #items)?),
        (true, Style::Brackets) => {
            let wire = format!("{wire}[]");
            quote!(repeated(#wire, #items)?)
        }
        (true, Style::Commas) => quote!(commas(#wire, #items)?),
        (true, Style::Spaces) => quote!(words(#wire, #items)?),
        (false, _) if field.optional => quote!(optional(#wire, self.#name.as_ref())?),
        (false, _) => quote!(pair(#wire, &self.#name)?),
    }
}

/// How the body is written, where it is a form or in parts.
pub(super) fn form(operation: &Operation) -> Option<ir::Form> {
    let (writer, call): (_, fn(&Field) -> TokenStream) = match operation.encoding {
        Encoding::Form => (quote!(UrlWriter::form()), |it| parameter(it, Style::Repeat)),
        Encoding::Multipart => (quote!(Multipart::new()), part),
        _ => return None,
    };
    let fields = operation.fields_in(Location::Body);
    operation.has_body().then(|| ir::Form {
        writer: code(writer),
        calls: fields.map(|it| code(call(it))).collect(),
    })
}

/// The call that writes a part of a body.
fn part(field: &Field) -> TokenStream {
    let (wire, name) = (&field.name.wire, ident(&field.name.rust));
    let wire = match field.style {
        Some(Style::Brackets) => format!("{wire}[]"),
        _ => wire.clone(),
    };
    let is_list = matches!(field.shape, Shape::List(_));
    match (&field.constant, is_list, field.optional) {
        (Some(constant), ..) => {
            let text = constant.text();
            quote!(part(#wire, #text)?)
        }
        (None, true, true) => quote!(repeated(#wire, self.#name.iter().flatten())?),
        (None, true, false) => quote!(repeated(#wire, &self.#name)?),
        (None, false, true) => quote!(optional(#wire, self.#name.as_ref())?),
        (None, false, false) => quote!(part(#wire, &self.#name)?),
    }
}

/// The field of a body that has one.
pub(super) fn only(operation: &Operation) -> Option<Ident> {
    let mut fields = operation.fields_in(Location::Body);
    fields.next().map(|it| ident(&it.name.rust))
}

/// The content type of a body that is sent as it is, and the body.
pub(super) fn raw(operation: &Operation) -> TokenStream {
    let content_type = &operation.content_type;
    let name = only(operation);
    match operation.encoding {
        Encoding::Text => {
            quote!(#content_type, super::runtime::Parameter::text(&self.#name).into_owned())
        }
        _ => quote!(#content_type, self.#name.clone()),
    }
}

/// The call that adds a header.
pub(super) fn header(field: &Field) -> TokenStream {
    let (wire, name) = (&field.name.wire, ident(&field.name.rust));
    match &field.constant {
        Some(constant) => {
            let text = constant.text();
            quote!(header(#wire, #text))
        }
        None if field.optional => quote!(optional_header(#wire, self.#name.as_ref())),
        None => quote!(header(#wire, &self.#name)),
    }
}
