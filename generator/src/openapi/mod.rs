//! The spec as an OpenAPI 3.1 document, for the tools that read one.
//!
//! It is made of what `check` found the spec to mean, in the order of the spec. What OpenAPI has no word for stands in
//! extensions, `x-clientwright-…`, so that nothing is lost without a word.

mod answer;
mod body;
mod browser;
mod client;
mod datum;
mod info;
mod merge;
mod object;
mod operation;
mod parameter;
mod paths;
mod prose;
mod schema;
mod security;
mod types;
mod webhook;

use serde_json::Value;

use crate::api::Api;
use crate::check::Checked;
use object::Object;

/// The version of OpenAPI.
const VERSION: &str = "3.1.0";

/// The document, as `clientwright openapi` prints it.
#[must_use]
pub fn openapi(checked: &Checked) -> Value {
    let api = checked.api();
    let components = components(api);
    Object::default()
        .with("openapi", VERSION)
        .and(info::of(api))
        .with("paths", paths::all(api, &components))
        .filled("webhooks", webhook::all(api))
        .filled("components", components)
        .filled("x-clientwright-auth", client::all(api))
        .filled("x-clientwright-calls-of-urls", paths::of_urls(api))
        .filled("x-clientwright-pages", browser::pages(api))
        .filled("x-clientwright-redirects", browser::redirects(api))
        .into()
}

fn components(api: &Api) -> Object {
    Object::default()
        .filled("schemas", types::all(api))
        .filled("responses", answer::shared_errors(api))
        .filled("securitySchemes", security::schemes(api))
}
