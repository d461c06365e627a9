//! Schemas of values, wherever they stand.

use serde_json::{Value, json};

use super::object::Object;
use super::prose;
use crate::api::{Api, Body, Builtin, Docs, Field, Limit, Shape};
use crate::spec::Number;

/// The schema of a shape.
pub(super) fn of(api: &Api, shape: &Shape) -> Object {
    match shape {
        Shape::Builtin(it) => builtin(*it),
        Shape::List(item) => list(of(api, item)),
        Shape::Map(item) => map(of(api, item)),
        Shape::Named(id) | Shape::Boxed(id) => match api.types.get(id.0) {
            Some(item) => Object::reference("schemas", &item.name.wire),
            None => Object::default(),
        },
    }
}

/// The schema of what a field holds, with what there is to say of it.
pub(super) fn field(api: &Api, field: &Field) -> Object {
    Object::default()
        .filled("description", prose::text(api, &field.docs))
        .and(value(api, field))
        .and(deprecated(api, field.deprecated.as_ref()))
}

/// The schema of what a field holds.
pub(super) fn value(api: &Api, field: &Field) -> Object {
    let schema = limited(api, &field.shape, field.limits.iter().collect());
    let schema = match field.nullable {
        true => or_null(schema),
        false => schema,
    };
    schema
        .maybe("const", field.constant.as_ref().map(|it| it.json()))
        .maybe("default", field.default.clone())
}

/// The schema of a shape with limits, some of which are those of each item.
fn limited(api: &Api, shape: &Shape, limits: Vec<&Limit>) -> Object {
    let item = match shape {
        Shape::List(item) => item,
        Shape::Map(item) => return map(limited(api, item, limits)),
        shape => return of(api, shape).and(limits.into_iter().map(limit).collect()),
    };
    let all = limits.into_iter();
    let (of_list, of_items): (Vec<_>, Vec<_>) = all.partition(|it| it.is_of_lists());
    list(limited(api, item, of_items)).and(of_list.into_iter().map(limit).collect())
}

fn map(values: Object) -> Object {
    Object::default()
        .with("type", "object")
        .with("additionalProperties", values)
}

fn list(items: Object) -> Object {
    Object::default().with("type", "array").with("items", items)
}

/// The schema of an object of these fields.
pub(super) fn object<'f>(api: &Api, fields: impl IntoIterator<Item = &'f Field>) -> Object {
    let (mut properties, mut required, mut either) = (Object::default(), Vec::new(), Vec::new());
    let mut rest = None;
    for it in fields {
        if let (true, Shape::Map(item)) = (it.is_rest, &it.shape) {
            rest = Some(of(api, item));
            continue;
        }
        properties = properties
            .with(&it.name.wire, field(api, it))
            .and(aliases(api, it));
        match (it.optional, it.aliases.is_empty()) {
            (true, _) => {}
            (false, true) => required.push(it.name.wire.clone()),
            (false, false) => either.push(one_key(it)),
        }
    }
    Object::default()
        .with("type", "object")
        .filled("properties", properties)
        .maybe("additionalProperties", rest)
        .filled("required", required)
        .filled("allOf", either)
}

/// The other keys under which an answer may have a field.
fn aliases(api: &Api, field: &Field) -> Object {
    let alias = Object::default()
        .with("readOnly", true)
        .and(value(api, field))
        .with("x-clientwright-alias-of", field.name.wire.as_str());
    let keys = field.aliases.iter();
    keys.map(|key| (key.as_str(), alias.clone())).collect()
}

/// That a field is there, under one of its keys.
fn one_key(field: &Field) -> Value {
    let keys = [&field.name.wire].into_iter().chain(&field.aliases);
    let keys: Vec<Value> = keys.map(|key| json!({ "required": [key] })).collect();
    json!({ "anyOf": keys })
}

/// The schema of a body that is received.
pub(super) fn body(api: &Api, body: &Body) -> Object {
    let value = of(api, &body.shape);
    let Some(envelope) = &body.envelope else {
        return value;
    };
    Object::default()
        .with("type", "object")
        .with("properties", Object::default().with(envelope, value))
        .with("required", json!([envelope]))
}

/// What should no longer be used, and why.
pub(super) fn deprecated(api: &Api, note: Option<&Docs>) -> Object {
    Object::default()
        .filled("deprecated", note.is_some())
        .maybe(
            "x-clientwright-deprecated",
            note.map(|note| prose::text(api, note)),
        )
}

fn or_null(schema: Object) -> Object {
    match schema.get("type").cloned() {
        Some(Value::Array(mut kinds)) => {
            kinds.push("null".into());
            schema.with("type", kinds)
        }
        Some(kind) => schema.with("type", json!([kind, "null"])),
        None => {
            let null = json!({ "type": "null" });
            Object::default().with("anyOf", vec![schema.into(), null])
        }
    }
}

fn builtin(builtin: Builtin) -> Object {
    let (kind, format) = match builtin {
        Builtin::String => (json!("string"), None),
        Builtin::Uri => (json!("string"), Some("uri")),
        Builtin::Boolean => (json!("boolean"), None),
        Builtin::Integer => (json!("integer"), Some("int64")),
        Builtin::Integer32 => (json!("integer"), Some("int32")),
        Builtin::Float => (json!("number"), Some("double")),
        // It is sent as a text, and may come as a number.
        Builtin::Decimal => (json!(["string", "number"]), Some("decimal")),
        Builtin::Date => (json!("string"), Some("date")),
        Builtin::Time => (json!("string"), Some("date-time")),
        Builtin::Uuid => (json!("string"), Some("uuid")),
        Builtin::Seconds => return units("seconds"),
        Builtin::Minutes => return units("minutes"),
        Builtin::Bytes => {
            let text = Object::default().with("type", "string");
            return text.with("contentEncoding", "base64");
        }
        Builtin::Upload => {
            let file = Object::default().with("type", "string");
            return file.with("contentMediaType", "application/octet-stream");
        }
        Builtin::Json => return Object::default(),
    };
    Object::default().with("type", kind).maybe("format", format)
}

/// A whole number of something.
fn units(unit: &str) -> Object {
    Object::default()
        .with("type", "integer")
        .with("minimum", 0)
        .with("x-clientwright-unit", unit)
}

fn limit(limit: &Limit) -> (&'static str, Value) {
    match limit {
        Limit::MinItems(least) => ("minItems", json!(least)),
        Limit::MaxItems(most) => ("maxItems", json!(most)),
        Limit::UniqueItems => ("uniqueItems", json!(true)),
        Limit::MinLength(least) => ("minLength", json!(least)),
        Limit::MaxLength(most) => ("maxLength", json!(most)),
        Limit::Pattern(pattern) => ("pattern", json!(pattern)),
        Limit::Minimum(least) => ("minimum", number(least)),
        Limit::Maximum(most) => ("maximum", number(most)),
        Limit::WholeSeconds => ("x-clientwright-whole-seconds", json!(true)),
    }
}

fn number(number: &Number) -> Value {
    match number {
        Number::Integer(it) => json!(it),
        Number::Float(it) => json!(it),
    }
}
