// The course of one call, from its first attempt to its last.

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::Response;

use super::attempts::Attempts;
use super::bucket::{Bucket, Permit};
use super::retry::{Class, Tried};
use super::retry_after::retry_after;
use super::{
    CredentialError, Error, HttpResponse, InvalidRequest, Limits, RetryPolicy, Sent, Supplied,
    TransportError, TransportErrorKind,
};

/// What came of an attempt.
pub type Outcome = Result<Response<Bytes>, TransportError>;

/// The course of one call: what to do next, for a loop that can send and wait.
///
/// It waits for nothing itself, and is told what time it is.
#[derive(Debug)]
pub struct Course {
    policy: RetryPolicy,
    limits: Limits,
    repeatable: bool,
    started: Instant,
    attempts: Attempts,
    is_renewed: bool,
    bucket: Bucket,
    permit: Option<Permit>,
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This outcome is the last one.
    End,
    /// Wait, then send again.
    Retry(Duration),
    /// The credential was rejected: send again if there is another one, or else this outcome is the last one.
    Renew,
}

impl Course {
    /// A call that begins now.
    pub fn new(
        policy: RetryPolicy,
        limits: Limits,
        repeatable: bool,
        bucket: Bucket,
        now: Instant,
    ) -> Self {
        Self {
            policy,
            limits,
            repeatable,
            started: now,
            attempts: Attempts::NONE,
            is_renewed: false,
            bucket,
            permit: None,
        }
    }

    /// Begins an attempt, and gives its limits.
    ///
    /// # Errors
    ///
    /// When no time is left for it.
    pub fn begin(&mut self, now: Instant) -> Result<Limits, Error> {
        let left = self.left(now);
        if left.is_zero() {
            let late = TransportError::new(TransportErrorKind::Timeout, Sent::Never);
            return Err(late.after(self.attempts).into());
        }
        self.attempts.made = self.attempts.made.saturating_add(1);
        Ok(self.limits.attempt(self.limits.attempt.min(left)))
    }

    /// How many attempts began.
    pub fn attempts(&self) -> u32 {
        self.attempts.made
    }

    /// What to do after an attempt. The date and the chance are asked for only if they matter.
    pub fn next(
        &mut self,
        outcome: &Outcome,
        now: Instant,
        date: impl FnOnce() -> SystemTime,
        random: impl FnOnce() -> f64,
    ) -> Next {
        let class = Class::of(outcome);
        self.bucket
            .settle(self.permit.take(), class == Class::Success);
        match class {
            Class::Success | Class::Final => Next::End,
            Class::Unauthorized => self.renew(now),
            _ => self.retry(class, outcome, now, date, random),
        }
    }

    // Once for a call: a server that rejects every credential is not asked for ever.
    fn renew(&mut self, now: Instant) -> Next {
        let is_first = !std::mem::replace(&mut self.is_renewed, true);
        match is_first && !self.left(now).is_zero() {
            true => Next::Renew,
            false => Next::End,
        }
    }

    fn retry(
        &mut self,
        class: Class,
        outcome: &Outcome,
        now: Instant,
        date: impl FnOnce() -> SystemTime,
        random: impl FnOnce() -> f64,
    ) -> Next {
        let headers = outcome.as_ref().ok().map(Response::headers);
        let tried = Tried {
            class,
            repeatable: self.repeatable,
            attempt: self.attempts.made,
            retry_after: headers.and_then(|headers| retry_after(headers, date())),
            left: self.left(now),
        };
        let wait = self.policy.wait(&tried, random());
        let permit = wait.and_then(|_| self.bucket.permit(class.cost()));
        match (wait, permit) {
            (Some(wait), Some(permit)) => {
                self.permit = Some(permit);
                self.attempts.in_doubt |= class.is_in_doubt();
                Next::Retry(wait)
            }
            _ => Next::End,
        }
    }

    /// The last outcome, which says how many attempts were made.
    ///
    /// # Errors
    ///
    /// Those of the outcome.
    pub fn end(self, outcome: Outcome) -> Result<HttpResponse, Error> {
        match outcome {
            Ok(mut response) if self.attempts != Attempts::ONE => {
                response.extensions_mut().insert(self.attempts);
                Ok(response)
            }
            Ok(response) => Ok(response),
            Err(error) => Err(error.after(self.attempts).into()),
        }
    }

    /// What it means that the next request cannot be sent. After the first attempt only the credential is another one, and
    /// what was sent before may have taken effect all the same.
    pub fn unsendable(&self, error: InvalidRequest) -> Error {
        match self.attempts.made {
            0 => error.into(),
            _ => CredentialError::new(self.attempts, Some(error.into())).into(),
        }
    }

    /// What a source of credentials gave, or nothing if it took too long.
    ///
    /// # Errors
    ///
    /// When that is no credential.
    pub fn supplied<C>(&self, supplied: Option<Supplied<C>>) -> Result<C, Error> {
        let failure = match supplied {
            Some(Ok(credential)) => return Ok(credential),
            Some(Err(error)) => Some(error),
            None => None,
        };
        Err(CredentialError::new(self.attempts, failure).into())
    }

    /// The time that is left for the whole call.
    pub fn left(&self, now: Instant) -> Duration {
        let elapsed = now.saturating_duration_since(self.started);
        self.limits.overall.saturating_sub(elapsed)
    }
}
