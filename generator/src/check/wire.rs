//! The JSON that the values of an example are sent as: with the constants, which an example does not say.

use serde_json::Value;

use crate::api::{Field, Kind, Shape, Type};

/// The values of some fields, in their order.
pub(crate) fn object<'v>(
    types: &[Type],
    fields: &[&Field],
    get: &dyn Fn(&str) -> Option<&'v Value>,
) -> Value {
    let entry = |field: &&Field| {
        let wire = &field.name.wire;
        let value = match &field.constant {
            Some(constant) => constant.json(),
            None => value(types, &field.shape, get(wire)?),
        };
        Some((wire.clone(), value))
    };
    Value::Object(fields.iter().filter_map(entry).collect())
}

fn value(types: &[Type], shape: &Shape, given: &Value) -> Value {
    match (shape, given) {
        (Shape::List(item), Value::Array(items)) => {
            items.iter().map(|it| value(types, item, it)).collect()
        }
        (Shape::Map(item), Value::Object(entries)) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, it)| (key.clone(), value(types, item, it)));
            Value::Object(entries.collect())
        }
        (Shape::Named(id) | Shape::Boxed(id), Value::Object(entries)) => {
            match types.get(id.0).map(|it| &it.kind) {
                Some(Kind::Object(fields)) => {
                    let fields: Vec<&Field> = fields.iter().collect();
                    object(types, &fields, &|key| entries.get(key))
                }
                // An example of a union says its constants, since they tell the shape.
                _ => given.clone(),
            }
        }
        _ => given.clone(),
    }
}
