//! Answers that are larger than what there is room for.

use std::fs;
use std::hint::black_box;

use cronofy::{CallOptions, DecodeErrorKind, Sent, TransportErrorKind};

use crate::alone::alone;
use crate::calls::{Call, TOLD};
use crate::ending::{Ending, Place};
use crate::fault::http;
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::gzip::bomb;
use crate::server::{Connection, Server};

const MEGABYTE: usize = 1 << 20;

/// How much more memory the process may have had after these calls than before.
const ALLOWED: usize = 8 * MEGABYTE;

in_all_flavours!(large_answers_are_not_kept);

fn large_answers_are_not_kept<F: Flavour>() {
    let test = format!("memory::{}::large_answers_are_not_kept", F::NAME);
    alone(&test, &[], || {
        let unpacked = 512;
        let bomb = http("200 OK", &["content-encoding: gzip"], bomb(unpacked));
        let encoded = Ending::Decode(DecodeErrorKind::Encoded, Place::Whole);
        let too_large = Ending::Transport(TransportErrorKind::TooLarge, Sent::Maybe);
        ends::<F>(encoded, move |connection| connection.send(&bomb));
        ends::<F>(too_large, |connection| {
            let length = 10 * MEGABYTE;
            connection.send(format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n\""
            )) && (0..length / TOLD.len()).all(|_| connection.send(TOLD))
        });
        ends::<F>(too_large, |connection| endless(connection, "200 OK"));
        ends::<F>(Ending::Cut(404, 64 * 1024), |connection| {
            endless(connection, "404 Not Found")
        });
        // What would be seen if one of them was kept.
        let before = peak();
        black_box(vec![1; 2 * ALLOWED]);
        assert!(peak() > before + ALLOWED);
    });
}

fn endless(connection: &mut Connection, status: &str) -> bool {
    connection.send(format!("HTTP/1.1 {status}\r\n\r\n"));
    while connection.send(TOLD.repeat(100)) {}
    false
}

/// The call ends so, and takes little memory.
fn ends<F: Flavour>(
    ending: Ending,
    answer: impl Fn(&mut Connection) -> bool + Send + Sync + 'static,
) {
    let server = Server::new(
        move |connection: &mut Connection| {
            while connection.read() && answer(connection) {}
        },
    );
    let client = F::new(Setup::to(&server));
    let before = peak();
    let result = Call::LinkToken.send(&client, CallOptions::default());
    // The kernel counts in portions, so that the peak may seem to go down.
    let more = peak().saturating_sub(before);
    assert_eq!(Ending::of(Call::LinkToken, &result), ending);
    assert!(more <= ALLOWED, "{ending:?}: {more} more bytes");
}

/// The most memory that this process has had so far, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let mut lines = status
        .lines()
        .filter_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = lines.next().unwrap().trim().trim_end_matches(" kB");
    kilobytes.parse::<usize>().unwrap() * 1024
}
