//! The types that the spec defines.

use serde_json::Value;

use super::object::Object;
use super::{prose, schema};
use crate::api::{Api, Enum, EnumValue, Field, Kind, Type, Variant, When};
use crate::spec::Scalar;

/// The schemas of all types, by name.
pub(super) fn all(api: &Api) -> Object {
    let types = api.types.iter();
    types
        .map(|it| (it.name.wire.as_str(), one(api, it)))
        .collect()
}

fn one(api: &Api, item: &Type) -> Object {
    let described = Object::default().filled("description", prose::text(api, &item.docs));
    described.and(match &item.kind {
        Kind::Id => Object::default()
            .with("type", "string")
            .with("x-clientwright-text", "id"),
        Kind::Secret => Object::default()
            .with("type", "string")
            .with("format", "password")
            .with("x-clientwright-text", "secret"),
        Kind::Enum(it) => enumeration(api, it),
        Kind::Object(fields) => schema::object(api, fields),
        Kind::Union(variants) => union(api, variants),
    })
}

/// Each known value by itself, so that there is a place for what it means; and any other one, where there may be others.
fn enumeration(api: &Api, known: &Enum) -> Object {
    let kind = match known.is_of_integers() {
        true => "integer",
        false => "string",
    };
    let any = Object::default().with("type", kind);
    let mut values: Vec<Value> = known
        .values
        .iter()
        .map(|it| value(api, it).into())
        .collect();
    match known.closed {
        true => any.with("oneOf", values),
        false => {
            values.push(any.into());
            Object::default()
                .with("anyOf", values)
                .with("x-clientwright-open", true)
        }
    }
}

fn value(api: &Api, value: &EnumValue) -> Object {
    // The value of an integer says nothing by itself.
    let title = matches!(value.value, Scalar::Integer(_)).then(|| value.name.wire.clone());
    Object::default()
        .maybe("title", title)
        .filled("description", prose::text(api, &value.docs))
        .with("const", value.value.json())
        .and(schema::deprecated(api, value.deprecated.as_ref()))
}

fn union(api: &Api, variants: &[Variant]) -> Object {
    let shapes: Vec<Value> = variants.iter().map(|it| shape(api, it).into()).collect();
    Object::default()
        .with("oneOf", shapes)
        .maybe("discriminator", discriminator(api, variants))
}

fn shape(api: &Api, variant: &Variant) -> Object {
    let described = Object::default()
        .with("title", variant.name.wire.clone())
        .filled("description", prose::text(api, &variant.docs));
    described.and(match (&variant.when, variant.whole()) {
        (When::Key(number), _) => {
            let fields = variant.fields.iter().enumerate();
            // What decides is not null.
            let fields: Vec<Field> = fields
                .map(|(place, field)| Field {
                    nullable: field.nullable && place != *number,
                    ..field.clone()
                })
                .collect();
            schema::object(api, &fields)
        }
        (When::KeyOf(..) | When::Json(_), Some(whole)) => schema::of(api, &whole.shape),
        (When::KeyOf(..) | When::Json(_), None) => Object::default(),
    })
}

/// The key whose constant tells the shapes, where one key tells all of them and each is a type with a name.
fn discriminator(api: &Api, variants: &[Variant]) -> Option<Object> {
    let mut keys = variants.iter().map(|it| deciding(api, it));
    let first = keys.next()??;
    let is_same = keys.all(|it| it.is_some_and(|(key, ..)| key == first.0));
    let mapping = variants.iter().filter_map(|it| deciding(api, it));
    let mapping: Object = mapping
        .map(|(_, value, name)| (value, format!("#/components/schemas/{name}")))
        .collect();
    is_same.then(|| {
        Object::default()
            .with("propertyName", first.0)
            .with("mapping", mapping)
    })
}

/// The key that decides for a shape, its value, and the name of the type that the shape is.
fn deciding<'a>(api: &'a Api, variant: &'a Variant) -> Option<(&'a str, &'a str, &'a str)> {
    let When::KeyOf(id, key) = &variant.when else {
        return None;
    };
    let field = variant.deciding(&api.types)?;
    match &field.constant {
        Some(Scalar::Text(value)) => Some((key, value, &api.types.get(id.0)?.name.wire)),
        _ => None,
    }
}
