// An answer whose body is still to come.

use std::mem;

use bytes::{Bytes, BytesMut};
use http::Response;
use http::response::Parts;

use super::{Limits, Sent, TransportError, TransportErrorKind, Truncated};

/// An answer whose body comes in pieces, and is kept as far as the limits allow.
pub(super) struct PartialAnswer {
    head: Parts,
    max: usize,
    body: Bytes,
}

impl PartialAnswer {
    /// The answer before the first piece.
    pub(super) fn new(head: Parts, limits: Limits) -> Self {
        let max = match head.status.is_success() {
            true => limits.max_body,
            false => limits.max_error_body,
        };
        Self {
            head,
            max,
            body: Bytes::new(),
        }
    }

    /// Appends a piece.
    ///
    /// # Errors
    ///
    /// When not all of it fits. There is no need to read on then.
    pub(super) fn push(&mut self, mut piece: Bytes) -> Result<(), TransportError> {
        let room = self.max.saturating_sub(self.body.len());
        let is_too_large = piece.len() > room;
        piece.truncate(room);
        self.body = joined(mem::take(&mut self.body), piece);
        match is_too_large {
            false => Ok(()),
            true => Err(TransportError::new(
                TransportErrorKind::TooLarge,
                Sent::Maybe,
            )),
        }
    }

    /// The answer after the last piece, or after what came instead of it.
    ///
    /// # Errors
    ///
    /// When the status is that of a success and the body is not whole.
    pub(super) fn end(
        mut self,
        outcome: Result<(), TransportError>,
    ) -> Result<Response<Bytes>, TransportError> {
        match outcome {
            Ok(()) => (),
            Err(error) if self.head.status.is_success() => return Err(error),
            // The status tells more than the failure to read what came after it.
            Err(_) => {
                self.head.extensions.insert(Truncated);
            }
        }
        Ok(Response::from_parts(self.head, self.body))
    }
}

/// One piece after the other. The first one, which often is the whole body, is not copied.
fn joined(before: Bytes, after: Bytes) -> Bytes {
    match before.is_empty() {
        true => after,
        false => {
            let mut all = BytesMut::from(before);
            all.extend_from_slice(&after);
            all.freeze()
        }
    }
}
