//! Credentials.

use serde_json::{Value, json};

use super::object::Object;
use super::prose;
use crate::api::{Api, Auth, Operation, Scheme};

/// All credentials, by name.
pub(super) fn schemes(api: &Api) -> Object {
    let auth = api.auth.iter();
    auth.map(|it| (it.name.wire.as_str(), scheme(api, it)))
        .collect()
}

fn scheme(api: &Api, auth: &Auth) -> Object {
    let token = auth.scheme.token().and_then(|it| api.types.get(it.0));
    kind(&auth.scheme)
        .filled("description", prose::text(api, &auth.docs))
        .maybe("x-clientwright-type", token.map(|it| it.name.wire.as_str()))
}

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
    }
}

/// What a call has to show: an empty list says that it is nothing.
pub(super) fn of(api: &Api, operation: &Operation) -> Vec<Value> {
    let auth = operation.auth.and_then(|it| api.auth.get(it));
    auth.map(|it| Object::default().with(&it.name.wire, json!([])).into())
        .into_iter()
        .collect()
}
