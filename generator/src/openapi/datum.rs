//! Values of examples, as JSON has them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::object::Object;
use crate::api::{Api, Datum, Example, Field, Kind, Operation, TypeId};

/// The value, with the constants that an example does not say.
pub(super) fn value(api: &Api, datum: &Datum) -> Value {
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
            serde_json::from_str(text).unwrap_or_default()
        }
        Datum::List(items) => items.iter().map(|it| value(api, it)).collect(),
        Datum::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, it)| (key.as_str(), value(api, it)));
            entries.collect::<Object>().into()
        }
        Datum::Known(id, number) => known(api, *id, *number).unwrap_or_default(),
        Datum::Object(id, values) => {
            let fields = id.map(|it| fields(api, it, 0)).unwrap_or_default();
            object(api, fields, values).into()
        }
        Datum::Variant(id, number, values) => variant(api, *id, *number, values),
    }
}

/// What an example sends, each field with its value.
pub(super) fn request<'a>(
    api: &'a Api,
    operation: &'a Operation,
    example: &'a Example,
) -> impl Iterator<Item = (&'a Field, Value)> {
    let values = match &example.request {
        Datum::Object(_, values) => values.as_slice(),
        _ => &[],
    };
    all(api, &operation.fields, values)
}

/// The values of fields, some of which may be absent. Constants have no value of their own.
pub(super) fn object(api: &Api, fields: &[Field], values: &[Option<Datum>]) -> Object {
    let all = all(api, fields, values);
    all.map(|(field, it)| (field.name.wire.as_str(), it))
        .collect()
}

/// The fields that are there, each with its value.
fn all<'a>(
    api: &'a Api,
    fields: &'a [Field],
    values: &'a [Option<Datum>],
) -> impl Iterator<Item = (&'a Field, Value)> {
    let mut values = values.iter();
    fields.iter().filter_map(move |field| {
        let it = match &field.constant {
            Some(constant) => constant.json(),
            None => value(api, values.next()?.as_ref()?),
        };
        Some((field, it))
    })
}

fn variant(api: &Api, id: TypeId, number: usize, values: &[Option<Datum>]) -> Value {
    let fields = fields(api, id, number);
    match (fields, values) {
        // The whole value is of a type.
        ([Field { name, .. }], [Some(whole)]) if name.wire.is_empty() => value(api, whole),
        (fields, values) => object(api, fields, values).into(),
    }
}

/// The fields of an object, or of a shape of a union.
fn fields(api: &Api, id: TypeId, number: usize) -> &[Field] {
    match api.types.get(id.0).map(|it| &it.kind) {
        Some(Kind::Object(fields)) => fields,
        Some(Kind::Union(variants)) => variants.get(number).map_or(&[], |it| &it.fields),
        _ => &[],
    }
}

fn known(api: &Api, id: TypeId, number: usize) -> Option<Value> {
    match &api.types.get(id.0)?.kind {
        Kind::Enum(it) => Some(it.values.get(number)?.value.json()),
        _ => None,
    }
}
