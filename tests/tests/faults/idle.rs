//! Connections that the server closes while nobody uses them, or while somebody does.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use cronofy::{CallOptions, Error, Sent, TransportErrorKind};

use crate::calls::Call;
use crate::ending::Ending;
use crate::fault::good;
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::server::{Connection, Server};

/// How many connections are closed.
const TIMES: usize = 1_000;

const LOST: Ending = Ending::Transport(TransportErrorKind::Interrupted, Sent::Maybe);

/// How a call ends whose request hyper has lost. It loses one that is handed to a connection in the very moment in which that
/// ends, so that only the time limit ends the call: <https://github.com/hyperium/hyper/issues/4122>. On a busy machine that
/// is about one call in a hundred thousand.
const FORGOTTEN: Ending = Ending::Transport(TransportErrorKind::Timeout, Sent::Maybe);

/// How many calls of a test may end so.
const FEW: usize = 2;

fn is_forgotten<F: Flavour>(ending: Ending) -> bool {
    F::IS_WATCHING && ending == FORGOTTEN
}

/// A client that does not wait for what is lost as long as it does by default.
fn client<F: Flavour>(server: &Server) -> F {
    let mut setup = Setup::to(server);
    setup.limits = setup.limits.attempt(Duration::from_secs(5));
    F::new(setup)
}

in_all_flavours!(
    an_end_that_was_seen_is_no_fault,
    an_end_that_comes_with_the_answer_makes_nothing_twice,
    an_end_after_the_next_request_is_in_doubt,
    a_reset_at_once_is_repeated_as_far_as_nothing_was_sent
);

pub(crate) fn an_end_that_was_seen_is_no_fault<F: Flavour>() {
    let (sender, ended) = mpsc::channel();
    let server = Server::new(move |connection: &mut Connection| {
        connection.read();
        connection.send(good());
        connection.end();
        if F::IS_WATCHING {
            connection.wait();
        }
        let _ = sender.send(());
        connection.wait();
    });
    let client = client::<F>(&server);
    let mut forgotten = 0;
    for call in Call::ALL.into_iter().cycle().take(TIMES) {
        let result = call.send(&client, CallOptions::default());
        match Ending::of(call, &result) {
            Ending::Works => ended.recv_timeout(Duration::from_secs(20)).unwrap(),
            ending if is_forgotten::<F>(ending) => forgotten += 1,
            ending => panic!("{call:?} ends in {ending:?}"),
        }
    }
    assert!(forgotten <= FEW, "{forgotten}");
    assert_eq!(server.connections(), TIMES - forgotten);
    assert_eq!(server.requests().len(), TIMES - forgotten);
}

pub(crate) fn an_end_that_comes_with_the_answer_makes_nothing_twice<F: Flavour>() {
    let server = Server::new(|connection: &mut Connection| {
        connection.read();
        connection.send(good());
    });
    let client = client::<F>(&server);
    let (mut lost, mut forgotten) = (0, 0);
    for (number, call) in Call::ALL.into_iter().cycle().take(TIMES).enumerate() {
        let options = CallOptions::default().header("x-call", &number.to_string());
        let result = call.send(&client, options.unwrap());
        match Ending::of(call, &result) {
            Ending::Works => {}
            // The end came when the request was on its way, and nobody knows how far it came.
            LOST if !call.is_repeatable() => lost += 1,
            ending if is_forgotten::<F>(ending) => forgotten += 1,
            ending => panic!("{call:?} ends in {ending:?}"),
        }
    }
    let mut payments = BTreeMap::new();
    for request in server.requests() {
        let mut lines = request.lines();
        if lines.next().unwrap().contains("payments") {
            let number = lines.find_map(|line| line.strip_prefix("x-call: "));
            *payments.entry(number.unwrap().to_owned()).or_insert(0) += 1;
        }
    }
    assert!(payments.values().all(|times| *times == 1), "{payments:?}");
    assert!(forgotten <= FEW, "{forgotten}");
    assert!(payments.len() + lost + forgotten >= TIMES / Call::ALL.len());
}

pub(crate) fn an_end_after_the_next_request_is_in_doubt<F: Flavour>() {
    for call in Call::ALL {
        // A call may come before the last one has given its connection back, and then it meets no fault.
        let mut seen = (0..100).map(|_| second_call::<F>(call));
        let met = seen.find(|seen| *seen != (Ending::Works, 1));
        let expected = match call.is_repeatable() {
            true => (Ending::Works, 2),
            false => (LOST, 1),
        };
        assert_eq!(met, Some(expected));
    }
}

/// How the second call ends, and how many requests it takes, when each connection is good for one answer.
fn second_call<F: Flavour>(call: Call) -> (Ending, usize) {
    let server = Server::new(|connection: &mut Connection| {
        connection.read();
        connection.send(good());
        connection.read();
    });
    let client = F::new(Setup::to(&server));
    let send = || Ending::of(call, &call.send(&client, CallOptions::default()));
    assert_eq!(send(), Ending::Works, "the first call");
    let seen = (send(), server.requests().len() - 1);
    if seen != (Ending::Works, 1) {
        assert_eq!(send(), Ending::Works, "the next call");
    }
    seen
}

/// Whether any byte left before the reset came is a matter of chance, and the error says it.
pub(crate) fn a_reset_at_once_is_repeated_as_far_as_nothing_was_sent<F: Flavour>() {
    let mut forgotten = 0;
    for call in Call::ALL.into_iter().cycle().take(40) {
        let server = Server::new(Connection::reset);
        let client = client::<F>(&server);
        let result = call.send(&client, CallOptions::default());
        if is_forgotten::<F>(Ending::of(call, &result)) {
            forgotten += 1;
            continue;
        }
        let Err(Error::Transport(error)) = result else {
            panic!("another end: {result:?}");
        };
        let kinds = [TransportErrorKind::Connect, TransportErrorKind::Interrupted];
        assert!(kinds.contains(&error.kind()), "{error:?}");
        if call.is_repeatable() || error.sent() == Sent::Never {
            assert_eq!(error.attempts(), 3, "{error:?}");
        }
        assert_eq!(server.connections(), error.attempts() as usize);
    }
    assert!(forgotten <= FEW, "{forgotten}");
}
