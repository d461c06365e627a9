//! Requests that the API sends.

use serde_json::{Value, json};

use super::body::{FORM, JSON};
use super::object::Object;
use super::{datum, prose, schema};
use crate::api::{Api, Module, Webhook, WebhookExample};
use crate::json::Json;
use crate::spec::{SignatureEncoding, WebhookContent};

/// The webhooks of all files, by name.
pub(super) fn all(api: &Api) -> Object {
    let modules = api.modules.iter();
    let all = modules.flat_map(|module| module.webhooks.iter().map(move |it| (module, it)));
    all.map(|(module, it)| (it.name.wire.as_str(), one(api, module, it)))
        .collect()
}

fn one(api: &Api, module: &Module, webhook: &Webhook) -> Object {
    let answer = json!({ "2XX": { "description": "The application has taken it." } });
    let post = Object::default()
        .with("operationId", webhook.name.wire.as_str())
        .with("tags", json!([module.name]))
        .filled("summary", prose::summary(api, &webhook.docs))
        .filled("description", prose::text(api, &webhook.docs))
        .documented(webhook.documentation.as_deref())
        .with("security", json!([]))
        .with("parameters", vec![Value::from(signature(api, webhook))])
        .with("requestBody", body(api, webhook))
        .with("responses", answer);
    Object::default().with("post", post)
}

/// The header that shows who sent it.
fn signature(api: &Api, webhook: &Webhook) -> Object {
    let secret = api.types.get(webhook.secret.0);
    let encoding = match webhook.encoding {
        SignatureEncoding::Base64 => "base64",
        SignatureEncoding::Hex => "hex",
    };
    let made = Object::default()
        .with("hmac_sha256", encoding)
        .filled("prefix", webhook.prefix.as_str())
        .maybe("secret", secret.map(|it| it.name.wire.as_str()));
    let examples = named(webhook, |it| {
        Object::default().with("value", it.signature.as_str())
    });
    Object::default()
        .with("name", webhook.header.as_str())
        .with("in", "header")
        .with("required", true)
        .with("schema", json!({ "type": "string" }))
        .filled("examples", examples)
        .with("x-clientwright-signature", made)
}

fn body(api: &Api, webhook: &Webhook) -> Object {
    // The secret and the text are what the signature was made of.
    let (media_type, is_json) = match webhook.content {
        WebhookContent::Json => (JSON, true),
        WebhookContent::Form => (FORM, false),
    };
    let examples = named(webhook, |it| {
        let json = Json::read(&it.body).filter(|_| is_json);
        let value = json.map_or_else(|| datum::value(api, &it.payload), |(_, it)| it);
        Object::default()
            .with("value", value)
            .with("x-clientwright-body", it.body.as_str())
            .with("x-clientwright-secret", it.secret.as_str())
    });
    let media = Object::default()
        .with("schema", schema::body(api, &webhook.body))
        .filled("examples", examples);
    Object::default()
        .with("required", true)
        .with("content", Object::default().with(media_type, media))
}

/// The examples, which the spec gives no names.
fn named(webhook: &Webhook, example: impl Fn(&WebhookExample) -> Object) -> Object {
    let examples = (1..).zip(&webhook.examples);
    examples
        .map(|(number, it)| (format!("example_{number}"), example(it)))
        .collect()
}
