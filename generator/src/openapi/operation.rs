//! Calls.

use serde_json::{Value, json};

use super::object::Object;
use super::{answer, body, client, datum, parameter, prose, schema, security};
use crate::api::{Api, Field, Location, Module, Operation, Pagination, Route};
use crate::spec::Level;

/// An operation, by itself.
pub(super) fn of(api: &Api, module: &Module, operation: &Operation) -> Object {
    Object::default()
        .with("operationId", operation.name.wire.as_str())
        .with("tags", json!([module.name]))
        .filled("summary", prose::summary(api, &operation.docs))
        .filled("description", prose::text(api, &operation.docs))
        .documented(operation.documentation.as_deref())
        .and(schema::deprecated(api, operation.deprecated.as_ref()))
        .with("security", security::of(api, operation))
        .filled("parameters", parameters(api, operation))
        .maybe("requestBody", body::of(api, operation))
        .with("responses", answer::all(api, operation))
        .and(more(api, operation))
}

/// What OpenAPI has no word for.
fn more(api: &Api, operation: &Operation) -> Object {
    let stability = operation.stability.as_ref();
    let stability = stability.map(|(level, docs)| {
        Object::default()
            .with("level", word(*level))
            .filled("description", prose::text(api, docs))
    });
    let redirect = prose::redirect(api, operation.redirect.as_deref());
    let pagination = operation.pagination.as_ref();
    Object::default()
        .filled("x-clientwright-auth", client::names(api, operation))
        .with("x-clientwright-repeatable", operation.repeatable)
        .maybe("x-clientwright-stability", stability)
        .maybe("x-clientwright-plan", operation.plan.as_deref())
        .maybe("x-clientwright-redirect", redirect)
        .maybe(
            "x-clientwright-pagination",
            pagination.map(|it| pages(operation, it)),
        )
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Alpha => "alpha",
        Level::Prerelease => "prerelease",
        Level::Beta => "beta",
    }
}

/// The parameters of the path, the query and the headers, and the headers that all requests have.
fn parameters(api: &Api, operation: &Operation) -> Vec<Value> {
    let own = operation.fields.iter();
    let own = own.filter(|it| it.location != Location::Body);
    let own = own.map(|it| parameter::of(api, it, examples(api, operation, it)));
    let is_own = |name: &str| {
        let mut headers = operation.fields_in(Location::Header);
        headers.any(|it| it.name.wire.eq_ignore_ascii_case(name))
    };
    // Those two have places of their own: the media types of bodies.
    let is_told = |name: &str| ["accept", "content-type"].contains(&name) || is_own(name);
    let fixed = api.headers.iter().filter(|(name, _)| !is_told(name));
    let fixed = fixed.map(|(name, value)| parameter::fixed(name, value));
    own.chain(fixed).map(Value::from).collect()
}

/// The documented values of a parameter, by the names of the examples. A constant is said by the schema.
fn examples(api: &Api, operation: &Operation, parameter: &Field) -> Object {
    let is_it = |it: &Field| it.name == parameter.name && it.location == parameter.location;
    let examples = operation.examples.iter();
    let examples = examples.filter(|_| parameter.constant.is_none());
    let shown = examples.filter_map(|example| {
        let mut sent = datum::request(api, operation, example);
        let (_, value) = sent.find(|(it, _)| is_it(it))?;
        let value = Object::default().with("value", value);
        Some((example.name.as_str(), value))
    });
    shown.collect()
}

/// How an answer leads to the next page, in the words of the spec.
fn pages(operation: &Operation, pagination: &Pagination) -> Object {
    let parameter = |number: &usize| {
        let field = operation.fields.get(*number);
        field.map(|it| it.name.wire.as_str())
    };
    match pagination {
        Pagination::NextUrl(route) => Object::default().with("next_url", way(route)),
        Pagination::Cursor(route, number) => {
            let cursor = Object::default().with("from", way(route));
            Object::default().with("cursor", cursor.maybe("parameter", parameter(number)))
        }
        Pagination::Number(route, number, first) => {
            let page = Object::default().maybe("parameter", parameter(number));
            let page = page.with("first", *first).filled("items", way(route));
            Object::default().with("number", page)
        }
    }
}

fn way(route: &Route) -> String {
    let keys: Vec<&str> = route.iter().map(|it| it.key.as_str()).collect();
    keys.join(".")
}
