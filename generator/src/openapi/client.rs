//! Client ids and client secrets, which join the body: OpenAPI has no security scheme for them.

use serde_json::{Value, json};

use super::object::Object;
use super::prose;
use crate::api::{Api, Auth, Operation, Scheme};

/// What is told of all credentials of this kind, by name.
pub(super) fn all(api: &Api) -> Object {
    let auth = api.auth.iter().filter(|it| is_client(it));
    auth.map(|it| (it.name.wire.as_str(), prose::text(api, &it.docs)))
        .collect()
}

/// The names of those that will do for a call.
pub(super) fn names(api: &Api, operation: &Operation) -> Vec<String> {
    let callers = api.callers(operation).flatten();
    let clients = callers.filter(|it| is_client(it));
    clients.map(|it| it.name.wire.clone()).collect()
}

fn is_client(auth: &Auth) -> bool {
    auth.scheme == Scheme::Client
}

/// The schema of a body, with what may join it.
pub(super) fn joined(api: &Api, operation: &Operation, body: Object) -> Object {
    let client = Object::default()
        .with("type", "object")
        .with("properties", properties())
        .filled("required", required(api, operation));
    match names(api, operation).is_empty() {
        true => body,
        false => Object::default().with("allOf", json!([Value::from(body), Value::from(client)])),
    }
}

/// The body of an example, with what has to join it.
pub(super) fn shown(api: &Api, operation: &Operation, body: Value) -> Value {
    match body {
        Value::Object(mut entries) => {
            let joining = required(api, operation).into_iter();
            entries.extend(joining.map(|it| (it.to_owned(), it.to_ascii_uppercase().into())));
            entries.into()
        }
        body => body,
    }
}

fn properties() -> Value {
    json!({
        "client_id": { "type": "string" },
        "client_secret": { "type": "string", "format": "password" },
    })
}

/// What joins the body of each call: nothing, where another credential will do as well.
fn required(api: &Api, operation: &Operation) -> Vec<&'static str> {
    match api.callers(operation).all(|it| it.is_some_and(is_client)) {
        true => vec!["client_id", "client_secret"],
        false => Vec::new(),
    }
}
