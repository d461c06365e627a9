//! What stands in a path, a query or a header.

use serde_json::Value;

use super::object::Object;
use super::{prose, schema};
use crate::api::{Api, Field, Location, Shape};
use crate::spec::Style;

/// A parameter of a request.
pub(super) fn of(api: &Api, field: &Field, examples: Object) -> Object {
    let place = match field.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header | Location::Body => "header",
    };
    placed(api, field, place, examples)
}

/// A parameter of a URL that is built or read, and never called.
pub(super) fn of_url(api: &Api, field: &Field) -> Object {
    // A list is one text there, unless the spec says otherwise.
    let is_list = matches!(field.shape, Shape::List(_));
    let style = field.style.or(is_list.then_some(Style::Spaces));
    let field = Field {
        style,
        ..field.clone()
    };
    placed(api, &field, "query", Object::default())
}

fn placed(api: &Api, field: &Field, place: &str, examples: Object) -> Object {
    Object::default()
        .with("name", key(field))
        .with("in", place)
        .filled("description", prose::text(api, &field.docs))
        .filled("required", !field.optional)
        .and(schema::deprecated(api, field.deprecated.as_ref()))
        .and(style(field))
        .with("schema", schema::value(api, field))
        .filled("examples", examples)
}

/// A header that all requests have.
pub(super) fn fixed(name: &str, value: &str) -> Object {
    let text = Object::default().with("type", "string");
    Object::default()
        .with("name", name)
        .with("in", "header")
        .with("required", true)
        .with("schema", text.with("const", value))
}

/// A header of an answer.
pub(super) fn header(api: &Api, field: &Field, examples: Object) -> Object {
    Object::default()
        .filled("description", prose::text(api, &field.docs))
        .filled("required", !field.optional)
        .and(schema::deprecated(api, field.deprecated.as_ref()))
        .with("schema", schema::value(api, field))
        .filled("examples", examples)
}

/// The name of a parameter, or of a field of a form.
pub(super) fn key(field: &Field) -> String {
    let name = &field.name.wire;
    match (field.style, &field.shape) {
        (Some(Style::Brackets), Shape::List(_)) => format!("{name}[]"),
        _ => name.clone(),
    }
}

/// How a list is written, where it is not the parameter once for each item.
pub(super) fn style(field: &Field) -> Object {
    let style = match field.style {
        Some(Style::Commas) => "form",
        Some(Style::Spaces) => "spaceDelimited",
        Some(Style::Repeat | Style::Brackets) | None => return Object::default(),
    };
    Object::default()
        .with("style", style)
        .with("explode", Value::Bool(false))
}
