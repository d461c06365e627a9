// A transport that plays prepared answers.

use std::collections::VecDeque;
use std::fmt;
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::{Request, Response};

use super::recorded_request::RecordedRequest;
use super::script_answer::{Answer, unplayable};
use super::{
    BlockingTransport, BoxFuture, Limits, Sent, Transport, TransportError, TransportErrorKind,
};

/// A transport that plays prepared answers in their order, and keeps the requests.
///
/// Clones share one script: give one to the client and ask the other for the requests.
/// A request for which no answer is left fails with an error that names it.
///
/// Waiting takes no time: the script has a clock of its own, which begins with the year 2026 and moves only when a wait
/// is over. It keeps the waits.
#[derive(Clone, Default)]
pub struct Script {
    state: Arc<Mutex<State>>,
}

struct State {
    answers: VecDeque<Answer>,
    requests: Vec<RecordedRequest>,
    waits: Vec<Duration>,
    started: Instant,
}

impl Default for State {
    fn default() -> Self {
        Self {
            answers: VecDeque::new(),
            requests: Vec::new(),
            waits: Vec::new(),
            started: Instant::now(),
        }
    }
}

/// The first second of 2026.
const DATE: Duration = Duration::from_secs(1_767_225_600);

impl Script {
    /// A script without answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer.
    #[must_use]
    pub fn answer(self, answer: Answer) -> Self {
        self.state().answers.push_back(answer);
        self
    }

    /// Adds a failure of the transport.
    #[must_use]
    pub fn fail(self, kind: TransportErrorKind, sent: Sent) -> Self {
        self.answer(Answer::Failure(kind, sent))
    }

    /// The requests so far, in their order.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state().requests.clone()
    }

    /// How many answers were not asked for yet.
    pub fn answers_left(&self) -> usize {
        self.state().answers.len()
    }

    /// How long the client waited before each retry, in their order.
    pub fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    fn clock(&self) -> Instant {
        let started = self.state().started;
        started.checked_add(self.elapsed()).unwrap_or(started)
    }

    fn calendar(&self) -> SystemTime {
        let started = SystemTime::UNIX_EPOCH + DATE;
        started.checked_add(self.elapsed()).unwrap_or(started)
    }

    fn elapsed(&self) -> Duration {
        let sum = |sum: Duration, wait: &Duration| sum.saturating_add(*wait);
        self.state().waits.iter().fold(Duration::ZERO, sum)
    }

    // A test that panicked while it held the lock leaves nothing half done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn play(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let mut state = self.state();
        let request = RecordedRequest::new(request);
        let asked = format!("{} {}", request.method(), request.uri().path());
        state.requests.push(request);
        match state.answers.pop_front() {
            Some(answer) => answer.play(),
            None => Err(unplayable(format!(
                "the script has no answer left for `{asked}`"
            ))),
        }
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(async move { self.play(request) })
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.state().waits.push(time) })
    }

    // Only waits move the clock, so what is awaited is always in time.
    fn time_up(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(pending())
    }

    fn now(&self) -> Instant {
        self.clock()
    }

    fn date(&self) -> SystemTime {
        self.calendar()
    }
}

impl BlockingTransport for Script {
    fn send(&self, request: Request<Bytes>, _: Limits) -> Result<Response<Bytes>, TransportError> {
        self.play(request)
    }

    fn sleep(&self, time: Duration) {
        self.state().waits.push(time);
    }

    fn now(&self) -> Instant {
        self.clock()
    }

    fn date(&self) -> SystemTime {
        self.calendar()
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Script")
            .field("answers_left", &state.answers.len())
            .field("requests", &state.requests)
            .finish()
    }
}
