//! Webhooks: requests that the API sends to the application.

use proc_macro2::TokenStream;
use quote::quote;

use super::value::Names;
use super::{Layout, docs, envelope, example, type_of};
use crate::api::{Api, Shape, Webhook};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::{SignatureEncoding, WebhookContent};

/// Whether the API sends requests of its own.
pub(super) fn has_some(api: &Api) -> bool {
    api.modules.iter().any(|it| !it.webhooks.is_empty())
}

pub(super) fn lower(api: &Api, webhook: &Webhook, layout: Layout) -> ir::Webhook {
    let examples = match layout {
        Layout::Crate => doctests(api, webhook),
        Layout::Module => Vec::new(),
    };
    let mut prose = webhook.docs.clone();
    let proof = "A value of this type came with a good signature.";
    docs::paragraph(&mut prose.0, [proof.to_owned()]);
    let documentation = webhook.documentation.as_deref();
    ir::Webhook {
        docs: rust::docs(&docs::page(&prose, None, documentation, examples)),
        name: code(ident(&webhook.name.rust)),
        header: code(rust::text(&webhook.header)),
        encoding: code(ident(match webhook.encoding {
            SignatureEncoding::Base64 => "Base64",
            SignatureEncoding::Hex => "Hex",
        })),
        prefix: code(rust::text(&webhook.prefix)),
        secret: code(type_of(api, &Shape::Named(webhook.secret))),
        payload: code(type_of(api, &webhook.body.shape)),
        payload_of: code(match webhook.content {
            WebhookContent::Json => {
                let envelope = envelope(&webhook.body);
                quote!(json::read(body, #envelope))
            }
            WebhookContent::Form => quote!(form::read(body)),
        }),
    }
}

/// The examples of a webhook as one doctest that verifies and reads them.
fn doctests(api: &Api, webhook: &Webhook) -> Vec<String> {
    let mut names = Names::imported(api);
    let type_ = names.path(&webhook.name.rust);
    let secret = names.type_of(&Shape::Named(webhook.secret));
    let header = &webhook.header;
    let requests = webhook.examples.iter().map(|example| {
        let (body, signature, key) = (&example.body, &example.signature, &example.secret);
        let payload = names.typed(&webhook.body.shape, &example.payload);
        quote! {
            let headers = ::http::HeaderMap::from_iter([(::http::HeaderName::from_static(#header), #signature.parse()?)]);
            let body = #body;
            let request = #type_::from_request(&headers, body.as_bytes(), &[#secret::from(#key)])?;
            assert_eq!(request.into_payload(), #payload);
        }
    });
    let requests: TokenStream = requests.collect();
    if requests.is_empty() {
        return Vec::new();
    }
    let body = names.block(&requests);
    let mut lines = vec!["# Examples".to_owned()];
    docs::paragraph(&mut lines, example::fallible(api, body));
    lines
}
