//! Every call of every row, in every flavour.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use cronofy::{BaseUrl, CallOptions, Sent, TransportErrorKind};

use crate::calls::{ASKED, Call, TOKEN, TOLD};
use crate::ending::Ending;
use crate::fault::{Fault, http};
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::leaks;
use crate::row::Row;
use crate::server::{Script, Server};
use crate::tls::{AUTHORITY, Certificate};
use crate::{connecting, content, protocol, statuses, transfer};

/// How many calls are made at once. Most of them wait.
const AT_ONCE: usize = 32;

/// The limit of those calls that run into it.
const SHORT: Duration = Duration::from_secs(1);

/// The limit of all other calls.
const LONG: Duration = Duration::from_secs(60);

/// The largest body of an answer.
pub(crate) const LARGEST: usize = 300_000;

/// The largest body of a refusal.
pub(crate) const LARGEST_ERROR: usize = 1_000;

/// The time within which each call ends.
const BOUND: Duration = Duration::from_secs(20);

pub(crate) fn rows() -> Vec<Row> {
    let groups = [
        connecting::rows(),
        transfer::rows(),
        protocol::rows(),
        statuses::rows(),
        content::rows(),
    ];
    groups.into_iter().flatten().collect()
}

in_all_flavours!(each_call_meets_each_fault);

/// How often a fault happens.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Times {
    Once,
    Always,
}

/// What is seen of a call.
#[derive(Debug, PartialEq)]
struct Seen {
    ending: Ending,
    /// How often it was sent, as the error says. An answer does not say it.
    attempts: Option<u32>,
    /// The requests that the server has read.
    requests: usize,
}

fn each_call_meets_each_fault<F: Flavour>() {
    let (cases, wrong) = (Mutex::new(cases().into_iter()), Mutex::new(Vec::new()));
    let next = || cases.lock().unwrap().next();
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((row, call, times)) = next() {
                    let outcome = AssertUnwindSafe(|| check::<F>(&row, call, times));
                    let panicked = |_| Err("there is a panic above".to_owned());
                    if let Err(problem) = catch_unwind(outcome).unwrap_or_else(panicked) {
                        let name = format!("{} {}, {call:?}, {times:?}", row.number, row.name);
                        wrong.lock().unwrap().push(format!("{name}: {problem}"));
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().unwrap();
    wrong.sort();
    assert!(wrong.is_empty(), "{}:\n{}", F::NAME, wrong.join("\n"));
}

/// All calls of all rows, those that take time at the beginning.
fn cases() -> Vec<(Arc<Row>, Call, Times)> {
    let mut cases = Vec::new();
    for row in rows().into_iter().map(Arc::new) {
        // One call of each class is enough where there is nothing but time.
        let calls: &[_] = match row.ending.is_timeout() {
            true => &[Call::LinkToken, Call::Payment],
            false => &Call::ALL,
        };
        for call in calls {
            cases.push((row.clone(), *call, Times::Always));
            cases.push((row.clone(), *call, Times::Once));
        }
    }
    cases.sort_by_key(|(row, ..)| !row.ending.is_timeout());
    cases
}

/// Makes a call that meets the fault, and then one that does not.
fn check<F: Flavour>(row: &Arc<Row>, call: Call, times: Times) -> Result<(), String> {
    let (ending, sends) = row.expected(F::NAME, call);
    let has_requests = matches!(row.fault, Fault::Answering(_));
    let is_script = has_requests || matches!(row.fault, Fault::Connecting(_));
    let expected = match times {
        Times::Always => Seen {
            ending,
            attempts: is_error(ending).then_some(sends),
            requests: if has_requests { sends as usize } else { 0 },
        },
        // It would be the same, or there is nobody to count.
        Times::Once if sends == 1 || !is_script => return Ok(()),
        Times::Once => Seen {
            ending: Ending::Works,
            attempts: None,
            requests: if has_requests { 2 } else { 1 },
        },
    };
    let stage = Stage::<F>::new(row.clone(), call, times);
    let start = Instant::now();
    let seen = stage.faulty();
    let time = start.elapsed();
    match () {
        () if seen != expected => Err(format!("{seen:?}\n  in place of {expected:?}")),
        () if time > BOUND => Err(format!("it took {time:?}")),
        () => stage.healed(),
    }
}

fn is_error(ending: Ending) -> bool {
    !matches!(ending, Ending::Works | Ending::Unrecognized)
}

/// A client and a server that is at fault.
struct Stage<F> {
    row: Arc<Row>,
    call: Call,
    server: Server,
    faults_left: Arc<AtomicU32>,
    client: F,
}

impl<F: Flavour> Stage<F> {
    fn new(row: Arc<Row>, call: Call, times: Times) -> Self {
        let server = Server::closed();
        let setup = match (&row.fault, row.is_encrypted) {
            (Fault::Elsewhere(url), _) => Setup::at(BaseUrl::https(url).unwrap()),
            (_, true) => Setup::encrypted(&server),
            (_, false) => Setup::to(&server),
        };
        let limits = setup.limits.connect(LONG).attempt(LONG);
        let limits = match row.ending {
            Ending::Transport(TransportErrorKind::Timeout, Sent::Never) => limits.connect(SHORT),
            Ending::Transport(TransportErrorKind::Timeout, Sent::Maybe) => limits.attempt(SHORT),
            _ => limits,
        };
        let client = F::new(Setup {
            limits: limits.max_body(LARGEST).max_error_body(LARGEST_ERROR),
            retry: setup.retry.attempts(2),
            ..setup
        });
        let faults_left = Arc::new(AtomicU32::new(match times {
            Times::Once => 1,
            Times::Always => u32::MAX,
        }));
        Self {
            row,
            call,
            server,
            faults_left,
            client,
        }
    }

    fn faulty(&self) -> Seen {
        let _waiting = match self.row.fault {
            Fault::Closed | Fault::Elsewhere(_) => Vec::new(),
            Fault::Busy => self.server.busy(),
            Fault::Connecting(_) | Fault::Answering(_) => {
                self.server.open(self.script());
                Vec::new()
            }
        };
        let result = self.call.send(&self.client, CallOptions::default());
        if let Err(error) = &result {
            let shown = leaks::shown(error);
            for secret in [TOKEN, ASKED, TOLD] {
                leaks::assert_hidden(secret, &shown);
            }
        }
        Seen {
            ending: Ending::of(self.call, &result),
            attempts: result.err().map(|error| error.attempts()),
            requests: self.server.requests().len(),
        }
    }

    /// The next call meets no fault.
    fn healed(&self) -> Result<(), String> {
        match self.row.fault {
            Fault::Elsewhere(_) => return Ok(()),
            Fault::Closed | Fault::Busy => self.server.open(self.script()),
            Fault::Connecting(_) | Fault::Answering(_) => {}
        }
        self.faults_left.store(0, Ordering::Relaxed);
        let connections = self.server.connections();
        let options = CallOptions::default().attempt_timeout(LONG);
        let result = self.call.send(&self.client, options);
        let is_new = self.server.connections() > connections;
        match Ending::of(self.call, &result) {
            Ending::Works if is_new || !self.row.is_connection_lost => Ok(()),
            Ending::Works => Err("the next call uses the connection again".to_owned()),
            ending => Err(format!("the next call ends in {ending:?}: {result:?}")),
        }
    }

    fn script(&self) -> impl Script + use<F> {
        let (row, call, left) = (self.row.clone(), self.call, self.faults_left.clone());
        let good = http("200 OK", &[], call.good());
        let take = move || {
            let less = |left: u32| left.checked_sub(1);
            left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less)
                .is_ok()
        };
        move |connection| {
            if let Fault::Connecting(act) = row.fault
                && take()
            {
                return act(connection);
            }
            if row.is_encrypted && !connection.encrypt(AUTHORITY.config(Certificate::Good)) {
                return;
            }
            while connection.read() {
                match &row.fault {
                    Fault::Answering(act) if take() => act(connection, call),
                    _ => {
                        connection.send(&good);
                    }
                }
            }
        }
    }
}
