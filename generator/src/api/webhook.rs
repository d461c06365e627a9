//! Requests that the API sends to the application.

use super::{Body, Datum, Docs, Name, TypeId};
use crate::spec::{SignatureEncoding, WebhookContent};

#[derive(Debug)]
pub(crate) struct Webhook {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) documentation: Option<String>,
    /// The header of the signature, in small letters.
    pub(crate) header: String,
    pub(crate) encoding: SignatureEncoding,
    /// What stands before each signature; empty where nothing does.
    pub(crate) prefix: String,
    pub(crate) secret: TypeId,
    pub(crate) content: WebhookContent,
    pub(crate) body: Body,
    pub(crate) examples: Vec<WebhookExample>,
}

/// A documented request.
#[derive(Debug)]
pub(crate) struct WebhookExample {
    /// As it is on the wire.
    pub(crate) body: String,
    pub(crate) payload: Datum,
    pub(crate) secret: String,
    pub(crate) signature: String,
}
