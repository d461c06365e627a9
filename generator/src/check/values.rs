//! Values of examples, held against their types.

use serde_json::Value;

use super::Context;
use crate::api::{Datum, Field, Kind, Shape, Type, TypeId};
use crate::diagnostics;
use crate::place::At;
use crate::spec::Scalar;

/// Reads a value as a type, or reports where it does not fit.
pub(crate) fn value(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    shape: &Shape,
    value: &Value,
) -> Option<Datum> {
    match (shape, value) {
        (Shape::String | Shape::Uri, Value::String(text)) => Some(Datum::Text(text.clone())),
        (Shape::Boolean, Value::Bool(it)) => Some(Datum::Boolean(*it)),
        (Shape::Integer, Value::Number(number)) if number.is_i64() => {
            number.as_i64().map(Datum::Integer)
        }
        (Shape::Float, Value::Number(number)) => number.as_f64().map(Datum::Float),
        (Shape::List(item), Value::Array(values)) => list(cx, at, types, item, values),
        (Shape::Map(item), Value::Object(entries)) => {
            let entry = |(key, it): (&String, &Value)| {
                Some((key.clone(), self::value(cx, at.key(key), types, item, it)?))
            };
            entries
                .iter()
                .map(entry)
                .collect::<Option<_>>()
                .map(Datum::Map)
        }
        (Shape::Named(id), _) => named(cx, at, types, *id, value),
        _ => misfit(cx, at, expected(shape)),
    }
}

fn list(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    item: &Shape,
    values: &[Value],
) -> Option<Datum> {
    let mut data = Vec::new();
    for (number, value) in values.iter().enumerate() {
        data.push(self::value(cx, at.index(number), types, item, value));
    }
    data.into_iter().collect::<Option<_>>().map(Datum::List)
}

fn named(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    id: TypeId,
    value: &Value,
) -> Option<Datum> {
    let item = types.get(id.0)?;
    match (&item.kind, value) {
        (Kind::Id | Kind::Secret, Value::String(text)) => Some(Datum::Text(text.clone())),
        (Kind::Enum(known), Value::String(text)) => Some(
            match known.iter().position(|(name, _)| name.wire == *text) {
                Some(number) => Datum::Known(id, number),
                None => Datum::Text(text.clone()),
            },
        ),
        (Kind::Object(fields), Value::Object(entries)) => {
            let get = |key: &str| entries.get(key);
            let data = object(cx, at, types, fields, &get)?;
            unknown_fields(cx, at, fields, entries.keys());
            Some(Datum::Object(Some(id), data))
        }
        (Kind::Union(_), Value::Object(_)) => union(cx, at, types, id, value),
        (Kind::Id | Kind::Secret | Kind::Enum(_), _) => misfit(cx, at, "a text"),
        (Kind::Object(_) | Kind::Union(_), _) => misfit(cx, at, "a mapping"),
    }
}

/// The fields that are not constant, in the order of the type.
pub(crate) fn object<'v>(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    fields: &[Field],
    get: &dyn Fn(&str) -> Option<&'v Value>,
) -> Option<Vec<Option<Datum>>> {
    let mut data = Vec::new();
    for field in fields.iter().filter(|field| field.constant.is_none()) {
        let wire = &field.name.wire;
        match get(wire) {
            Some(it) => data.push(value(cx, at.key(wire), types, &field.shape, it).map(Some)),
            None if field.optional => data.push(Some(None)),
            None => {
                cx.report(diagnostics::missing_in_example(at.value(), wire));
                data.push(None);
            }
        }
    }
    data.into_iter().collect()
}

/// Reports what an example says of fields that are not there, or that are constant and need not be said.
pub(crate) fn unknown_fields<'k>(
    cx: &mut Context<'_>,
    at: At<'_>,
    fields: &[Field],
    keys: impl IntoIterator<Item = &'k (impl AsRef<str> + ?Sized + 'k)>,
) {
    for key in keys {
        let key = key.as_ref();
        if !fields
            .iter()
            .any(|field| field.name.wire == key && field.constant.is_none())
        {
            let known = fields
                .iter()
                .filter(|it| it.constant.is_none())
                .map(|it| it.name.wire.as_str());
            cx.report(diagnostics::unknown_in_example(
                at.key(key).name(),
                key,
                known,
            ));
        }
    }
}

/// Tells the shapes of a union apart as the client does: exactly one deciding key is there and not null.
fn union(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    id: TypeId,
    value: &Value,
) -> Option<Datum> {
    let Kind::Union(variants) = &types.get(id.0)?.kind else {
        return None;
    };
    let present = |key: &str| value.get(key).filter(|it| !it.is_null());
    let decided = |number: &usize| {
        let variant = variants.get(*number);
        variant
            .and_then(|it| it.fields.get(it.when))
            .is_some_and(|it| present(&it.name.wire).is_some())
    };
    let candidates: Vec<usize> = (0..variants.len()).filter(decided).collect();
    let [number] = candidates.as_slice() else {
        return Some(Datum::Unrecognized(id, value.to_string()));
    };
    let variant = variants.get(*number)?;
    if !variant
        .fields
        .iter()
        .all(|field| holds_constant(field, present(&field.name.wire)))
    {
        return Some(Datum::Unrecognized(id, value.to_string()));
    }
    let data = object(cx, at, types, &variant.fields, &present)?;
    Some(Datum::Variant(id, *number, data))
}

fn holds_constant(field: &Field, value: Option<&Value>) -> bool {
    match (&field.constant, value) {
        (None, _) => true,
        (Some(Scalar::Boolean(constant)), Some(value)) => value == constant,
        (Some(Scalar::Integer(constant)), Some(value)) => value == constant,
        (Some(Scalar::Text(constant)), Some(value)) => value == constant,
        (Some(_), None) => false,
    }
}

fn misfit(cx: &mut Context<'_>, at: At<'_>, expected: &str) -> Option<Datum> {
    cx.report(diagnostics::example_of_other_type(at.value(), expected));
    None
}

fn expected(shape: &Shape) -> &'static str {
    match shape {
        Shape::String => "a text",
        Shape::Uri => "a URI",
        Shape::Boolean => "`true` or `false`",
        Shape::Integer => "an integer",
        Shape::Float => "a number",
        Shape::List(_) => "a list",
        Shape::Map(_) | Shape::Named(_) => "a mapping",
    }
}
