//! Answers that are no HTTP, and those that are odd and yet HTTP.

use cronofy::{Sent, TransportErrorKind};

use crate::calls::{Call, TOLD};
use crate::ending::Ending;
use crate::fault::{Fault, answering, http, parting, saying};
use crate::row::{Again, Row};
use crate::server::Connection;

const NO_HTTP: Ending = Ending::Transport(TransportErrorKind::Protocol, Sent::Maybe);

pub(crate) fn rows() -> Vec<Row> {
    wrong().into_iter().chain(odd()).collect()
}

#[rustfmt::skip]
fn wrong() -> Vec<Row> {
    let many: String = (0..150).map(|number| format!("x-{number}: {TOLD}\r\n")).collect();
    let long = format!("x: {}\r\n", TOLD.repeat(1 << 16));
    let head = |headers: String| saying(format!("HTTP/1.1 200 OK\r\n{headers}\r\n"));
    let row = |number, name, fault| Row::new(number, name, fault).ends(NO_HTTP, Again::Never);
    vec![
        row(30, "another protocol", saying(format!("SSH-2.0-{TOLD}\r\n"))),
        row(30, "HTTP/0.9", parting(format!("<html>{TOLD}</html>\n"))),
        row(30, "the beginning of HTTP/2", saying([0, 0, 0, 4, 0, 0, 0, 0, 0])),
        row(30, "HTTP/2 in letters", saying("HTTP/2.0 200 OK\r\n\r\n")),
        row(31, "a status of two digits", saying("HTTP/1.1 99 Low\r\n\r\n")),
        row(33, "150 headers", head(many)),
        row(34, "a header of a megabyte", head(long)),
    ]
}

#[rustfmt::skip]
fn odd() -> Vec<Row> {
    let high = saying(http("999 High", &[], TOLD));
    let switch = saying("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n");
    let hints = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n";
    vec![
        Row::new(30, "HTTP/1.0", answering(version_1_0)),
        Row::new(32, "a status that nobody knows", high).ends(Ending::Status(999), Again::Never),
        Row::new(35, "a header that is no text", with_headers(b"x: \xff\xfe\r\n")),
        Row::new(36, "lines that end without a return", answering(bare_lines)),
        Row::new(37, "interim answers", preceded(hints.to_owned())),
        Row::new(38, "20,000 interim answers", preceded("HTTP/1.1 100 Continue\r\n\r\n".repeat(20_000)))
            // Ureq takes so many of them for a head that is too large.
            .except(|flavour, _| flavour == "blocking", NO_HTTP, Again::Never),
        Row::new(39, "another protocol from here on", switch).ends(Ending::Status(101), Again::Never).loses_connection(),
        Row::new(80, "a connection for one call", with_headers(b"connection: close\r\n")).loses_connection(),
    ]
}

fn version_1_0(connection: &mut Connection, call: Call) {
    connection.send(format!("HTTP/1.0 200 OK\r\n\r\n{}", call.good()));
    connection.close();
}

fn bare_lines(connection: &mut Connection, call: Call) {
    let body = call.good();
    let length = body.len();
    connection.send(format!(
        "HTTP/1.1 200 OK\ncontent-length: {length}\n\n{body}"
    ));
}

/// A good answer with these headers.
fn with_headers(headers: &'static [u8]) -> Fault {
    answering(move |connection, call: Call| {
        let good = http("200 OK", &[], call.good());
        let (status, rest) = good.split_at("HTTP/1.1 200 OK\r\n".len());
        connection.send([status, headers, rest].concat());
    })
}

/// A good answer behind this.
fn preceded(bytes: String) -> Fault {
    answering(move |connection, call: Call| {
        connection.send(&bytes);
        connection.send(http("200 OK", &[], call.good()));
    })
}
