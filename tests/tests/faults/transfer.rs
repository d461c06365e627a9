//! Answers that do not arrive whole, or not in time.

use cronofy::DecodeErrorKind::{Empty, Truncated};
use cronofy::TransportErrorKind::{Interrupted, Protocol, Timeout, TooLarge};
use cronofy::{DecodeErrorKind, Sent, TransportErrorKind};

use crate::calls::{Call, TOLD};
use crate::ending::{Ending, Place};
use crate::fault::{Fault, answering, http, parting, saying};
use crate::row::{Again, Row};
use crate::server::Connection;
use crate::table::{LARGEST, LARGEST_ERROR};

pub(crate) fn rows() -> Vec<Row> {
    [ends(), lengths(), chunks(), delays(), sizes()]
        .into_iter()
        .flatten()
        .collect()
}

/// Nobody knows whether the call took effect.
fn in_doubt(number: u8, name: &str, kind: TransportErrorKind, fault: Fault) -> Row {
    Row::new(number, name, fault).ends(Ending::Transport(kind, Sent::Maybe), Again::Repeatable)
}

/// It may have taken effect, and an answer like this would come again.
fn for_good(number: u8, name: &str, kind: TransportErrorKind, fault: Fault) -> Row {
    Row::new(number, name, fault).ends(Ending::Transport(kind, Sent::Maybe), Again::Never)
}

/// It arrived, and cannot be read.
fn unreadable(number: u8, name: &str, kind: DecodeErrorKind, fault: Fault) -> Row {
    Row::new(number, name, fault).ends(Ending::Decode(kind, Place::Whole), Again::Never)
}

#[rustfmt::skip]
fn ends() -> Vec<Row> {
    let touched = Fault::Connecting(|connection| {
        connection.touch();
        connection.reset();
    });
    vec![
        in_doubt(12, "a reset at the first byte", Interrupted, touched),
        in_doubt(13, "a reset after the request", Interrupted, reset("")),
        in_doubt(14, "an end after the request", Interrupted, parting("")),
        in_doubt(15, "half a status line", Interrupted, parting("HTTP/1.1 20")),
        in_doubt(16, "a reset in the body", Interrupted, reset(cut_short())),
        in_doubt(16, "a reset after a body of no length", Interrupted, answering(reset_for_end)),
        in_doubt(17, "an end in the body", Interrupted, parting(cut_short())),
        in_doubt(17, "an end in the body, encrypted", Interrupted, parting(cut_short())).encrypted(),
        unreadable(18, "a body of no length is cut short", Truncated, answering(no_length)),
        // TLS tells an end from a cut.
        in_doubt(18, "a body of no length is cut short, encrypted", Interrupted, answering(no_length)).encrypted(),
    ]
}

#[rustfmt::skip]
fn lengths() -> Vec<Row> {
    let told = |headers: &str| parting(format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n{{}}"));
    vec![
        unreadable(19, "a length that is too small", Truncated, answering(too_small)).loses_connection(),
        for_good(20, "two lengths", Protocol, told("content-length: 2\r\ncontent-length: 3")),
        for_good(21, "a negative length", Protocol, told("content-length: -2")),
        // The chunks count, as they should.
        Row::new(22, "a length and chunks", answering(length_and_chunks)),
    ]
}

#[rustfmt::skip]
fn chunks() -> Vec<Row> {
    let chunked = |rest: &str| {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        parting(format!("{head}{rest}"))
    };
    vec![
        in_doubt(23, "a chunk without a size", Interrupted, chunked(TOLD)),
        in_doubt(24, "a chunk whose size is too large", Interrupted, chunked("fffffffffffffffff\r\n{}")),
        in_doubt(25, "no last chunk", Interrupted, chunked("2\r\n{}\r\n")),
        in_doubt(25, "a chunk that is cut short", Interrupted, chunked("5\r\n{}")),
    ]
}

#[rustfmt::skip]
fn delays() -> Vec<Row> {
    let silence = answering(|connection, _| connection.wait());
    let hang = answering(|connection, _| {
        connection.send(cut_short());
        connection.wait();
    });
    let slow_head = answering(|connection, _| drip(connection, b"HTTP/1.1 200 OK\r\nx: "));
    let slow_body = answering(|connection, _| drip(connection, b"HTTP/1.1 200 OK\r\n\r\n"));
    vec![
        in_doubt(26, "no answer", Timeout, silence),
        in_doubt(27, "a body that does not go on", Timeout, hang),
        in_doubt(28, "a head byte by byte", Timeout, slow_head),
        in_doubt(28, "a body byte by byte", Timeout, slow_body),
    ]
}

#[rustfmt::skip]
fn sizes() -> Vec<Row> {
    let endless = |status: &'static str| {
        answering(move |connection, _| {
            connection.send(format!("HTTP/1.1 {status}\r\n\r\n"));
            while connection.send(TOLD.repeat(100)) {}
        })
    };
    let spaces = |count: usize| saying(http("200 OK", &[], " ".repeat(count)));
    vec![
        for_good(29, "a body without end", TooLarge, endless("200 OK")),
        Row::new(29, "a refusal without end", endless("404 Not Found")).ends(Ending::Cut(404, LARGEST_ERROR), Again::Never),
        unreadable(72, "a body as large as the limit", Empty, spaces(LARGEST)),
        for_good(72, "a body that is larger by a byte", TooLarge, spaces(LARGEST + 1)),
    ]
}

/// An answer that says to have more than it has.
fn cut_short() -> Vec<u8> {
    let body = format!("{{\"link_token\":\"{TOLD}");
    let length = body.len() + 1;
    format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}").into()
}

fn reset(bytes: impl Into<Vec<u8>>) -> Fault {
    let bytes = bytes.into();
    answering(move |connection, _| {
        connection.send(&bytes);
        // What was sent before a reset arrives only when there is time for it.
        connection.pause();
        connection.reset();
    })
}

fn no_length(connection: &mut Connection, call: Call) {
    let mut body = call.good();
    body.truncate(body.len() - 3);
    connection.send(format!("HTTP/1.1 200 OK\r\n\r\n{body}"));
    connection.close();
}

fn reset_for_end(connection: &mut Connection, call: Call) {
    connection.send(format!("HTTP/1.1 200 OK\r\n\r\n{}", call.good()));
    connection.pause();
    connection.reset();
}

fn too_small(connection: &mut Connection, call: Call) {
    connection.send(format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{}",
        call.good()
    ));
}

fn length_and_chunks(connection: &mut Connection, call: Call) {
    let body = call.good();
    connection.send(format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    ));
}

/// Sends a byte every now and then, for as long as there is somebody to send it to.
fn drip(connection: &mut Connection, beginning: &[u8]) {
    let bytes = beginning.iter().chain(std::iter::repeat(&b'x'));
    for byte in bytes {
        if !connection.send([*byte]) || !connection.pause() {
            return;
        }
    }
}
