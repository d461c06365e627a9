// Whether a call is tried again, and when: decisions about values, with no clock and no chance of their own.

use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::{Sent, TransportError, TransportErrorKind};

/// When a call that did not succeed is tried again.
///
/// What was never sent and what was refused with 429 is tried again for every operation.
/// Where nobody knows whether the call took effect, as after 500, 502, 503, 504 and a lost connection, only an
/// operation that is [repeatable](super::OperationInfo::repeatable) is. All else is final.
///
/// Each wait is a random part of `base * factor^(attempt - 1)`, and at least what the header `Retry-After` asks for.
/// No wait goes past [`Limits::overall`](super::Limits::overall): the last error is returned at once instead.
/// All clones of a client share a reserve of retries, so that they do not storm a server that is down: it is good for
/// 35 of them, and fills up again with each call that succeeds.
///
/// Begin with [`RetryPolicy::default`] and change what has to differ: `RetryPolicy::default().attempts(5)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often a call is sent at most, the first time included. 3.
    pub attempts: u32,
    /// The longest wait before the second attempt. 50 milliseconds.
    pub base: Duration,
    /// The same after 429 and 503, with which the other side says that it has too much to do. 1 second.
    pub busy_base: Duration,
    /// How many times longer each next wait may be. 2.
    pub factor: u32,
    /// The longest wait that the client chooses by itself. 20 seconds.
    pub cap: Duration,
    /// The longest wait that the other side can ask for. If it asks for more, the call is given up. 120 seconds.
    pub longest_retry_after: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(50),
            busy_base: Duration::from_secs(1),
            factor: 2,
            cap: Duration::from_secs(20),
            longest_retry_after: Duration::from_secs(120),
        }
    }
}

impl RetryPolicy {
    /// Nothing is tried again.
    #[must_use]
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// Sets [`attempts`](RetryPolicy::attempts). With 0 a call is still sent once.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets [`base`](RetryPolicy::base).
    #[must_use]
    pub const fn base(mut self, time: Duration) -> Self {
        self.base = time;
        self
    }

    /// Sets [`busy_base`](RetryPolicy::busy_base).
    #[must_use]
    pub const fn busy_base(mut self, time: Duration) -> Self {
        self.busy_base = time;
        self
    }

    /// Sets [`factor`](RetryPolicy::factor).
    #[must_use]
    pub const fn factor(mut self, factor: u32) -> Self {
        self.factor = factor;
        self
    }

    /// Sets [`cap`](RetryPolicy::cap).
    #[must_use]
    pub const fn cap(mut self, time: Duration) -> Self {
        self.cap = time;
        self
    }

    /// Sets [`longest_retry_after`](RetryPolicy::longest_retry_after).
    #[must_use]
    pub const fn longest_retry_after(mut self, time: Duration) -> Self {
        self.longest_retry_after = time;
        self
    }

    /// How long to wait before the next attempt, or nothing when there shall be none.
    ///
    /// `random` is a number from 0 to 1, without 1.
    pub fn wait(&self, tried: &Tried, random: f64) -> Option<Duration> {
        let asked = tried.retry_after.unwrap_or_default();
        let wait = part(self.longest_wait(tried), random).max(asked);
        let again = tried.class.can_be_repeated(tried.repeatable)
            && tried.attempt < self.attempts
            && asked <= self.longest_retry_after
            && wait < tried.left;
        again.then_some(wait)
    }

    fn longest_wait(&self, tried: &Tried) -> Duration {
        let base = match tried.class {
            Class::Refused | Class::Busy => self.busy_base,
            _ => self.base,
        };
        let factor = self.factor.checked_pow(tried.attempt.saturating_sub(1));
        let wait = factor.and_then(|factor| base.checked_mul(factor));
        wait.unwrap_or(self.cap).min(self.cap)
    }
}

/// A part of a time, never the whole of it. The cast cannot overflow: it stops at the ends of the type.
fn part(time: Duration, random: f64) -> Duration {
    Duration::from_nanos((time.as_nanos() as f64 * random) as u64)
}

/// An attempt that is over, and what bears on whether there is another one.
#[derive(Clone, Copy, Debug)]
pub struct Tried {
    /// What came of it.
    pub class: Class,
    /// Whether the operation may be sent again when nobody knows whether it took effect.
    pub repeatable: bool,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// What the other side asked to wait.
    pub retry_after: Option<Duration>,
    /// The time that is left for the whole call.
    pub left: Duration,
}

/// What came of an attempt, seen from the question whether to repeat it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It is done.
    Success,
    /// Nothing of it left the program.
    NeverSent,
    /// The other side did nothing, since it was asked too often.
    Refused,
    /// The other side did nothing, since it does not accept the credential.
    Unauthorized,
    /// The other side has too much to do, and may have begun all the same.
    Busy,
    /// Nobody knows whether it took effect.
    InDoubt,
    /// It would fail again.
    Final,
}

impl Class {
    /// The class of an outcome.
    pub fn of(outcome: &Result<Response<Bytes>, TransportError>) -> Self {
        match outcome {
            Ok(response) => Self::of_status(response.status()),
            Err(error) => Self::of_failure(error),
        }
    }

    fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            200..=299 => Self::Success,
            401 => Self::Unauthorized,
            429 => Self::Refused,
            503 => Self::Busy,
            500 | 502 | 504 => Self::InDoubt,
            _ => Self::Final,
        }
    }

    // A certificate, a size and a protocol do not mend themselves, and of other failures nothing is known.
    fn of_failure(error: &TransportError) -> Self {
        use TransportErrorKind::{Connect, Interrupted, Timeout};
        match (error.kind(), error.sent()) {
            (Connect | Timeout | Interrupted, Sent::Never) => Self::NeverSent,
            (Connect | Timeout | Interrupted, Sent::Maybe) => Self::InDoubt,
            _ => Self::Final,
        }
    }

    /// Whether the other side may have done what was asked.
    pub fn is_in_doubt(self) -> bool {
        matches!(self, Self::Busy | Self::InDoubt)
    }

    /// What a retry takes from the reserve.
    pub fn cost(self) -> u32 {
        match self {
            Self::Refused => 5,
            _ => 14,
        }
    }

    fn can_be_repeated(self, repeatable: bool) -> bool {
        match self {
            Self::NeverSent | Self::Refused => true,
            Self::Busy | Self::InDoubt => repeatable,
            Self::Success | Self::Unauthorized | Self::Final => false,
        }
    }
}
