//! Values of examples as Rust expressions.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{builtin, type_name};
use crate::api::{Api, Builtin, Datum, Field, Kind, Shape, TypeId, Variant};
use crate::name;
use crate::rust::{self, ident};

/// Writes values as expressions, and remembers which names of the crate they use.
pub(super) struct Names<'a> {
    api: &'a Api,
    prefix: TokenStream,
    used: BTreeSet<String>,
}

impl<'a> Names<'a> {
    /// Names after a `prefix`, such as `super::`.
    pub(super) fn after(prefix: TokenStream, api: &'a Api) -> Self {
        Names {
            api,
            prefix,
            used: BTreeSet::new(),
        }
    }

    /// Names that are imported.
    pub(super) fn imported(api: &'a Api) -> Self {
        Names::after(TokenStream::new(), api)
    }

    /// An item of the crate.
    pub(super) fn path(&mut self, name: &str) -> TokenStream {
        self.used.insert(name.to_owned());
        let (prefix, name) = (&self.prefix, ident(name));
        quote!(#prefix #name)
    }

    fn of(&mut self, id: TypeId) -> TokenStream {
        let name = type_name(self.api, id).to_owned();
        self.path(&name)
    }

    /// The statements as lines of a doctest, below the imports that they need.
    pub(super) fn block(&self, statements: &TokenStream) -> Vec<String> {
        let krate = ident(&self.api.package.name.replace('-', "_"));
        let used = self.used.iter().map(|name| ident(name));
        let mut lines = rust::lines(&quote!(use #krate::{#(#used),*};));
        lines.push(String::new());
        lines.extend(rust::lines(statements));
        lines
    }

    /// A struct that is made by its constructor and its setters.
    pub(super) fn request(&mut self, name: &str, fields: &[Field], datum: &Datum) -> TokenStream {
        let Datum::Object(_, values) = datum else {
            return TokenStream::new();
        };
        let path = self.path(name);
        let shown = || fields.iter().filter(|it| it.constant.is_none()).zip(values);
        let required: Vec<TokenStream> = shown()
            .filter(|(field, _)| !field.is_set_afterwards())
            .filter_map(|(field, value)| value.as_ref().map(|it| self.of_field(field, it)))
            .collect();
        let setters: Vec<TokenStream> = shown()
            .filter(|(field, _)| field.is_set_afterwards())
            .filter_map(|(field, value)| {
                if *value == Some(Datum::Null) {
                    let clear = rust::prefixed("clear_", &field.name.rust);
                    return Some(quote!(.#clear()));
                }
                let (setter, value) = (
                    ident(&field.name.rust),
                    self.argument(&field.shape, value.as_ref()?),
                );
                Some(quote!(.#setter(#value)))
            })
            .collect();
        quote!(#path::new(#(#required),*)#(#setters)*)
    }

    /// The value of a required field, where a constructor takes it.
    fn of_field(&mut self, field: &Field, datum: &Datum) -> TokenStream {
        match (field.nullable, datum) {
            (true, Datum::Null) => quote!(None),
            (true, datum) => {
                let value = self.typed(&field.shape, datum);
                quote!(Some(#value))
            }
            (false, datum) => self.argument(&field.shape, datum),
        }
    }

    /// A value where `impl Into<…>` or an iterator is taken.
    fn argument(&mut self, shape: &Shape, datum: &Datum) -> TokenStream {
        match (shape, datum) {
            (Shape::Builtin(_) | Shape::Named(_), Datum::Text(text)) => quote!(#text),
            (Shape::List(item), Datum::List(values)) if !values.is_empty() => {
                let values = values.iter().map(|it| self.item(item, it));
                quote!([#(#values),*])
            }
            (Shape::Map(item), Datum::Map(entries)) if !entries.is_empty() => {
                let entries = entries.iter().map(|(key, it)| {
                    let value = self.item(item, it);
                    quote!((#key, #value))
                });
                quote!([#(#entries),*])
            }
            _ => self.typed(shape, datum),
        }
    }

    fn item(&mut self, shape: &Shape, datum: &Datum) -> TokenStream {
        match shape {
            Shape::List(_) | Shape::Map(_) => self.typed(shape, datum),
            // All items of a list have one type, so an enum cannot be a text here and a variant there.
            Shape::Named(id) if self.is_enum(*id) => self.typed(shape, datum),
            _ => self.argument(shape, datum),
        }
    }

    fn is_enum(&self, id: TypeId) -> bool {
        matches!(self.kind(id), Some(Kind::Enum(_)))
    }

    /// A value of exactly the type of its shape.
    pub(super) fn typed(&mut self, shape: &Shape, datum: &Datum) -> TokenStream {
        match (shape, datum) {
            (Shape::Boxed(id), datum) => {
                let value = self.typed(&Shape::Named(*id), datum);
                quote!(::std::boxed::Box::new(#value))
            }
            (Shape::List(_) | Shape::Map(_), datum) if is_empty(datum) => {
                let type_ = self.type_of(shape);
                quote!(<#type_>::new())
            }
            (Shape::List(item), Datum::List(values)) => {
                let is_shown = self.prefix.is_empty();
                let values = values.iter().map(|it| self.typed(item, it));
                match is_shown {
                    true => quote!(vec![#(#values),*]),
                    false => quote!(::std::vec::Vec::from([#(#values),*])),
                }
            }
            (Shape::Map(item), Datum::Map(entries)) => {
                let entries = entries.iter().map(|(key, it)| {
                    let value = self.typed(item, it);
                    quote!((#key.to_owned(), #value))
                });
                quote!(::std::collections::BTreeMap::from([#(#entries),*]))
            }
            (_, Datum::List(_) | Datum::Map(_)) => TokenStream::new(),
            (shape, datum) => self.single(shape, datum),
        }
    }

    /// A value that is none of several.
    fn single(&mut self, shape: &Shape, datum: &Datum) -> TokenStream {
        match datum {
            Datum::Boolean(value) => quote!(#value),
            Datum::Integer(value) => Literal::i64_unsuffixed(*value).to_token_stream(),
            Datum::Float(value) => Literal::f64_unsuffixed(*value).to_token_stream(),
            Datum::Json(text) => self.raw_json(text),
            Datum::Units(count) => {
                let (type_, count) = (self.type_of(shape), Literal::u64_unsuffixed(*count));
                quote!(#type_::new(#count))
            }
            Datum::Bytes(bytes) => {
                let (type_, bytes) = (self.type_of(shape), Literal::byte_string(bytes));
                quote!(#type_::from(#bytes))
            }
            Datum::Text(text) if *shape == Shape::Builtin(Builtin::String) => {
                quote!(#text.to_owned())
            }
            Datum::Text(text) => {
                let type_ = self.type_of(shape);
                quote!(#type_::from(#text))
            }
            Datum::Upload(file_name, media_type, content) => {
                let type_ = self.type_of(shape);
                quote!(#type_::new(#file_name, #content).media_type(#media_type))
            }
            datum => self.named(datum),
        }
    }

    /// Any value. The text is JSON, so there is no error that a doctest would have to look at.
    fn raw_json(&mut self, text: &str) -> TokenStream {
        let raw = self.path("RawJson");
        match self.prefix.is_empty() {
            true => quote!(#raw::from_text(#text).unwrap()),
            false => quote!(#raw::from_text(#text).unwrap_or_default()),
        }
    }

    /// The type of a shape. What is empty does not show what it would hold.
    pub(super) fn type_of(&mut self, shape: &Shape) -> TokenStream {
        match shape {
            Shape::Builtin(it) => builtin::type_of(self, *it),
            Shape::List(item) => {
                let item = self.type_of(item);
                quote!(::std::vec::Vec<#item>)
            }
            Shape::Map(item) => {
                let item = self.type_of(item);
                quote!(::std::collections::BTreeMap<::std::string::String, #item>)
            }
            Shape::Named(id) => self.of(*id),
            Shape::Boxed(id) => {
                let inner = self.of(*id);
                quote!(::std::boxed::Box<#inner>)
            }
        }
    }

    /// A value of an enum, an object or a union.
    fn named(&mut self, datum: &Datum) -> TokenStream {
        match datum {
            Datum::Known(id, number) => {
                let variant = match self.kind(*id) {
                    Some(Kind::Enum(known)) => known.values.get(*number),
                    _ => None,
                };
                let (path, variant) = (self.of(*id), variant.map(|it| ident(&it.name.rust)));
                quote!(#path::#variant)
            }
            Datum::UnknownNumber(id, number) => {
                let (path, number) = (self.of(*id), Literal::i64_unsuffixed(*number));
                quote!(#path::from(#number))
            }
            Datum::Object(Some(id), _) => match self.kind(*id) {
                Some(Kind::Object(fields)) => self.request(type_name(self.api, *id), fields, datum),
                _ => TokenStream::new(),
            },
            Datum::Variant(id, number, values) => match self.kind(*id) {
                Some(Kind::Union(variants)) => variants
                    .get(*number)
                    .map(|it| self.variant(*id, it, values))
                    .unwrap_or_default(),
                _ => TokenStream::new(),
            },
            Datum::Unrecognized(id, text) => {
                let (path, raw) = (self.of(*id), self.raw_json(text));
                quote!(#path::Unrecognized(#raw))
            }
            _ => TokenStream::new(),
        }
    }

    fn kind(&self, TypeId(id): TypeId) -> Option<&'a Kind> {
        self.api.types.get(id).map(|it| &it.kind)
    }

    fn variant(&mut self, id: TypeId, variant: &Variant, values: &[Option<Datum>]) -> TokenStream {
        let path = self.of(id);
        let constructor = ident(&name::field_name(&variant.name.rust));
        let arguments = self.whole(&variant.fields, values);
        quote!(#path::#constructor(#arguments))
    }

    /// The values of all fields, where a constructor takes an `Option` for those that may be absent.
    pub(super) fn whole(&mut self, fields: &[Field], values: &[Option<Datum>]) -> TokenStream {
        let shown = fields.iter().filter(|it| it.constant.is_none()).zip(values);
        let arguments = shown.map(|(field, value)| match value {
            Some(Datum::Null) if field.optional => quote!(Some(None)),
            Some(value) if field.optional => {
                let value = self.typed(&field.shape, value);
                match field.nullable {
                    true => quote!(Some(Some(#value))),
                    false => quote!(Some(#value)),
                }
            }
            Some(value) => self.of_field(field, value),
            None => quote!(None),
        });
        let arguments: Vec<TokenStream> = arguments.collect();
        quote!(#(#arguments),*)
    }
}

fn is_empty(datum: &Datum) -> bool {
    match datum {
        Datum::List(values) => values.is_empty(),
        Datum::Map(entries) => entries.is_empty(),
        _ => false,
    }
}
