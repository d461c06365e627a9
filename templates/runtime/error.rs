// Everything that can go wrong with a call.

use std::fmt;

use http::StatusCode;

use super::{
    AnswerError, CredentialError, InvalidRequest, Sent, StatusError, TransportError,
    TransportErrorKind,
};

/// Everything that can go wrong with a call.
///
/// No text of it, at any depth, has a credential or a value of the answer in it. What it tells of an answer is where
/// something is wrong: names of fields, and keys of a map that look like names.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request cannot be sent as it is. Nothing left the program.
    InvalidRequest(InvalidRequest),
    /// There is no credential to send it with.
    Credential(CredentialError),
    /// There is no answer, or not a whole one.
    Transport(TransportError),
    /// The answer does not say success.
    Status(Box<StatusError>),
    /// The answer says success, but is not what it should be.
    Decode(Box<AnswerError>),
}

impl Error {
    /// The status of the answer, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Status(error) => Some(error.status()),
            Self::Decode(error) => Some(error.status()),
            Self::InvalidRequest(_) | Self::Credential(_) | Self::Transport(_) => None,
        }
    }

    /// Whether it took too long to connect, to answer, or to get a credential.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Credential(error) => error.is_timeout(),
            Self::Transport(error) => error.kind() == TransportErrorKind::Timeout,
            Self::InvalidRequest(_) | Self::Status(_) | Self::Decode(_) => false,
        }
    }

    /// Whether no connection came about, in time or at all.
    pub fn is_connect(&self) -> bool {
        match self {
            Self::Transport(error) => match error.kind() {
                TransportErrorKind::Connect | TransportErrorKind::Tls => true,
                TransportErrorKind::Timeout => error.sent() == Sent::Never,
                _ => false,
            },
            Self::InvalidRequest(_) | Self::Credential(_) | Self::Status(_) | Self::Decode(_) => {
                false
            }
        }
    }

    /// Whether the call may have taken effect all the same, so that repeating it may do a thing twice.
    ///
    /// It has not where no attempt was sent, and where the other side refused each with a status from 400 to 499.
    pub fn may_have_taken_effect(&self) -> bool {
        match self {
            Self::InvalidRequest(_) => false,
            Self::Credential(error) => error.is_in_doubt(),
            Self::Transport(error) => error.sent() == Sent::Maybe,
            Self::Status(error) => !error.status().is_client_error() || error.is_in_doubt(),
            Self::Decode(_) => true,
        }
    }

    /// How many attempts were made. The error is that of the last one.
    pub fn attempts(&self) -> u32 {
        match self {
            Self::InvalidRequest(_) => 0,
            Self::Credential(error) => error.attempts(),
            Self::Transport(error) => error.attempts(),
            Self::Status(error) => error.attempts(),
            Self::Decode(error) => error.attempts(),
        }
    }

    fn inner(&self) -> &(dyn std::error::Error + 'static) {
        match self {
            Self::InvalidRequest(error) => error,
            Self::Credential(error) => error,
            Self::Transport(error) => error,
            Self::Status(error) => &**error,
            Self::Decode(error) => &**error,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.inner(), f)
    }
}

impl std::error::Error for Error {
    // The inner error is this one; what is behind it comes next.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner().source()
    }
}

impl From<InvalidRequest> for Error {
    fn from(error: InvalidRequest) -> Self {
        Self::InvalidRequest(error)
    }
}

impl From<CredentialError> for Error {
    fn from(error: CredentialError) -> Self {
        Self::Credential(error)
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl From<StatusError> for Error {
    fn from(error: StatusError) -> Self {
        Self::Status(Box::new(error))
    }
}

impl From<AnswerError> for Error {
    fn from(error: AnswerError) -> Self {
        Self::Decode(Box::new(error))
    }
}
