//! Webhooks: requests that the API sends to the application.

use super::{Layout, docs, envelope, example, type_of};
use crate::api::{Api, Shape, Webhook};
use crate::ir;
use crate::rust::{self, code, ident};
use crate::spec::SignatureEncoding;

/// Whether the API sends requests of its own.
pub(super) fn has_some(api: &Api) -> bool {
    api.modules.iter().any(|it| !it.webhooks.is_empty())
}

pub(super) fn lower(api: &Api, webhook: &Webhook, layout: Layout) -> ir::Webhook {
    let examples = match layout {
        Layout::Crate => example::webhook_doctests(api, webhook),
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
        secret: code(type_of(api, &Shape::Named(webhook.secret))),
        payload: code(type_of(api, &webhook.body.shape)),
        envelope: code(envelope(&webhook.body)),
    }
}
