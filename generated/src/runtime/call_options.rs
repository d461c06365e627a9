// What differs in one call from all others of its client.

use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::{Checked, InvalidRequest, Limits, Operation, RequestParts, RetryPolicy};

/// What differs in one call from all others of its client. What is not set stays as the client has it.
///
/// `Debug` hides the values of headers.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CallOptions {
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retry: Option<RetryPolicy>,
    headers: HeaderMap,
    unchecked: bool,
}

impl CallOptions {
    /// Sets the time of the whole call, in place of [`Limits::overall`].
    #[must_use]
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = Some(time);
        self
    }

    /// Sets the time of one attempt, in place of [`Limits::attempt`].
    #[must_use]
    pub fn attempt_timeout(mut self, time: Duration) -> Self {
        self.attempt_timeout = Some(time);
        self
    }

    /// Sets when the call is tried again.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Sends the request though it may break a rule of the API, such as the greatest length of a text: for applications
    /// that know better than this version of the crate.
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }

    /// Adds a header to the request, in place of one of the same name.
    ///
    /// # Errors
    ///
    /// When it is none, or one of those that say who is calling, how the body is encoded, and where the request begins and ends.
    /// The value is not quoted.
    pub fn header(mut self, name: &str, value: &str) -> Checked<Self> {
        let Ok(key) = HeaderName::try_from(name) else {
            return Err(InvalidRequest::new("header", "must have a valid name"));
        };
        if is_ours(key.as_str()) {
            let problem = "is a header that the client sets itself";
            return Err(InvalidRequest::new(key.as_str().to_owned(), problem));
        }
        let Ok(mut value) = HeaderValue::try_from(value) else {
            let problem = "must fit in a header";
            return Err(InvalidRequest::new(key.as_str().to_owned(), problem));
        };
        value.set_sensitive(true);
        self.headers.insert(key, value);
        Ok(self)
    }

    /// The limits of this call, where those of the client are `limits`.
    pub(super) fn limits(&self, limits: Limits) -> Limits {
        limits
            .overall(self.timeout.unwrap_or(limits.overall))
            .attempt(self.attempt_timeout.unwrap_or(limits.attempt))
    }

    /// The policy of this call, where that of the client is `policy`.
    pub(super) fn policy(&self, policy: RetryPolicy) -> RetryPolicy {
        self.retry.unwrap_or(policy)
    }

    /// What an operation sends, held against the rules of the API unless that was given up.
    pub(super) fn parts<O: Operation>(&self, operation: &O) -> Checked<RequestParts> {
        if !self.unchecked {
            operation.check()?;
        }
        operation.request()
    }

    /// Puts the headers into those of a request.
    pub(super) fn apply(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
    }
}

/// Whether a header says who is calling, how the body is encoded and the answer packed, or where the request goes, begins and ends.
/// Names are in small letters.
fn is_ours(name: &str) -> bool {
    match name {
        "authorization" | "cookie" | "user-agent" => true,
        // The operation decides on the body, and no answer is ever unpacked.
        "content-type" | "accept-encoding" => true,
        "connection" | "content-length" | "expect" | "host" | "keep-alive" => true,
        "te" | "trailer" | "transfer-encoding" | "upgrade" => true,
        _ => name.starts_with("proxy-"),
    }
}
