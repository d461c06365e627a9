// A request that came to a webhook and is not to be believed.

use std::fmt;

use super::DecodeError;

/// A request that came to a webhook cannot be believed, or cannot be read. Its text shows nothing of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// There is no secret to verify it with, or one of them is empty, so that anyone could sign.
    NoSecret,
    /// The header of the signature is not there.
    NotSigned {
        /// Its name.
        header: &'static str,
    },
    /// No signature fits: the request is forged, or its body is not the one that was signed, or the secret is another one.
    Forged {
        /// The header of the signatures.
        header: &'static str,
    },
    /// The body is not what it should be.
    Decode(DecodeError),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecret => {
                f.write_str("there is no secret to verify the request with, or an empty one")
            }
            Self::NotSigned { header } => write!(f, "the header `{header}` is not there"),
            Self::Forged { header } => write!(f, "no signature in the header `{header}` fits"),
            Self::Decode(error) => write!(f, "the body cannot be read: {error}"),
        }
    }
}

impl std::error::Error for WebhookError {}
