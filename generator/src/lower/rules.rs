//! What is checked before anything is sent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::api::{Api, Builtin, Field, Limit, Shape};
use crate::rust::{self, Code, code, ident};
use crate::spec::Number;

/// What is checked of the fields of `self` before they are sent, each an expression of a `Result`.
pub(super) fn of_self(api: &Api, fields: &[Field]) -> Vec<Code> {
    fields
        .iter()
        .filter(|it| it.constant.is_none())
        .flat_map(|field| of_field(api, field, true))
        .chain(rest(fields))
        .map(code)
        .collect()
}

/// The rule that nothing else takes the place of a field.
fn rest(fields: &[Field]) -> Option<TokenStream> {
    let rest = ident(&fields.iter().find(|it| it.is_rest)?.name.rust);
    let keys = fields
        .iter()
        .filter(|it| !it.is_rest)
        .map(|it| &it.name.wire);
    Some(quote!(super::runtime::rest::check(&self.#rest, &[#(#keys),*])))
}

/// The rules of a field: one of `self`, or one that a pattern has bound.
pub(super) fn of_field(api: &Api, field: &Field, of_self: bool) -> Vec<TokenStream> {
    let wire = match field.is_rest {
        true => &field.name.rust,
        false => &field.name.wire,
    };
    let (name, parameter) = (ident(&field.name.rust), rust::text(wire));
    let parameter = quote!(#parameter);
    let (place, reference) = match of_self {
        true => (quote!(self.#name), quote!(&self.#name)),
        false => (quote!(#name), quote!(#name)),
    };
    let (bare, value) = match field.optional || field.nullable {
        true => (quote!(it), quote!(it)),
        false => (place.clone(), reference.clone()),
    };
    // What is held against a text takes it out of an id.
    let measured = match field.shape {
        Shape::Named(_) => quote!(#bare.as_str()),
        _ => value.clone(),
    };
    let limits = field.limits.iter();
    let limits = limits.map(|it| limit(&field.shape, it, &measured, &parameter));
    let has_rules = field.shape.has_rules(&api.types);
    let of_value = has_rules.then(|| quote!(super::runtime::ruled::check(#parameter, #reference)));
    let of_field = |rule: TokenStream| match (field.optional, field.nullable) {
        (false, false) => rule,
        (true, true) => {
            quote!(#place.as_ref().and_then(|it| it.as_ref()).map_or(Ok(()), |it| #rule))
        }
        _ => quote!(#place.as_ref().map_or(Ok(()), |it| #rule)),
    };
    limits.map(of_field).chain(of_value).collect()
}

/// The call that holds a value against a limit, or each item of a list or a map.
fn limit(
    shape: &Shape,
    limit: &Limit,
    value: &TokenStream,
    parameter: &TokenStream,
) -> TokenStream {
    match shape {
        Shape::List(item) | Shape::Map(item) if !limit.is_of_lists() => {
            let each = ident(match shape {
                Shape::Map(_) => "each_value",
                _ => "each",
            });
            let measured = match **item {
                Shape::Named(_) => quote!(item.as_str()),
                _ => quote!(item),
            };
            let rule = self::limit(item, limit, &measured, &quote!(""));
            quote!(super::runtime::check::#each(#parameter, #value, |item| #rule))
        }
        shape => single(shape, limit, value, parameter),
    }
}

fn single(
    shape: &Shape,
    limit: &Limit,
    value: &TokenStream,
    parameter: &TokenStream,
) -> TokenStream {
    let argument = match limit {
        Limit::UniqueItems | Limit::WholeSeconds => None,
        Limit::MinItems(count) | Limit::MaxItems(count) => Some(Literal::usize_unsuffixed(*count)),
        Limit::MinLength(count) | Limit::MaxLength(count) => {
            Some(Literal::usize_unsuffixed(*count))
        }
        Limit::Minimum(number) | Limit::Maximum(number) => Some(literal(shape, number)),
        Limit::Pattern(pattern) => {
            let type_ = quote!(super::runtime::Pattern);
            return quote!({
                static PATTERN: #type_ = #type_::new(#pattern);
                PATTERN.check(#parameter, #value)
            });
        }
    };
    let (rule, argument) = (ident(limit.key()), argument.into_iter());
    quote!(super::runtime::check::#rule(#parameter, #value #(, #argument)*))
}

/// A number of the type of a value.
fn literal(shape: &Shape, number: &Number) -> Literal {
    match (number, shape) {
        (Number::Integer(it), Shape::Builtin(Builtin::Float)) => {
            Literal::f64_unsuffixed(*it as f64)
        }
        (Number::Integer(it), _) => Literal::i64_unsuffixed(*it),
        (Number::Float(it), _) => Literal::f64_unsuffixed(*it),
    }
}
