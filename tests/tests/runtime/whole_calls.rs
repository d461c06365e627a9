//! How long whole calls take, with all attempts and waits. Nothing of it takes time, since the script has a clock of its own.

use std::future::pending;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Waker};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response};

use crate::retries::{connection, good, millis, script, send};
use crate::runtime::test_util::{Answer, Script, block_on};
use crate::runtime::{BoxFuture, CallOptions, Limits, Transport, TransportError};
use crate::sample::{AskAgain, KEYS};

#[test]
fn the_whole_call_ends_in_time() {
    let busy = Answer::empty(503).header("retry-after", "40");
    let script = script([busy.clone(), busy, good()]);
    let error = send(&script, &AskAgain).unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(millis(&script), [40_000]);
}

/// Fails, and never answers again. Its waits end at once, as far as there is time for them.
#[derive(Clone, Default)]
struct Silent(Script);

impl Transport for Silent {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        match self.0.answers_left() {
            0 => Box::pin(pending()),
            _ => self.0.send(request, limits),
        }
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        self.0.sleep(time)
    }

    fn now(&self) -> Instant {
        self.0.now()
    }
}

#[test]
fn attempts_and_waits_share_the_time_of_the_call() {
    let silent = Silent::default();
    let options = CallOptions::default()
        .timeout(Duration::from_secs(10))
        .attempt_timeout(Duration::from_secs(6));
    let connection = connection(silent.clone());
    let call = connection.send(&AskAgain, &KEYS, options);
    let error = block_on(call).unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.attempts(), 2);
    // An attempt, a wait, and an attempt with what is left.
    assert_eq!(millis(&silent.0), [6_000, 25, 3_975]);
}

/// Refuses, and lets nobody wait to the end until it is told to.
struct Stalling {
    script: Script,
    is_stalled: Arc<AtomicBool>,
}

impl Transport for Stalling {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        self.script.send(request, limits)
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        match self.is_stalled.load(Ordering::Relaxed) {
            true => Box::pin(pending()),
            false => self.script.sleep(time),
        }
    }
}

#[test]
fn calls_that_are_given_up_take_nothing_from_the_reserve() {
    let script = script(vec![Answer::empty(500); 101]).answer(good());
    let is_stalled = Arc::new(AtomicBool::new(true));
    let connection = connection(Stalling {
        script: script.clone(),
        is_stalled: is_stalled.clone(),
    });
    for _ in 0..100 {
        let mut call = pin!(connection.send(&AskAgain, &KEYS, CallOptions::default()));
        let mut context = Context::from_waker(Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    }
    is_stalled.store(false, Ordering::Relaxed);
    block_on(connection.send(&AskAgain, &KEYS, CallOptions::default())).unwrap();
    assert_eq!(script.requests().len(), 102);
}
