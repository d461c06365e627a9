// A URI as text: it arrives as it was written.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::uri_syntax;

/// A URI, kept byte for byte.
///
/// Registered redirect URIs are compared as texts, so nothing is normalised: no slash is added, no escape rewritten.
/// Whether the text is a URI is checked when a request is sent.
///
/// There is no `Display`, and `Debug` shows scheme and host only, since path and query may hold a token.
/// Read the text with [`Uri::as_str`].
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Uri(String);

impl Uri {
    /// The text, as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Uri {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Uri {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Uri> for String {
    fn from(uri: Uri) -> Self {
        uri.0
    }
}

impl AsRef<str> for Uri {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match uri_syntax::absolute(&self.0) {
            Ok(parts) => write!(f, "Uri({}://{}/…)", parts.scheme, parts.host),
            Err(_) => f.write_str("Uri(…)"),
        }
    }
}
