//! Credentials.

use serde_json::{Value, json};

use super::object::Object;
use super::prose;
use crate::api::{Api, Auth, Operation, Scheme};

/// All credentials, by name.
pub(super) fn schemes(api: &Api) -> Object {
    let auth = api.auth.iter().filter(|it| it.scheme != Scheme::Client);
    auth.map(|it| (it.name.wire.as_str(), scheme(api, it)))
        .collect()
}

/// The credentials that are properties of bodies, of which OpenAPI knows nothing, with what is told of them.
pub(super) fn in_bodies(api: &Api) -> Object {
    let auth = api.auth.iter().filter(|it| it.scheme == Scheme::Client);
    auth.map(|it| (it.name.wire.as_str(), prose::text(api, &it.docs)))
        .collect()
}

fn scheme(api: &Api, auth: &Auth) -> Object {
    let token = auth.scheme.token().and_then(|it| api.types.get(it.0));
    kind(&auth.scheme)
        .filled("description", prose::text(api, &auth.docs))
        .maybe("x-clientwright-type", token.map(|it| it.name.wire.as_str()))
}

/// How it is shown. What is in the body has no scheme.
fn kind(scheme: &Scheme) -> Object {
    let http = |scheme: &str| {
        Object::default()
            .with("type", "http")
            .with("scheme", scheme)
    };
    let key = |place: &str, name: &str| {
        let key = Object::default().with("type", "apiKey").with("in", place);
        key.with("name", name)
    };
    match scheme {
        Scheme::Bearer(_) => http("bearer"),
        Scheme::Header(_, name) => key("header", name),
        Scheme::Query(_, name) => key("query", name),
        Scheme::Basic => http("basic"),
        Scheme::Client => Object::default(),
    }
}

/// What a call has to show, any of them: an empty list says that it is nothing.
pub(super) fn of(api: &Api, operation: &Operation) -> Vec<Value> {
    let accepted = operation.auth.iter().map(|it| {
        let shown = it.and_then(|it| api.auth.get(it));
        let shown = shown.filter(|it| it.scheme != Scheme::Client);
        let shown = shown.map(|it| (it.name.wire.as_str(), json!([])));
        shown.into_iter().collect::<Object>()
    });
    let accepted: Vec<Object> = accepted.collect();
    match accepted.iter().all(|it| *it == Object::default()) {
        true => Vec::new(),
        false => accepted.into_iter().map(Value::from).collect(),
    }
}

/// The credentials of a call that are properties of its body.
pub(super) fn in_body(api: &Api, operation: &Operation) -> Vec<Value> {
    let accepted = operation.auth.iter().flatten();
    let accepted = accepted.filter_map(|it| api.auth.get(*it));
    let in_body = accepted.filter(|it| it.scheme == Scheme::Client);
    in_body.map(|it| it.name.wire.as_str().into()).collect()
}
