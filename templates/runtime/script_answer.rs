// What a script answers with.

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_TYPE;

use super::{Sent, TransportError, TransportErrorKind};

/// What a `Script` answers with. `Debug` shows all of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Answer {
    /// A response.
    Response {
        /// The status.
        status: u16,
        /// Names and values of the headers.
        headers: Vec<(String, String)>,
        /// The body.
        body: Bytes,
    },
    /// A failure of the transport.
    Failure(TransportErrorKind, Sent),
}

impl Answer {
    /// A JSON body.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        let content_type = (CONTENT_TYPE.to_string(), "application/json".to_owned());
        Self::Response {
            status,
            headers: vec![content_type],
            body: body.into(),
        }
    }

    /// No body.
    pub fn empty(status: u16) -> Self {
        Self::Response {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    /// Adds a header to a response.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Self::Response { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    pub(super) fn play(self) -> Result<Response<Bytes>, TransportError> {
        let (status, headers, body) = match self {
            Self::Response {
                status,
                headers,
                body,
            } => (status, headers, body),
            Self::Failure(kind, sent) => return Err(TransportError::new(kind, sent)),
        };
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        response.body(body).map_err(unplayable)
    }
}

/// The error of a script that cannot be played on.
pub(super) fn unplayable(
    source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> TransportError {
    TransportError::new(TransportErrorKind::Other, Sent::Never).because(source)
}
