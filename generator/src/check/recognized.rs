//! Values of unions in examples: which shape each is.

use serde_json::Value;

use super::Context;
use super::values::{Way, object, twice, value as read};
use crate::api::{Datum, Field, TypeId, Variant, When};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{JsonType, Scalar};

/// Tells the shapes of a union apart as the client does: by the type in JSON, or else by the deciding key of one that is
/// there, where no other key is that decides, whatever stands there.
pub(super) fn datum(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    id: TypeId,
    variants: &[Variant],
    value: &Value,
) -> Option<Datum> {
    let is_looked_for = |key: &str| {
        let mut variants = variants.iter();
        variants.any(|it| looked_for(way, it).any(|field| field.has_key(key)))
    };
    if at.has_twice(is_looked_for) {
        return twice(cx, at);
    }
    match told(way, variants, value) {
        Some((number, variant)) => {
            let data = shape(cx, at, way, variant, value)?;
            Some(Datum::Variant(id, number, data))
        }
        None => {
            let text = at.written();
            let text = text.map_or_else(|| value.to_string(), str::to_owned);
            Some(Datum::Unrecognized(id, text))
        }
    }
}

/// The one shape that a value has, and its number.
fn told<'v>(way: Way<'_>, variants: &'v [Variant], value: &Value) -> Option<(usize, &'v Variant)> {
    let tells = |(_, variant): &(usize, &Variant)| match variant.when {
        When::Json(json) => json_type(value) == Some(json),
        When::Key(_) | When::KeyOf(..) => {
            let deciding = variant.deciding(way.types);
            deciding.is_some_and(|it| is_given(it, found(way, it, value)))
        }
    };
    let is_alone = |variant: &Variant| {
        let deciding = variants.iter().filter_map(|it| it.deciding(way.types));
        let mut others = deciding.filter(|it| !has(way, variant, &it.name.wire));
        others.all(|it| found(way, it, value).is_none())
    };
    let holds = |field: &Field| holds_constant(field, given(field, value, &field.name.wire));
    // Where several tell, none of them is alone.
    let first = variants.iter().enumerate().find(tells);
    first.filter(|(_, variant)| is_alone(variant) && own_keys(variant).iter().all(holds))
}

/// Whether the client looks for a key in a shape.
fn has(way: Way<'_>, variant: &Variant, key: &str) -> bool {
    looked_for(way, variant).any(|it| it.name.wire == key)
}

/// The fields that are looked for before it is known which shape it is.
fn looked_for<'v>(way: Way<'v>, variant: &'v Variant) -> impl Iterator<Item = &'v Field> {
    let deciding = variant.deciding(way.types).into_iter();
    own_keys(variant).iter().chain(deciding)
}

/// What is in a shape.
fn shape(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Way<'_>,
    variant: &Variant,
    value: &Value,
) -> Option<Vec<Option<Datum>>> {
    if let (When::Json(_), Some(whole)) = (&variant.when, variant.whole()) {
        let datum = read(cx, at, way, &whole.shape, value)?;
        return Some(vec![Some(datum)]);
    }
    if matches!(variant.when, When::KeyOf(..)) && at.has_twice(|_| true) {
        return twice(cx, at);
    }
    let fields: Vec<&Field> = variant.keys(way.types).iter().collect();
    unknown_keys(cx, at, way, &fields, value);
    match &variant.when {
        When::KeyOf(id, _) => {
            let keys = value.as_object().into_iter().flat_map(|it| it.keys());
            let keys: Vec<&str> = keys.map(String::as_str).collect();
            let data = object(cx, at, way, &fields, &|key| value.get(key), &keys)?;
            Some(vec![Some(Datum::Object(Some(*id), data))])
        }
        When::Key(_) | When::Json(_) => {
            let get = |key: &str| {
                let field = fields.iter().find(|it| it.name.wire == key)?;
                given(field, value, key)
            };
            object(cx, at, way, &fields, &get, &[])
        }
    }
}

/// Reports keys that the shape does not have. In an answer, null says of those of other shapes that they are not there.
fn unknown_keys(cx: &mut Context<'_>, at: At<'_>, way: Way<'_>, fields: &[&Field], value: &Value) {
    let is_key = |field: &Field, key: &str| {
        let is_own = field.name.wire == key;
        field.is_rest || is_own || !way.is_sent && field.has_key(key)
    };
    for (key, value) in value.as_object().into_iter().flatten() {
        let is_known = fields.iter().any(|field| is_key(field, key));
        if !is_known
            && (way.is_sent || !value.is_null())
            && let Some(place) = cx.if_told(at.key(key).name())
        {
            let known = fields.iter().map(|it| it.name.wire.as_str());
            cx.report(diagnostics::unknown_in_example(place, key, known));
        }
    }
}

/// The keys that a shape has of its own, and not through the type that it is.
fn own_keys(variant: &Variant) -> &[Field] {
    match variant.when {
        When::Key(_) => &variant.fields,
        When::KeyOf(..) | When::Json(_) => &[],
    }
}

/// What is given of a field. An answer may have other keys for it.
fn found<'v>(way: Way<'_>, field: &Field, value: &'v Value) -> Option<&'v Value> {
    let aliases = field.aliases.iter().filter(|_| !way.is_sent);
    let mut keys = std::iter::once(&field.name.wire).chain(aliases);
    keys.find_map(|key| given(field, value, key))
}

/// What stands at a key. Null is nothing, unless it is a value of the field.
fn given<'v>(field: &Field, value: &'v Value, key: &str) -> Option<&'v Value> {
    let value = value.get(key)?;
    (!value.is_null() || field.can_be_null()).then_some(value)
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
