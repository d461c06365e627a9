//! The webhooks of one file.

use std::borrow::Cow;

use super::{Context, auth, errors, examples, form, form_types, package, symbols, text};
use crate::api::{Body, Datum, Type, Webhook, WebhookExample};
use crate::diagnostics;
use crate::json::Json;
use crate::place::At;
use crate::runtime::signature::{Encoding, Signature};
use crate::spec::{self, SignatureEncoding, Spec, WebhookContent};

pub(crate) fn check(cx: &mut Context<'_>, at: At<'_>, spec: &Spec, types: &[Type]) -> Vec<Webhook> {
    let at = at.key("webhooks");
    let webhooks = spec.webhooks.iter();
    webhooks
        .filter_map(|(wire, webhook)| {
            let at = at.key(wire);
            cx.right(at, |cx| one(cx, at, wire, webhook, types))
        })
        .collect()
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    webhook: &spec::Webhook,
    types: &[Type],
) -> Option<Webhook> {
    package::url(cx, at, "documentation", webhook.documentation.as_deref());
    let docs = cx.docs(at, Some(&webhook.docs), wire);
    let signature = &webhook.signature;
    let signature_at = at.key("signature");
    if !text::is_header_name(&signature.header) {
        let place = signature_at.key("header").value();
        cx.report(diagnostics::bad_header_name(place, &signature.header));
    }
    let prefix = signature.prefix.as_deref();
    // A comma stands between two signatures.
    if prefix.is_some_and(|it| !text::is_header_value(it) || it.contains(',')) {
        let place = signature_at.key("prefix").value();
        cx.report(diagnostics::bad_header_value(place, &signature.header));
    }
    let secret = auth::token(cx, signature_at.key("secret"), &signature.secret, types);
    let content = webhook.content.unwrap_or_default();
    let body = errors::body(cx, at.key("body"), &webhook.body);
    if let (WebhookContent::Form, Some(body)) = (content, &body) {
        form(cx, at.key("body"), body, types);
    }
    Some(Webhook {
        name: symbols::item_name(wire, webhook.rust.as_deref()),
        docs,
        documentation: webhook.documentation.clone(),
        header: signature.header.to_ascii_lowercase(),
        encoding: signature.hmac_sha256,
        prefix: prefix.unwrap_or_default().to_owned(),
        secret: secret?,
        content,
        body: body?,
        examples: Vec::new(),
    })
}

/// Reports a body that no form can be.
fn form(cx: &mut Context<'_>, at: At<'_>, body: &Body, types: &[Type]) {
    if body.envelope.is_some() {
        let problem = "a form has none: its keys are the fields";
        cx.report(diagnostics::no_form(at.key("envelope").name(), problem));
    }
    form_types::check(cx, at.key("type"), &body.shape, types);
}

/// Reads the examples.
pub(crate) fn examples(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    webhook: &Webhook,
    spec: &spec::Webhook,
) -> Vec<WebhookExample> {
    let examples = examples::read(cx, at, &spec.examples);
    examples
        .filter_map(|(number, example)| request(cx, at.index(number), types, webhook, example))
        .collect()
}

fn request(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    webhook: &Webhook,
    example: &spec::WebhookExample,
) -> Option<WebhookExample> {
    let is_sent = text::is_header_value(&example.signature);
    if !is_sent {
        let place = at.key("signature").value();
        cx.report(diagnostics::bad_header_value(place, &webhook.header));
    }
    let body_at = at.key("body");
    let (payload, is_right) = cx.is_right(body_at, |cx| {
        payload(cx, body_at, types, webhook, &example.body)
    });
    if is_sent && is_right {
        signature(cx, at, webhook, example);
    }
    Some(WebhookExample {
        body: example.body.clone(),
        payload: payload?,
        secret: example.secret.clone(),
        signature: example.signature.clone(),
    })
}

/// What the text of a body says.
fn payload(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    webhook: &Webhook,
    text: &str,
) -> Option<Datum> {
    let (text, expected) = match webhook.content {
        WebhookContent::Json => (Some(Cow::Borrowed(text)), "the text of a JSON value"),
        WebhookContent::Form => {
            let fields = form_types::fields(&webhook.body.shape, types)?;
            let json = form::read(text, fields, types).map(|it| Cow::Owned(it.to_string()));
            (json, "the text of a form, such as `a=1&b=x+y`")
        }
    };
    let Some((json, whole)) = text.as_deref().and_then(Json::read) else {
        cx.report(diagnostics::example_of_other_type(at.value(), expected));
        return None;
    };
    examples::enveloped(cx, at.text(&json), types, &webhook.body, &whole)
}

/// Reports a signature that the client would not believe.
fn signature(cx: &mut Context<'_>, at: At<'_>, webhook: &Webhook, example: &spec::WebhookExample) {
    let (body, secret) = (example.body.as_bytes(), example.secret.as_str());
    let signature = Signature {
        header: &webhook.header,
        encoding: match webhook.encoding {
            SignatureEncoding::Base64 => Encoding::Base64,
            SignatureEncoding::Hex => Encoding::Hex,
        },
        prefix: &webhook.prefix,
    };
    if secret.is_empty() {
        let expected = "a text that is not empty, since anyone could sign with that";
        let place = at.key("secret").value();
        cx.report(diagnostics::example_out_of_place(place, expected));
    } else if !signature.is_good([example.signature.as_bytes()], body, &[secret]) {
        let place = at.key("signature").value();
        let right = signature.sign(body, secret);
        cx.report(diagnostics::forged_example(place, &right));
    }
}
