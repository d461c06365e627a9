//! Credentials.

use serde_json::{Value, json};

use super::object::Object;
use super::prose;
use crate::api::{Api, Auth, Operation, Scheme};

/// All credentials that do not stand in a body, by name.
pub(super) fn schemes(api: &Api) -> Object {
    let auth = api.auth.iter();
    auth.filter_map(|it| Some((it.name.wire.as_str(), scheme(api, it)?)))
        .collect()
}

fn scheme(api: &Api, auth: &Auth) -> Option<Object> {
    let token = auth.scheme.token().and_then(|it| api.types.get(it.0));
    let scheme = kind(&auth.scheme)?
        .filled("description", prose::text(api, &auth.docs))
        .maybe("x-clientwright-type", token.map(|it| it.name.wire.as_str()));
    Some(scheme)
}

fn kind(scheme: &Scheme) -> Option<Object> {
    let http = |scheme: &str| {
        let http = Object::default().with("type", "http");
        http.with("scheme", scheme)
    };
    let key = |place: &str, name: &str| {
        let key = Object::default().with("type", "apiKey").with("in", place);
        key.with("name", name)
    };
    match scheme {
        Scheme::Bearer(_) => Some(http("bearer")),
        Scheme::Header(_, name) => Some(key("header", name)),
        Scheme::Query(_, name) => Some(key("query", name)),
        Scheme::Basic => Some(http("basic")),
        Scheme::Client => None,
    }
}

/// What a call has to show, one of these: an empty list says that it is nothing.
pub(super) fn of(api: &Api, operation: &Operation) -> Vec<Value> {
    let nothing = json!({});
    let shown = api.callers(operation).map(|it| match it {
        Some(auth) if auth.scheme != Scheme::Client => {
            let scheme = Object::default().with(&auth.name.wire, json!([]));
            scheme.into()
        }
        Some(_) | None => nothing.clone(),
    });
    let mut shown: Vec<Value> = shown.collect();
    shown.dedup();
    match shown == [nothing] {
        true => Vec::new(),
        false => shown,
    }
}
