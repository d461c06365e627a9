// The course of one call, from its first attempt to its last.

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::Response;

use super::attempts::Attempts;
use super::bucket::{Bucket, Permit};
use super::retry::{Class, Tried};
use super::retry_after::retry_after;
use super::{Limits, RetryPolicy, TransportError};

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
    bucket: Bucket,
    permit: Option<Permit>,
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
            attempts: Attempts::ONE,
            bucket,
            permit: None,
        }
    }

    /// The limits of the attempt that begins now.
    pub fn limits(&self, now: Instant) -> Limits {
        self.limits.attempt(self.limits.attempt.min(self.left(now)))
    }

    /// How long to wait before the next attempt, or nothing when this outcome is the last one.
    pub fn next(
        &mut self,
        outcome: &Outcome,
        now: Instant,
        date: SystemTime,
        random: f64,
    ) -> Option<Duration> {
        let class = Class::of(outcome);
        self.bucket
            .settle(self.permit.take(), class == Class::Success);
        let headers = outcome.as_ref().ok().map(Response::headers);
        let tried = Tried {
            class,
            repeatable: self.repeatable,
            attempt: self.attempts.made,
            retry_after: headers.and_then(|headers| retry_after(headers, date)),
            left: self.left(now),
        };
        let wait = self.policy.wait(&tried, random)?;
        self.permit = Some(self.bucket.permit(class.cost())?);
        self.attempts.made = self.attempts.made.saturating_add(1);
        self.attempts.in_doubt |= class.is_in_doubt();
        Some(wait)
    }

    /// The last outcome, which says how many attempts were made.
    ///
    /// # Errors
    ///
    /// Those of the outcome.
    pub fn end(self, outcome: Outcome) -> Outcome {
        match outcome {
            Ok(mut response) if self.attempts != Attempts::ONE => {
                response.extensions_mut().insert(self.attempts);
                Ok(response)
            }
            Ok(response) => Ok(response),
            Err(error) => Err(error.after(self.attempts)),
        }
    }

    fn left(&self, now: Instant) -> Duration {
        let elapsed = now.saturating_duration_since(self.started);
        self.limits.overall.saturating_sub(elapsed)
    }
}
