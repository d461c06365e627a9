//! Several calls of one path and method, as one: OpenAPI has no place for a second.
//!
//! The one call allows whatever one of them does, and each stands in it as it is by itself.

use serde_json::{Value, json};

use super::object::Object;

/// A part of one of the calls, and the name of the call.
type Part<'v> = (&'v str, &'v Value);

/// The one call for all of these.
pub(super) fn merged(calls: Vec<Object>, components: &Object) -> Object {
    match <[Object; 1]>::try_from(calls) {
        Ok([only]) => only,
        Err(calls) => several(&calls, components),
    }
}

fn several(calls: &[Object], components: &Object) -> Object {
    let components = Value::from(components.clone());
    let all = |key: &'static str| parts(calls, key);
    let tags = all("tags").into_iter();
    let tags = tags.flat_map(|(_, it)| it.as_array().into_iter().flatten());
    let deprecated = all("deprecated").len() == calls.len();
    let each = calls.iter().map(|it| (name(it), it.clone()));
    Object::default()
        .maybe("operationId", calls.first().map(name))
        .with("tags", distinct(tags))
        .with("summary", texts(&all("summary")).join(" Or: "))
        .with("description", description(&all("description")))
        .filled("deprecated", deprecated)
        .with("security", security(&all("security")))
        .filled("parameters", parameters(calls))
        .filled("requestBody", body(&all("requestBody"), calls.len()))
        .with("responses", responses(&all("responses"), &components))
        .with("x-clientwright-calls", each.collect::<Object>())
}

/// The name of a call.
fn name(call: &Object) -> &str {
    let name = call.get("operationId").and_then(Value::as_str);
    name.unwrap_or_default()
}

/// What each call has under a key.
fn parts<'v>(calls: &'v [Object], key: &str) -> Vec<Part<'v>> {
    let calls = calls.iter();
    calls
        .filter_map(|it| Some((name(it), it.get(key)?)))
        .collect()
}

/// What the parts have under a key.
fn inner<'v>(parts: &[Part<'v>], key: &str) -> Vec<Part<'v>> {
    let parts = parts.iter();
    parts
        .filter_map(|(call, it)| Some((*call, it.get(key)?)))
        .collect()
}

/// The entries of all parts, each key with those that have it, in the order of the first.
fn entries<'v>(parts: &[Part<'v>]) -> Vec<(&'v str, Vec<Part<'v>>)> {
    let mut found: Vec<(&str, Vec<Part<'_>>)> = Vec::new();
    let all = parts
        .iter()
        .filter_map(|(call, it)| Some((*call, it.as_object()?)));
    for (call, (key, value)) in all.flat_map(|(call, it)| it.iter().map(move |it| (call, it))) {
        match found.iter_mut().find(|(it, _)| it == key) {
            Some((_, those)) => those.push((call, value)),
            None => found.push((key, vec![(call, value)])),
        }
    }
    found
}

fn distinct<'v>(values: impl Iterator<Item = &'v Value>) -> Vec<Value> {
    let mut found = Vec::new();
    for it in values {
        if !found.contains(it) {
            found.push(it.clone());
        }
    }
    found
}

fn texts<'v>(parts: &[Part<'v>]) -> Vec<&'v str> {
    let mut texts: Vec<&str> = parts.iter().filter_map(|(_, it)| it.as_str()).collect();
    texts.dedup();
    texts
}

fn description(parts: &[Part<'_>]) -> String {
    let parts = parts.iter();
    let texts = parts.filter_map(|(call, it)| Some(format!("`{call}`: {}", it.as_str()?)));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Any of the credentials. None at all is an alternative of its own.
fn security(parts: &[Part<'_>]) -> Vec<Value> {
    let none = json!({});
    let each = parts.iter().flat_map(|(_, it)| match it.as_array() {
        Some(all) if !all.is_empty() => all.iter().collect(),
        _ => vec![&none],
    });
    match distinct(each) {
        only if only == [none.clone()] => Vec::new(),
        all => all,
    }
}

/// The parameters of all calls. One is required if it is in each of them.
fn parameters(calls: &[Object]) -> Vec<Value> {
    let by_name = calls.iter().map(|call| {
        let parameters = call.list("parameters").iter();
        let named = parameters.map(|it| (format!("{} {}", it["in"], it["name"]), it.clone()));
        (name(call), Value::from(named.collect::<Object>()))
    });
    let by_name: Vec<(&str, Value)> = by_name.collect();
    let by_name: Vec<Part<'_>> = by_name.iter().map(|(call, it)| (*call, it)).collect();
    let all = entries(&by_name).into_iter();
    all.map(|(_, it)| one_of(&it, calls.len()).into()).collect()
}

/// A parameter or a header of several calls.
fn one_of(parts: &[Part<'_>], calls: usize) -> Object {
    let first = parts.first().and_then(|(_, it)| it.as_object());
    let required = inner(parts, "required").len() == calls;
    let kept = first.into_iter().flatten();
    let kept = kept.filter(|(key, _)| !["required", "schema", "examples"].contains(&key.as_str()));
    kept.map(|(key, it)| (key.as_str(), it.clone()))
        .collect::<Object>()
        .filled("required", required)
        .and(media(parts))
}

/// A schema that takes what one of the others does, and all examples.
fn media(parts: &[Part<'_>]) -> Object {
    let schemas = inner(parts, "schema");
    let mut schemas = distinct(schemas.into_iter().map(|(_, it)| it));
    let schema = match schemas.len() {
        0 | 1 => schemas.pop(),
        _ => Some(json!({ "anyOf": schemas })),
    };
    let encoding = entries(&inner(parts, "encoding")).into_iter();
    let encoding = encoding.filter_map(|(key, it)| Some((key, it.first()?.1.clone())));
    let examples = entries(&inner(parts, "examples")).into_iter();
    let examples = examples.flat_map(|(example, it)| {
        let named = move |(call, it): Part<'_>| (format!("{call}.{example}"), it.clone());
        it.into_iter().map(named)
    });
    Object::default()
        .maybe("schema", schema)
        .filled("encoding", encoding.collect::<Object>())
        .filled("examples", examples.collect::<Object>())
}

fn contents(parts: &[Part<'_>]) -> Object {
    let types = entries(&inner(parts, "content")).into_iter();
    types.map(|(key, it)| (key, media(&it))).collect()
}

/// The body of several calls. It is required if each of them has one.
fn body(parts: &[Part<'_>], calls: usize) -> Object {
    match parts {
        [] => Object::default(),
        parts => Object::default()
            .filled("required", parts.len() == calls)
            .with("content", contents(parts)),
    }
}

fn responses(parts: &[Part<'_>], components: &Value) -> Object {
    let statuses = entries(parts).into_iter();
    statuses
        .map(|(status, it)| (status, response(&it, components)))
        .collect()
}

/// The answer of several calls with one status.
fn response(parts: &[Part<'_>], components: &Value) -> Value {
    if let [only] = distinct(parts.iter().map(|(_, it)| *it)).as_slice() {
        return only.clone();
    }
    let parts = parts.iter();
    let parts: Vec<Part<'_>> = parts
        .map(|(call, it)| (*call, resolved(it, components)))
        .collect();
    let headers = entries(&inner(&parts, "headers")).into_iter();
    let headers = headers.map(|(key, it)| (key, one_of(&it, parts.len())));
    Object::default()
        .with(
            "description",
            texts(&inner(&parts, "description")).join("\n\n"),
        )
        .filled("headers", headers.collect::<Object>())
        .filled("content", contents(&parts))
        .into()
}

/// What a response refers to, if it does.
fn resolved<'v>(response: &'v Value, components: &'v Value) -> &'v Value {
    let way = response["$ref"].as_str();
    let way = way.and_then(|it| it.strip_prefix("#/components"));
    way.and_then(|it| components.pointer(it))
        .unwrap_or(response)
}
