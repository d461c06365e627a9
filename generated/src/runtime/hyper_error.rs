// What the errors of hyper mean, for all transports that are built on it.

use std::error::Error;
use std::io;

use super::causes::causes;
use super::{Sent, TransportErrorKind};

/// What an error means that a connection gave after it had come about, and that hyper may be behind.
pub(super) fn classify(error: &(dyn Error + 'static)) -> (TransportErrorKind, Sent) {
    match causes(error).find_map(|cause| cause.downcast_ref::<::hyper::Error>()) {
        Some(cause) if cause.is_parse() => (TransportErrorKind::Protocol, Sent::Maybe),
        // Hyper gives the request back unsent in this case.
        Some(cause) if cause.is_canceled() => (TransportErrorKind::Interrupted, Sent::Never),
        Some(_) => (TransportErrorKind::Interrupted, Sent::Maybe),
        None => (TransportErrorKind::Other, Sent::Maybe),
    }
}

/// Whether both sides did not agree on TLS: rustls calls what the other side sent invalid data then.
/// A connection that broke off meanwhile is another thing, since the next one may not.
pub(super) fn is_tls(cause: &(dyn Error + 'static)) -> bool {
    match cause.downcast_ref::<io::Error>() {
        Some(cause) => cause.kind() == io::ErrorKind::InvalidData,
        None => false,
    }
}
