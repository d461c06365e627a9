//! Requests that the API sends to the application.

use serde::Serialize;

use crate::rust::Code;

/// A webhook.
#[derive(Debug, Serialize)]
pub struct Webhook {
    /// When it comes.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// The header of the signature.
    pub header: Code,
    /// How its bytes are written, a variant of `Encoding`.
    pub encoding: Code,
    /// What stands before each signature.
    pub prefix: Code,
    /// The type of the secret.
    pub secret: Code,
    /// The type of what the body says.
    pub payload: Code,
    /// What reads the body, from the runtime.
    pub payload_of: Code,
}
