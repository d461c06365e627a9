// A transport that plays prepared answers.

use std::collections::VecDeque;
use std::fmt;
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::Request;

use super::course::Outcome;
use super::mismatch::Mismatch;
use super::recorded_request::{RecordedRequest, unsendable};
use super::script_answer::Answer;
use super::{
    BlockingTransport, BoxFuture, Limits, Operation, Sent, Transport, TransportError,
    TransportErrorKind,
};

/// A transport that plays prepared answers, and keeps the requests.
///
/// A request gets the first answer left that is not for another operation only: so answers are played in their order,
/// and those for one operation wait for it, whatever else is called at the same time.
/// A request for which no answer is left fails with an error that names it.
///
/// Clones share one script: give one to the client and ask the other what was sent.
///
/// Waiting takes no time: the script has a clock of its own, which begins with the year 2026 and moves only when a wait
/// is over, or an attempt times out. It keeps the waits.
#[derive(Clone, Default)]
pub struct Script {
    state: Arc<Mutex<State>>,
}

struct State {
    given: usize,
    answers: VecDeque<Answer>,
    otherwise: Vec<Answer>,
    requests: Vec<RecordedRequest>,
    unanswered: Vec<String>,
    waits: Vec<Duration>,
    started: Instant,
    elapsed: Duration,
}

impl Default for State {
    fn default() -> Self {
        Self {
            given: 0,
            answers: VecDeque::new(),
            otherwise: Vec::new(),
            requests: Vec::new(),
            unanswered: Vec::new(),
            waits: Vec::new(),
            started: Instant::now(),
            elapsed: Duration::ZERO,
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

    /// Adds an answer, which is played once.
    #[must_use]
    pub fn answer(self, answer: Answer) -> Self {
        self.state().give(answer);
        self
    }

    /// Adds what is played whenever no other answer is left, such as a failure that every attempt meets.
    #[must_use]
    pub fn otherwise(self, answer: Answer) -> Self {
        self.state().otherwise.push(answer);
        self
    }

    /// The requests so far, in their order. Each attempt is one.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state().requests.clone()
    }

    /// Requires that this operation was sent, and gives the request: the first one, if there are several.
    ///
    /// # Errors
    ///
    /// When it was not. The error names each field in which the nearest request differs.
    pub fn verify_sent<O: Operation>(&self, operation: &O) -> Result<RecordedRequest, Mismatch> {
        let expected = RecordedRequest::of(operation)?;
        let requests = self.requests();
        let compared = requests
            .iter()
            .map(|request| (expected.differences::<O>(request), request));
        // Another call is far away, however much the bodies are alike.
        let nearest = compared
            .min_by_key(|(lines, request)| (!expected.is_called_as::<O>(request), lines.len()));
        match nearest {
            Some((lines, request)) if lines.is_empty() => Ok(request.clone()),
            nearest => Err(not_sent(operation, nearest.map(|(lines, _)| lines))),
        }
    }

    /// Requires that each request got an answer, and each answer was played. Call it at the end of a test.
    ///
    /// # Errors
    ///
    /// When a request came for which no answer was left, or an answer was not asked for.
    pub fn finish(&self) -> Result<(), Mismatch> {
        let state = self.state();
        let left = match state.answers.is_empty() {
            true => None,
            false => Some(format!("answers that nobody asked for: {}", state.left())),
        };
        let lines: Vec<_> = state.unanswered.iter().cloned().chain(left).collect();
        match &lines[..] {
            [] => Ok(()),
            lines => {
                let what = "the script was not played as it is written";
                Err(Mismatch::new(what.to_owned(), lines))
            }
        }
    }

    /// How many answers were not asked for yet.
    pub fn answers_left(&self) -> usize {
        self.state().answers.len()
    }

    /// How long the client waited before each retry, in their order.
    pub fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    // A test that panicked while it held the lock leaves nothing half done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn play(&self, request: Request<Bytes>, limits: Limits) -> Outcome {
        self.state().play(RecordedRequest::new(request), limits)
    }

    fn wait(&self, time: Duration) {
        let mut state = self.state();
        state.waits.push(time);
        state.pass(time);
    }

    fn clock(&self) -> Instant {
        let state = self.state();
        let now = state.started.checked_add(state.elapsed);
        now.unwrap_or(state.started)
    }

    fn calendar(&self) -> SystemTime {
        let started = SystemTime::UNIX_EPOCH + DATE;
        let now = started.checked_add(self.state().elapsed);
        now.unwrap_or(started)
    }
}

impl State {
    fn give(&mut self, answer: Answer) {
        self.given = self.given.saturating_add(1);
        self.answers.push_back(answer);
    }

    fn play(&mut self, request: RecordedRequest, limits: Limits) -> Outcome {
        let call = request.call();
        let played = match self.next(&request) {
            Some(answer) => {
                self.pass(answer.takes(limits));
                answer
                    .play()
                    .map_err(|why| format!("the answer to `{call}` cannot be played: {why}"))
            }
            None => Err(self.missing(&call)),
        };
        self.requests.push(request);
        played.unwrap_or_else(|why| {
            self.unanswered.push(why.clone());
            let error = TransportError::new(TransportErrorKind::Other, Sent::Never);
            Err(error.because(why))
        })
    }

    fn next(&mut self, request: &RecordedRequest) -> Option<Answer> {
        match self.answers.iter().position(|it| it.fits(request)) {
            Some(place) => self.answers.remove(place),
            None => self.otherwise.iter().find(|it| it.fits(request)).cloned(),
        }
    }

    fn missing(&self, call: &str) -> String {
        let given = self.given;
        let text = format!("the script has no answer left for `{call}`; it had {given} in all");
        match self.answers.is_empty() {
            true => text,
            false => format!("{text}, and those for others are left: {}", self.left()),
        }
    }

    /// The answers that nobody asked for yet.
    fn left(&self) -> String {
        let titles: Vec<_> = self.answers.iter().map(Answer::title).collect();
        titles.join(", ")
    }

    fn pass(&mut self, time: Duration) {
        self.elapsed = self.elapsed.saturating_add(time);
    }
}

impl Transport for Script {
    fn send(&self, request: Request<Bytes>, limits: Limits) -> BoxFuture<'_, Outcome> {
        Box::pin(async move { self.play(request, limits) })
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.wait(time) })
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
    fn send(&self, request: Request<Bytes>, limits: Limits) -> Outcome {
        self.play(request, limits)
    }

    fn sleep(&self, time: Duration) {
        self.wait(time);
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

/// That an operation was not sent, and in what the nearest request differs.
fn not_sent<O: Operation>(operation: &O, nearest: Option<Vec<String>>) -> Mismatch {
    let name = O::INFO.name;
    match (operation.check(), nearest) {
        (Err(error), _) => unsendable::<O>(&error),
        (Ok(()), Some(lines)) => {
            let what = format!("`{name}` was not sent as expected; the nearest request differs");
            Mismatch::new(what, &lines)
        }
        (Ok(()), None) => {
            let what = format!("`{name}` was not sent, nor was anything else");
            Mismatch::new(what, &[])
        }
    }
}
