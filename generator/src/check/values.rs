//! Values of examples, held against their types.

use serde_json::Value;

use super::{Context, builtin, limits};
use crate::api::{Datum, Enum, Field, Kind, Limit, Shape, Type, TypeId, Variant, When};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{JsonType, Scalar};

/// Which way the values go.
#[derive(Clone, Copy)]
pub(crate) struct Way<'t> {
    pub(crate) types: &'t [Type],
    /// Limits are held on what is sent, and never on answers.
    pub(crate) is_sent: bool,
}

/// Reads a value as a type, or reports where it does not fit.
pub(crate) fn value(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    shape: &Shape,
    value: &Value,
) -> Option<Datum> {
    match (shape, value) {
        (Shape::Builtin(it), value) => builtin::datum(*it, value, way.is_sent)
            .map_or_else(|expected| misfit(cx, at, expected), Some),
        (Shape::List(item), Value::Array(values)) => list(cx, at, way, item, values),
        (Shape::Map(item), Value::Object(entries)) => {
            let entry = |(key, it): (&String, &Value)| {
                Some((key.clone(), self::value(cx, at.key(key), way, item, it)?))
            };
            entries
                .iter()
                .map(entry)
                .collect::<Option<_>>()
                .map(Datum::Map)
        }
        (Shape::Named(id) | Shape::Boxed(id), _) => named(cx, at, way, *id, value),
        (Shape::List(_), _) => misfit(cx, at, "a list"),
        (Shape::Map(_), _) => misfit(cx, at, "a mapping"),
    }
}

fn list(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    item: &Shape,
    values: &[Value],
) -> Option<Datum> {
    let mut data = Vec::new();
    for (number, value) in values.iter().enumerate() {
        data.push(self::value(cx, at.index(number), way, item, value));
    }
    data.into_iter().collect::<Option<_>>().map(Datum::List)
}

fn named(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    id: TypeId,
    value: &Value,
) -> Option<Datum> {
    let item = way.types.get(id.0)?;
    match (&item.kind, value) {
        (Kind::Id | Kind::Secret, Value::String(text)) => Some(Datum::Text(text.clone())),
        (Kind::Enum(known), _) => {
            enumerated(known, id, value).map_or_else(|expected| misfit(cx, at, &expected), Some)
        }
        (Kind::Object(fields), Value::Object(entries)) => {
            let get = |key: &str| entries.get(key);
            let keys: Vec<&str> = entries.keys().map(String::as_str).collect();
            let fields: Vec<&Field> = fields.iter().collect();
            unknown_fields(cx, at, &fields, &keys);
            let data = object(cx, at, way, &fields, &get, &keys)?;
            Some(Datum::Object(Some(id), data))
        }
        (Kind::Union(variants), _) if value.is_object() || has_others(variants) => {
            union(cx, at, way, id, value)
        }
        (Kind::Id | Kind::Secret, _) => misfit(cx, at, "a text"),
        (Kind::Object(_) | Kind::Union(_), _) => misfit(cx, at, "a mapping"),
    }
}

/// Whether a shape of a union may be no object.
fn has_others(variants: &[Variant]) -> bool {
    variants.iter().any(|it| matches!(it.when, When::Json(_)))
}

/// A value of an enum, or what was expected in its place.
fn enumerated(known: &Enum, id: TypeId, value: &Value) -> Result<Datum, String> {
    match (known.known(value), value) {
        (Some(number), _) => Ok(Datum::Known(id, number)),
        (None, _) if known.closed => Err(format!("one of {}", known.names())),
        (None, Value::String(text)) if !known.is_of_integers() => Ok(Datum::Text(text.clone())),
        (None, Value::Number(number)) if known.is_of_integers() && number.is_i64() => {
            let number = number.as_i64().unwrap_or_default();
            Ok(Datum::UnknownNumber(id, number))
        }
        _ if known.is_of_integers() => Err("an integer".to_owned()),
        _ => Err("a text".to_owned()),
    }
}

/// The fields that are not constant, in the order of the type.
pub(crate) fn object<'v>(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    fields: &[&Field],
    get: &dyn Fn(&str) -> Option<&'v Value>,
    keys: &[&str],
) -> Option<Vec<Option<Datum>>> {
    let mut data = Vec::new();
    for field in fields.iter().filter(|field| field.constant.is_none()) {
        let wire = key_of(way, field, get);
        match get(wire) {
            Some(Value::Null) if field.nullable => data.push(Some(Some(Datum::Null))),
            Some(it) => {
                self::limits(cx, at.key(wire), way, field, it);
                data.push(value(cx, at.key(wire), way, &field.shape, it).map(Some));
            }
            None if field.optional => data.push(Some(None)),
            // One mistake is reported once: the key is there, under a name that is near.
            None if is_misspelt(fields, keys, wire) => data.push(None),
            None => {
                cx.report(diagnostics::missing_in_example(at.value(), wire));
                data.push(None);
            }
        }
    }
    data.into_iter().collect()
}

/// The key under which a field comes.
fn key_of<'f, 'v>(
    way: Way<'_>,
    field: &'f Field,
    get: &dyn Fn(&str) -> Option<&'v Value>,
) -> &'f str {
    let wire = field.name.wire.as_str();
    let mut aliases = field
        .aliases
        .iter()
        .filter(|_| !way.is_sent && get(wire).is_none());
    aliases
        .find(|it| get(it).is_some())
        .map_or(wire, String::as_str)
}

/// Holds a value that is sent against the limits of its field.
fn limits(cx: &mut Context<'_>, at: At<'_>, way: Way<'_>, field: &Field, value: &Value) {
    for limit in field.limits.iter().filter(|_| way.is_sent) {
        within(cx, at, limit, value);
    }
}

/// Holds a value against a limit; a list item by item, where the limit is one of items.
fn within(cx: &mut Context<'_>, at: At<'_>, limit: &Limit, value: &Value) {
    match value {
        Value::Array(items) if !limit.is_of_lists() => {
            for (number, item) in items.iter().enumerate() {
                within(cx, at.index(number), limit, item);
            }
        }
        value if !limits::is_held(limit, value) => {
            let (place, asks) = (at.value(), limit.asks());
            cx.report(diagnostics::example_beyond_limit(place, limit.key(), &asks));
        }
        _ => {}
    }
}

fn is_called(field: &Field, key: &str) -> bool {
    field.name.wire == key || field.aliases.iter().any(|it| it == key)
}

fn is_misspelt(fields: &[&Field], keys: &[&str], wire: &str) -> bool {
    let is_field = |key: &str| fields.iter().any(|field| field.name.wire == key);
    keys.iter()
        .any(|key| !is_field(key) && diagnostics::is_near(key, wire))
}

/// Reports what an example says of fields that are not there, or that are constant and need not be said.
pub(crate) fn unknown_fields(cx: &mut Context<'_>, at: At<'_>, fields: &[&Field], keys: &[&str]) {
    for key in keys {
        if !fields
            .iter()
            .any(|field| is_called(field, key) && field.constant.is_none())
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

/// Tells the shapes of a union apart as the client does: by the type in JSON, or else exactly one deciding key is there
/// and not null.
fn union(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    id: TypeId,
    value: &Value,
) -> Option<Datum> {
    let Kind::Union(variants) = &way.types.get(id.0)?.kind else {
        return None;
    };
    let tells = |variant: &&(usize, &Variant)| match variant.1.when {
        When::Json(json) => json_type(value) == Some(json),
        When::Key(_) | When::KeyOf(..) => {
            let deciding = variant.1.deciding(way.types);
            deciding.is_some_and(|it| is_given(it, present(value, &it.name.wire)))
        }
    };
    let numbered: Vec<(usize, &Variant)> = variants.iter().enumerate().collect();
    let candidates: Vec<_> = numbered.iter().filter(tells).collect();
    let holds = |field: &Field| holds_constant(field, present(value, &field.name.wire));
    match candidates.as_slice() {
        [(number, variant)] if variant.keys(way.types).iter().all(holds) => {
            let data = shape(cx, at, way, variant, value)?;
            Some(Datum::Variant(id, *number, data))
        }
        _ => Some(Datum::Unrecognized(id, value.to_string())),
    }
}

/// What is in a shape.
fn shape(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    variant: &Variant,
    value: &Value,
) -> Option<Vec<Option<Datum>>> {
    let present = |key: &str| present(value, key);
    let fields: Vec<&Field> = variant.keys(way.types).iter().collect();
    match (&variant.when, variant.whole()) {
        (When::KeyOf(id, _), _) => {
            let data = object(cx, at, way, &fields, &|key| value.get(key), &[])?;
            Some(vec![Some(Datum::Object(Some(*id), data))])
        }
        (When::Json(_), Some(whole)) => {
            let datum = self::value(cx, at, way, &whole.shape, value)?;
            Some(vec![Some(datum)])
        }
        _ => object(cx, at, way, &fields, &present, &[]),
    }
}

/// What stands at a key and is not null.
fn present<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    value.get(key).filter(|it| !it.is_null())
}

fn json_type(value: &Value) -> Option<JsonType> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some(JsonType::Boolean),
        Value::Number(_) => Some(JsonType::Number),
        Value::String(_) => Some(JsonType::String),
        Value::Array(_) => Some(JsonType::List),
        Value::Object(_) => Some(JsonType::Object),
    }
}

/// Whether a deciding field is there. One with a constant tells its shape by that.
fn is_given(field: &Field, value: Option<&Value>) -> bool {
    value.is_some() && holds_constant(field, value)
}

fn holds_constant(field: &Field, value: Option<&Value>) -> bool {
    let constant = field.constant.as_ref().map(Scalar::json);
    constant.is_none() || constant.as_ref() == value
}

fn misfit(cx: &mut Context<'_>, at: At<'_>, expected: &str) -> Option<Datum> {
    cx.report(diagnostics::example_of_other_type(at.value(), expected));
    None
}
