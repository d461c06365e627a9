//! Requests that the API sends to the application.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Body;

/// A request that the API sends to a URL of the application.
///
/// It becomes a type whose values exist for signed requests only.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// When it comes, and what an application should do. Markdown.
    pub docs: String,
    /// The URL of the page of the API's own documentation.
    pub documentation: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// What shows that the API sent it.
    pub signature: Signature,
    /// How the body is written. `json` when it is left out.
    pub content: Option<WebhookContent>,
    /// What the body says.
    pub body: Body,
    /// Documented requests. Each is shown in the docs and run as a test.
    #[serde(default)]
    pub examples: Vec<WebhookExample>,
}

/// What shows who sent a request: an HMAC-SHA256 of its body, byte for byte.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The header that it stands in. It may hold several signatures with commas between them, as it does while secrets change.
    pub header: String,
    /// How its bytes are written.
    pub hmac_sha256: SignatureEncoding,
    /// What stands before each signature in the header, such as `sha256=`. One without it does not count.
    pub prefix: Option<String>,
    /// The type of the secret that both sides know, a `text: secret` of `types`.
    pub secret: String,
}

/// How the bytes of a signature are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignatureEncoding {
    /// In Base64, with padding.
    Base64,
    /// In hexadecimal digits.
    Hex,
}

/// How the body of a webhook is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WebhookContent {
    /// As JSON.
    #[default]
    Json,
    /// As a form: `a=1&b=x+y`. Its `type` is an object of single values and lists; a list that may be empty is `optional`.
    Form,
}

/// A documented request of a webhook.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookExample {
    /// The body, byte for byte: the text of the JSON or of the form, in quotes.
    pub body: String,
    /// A secret.
    pub secret: String,
    /// The value of the header that the secret gives.
    pub signature: String,
}
