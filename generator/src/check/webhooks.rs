//! The webhooks of one file.

use super::{Context, auth, errors, examples, package, symbols, text};
use crate::api::{Type, Webhook, WebhookExample};
use crate::diagnostics;
use crate::json::Json;
use crate::place::At;
use crate::runtime::signature::{Encoding, Signature};
use crate::spec::{self, SignatureEncoding, Spec};

pub(crate) fn check(cx: &mut Context<'_>, at: At<'_>, spec: &Spec, types: &[Type]) -> Vec<Webhook> {
    let at = at.key("webhooks");
    spec.webhooks
        .iter()
        .filter_map(|(wire, webhook)| one(cx, at.key(wire), wire, webhook, types))
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
    let body = errors::body(cx, at.key("body"), &webhook.body);
    Some(Webhook {
        name: symbols::item_name(wire, webhook.rust.as_deref()),
        docs,
        documentation: webhook.documentation.clone(),
        header: signature.header.to_ascii_lowercase(),
        encoding: signature.hmac_sha256,
        prefix: prefix.unwrap_or_default().to_owned(),
        secret: secret?,
        body: body?,
        examples: Vec::new(),
    })
}

/// Reads the examples.
pub(crate) fn examples(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    webhook: &Webhook,
    spec: &spec::Webhook,
) -> Vec<WebhookExample> {
    let examples = spec.examples.iter().enumerate();
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
    let body = at.key("body");
    let Some((json, whole)) = Json::read(&example.body) else {
        cx.report(diagnostics::example_of_other_type(
            body.value(),
            "the text of a JSON value",
        ));
        return None;
    };
    let payload = examples::enveloped(cx, body.text(&json), types, &webhook.body, &whole)?;
    if is_sent {
        signature(cx, at, webhook, example);
    }
    Some(WebhookExample {
        body: example.body.clone(),
        payload,
        secret: example.secret.clone(),
        signature: example.signature.clone(),
    })
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
