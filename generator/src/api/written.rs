//! Values of examples, as JSON has them: with the constants, which an example does not say.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::json::Json;

use super::{Datum, Field, Kind, Type, TypeId};

/// The value.
pub(crate) fn value(types: &[Type], datum: &Datum) -> Value {
    match datum {
        Datum::Text(text) | Datum::Upload(_, _, text) => text.as_str().into(),
        Datum::Null => Value::Null,
        Datum::Boolean(it) => (*it).into(),
        Datum::Integer(it) | Datum::UnknownNumber(_, it) => (*it).into(),
        Datum::Float(it) => (*it).into(),
        Datum::Units(it) => (*it).into(),
        Datum::Bytes(bytes) => STANDARD.encode(bytes).into(),
        // It was read as JSON.
        Datum::Json(text) | Datum::Unrecognized(_, text) => {
            Json::read(text).map_or(Value::Null, |(_, it)| it)
        }
        Datum::List(items) => items.iter().map(|it| value(types, it)).collect(),
        Datum::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, it)| (key.clone(), value(types, it)));
            Value::Object(entries.collect())
        }
        Datum::Known(id, number) => known(types, *id, *number).unwrap_or_default(),
        Datum::Object(id, values) => {
            let fields = id.map(|it| fields(types, it, 0)).unwrap_or_default();
            object(types, fields, values)
        }
        Datum::Variant(id, number, values) => match (fields(types, *id, *number), &values[..]) {
            // The whole value is of a type.
            ([Field { name, .. }], [Some(whole)]) if name.wire.is_empty() => value(types, whole),
            (fields, values) => object(types, fields, values),
        },
    }
}

/// The object of some fields, some of which may be absent. Constants have no value of their own.
pub(crate) fn object<'f>(
    types: &[Type],
    fields: impl IntoIterator<Item = &'f Field>,
    values: &[Option<Datum>],
) -> Value {
    let mut entries = Map::new();
    for (field, it) in all(types, fields, values) {
        match it {
            Value::Object(rest) if field.is_rest => entries.extend(rest),
            it => drop(entries.insert(field.name.wire.clone(), it)),
        }
    }
    Value::Object(entries)
}

/// The fields that are there, each with its value.
pub(crate) fn all<'f>(
    types: &[Type],
    fields: impl IntoIterator<Item = &'f Field>,
    values: &[Option<Datum>],
) -> impl Iterator<Item = (&'f Field, Value)> {
    let mut values = values.iter();
    fields.into_iter().filter_map(move |field| {
        let it = match &field.constant {
            Some(constant) => constant.json(),
            None => value(types, values.next()?.as_ref()?),
        };
        Some((field, it))
    })
}

/// The fields of an object, or of a shape of a union.
fn fields(types: &[Type], id: TypeId, number: usize) -> &[Field] {
    match types.get(id.0).map(|it| &it.kind) {
        Some(Kind::Object(fields)) => fields,
        Some(Kind::Union(variants)) => variants.get(number).map_or(&[], |it| &it.fields),
        _ => &[],
    }
}

fn known(types: &[Type], id: TypeId, number: usize) -> Option<Value> {
    match &types.get(id.0)?.kind {
        Kind::Enum(it) => Some(it.values.get(number)?.value.json()),
        _ => None,
    }
}
