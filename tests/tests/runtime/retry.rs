//! Whether a call is tried again, and after how long: tables, and many draws.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

use crate::runtime::random::random;
use crate::runtime::retry::{Class, Tried};
use crate::runtime::{RetryPolicy, Sent, TransportError, TransportErrorKind};

/// Almost 1.
const MOST: f64 = 1.0 - f64::EPSILON / 2.0;

/// A first attempt with all the time in the world.
fn tried(class: Class) -> Tried {
    Tried {
        class,
        repeatable: true,
        attempt: 1,
        retry_after: None,
        left: Duration::MAX,
    }
}

fn is_tried_again(class: Class, repeatable: bool) -> bool {
    let tried = Tried {
        repeatable,
        ..tried(class)
    };
    RetryPolicy::default().wait(&tried, 0.5).is_some()
}

#[test]
fn the_class_decides_with_the_operation() {
    for (class, repeatable, otherwise) in [
        (Class::Success, false, false),
        (Class::NeverSent, true, true),
        (Class::Refused, true, true),
        (Class::Busy, true, false),
        (Class::InDoubt, true, false),
        (Class::Final, false, false),
    ] {
        assert_eq!(is_tried_again(class, true), repeatable, "{class:?}");
        assert_eq!(is_tried_again(class, false), otherwise, "{class:?}");
    }
}

#[test]
fn the_status_has_a_class() {
    for status in 100..=999 {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
        let class = match status {
            200..=299 => Class::Success,
            401 => Class::Unauthorized,
            429 => Class::Refused,
            503 => Class::Busy,
            500 | 502 | 504 => Class::InDoubt,
            _ => Class::Final,
        };
        assert_eq!(Class::of(&Ok(response)), class, "{status}");
    }
}

#[test]
fn a_failure_of_the_transport_has_a_class() {
    use TransportErrorKind::*;
    for kind in [Connect, Timeout, Interrupted] {
        let class = |sent| Class::of(&Err(TransportError::new(kind, sent)));
        assert_eq!(class(Sent::Never), Class::NeverSent, "{kind:?}");
        assert_eq!(class(Sent::Maybe), Class::InDoubt, "{kind:?}");
    }
    for kind in [Tls, TooLarge, Protocol, NoRuntime, Other] {
        for sent in [Sent::Never, Sent::Maybe] {
            let class = Class::of(&Err(TransportError::new(kind, sent)));
            assert_eq!(class, Class::Final, "{kind:?}");
        }
    }
}

#[test]
fn the_figures_are_the_documented_ones() {
    let policy = RetryPolicy::default();
    assert_eq!(policy.attempts, 3);
    assert_eq!(policy.base, Duration::from_millis(50));
    assert_eq!(policy.busy_base, Duration::from_secs(1));
    assert_eq!(policy.factor, 2);
    assert_eq!(policy.cap, Duration::from_secs(20));
    assert_eq!(policy.longest_retry_after, Duration::from_secs(120));
}

/// What a wait may grow to, in milliseconds: with a policy of as many attempts as it takes.
fn longest(class: Class, attempt: u32) -> u128 {
    let tried = Tried {
        attempt,
        ..tried(class)
    };
    let policy = RetryPolicy::default().attempts(u32::MAX);
    policy.wait(&tried, 0.5).unwrap().as_millis() * 2
}

#[test]
fn waits_grow_to_a_cap() {
    let longest_of = |class| [1, 2, 3, 5, 6, 9, 10, 33].map(|attempt| longest(class, attempt));
    let slow = [50, 100, 200, 800, 1_600, 12_800, 20_000, 20_000];
    assert_eq!(longest_of(Class::NeverSent), slow);
    assert_eq!(longest_of(Class::InDoubt), slow);
    let busy = [1_000, 2_000, 4_000, 16_000, 20_000, 20_000, 20_000, 20_000];
    assert_eq!(longest_of(Class::Busy), busy);
    assert_eq!(longest_of(Class::Refused), busy);
}

#[test]
fn no_attempt_number_overflows() {
    for attempt in [0, 31, 32, 63, 64, 1 << 31, u32::MAX - 1] {
        let most = match attempt {
            0 => 50,
            _ => 20_000,
        };
        assert_eq!(longest(Class::InDoubt, attempt), most, "{attempt}");
    }
}

#[test]
fn odd_policies_and_odd_chance_do_no_harm() {
    let end = Duration::MAX;
    let large = RetryPolicy::default().base(end).cap(end).factor(u32::MAX);
    for attempt in [1, 2, 1 << 31] {
        let tried = Tried {
            attempt,
            ..tried(Class::InDoubt)
        };
        for random in [0.0, MOST, 1.0, -1.0, 1e300, f64::NAN, f64::INFINITY] {
            let large = large.attempts(u32::MAX);
            let _ = large.wait(&tried, random);
            let _ = large.factor(0).wait(&tried, random);
            let _ = large.longest_retry_after(end).wait(&tried, random);
        }
    }
}

#[test]
fn waits_are_spread_from_zero_to_the_whole() {
    for attempt in 1..=12 {
        let tried = Tried {
            attempt,
            ..tried(Class::InDoubt)
        };
        let policy = RetryPolicy::default().attempts(u32::MAX);
        let whole = Duration::from_millis(longest(Class::InDoubt, attempt) as u64);
        let draws: Vec<_> = (0..10_000)
            .map(|_| policy.wait(&tried, random()).unwrap())
            .collect();
        assert!(draws.iter().all(|wait| *wait < whole));
        assert!(draws.iter().any(|wait| *wait < whole / 100));
        assert!(draws.iter().any(|wait| *wait > whole * 99 / 100));
        assert!(policy.wait(&tried, MOST).unwrap() < whole);
        assert_eq!(policy.wait(&tried, 0.0), Some(Duration::ZERO));
    }
}

#[test]
fn chance_is_even() {
    let draws: Vec<_> = (0..10_000).map(|_| random()).collect();
    assert!(draws.iter().all(|draw| (0.0..1.0).contains(draw)));
    for tenth in 0..10 {
        let low = f64::from(tenth) / 10.0;
        let part = low..low + 0.1;
        let count = draws.iter().filter(|draw| part.contains(draw)).count();
        assert!((800..1_200).contains(&count), "{count} in {part:?}");
    }
}

#[test]
fn attempts_are_counted() {
    let again = |policy: RetryPolicy, attempt| {
        let tried = Tried {
            attempt,
            ..tried(Class::NeverSent)
        };
        policy.wait(&tried, 0.5).is_some()
    };
    let policy = RetryPolicy::default();
    assert_eq!(
        [1, 2, 3, 4].map(|it| again(policy, it)),
        [true, true, false, false]
    );
    assert!(!again(RetryPolicy::none(), 1));
    assert!(!again(policy.attempts(0), 1));
    assert!(again(policy.attempts(9), 8) && !again(policy.attempts(9), 9));
}

fn asked(retry_after: u64, left: u64) -> Option<u64> {
    let tried = Tried {
        retry_after: Some(Duration::from_secs(retry_after)),
        left: Duration::from_secs(left),
        ..tried(Class::Refused)
    };
    let wait = RetryPolicy::default().wait(&tried, 0.5);
    wait.map(|wait| wait.as_millis() as u64)
}

#[test]
fn the_other_side_can_ask_for_a_longer_wait() {
    for (retry_after, wait) in [
        (0, Some(500)),
        (1, Some(1_000)),
        (120, Some(120_000)),
        (121, None),
        (u64::MAX, None),
    ] {
        assert_eq!(asked(retry_after, u64::MAX), wait, "{retry_after}");
    }
}

#[test]
fn no_wait_crosses_the_deadline() {
    assert_eq!(asked(7, 8), Some(7_000));
    assert_eq!(asked(7, 7), None);
    assert_eq!(asked(0, 0), None);
    for draw in 0..10_000 {
        let left = Duration::from_micros(draw * 10);
        let tried = Tried {
            left,
            ..tried(Class::InDoubt)
        };
        let wait = RetryPolicy::default().wait(&tried, random());
        assert!(wait.is_none_or(|wait| wait < left));
    }
}
