//! Values of examples, held against their types.

use serde_json::{Map, Value};

use super::{Context, builtin, limits, recognized};
use crate::api::{Builtin, Datum, Enum, Field, Kind, Limit, Shape, Type, TypeId, Variant, When};
use crate::diagnostics;
use crate::place::At;

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
        (Shape::Builtin(Builtin::Float), _) if is_too_large(at) => {
            misfit(cx, at, "a number that is not too large for one of 64 bits")
        }
        (Shape::Builtin(it), value) => builtin::datum(*it, value, way.is_sent).map_or_else(
            |expected| misfit(cx, at, expected),
            |datum| Some(as_written(at, datum, value)),
        ),
        (Shape::List(item), Value::Array(values)) => list(cx, at, way, item, values),
        (Shape::Map(_), _) if at.has_twice(|_| true) => twice(cx, at),
        (Shape::Map(item), Value::Object(entries)) => map(cx, at, way, item, entries),
        (Shape::Named(id) | Shape::Boxed(id), _) => named(cx, at, way, *id, value),
        (Shape::List(_), _) => misfit(cx, at, "a list"),
        (Shape::Map(_), _) => misfit(cx, at, "a mapping"),
    }
}

/// Whether a number that is written in a text is beyond all that the client has for it.
fn is_too_large(at: At<'_>) -> bool {
    let number = at.written().and_then(|it| it.parse().ok());
    number.is_some_and(f64::is_infinite)
}

/// The client keeps some values as they are written, where that is known.
fn as_written(at: At<'_>, datum: Datum, value: &Value) -> Datum {
    match (&datum, at.written()) {
        (Datum::Json(_), Some(text)) => Datum::Json(text.to_owned()),
        (Datum::Text(_), Some(text)) if value.is_number() => Datum::Text(text.to_owned()),
        _ => datum,
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

fn map(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    item: &Shape,
    entries: &Map<String, Value>,
) -> Option<Datum> {
    let mut data = Vec::new();
    for (key, value) in entries {
        let value = self::value(cx, at.key(key), way, item, value);
        data.push(value.map(|it| (key.clone(), it)));
    }
    data.into_iter().collect::<Option<_>>().map(Datum::Map)
}

fn named(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    id: TypeId,
    value: &Value,
) -> Option<Datum> {
    // What is wrong with a type has been reported.
    let item = way
        .types
        .get(id.0)
        .filter(|_| !cx.is_doubtful(&Shape::Named(id)))?;
    match (&item.kind, value) {
        (Kind::Id | Kind::Secret, Value::String(text)) => Some(Datum::Text(text.clone())),
        (Kind::Enum(known), _) => {
            enumerated(known, id, value).map_or_else(|expected| misfit(cx, at, &expected), Some)
        }
        (Kind::Object(_), _) if at.has_twice(|_| true) => twice(cx, at),
        (Kind::Object(fields), Value::Object(entries)) => {
            let get = |key: &str| entries.get(key);
            let keys: Vec<&str> = entries.keys().map(String::as_str).collect();
            let fields: Vec<&Field> = fields.iter().collect();
            unknown_fields(cx, at, way, &fields, &keys);
            let data = object(cx, at, way, &fields, &get, &keys)?;
            Some(Datum::Object(Some(id), data))
        }
        (Kind::Union(variants), _) if value.is_object() || has_others(variants) => {
            recognized::datum(cx, at, way, id, variants, value)
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
pub(super) fn enumerated(known: &Enum, id: TypeId, value: &Value) -> Result<Datum, String> {
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
        if field.is_rest {
            data.push(rest(cx, at, way, (field, fields), get, keys));
            continue;
        }
        let wire = key_of(way, field, get);
        match get(wire) {
            Some(Value::Null) if field.nullable => data.push(Some(Some(Datum::Null))),
            Some(it) => {
                self::limits(cx, at.key(wire), way, field, it);
                let read = value(cx, at.key(wire), way, &field.shape, it);
                let rest = passed_over(cx, at, way, (field, wire), get);
                data.push(rest.and(read).map(Some));
            }
            None if field.optional => data.push(Some(None)),
            // One mistake is reported once: the key is there, under a name that is near.
            None if is_misspelt(way, fields, keys, wire) => data.push(None),
            None => {
                cx.report(diagnostics::missing_in_example(at.value(), wire));
                data.push(None);
            }
        }
    }
    data.into_iter().collect()
}

/// What stands under keys that are those of no field. Where there is nothing, nothing is said of it.
fn rest<'v>(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    (field, all): (&Field, &[&Field]),
    get: &dyn Fn(&str) -> Option<&'v Value>,
    keys: &[&str],
) -> Option<Option<Datum>> {
    let is_own = |key: &str| all.iter().any(|it| it.has_key(key));
    let others = keys.iter().filter(|key| !is_own(key));
    let others = others.filter_map(|key| Some(((*key).to_owned(), get(key)?.clone())));
    let others: Map<String, Value> = others.collect();
    match others.is_empty() {
        true => Some(None),
        false => value(cx, at, way, &field.shape, &Value::Object(others)).map(Some),
    }
}

/// The key under which a field comes.
fn key_of<'f, 'v>(
    way: Way<'_>,
    field: &'f Field,
    get: &dyn Fn(&str) -> Option<&'v Value>,
) -> &'f str {
    let wire = field.name.wire.as_str();
    // Null counts as absent, where it is no value of the field.
    let is_given = |key: &str| get(key).is_some_and(|it| !it.is_null() || field.can_be_null());
    let mut aliases = field
        .aliases
        .iter()
        .filter(|_| !way.is_sent && !is_given(wire));
    aliases.find(|it| is_given(it)).map_or(wire, String::as_str)
}

/// Reads what stands under keys of a field beside the one that counts: the client reads all of them.
fn passed_over<'v>(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    (field, wire): (&Field, &str),
    get: &dyn Fn(&str) -> Option<&'v Value>,
) -> Option<()> {
    let others = field.aliases.iter().filter(|_| !way.is_sent);
    let others = others.filter(|it| *it != wire);
    let given = others.filter_map(|key| Some((key, get(key).filter(|it| !it.is_null())?)));
    let read = given.map(|(key, it)| value(cx, at.key(key), way, &field.shape, it).map(|_| ()));
    read.collect::<Vec<_>>().into_iter().collect()
}

/// Holds a value that is sent against the limits of its field.
fn limits(cx: &mut Context<'_>, at: At<'_>, way: Way<'_>, field: &Field, value: &Value) {
    for limit in field.limits.iter().filter(|_| way.is_sent) {
        within(cx, at, limit, value);
    }
}

/// Holds a value against a limit; a list or a map item by item, where the limit is one of items.
fn within(cx: &mut Context<'_>, at: At<'_>, limit: &Limit, value: &Value) {
    match value {
        Value::Array(items) if !limit.is_of_lists() => {
            for (number, item) in items.iter().enumerate() {
                within(cx, at.index(number), limit, item);
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries {
                within(cx, at.key(key), limit, item);
            }
        }
        value if !limits::is_held(limit, value) => {
            let (place, asks) = (at.value(), limit.asks());
            cx.report(diagnostics::example_beyond_limit(place, limit.key(), &asks));
        }
        _ => {}
    }
}

/// Whether a field is there to be given under a key. What is sent goes under its own key.
fn is_given_as(way: Way<'_>, field: &Field, key: &str) -> bool {
    let is_alias = || !way.is_sent && field.aliases.iter().any(|it| it == key);
    field.is_rest || field.constant.is_none() && (field.name.wire == key || is_alias())
}

fn is_misspelt(way: Way<'_>, fields: &[&Field], keys: &[&str], wire: &str) -> bool {
    let is_field = |key: &str| fields.iter().any(|field| is_given_as(way, field, key));
    keys.iter()
        .any(|key| !is_field(key) && diagnostics::is_near(key, wire))
}

/// Reports what an example says of fields that are not there, or that are constant and need not be said.
pub(crate) fn unknown_fields(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    fields: &[&Field],
    keys: &[&str],
) {
    let is_field = |key: &str| fields.iter().any(|field| is_given_as(way, field, key));
    for key in keys.iter().filter(|key| !is_field(key)) {
        if let Some(place) = cx.if_told(at.key(key).name()) {
            let known = fields.iter().filter(|it| it.constant.is_none());
            let known = known.map(|it| it.name.wire.as_str());
            cx.report(diagnostics::unknown_in_example(place, key, known));
        }
    }
}

/// Reports an object in which a key stands twice that the client looks for.
pub(super) fn twice<T>(cx: &mut Context<'_>, at: At<'_>) -> Option<T> {
    misfit(cx, at, "an object in which no key stands twice")
}

/// Reports a value that does not fit. In a text, which has one place, the way to it is told.
pub(super) fn misfit<T>(cx: &mut Context<'_>, at: At<'_>, expected: &str) -> Option<T> {
    let way = at.way_in_text().filter(|it| !it.is_empty());
    let expected = match way {
        Some(way) => format!("{expected}, at `{}`", way.escape_debug()),
        None => expected.to_owned(),
    };
    cx.report(diagnostics::example_of_other_type(at.value(), &expected));
    None
}
