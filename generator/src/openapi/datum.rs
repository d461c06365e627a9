//! Values of examples, where documents show them.

use serde_json::Value;

use crate::api::{Api, Datum, Example, Field, Operation, written};

/// The value.
pub(super) fn value(api: &Api, datum: &Datum) -> Value {
    written::value(&api.types, datum)
}

/// The values of fields, some of which may be absent.
pub(super) fn object(api: &Api, fields: &[Field], values: &[Option<Datum>]) -> Value {
    written::object(&api.types, fields, values)
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
    written::all(&api.types, &operation.fields, values)
}
