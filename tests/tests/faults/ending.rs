//! What comes of a call.

use cronofy::{DecodeErrorKind, Error, Sent, TransportErrorKind};

use crate::calls::{Call, TOLD};

/// What comes of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Ending {
    /// It brings the value that was told.
    Works,
    /// It brings a value that is none of those that are known.
    Unrecognized,
    Transport(TransportErrorKind, Sent),
    Status(u16),
    /// The same, with a body whose end is missing, and of which this much was kept.
    Cut(u16, usize),
    /// The body cannot be read, and this is where.
    Decode(DecodeErrorKind, Place),
}

/// Where a body is wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    Whole,
    /// The field that all else stands in.
    Envelope,
    /// The field with the value.
    Value,
    /// The amount of a payment.
    Amount,
}

impl Ending {
    /// What came of this call.
    pub(crate) fn of(call: Call, result: &Result<String, Error>) -> Self {
        match result {
            Ok(value) if value == TOLD => Self::Works,
            Ok(value) if value.is_empty() => Self::Unrecognized,
            Ok(value) => panic!("another value: {value}"),
            Err(Error::Transport(error)) => Self::Transport(error.kind(), error.sent()),
            Err(Error::Status(error)) => {
                let (status, length) = (error.status().as_u16(), error.body().len());
                match error.is_truncated() {
                    true => Self::Cut(status, length),
                    false => Self::Status(status),
                }
            }
            Err(Error::Decode(error)) => {
                Self::Decode(error.kind(), Place::of(call, error.problem().path()))
            }
            Err(error) => panic!("another error: {error}"),
        }
    }

    /// The same, as far as this call can tell places apart.
    pub(crate) fn seen_by(self, call: Call) -> Self {
        let (envelope, value) = call.field();
        match self {
            Self::Decode(kind, Place::Value) if envelope == value => {
                Self::Decode(kind, Place::Envelope)
            }
            other => other,
        }
    }

    pub(crate) fn is_timeout(self) -> bool {
        matches!(self, Self::Transport(TransportErrorKind::Timeout, _))
    }
}

impl Place {
    fn of(call: Call, path: &str) -> Self {
        let (envelope, value) = call.field();
        match path {
            "" => Self::Whole,
            path if path == envelope => Self::Envelope,
            path if path == value => Self::Value,
            "payment.amount" => Self::Amount,
            other => panic!("another place: {other}"),
        }
    }
}
