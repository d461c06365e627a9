//! Connections over ureq that do not come about, and those that must not.

use std::error::Error as _;
use std::io::ErrorKind;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Request;

use crate::hyper::{answer_all, limits, transport_error};
use crate::runtime::deadline::Deadline;
use crate::runtime::dial::first;
use crate::runtime::{BaseUrl, BlockingTransport, Sent, TransportErrorKind, UreqTransport};
use crate::server::{self, Server};
use crate::ureq::{call, connection};

#[test]
fn a_handshake_ends_in_time() {
    let (short, long) = (Duration::from_millis(200), Duration::from_secs(5));
    for (connect, attempt) in [(short, long), (long, short)] {
        let server = Server::new(server::Connection::wait);
        let base = BaseUrl::https(&format!("https://{}", server.address)).unwrap();
        let start = Instant::now();
        let result = call(&connection(
            base,
            limits().connect(connect).attempt(attempt),
        ));
        assert_eq!(
            transport_error(result),
            (TransportErrorKind::Timeout, Sent::Never)
        );
        assert!(start.elapsed() < Duration::from_secs(2));
    }
}

#[test]
fn plain_http_to_other_machines_is_refused() {
    for url in [
        "http://192.0.2.1/",
        "http://example.com/",
        "ftp://127.0.0.1/",
        "/v1",
    ] {
        let mut request = Request::new(Bytes::new());
        *request.uri_mut() = url.parse().unwrap();
        let transport = UreqTransport::new(limits()).unwrap();
        let error = transport.send(request, limits()).unwrap_err();
        assert_eq!(
            (error.kind(), error.sent()),
            (TransportErrorKind::Other, Sent::Never),
            "{url}"
        );
        assert!(error.source().unwrap().to_string().contains("this machine"));
    }
}

#[test]
fn all_addresses_of_a_host_are_tried_in_their_time() {
    let (busy, closed) = (Server::closed(), Server::closed());
    let _waiting = busy.busy();
    let (dead, refusing) = (busy.address, closed.address);
    let server = Server::new(answer_all);
    let alive = server.address;
    for addresses in [[refusing, dead, alive], [dead, refusing, alive]] {
        let deadline = Deadline::after(Duration::from_secs(1));
        let socket = first(&addresses, deadline).unwrap();
        assert_eq!(socket.peer_addr().unwrap(), alive);
        assert!(deadline.left().unwrap() > Duration::from_millis(100));
    }
    let deadline = Deadline::after(Duration::from_millis(100));
    let error = first(&[refusing, dead], deadline).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TimedOut);
    assert!(first(&[], deadline).is_err());
}

#[test]
fn a_limit_that_is_never_reached_is_no_overflow() {
    let server = Server::new(answer_all);
    let limits = limits().connect(Duration::MAX).attempt(Duration::MAX);
    let request = Request::get(format!("http://{}", server.address));
    let transport = UreqTransport::new(limits).unwrap();
    let answer = transport.send(request.body(Bytes::new()).unwrap(), limits);
    assert!(answer.is_ok());
}
