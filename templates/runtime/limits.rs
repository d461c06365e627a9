// How much time and memory a call may take.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

use super::{Sent, TransportError, TransportErrorKind, Truncated};

/// Connections that nobody used for this long are closed: servers commonly give up after a minute,
/// and a connection that both sides use and close at the same time costs a request.
pub(super) const IDLE: Duration = Duration::from_secs(15);

/// How much time and memory a call may take, whatever the other side does.
///
/// Every transport is held to them.
/// Begin with [`Limits::default`] and change what has to differ: `Limits::default().attempt(Duration::from_secs(5))`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The time until there is a connection: name lookup, TCP and TLS together.
    ///
    /// 3.1 seconds, so that a lost packet that is sent again does no harm.
    /// A transport may take it once, when it is made, for all of its connections.
    pub connect: Duration,
    /// The time of one attempt, from its beginning to the last byte of the answer. 30 seconds.
    pub attempt: Duration,
    /// The time of the whole call, with all attempts and the waits between them. 60 seconds.
    pub overall: Duration,
    /// The largest body of an answer that is accepted, in bytes. 1 MiB.
    pub max_body: usize,
    /// How much of the body of a refusal is kept, in bytes; the rest is cut off. 64 KiB.
    pub max_error_body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_millis(3_100),
            attempt: Duration::from_secs(30),
            overall: Duration::from_secs(60),
            max_body: 1024 * 1024,
            max_error_body: 64 * 1024,
        }
    }
}

impl Limits {
    /// Sets [`connect`](Limits::connect).
    #[must_use]
    pub const fn connect(mut self, time: Duration) -> Self {
        self.connect = time;
        self
    }

    /// Sets [`attempt`](Limits::attempt).
    #[must_use]
    pub const fn attempt(mut self, time: Duration) -> Self {
        self.attempt = time;
        self
    }

    /// Sets [`overall`](Limits::overall).
    #[must_use]
    pub const fn overall(mut self, time: Duration) -> Self {
        self.overall = time;
        self
    }

    /// Sets [`max_body`](Limits::max_body).
    #[must_use]
    pub const fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets [`max_error_body`](Limits::max_error_body).
    #[must_use]
    pub const fn max_error_body(mut self, bytes: usize) -> Self {
        self.max_error_body = bytes;
        self
    }

    /// Holds the answer of a transport that did not look at the limits to those of size.
    pub(super) fn hold(
        &self,
        mut response: Response<Bytes>,
    ) -> Result<Response<Bytes>, TransportError> {
        let length = response.body().len();
        match response.status().is_success() {
            true if length > self.max_body => Err(TransportError::new(
                TransportErrorKind::TooLarge,
                Sent::Maybe,
            )),
            false if length > self.max_error_body => {
                response.body_mut().truncate(self.max_error_body);
                response.extensions_mut().insert(Truncated);
                Ok(response)
            }
            _ => Ok(response),
        }
    }
}
