// What is told about calls while they run, with the feature `tracing`: a span for each call, and an event for each attempt.
//
// It is made of names, numbers and kinds. No URL, no header, no body and no text of an error goes into it.
// The names are those of OpenTelemetry, where it has one.

use std::future::Future;

use http::uri::Scheme;
use tracing::field::Empty;
use tracing::instrument::{Instrument, Instrumented};
use tracing::{Span, debug, info_span, warn};

use super::attempts::Attempts;
use super::course::{Next, Outcome};
use super::{BaseUrl, Error, HttpResponse, OperationInfo, TransportErrorKind};

/// What is told about one call.
pub struct Trace {
    operation: &'static str,
    span: Span,
}

impl Trace {
    /// A call of an operation, to this host and port.
    pub fn new(operation: &OperationInfo, base: &BaseUrl) -> Self {
        let span = info_span!(
            "call",
            otel.name = %format_args!("{} {}", operation.method, operation.path),
            otel.kind = "client",
            otel.status_code = Empty,
            operation = operation.name,
            http.request.method = operation.method.as_str(),
            url.template = operation.path,
            url.scheme = base.scheme().as_str(),
            server.address = base.host(),
            server.port = port(base),
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            "error.type" = Empty,
        );
        Self {
            operation: operation.name,
            span,
        }
    }

    /// The future, inside of the span whenever it is polled.
    pub fn follow<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.span.clone())
    }

    /// Runs `work` inside of the span.
    pub fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        self.span.in_scope(work)
    }

    /// The attempt of this number is over. Only what nobody else tells is worth a warning: the last outcome is returned.
    pub fn attempt(&self, number: u32, outcome: &Outcome, next: Next) {
        let status = outcome.as_ref().ok().map(|answer| answer.status().as_u16());
        match next {
            Next::Retry(wait) => warn!(
                operation = self.operation,
                http.request.resend_count = resend_count(number),
                http.response.status_code = status,
                "error.type" = failure(outcome),
                retry.wait_ms = wait.as_millis() as u64,
                "an attempt failed, and another one follows"
            ),
            Next::End | Next::Renew => debug!(
                operation = self.operation,
                http.request.resend_count = resend_count(number),
                http.response.status_code = status,
                "error.type" = failure(outcome),
                "an attempt is over"
            ),
        }
    }

    /// The call is over, but for reading its answer.
    ///
    /// # Errors
    ///
    /// Those of the call, and of `read`.
    pub fn end<T>(
        self,
        answer: Result<HttpResponse, Error>,
        read: impl FnOnce(HttpResponse) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (status, attempts) = match &answer {
            Ok(answer) => (
                Some(answer.status().as_u16()),
                Attempts::of(answer.extensions()).made,
            ),
            Err(error) => (None, error.attempts()),
        };
        let result = answer.and_then(read);
        self.span.record("http.response.status_code", status);
        self.span
            .record("http.request.resend_count", resend_count(attempts));
        if let Err(error) = &result {
            self.span.record("error.type", problem(error));
            self.span.record("otel.status_code", "ERROR");
        }
        result
    }
}

fn port(base: &BaseUrl) -> Option<u16> {
    let usual = || match base.scheme() {
        scheme if *scheme == Scheme::HTTPS => Some(443),
        scheme if *scheme == Scheme::HTTP => Some(80),
        _ => None,
    };
    base.port().or_else(usual)
}

/// How often a call was sent again. Nothing where it was sent once.
fn resend_count(attempts: u32) -> Option<u32> {
    attempts.checked_sub(1).filter(|&count| count > 0)
}

/// The kind of what went wrong in an attempt, if something did.
fn failure(outcome: &Outcome) -> Option<String> {
    match outcome {
        Ok(answer) if answer.status().is_success() => None,
        Ok(answer) => Some(answer.status().as_str().to_owned()),
        Err(error) => Some(kind(error.kind()).to_owned()),
    }
}

/// The kind of what went wrong with a call.
fn problem(error: &Error) -> String {
    match error {
        Error::InvalidRequest(_) => "invalid_request".to_owned(),
        Error::Credential(_) => "credential".to_owned(),
        Error::Transport(error) => kind(error.kind()).to_owned(),
        Error::Status(error) => error.status().as_str().to_owned(),
        Error::Decode(_) => "decode".to_owned(),
    }
}

fn kind(kind: TransportErrorKind) -> &'static str {
    match kind {
        TransportErrorKind::Connect => "connect",
        TransportErrorKind::Tls => "tls",
        TransportErrorKind::Timeout => "timeout",
        TransportErrorKind::TooLarge => "too_large",
        TransportErrorKind::Interrupted => "interrupted",
        TransportErrorKind::Protocol => "protocol",
        TransportErrorKind::Redirected => "redirected",
        TransportErrorKind::NoRuntime => "no_runtime",
        TransportErrorKind::Other => "other",
    }
}
