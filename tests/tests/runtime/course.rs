//! The course of one call, told what time it is.

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::Response;

use crate::runtime::bucket::Bucket;
use crate::runtime::course::{Course, Next, Outcome};
use crate::runtime::{Limits, RetryPolicy, Sent, TransportError, TransportErrorKind};

fn course(bucket: &Bucket, start: Instant) -> Course {
    let (policy, limits) = (RetryPolicy::default(), Limits::default());
    Course::new(policy, limits, true, bucket.clone(), start)
}

fn answer(status: u16) -> Outcome {
    Ok(Response::builder()
        .status(status)
        .body(Bytes::new())
        .unwrap())
}

fn lost() -> Outcome {
    let kind = TransportErrorKind::Connect;
    Err(TransportError::new(kind, Sent::Never))
}

fn epoch() -> SystemTime {
    SystemTime::UNIX_EPOCH
}

fn half() -> f64 {
    0.5
}

/// The tokens after each of these outcomes.
fn tokens(outcomes: &[u16]) -> Vec<u32> {
    let (bucket, start) = (Bucket::default(), Instant::now());
    let mut course = course(&bucket, start);
    let mut after = |status: &u16| {
        course.begin(start).unwrap();
        course.next(&answer(*status), start, epoch, half);
        bucket.tokens()
    };
    outcomes.iter().map(&mut after).collect()
}

#[test]
fn retries_are_paid_for() {
    assert_eq!(tokens(&[500, 200]), [486, 500]);
    assert_eq!(tokens(&[429, 200]), [495, 500]);
    assert_eq!(tokens(&[503, 500, 200]), [486, 472, 486]);
    assert_eq!(tokens(&[500, 404]), [486, 486]);
    assert_eq!(tokens(&[500, 500, 500]), [486, 472, 472]);
    assert_eq!(tokens(&[404]), [500]);
}

#[test]
fn a_call_that_is_given_up_gives_its_permit_back() {
    let (bucket, start) = (Bucket::default(), Instant::now());
    let mut course = course(&bucket, start);
    course.begin(start).unwrap();
    let wait = course.next(&lost(), start, epoch, half);
    assert_eq!(
        (wait, bucket.tokens()),
        (Next::Retry(Duration::from_millis(25)), 486)
    );
    drop(course);
    assert_eq!(bucket.tokens(), 500);
}

#[test]
fn an_attempt_has_the_time_that_is_left() {
    let start = Instant::now();
    let mut course = course(&Bucket::default(), start);
    for (elapsed, left) in [(0, 30), (30, 30), (31, 29), (59, 1)] {
        let now = start + Duration::from_secs(elapsed);
        let limits = course.begin(now).unwrap();
        assert_eq!(limits.attempt, Duration::from_secs(left), "{elapsed}");
        assert_eq!(limits.connect, Limits::default().connect);
    }
    // With no time left nothing is sent, and nothing is in doubt that was not.
    let late = course.begin(start + Duration::from_secs(60)).unwrap_err();
    assert!(late.is_timeout() && !late.may_have_taken_effect());
    assert_eq!((late.attempts(), course.attempts()), (4, 4));
    // A clock that goes backwards takes nothing away.
    let limits = course.begin(start - Duration::from_millis(1)).unwrap();
    assert_eq!(limits.attempt, Duration::from_secs(30));
}

#[test]
fn what_an_earlier_attempt_did_stays_in_doubt() {
    for (first, in_doubt) in [(answer(500), true), (answer(429), false)] {
        let (bucket, start) = (Bucket::default(), Instant::now());
        let mut course = course(&bucket, start);
        course.begin(start).unwrap();
        let wait = course.next(&first, start, epoch, || 0.0);
        assert_eq!(wait, Next::Retry(Duration::ZERO));
        course.begin(start).unwrap();
        let error = course.end(lost()).unwrap_err();
        assert_eq!(
            (error.attempts(), error.may_have_taken_effect()),
            (2, in_doubt)
        );
    }
}

#[test]
fn an_asked_wait_is_waited() {
    let start = Instant::now();
    let mut busy = answer(503).unwrap();
    let date = "Thu, 01 Jan 1970 00:00:09 GMT".parse().unwrap();
    busy.headers_mut().insert("retry-after", date);
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(2);
    let mut course = course(&Bucket::default(), start);
    course.begin(start).unwrap();
    let wait = course.next(&Ok(busy), start, || now, half);
    assert_eq!(wait, Next::Retry(Duration::from_secs(7)));
}

#[test]
fn another_credential_is_asked_for_once() {
    let start = Instant::now();
    let mut course = course(&Bucket::default(), start);
    let mut next = || {
        course.begin(start).unwrap();
        course.next(&answer(401), start, epoch, half)
    };
    assert_eq!([next(), next()], [Next::Renew, Next::End]);
}

#[test]
fn no_credential_is_asked_for_when_the_time_is_up() {
    let start = Instant::now();
    let mut course = course(&Bucket::default(), start);
    let late = start + Limits::default().overall;
    assert_eq!(course.next(&answer(401), late, epoch, half), Next::End);
}
