// How a request shows that the API sent it: a signature of its body.

use http::HeaderMap;

use super::WebhookError;

pub use super::signature::{Encoding, Signature};

impl Signature<'static> {
    /// Requires that one of the signatures was made with one of the secrets. How long that takes tells nothing about either.
    ///
    /// # Errors
    ///
    /// When there is none, or no secret, or an empty one.
    pub fn verify<'s>(
        self,
        headers: &HeaderMap,
        body: &[u8],
        secrets: impl IntoIterator<Item = &'s str>,
    ) -> Result<(), WebhookError> {
        let header = self.header;
        let secrets: Vec<&str> = secrets.into_iter().collect();
        if secrets.is_empty() || secrets.contains(&"") {
            return Err(WebhookError::NoSecret);
        }
        if !headers.contains_key(header) {
            return Err(WebhookError::NotSigned { header });
        }
        let values = headers.get_all(header).iter();
        match self.is_good(values.map(|it| it.as_bytes()), body, &secrets) {
            true => Ok(()),
            false => Err(WebhookError::Forged { header }),
        }
    }
}
