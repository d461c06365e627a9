// What carries a request to the other side and brings the answer back.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::{Request, Response};

use super::Limits;
use super::attempts::Attempts;

/// A future that can be stored and sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What carries a request to the other side and brings the answer back.
///
/// A transport sends each request once, to the URL that it names: it follows no redirects and tries nothing again.
/// It brings every status as an answer.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole answer.
    ///
    /// The time per attempt and the size of the body are also watched by the caller, so a transport that ignores
    /// [`Limits`] is bound by them all the same; one that observes them stops reading in time.
    /// It fails with [`TransportErrorKind::TooLarge`] when the body of a success is larger than [`Limits::max_body`].
    /// Where the status is another one, it cuts the body at [`Limits::max_error_body`] and puts [`Truncated`] into the extensions.
    ///
    /// # Errors
    ///
    /// When there is no whole answer. [`Sent::Never`] is a promise: the other side has seen nothing of the request.
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>>;

    /// Waits, between two attempts.
    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()>;

    /// Ends when a limit of time is over. It is dropped when what it limits comes first.
    ///
    /// The same as [`sleep`](Transport::sleep), unless time is not real.
    fn time_up(&self, limit: Duration) -> BoxFuture<'_, ()> {
        self.sleep(limit)
    }

    /// The clock that measures how long a call takes, and that [`sleep`](Transport::sleep) goes by.
    fn now(&self) -> Instant {
        Instant::now()
    }

    /// The date, which the header `Retry-After` may name.
    fn date(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// The mark of an answer whose body is not whole, in the extensions of the response.
#[derive(Clone, Copy, Debug)]
pub struct Truncated;

/// Whether the other side can have seen a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sent {
    /// Nothing of it was sent.
    Never,
    /// It may have arrived, whole or in part, and it may have taken effect.
    Maybe,
}

/// What kept an answer away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection came about.
    Connect,
    /// No encrypted connection came about; a certificate that is not trusted is a common cause.
    Tls,
    /// It took longer than [`Limits`] allow.
    Timeout,
    /// The body of the answer is larger than [`Limits::max_body`].
    TooLarge,
    /// The connection ended before the answer did.
    Interrupted,
    /// What came back is not HTTP.
    Protocol,
    /// The answer is that of another URL: the transport followed a redirect, which it must not.
    ///
    /// The credential may have travelled there.
    Redirected,
    /// The transport needs an async runtime and was used outside of it.
    NoRuntime,
    /// Something else; the source tells more.
    Other,
}

/// There is no answer, or not a whole one.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    sent: Sent,
    attempts: u32,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// An error without a source.
    pub fn new(kind: TransportErrorKind, sent: Sent) -> Self {
        Self {
            kind,
            sent,
            attempts: 1,
            source: None,
        }
    }

    /// Adds what is behind it. Its text must have no part of the request or of the answer.
    #[must_use]
    pub fn because(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// What kept the answer away.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// How many attempts were made. The error is that of the last one.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The same as the end of so many attempts. What an earlier one may have done stays in doubt.
    pub(super) fn after(self, attempts: Attempts) -> Self {
        let sent = match attempts.in_doubt {
            true => Sent::Maybe,
            false => self.sent,
        };
        Self {
            sent,
            attempts: attempts.made,
            ..self
        }
    }

    /// Whether the other side can have seen the request, in this attempt or in an earlier one.
    pub fn sent(&self) -> Sent {
        self.sent
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.kind, self.sent) {
            (TransportErrorKind::Connect, _) => "no connection came about",
            (TransportErrorKind::Tls, _) => "no encrypted connection came about",
            (TransportErrorKind::Timeout, Sent::Never) => "no connection came about in time",
            (TransportErrorKind::Timeout, Sent::Maybe) => "no whole answer came in time",
            (TransportErrorKind::TooLarge, _) => "the answer is larger than the limit",
            (TransportErrorKind::Interrupted, _) => "the connection ended before the answer did",
            (TransportErrorKind::Protocol, _) => "what came back is not valid http",
            (TransportErrorKind::Redirected, _) => "the transport followed a redirect",
            (TransportErrorKind::NoRuntime, _) => {
                "this transport works inside of a tokio runtime only: call it from one, or bring another `Transport`"
            }
            (TransportErrorKind::Other, _) => "the request could not be carried",
        })?;
        match self.sent {
            Sent::Never => f.write_str("; nothing was sent"),
            Sent::Maybe => f.write_str("; the call may have taken effect"),
        }
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
