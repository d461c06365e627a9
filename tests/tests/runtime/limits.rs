//! Limits hold for every transport, also for one that does not look at them.

use std::future::{pending, ready};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use crate::runtime::test_util::block_on;
use crate::runtime::{
    BaseUrl, BoxFuture, CallOptions, Connection, Error, Limits, Sent, Transport, TransportError,
    TransportErrorKind,
};
use crate::sample::{Ask, KEYS};

/// Answers with this status and so many bytes, or never.
struct Careless {
    answer: Option<(u16, usize)>,
}

impl Transport for Careless {
    fn send(
        &self,
        _: Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        match self.answer {
            Some((status, size)) => {
                let body = Bytes::from(vec![b' '; size]);
                Box::pin(ready(Ok(Response::builder()
                    .status(status)
                    .body(body)
                    .unwrap())))
            }
            None => Box::pin(pending()),
        }
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        match time == Duration::from_secs(7) {
            true => Box::pin(ready(())),
            false => Box::pin(pending()),
        }
    }
}

fn error(answer: Option<(u16, usize)>) -> Error {
    let limits = Limits::default()
        .attempt(Duration::from_secs(7))
        .max_body(100)
        .max_error_body(10);
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let connection = <Connection>::new(base, Arc::new(Careless { answer }), "agent")
        .unwrap()
        .with_limits(limits);
    block_on(connection.send(&Ask::new(), &KEYS, CallOptions::default())).unwrap_err()
}

#[test]
fn an_attempt_ends_when_its_time_is_up() {
    let Error::Transport(error) = error(None) else {
        panic!()
    };
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Timeout, Sent::Maybe)
    );
}

#[test]
fn a_body_may_be_as_large_as_the_limit() {
    assert!(matches!(error(Some((200, 100))), Error::Decode(_)));
    let Error::Transport(error) = error(Some((200, 101))) else {
        panic!()
    };
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::TooLarge, Sent::Maybe)
    );
}

#[test]
fn the_body_of_a_refusal_is_cut() {
    for (status, size, length, truncated) in [
        (404, 10, 10, false),
        (404, 11, 10, true),
        (302, 999, 10, true),
    ] {
        let Error::Status(error) = error(Some((status, size))) else {
            panic!()
        };
        assert_eq!(
            (error.body().len(), error.is_truncated()),
            (length, truncated),
            "{size}"
        );
    }
}

#[test]
fn the_defaults_are_the_documented_ones() {
    let limits = Limits::default();
    assert_eq!(
        (limits.connect, limits.attempt, limits.overall),
        (
            Duration::from_millis(3_100),
            Duration::from_secs(30),
            Duration::from_secs(60)
        )
    );
    assert_eq!((limits.max_body, limits.max_error_body), (1 << 20, 1 << 16));
    assert_eq!(limits.connect(Duration::ZERO).connect, Duration::ZERO);
}
