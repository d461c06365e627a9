//! Connections over ureq that do not come about, and those that must not.

use std::error::Error as _;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Request;

use crate::hyper::{GOOD, answer_all, limits, transport_error};
use crate::hyper_connecting::busy;
use crate::runtime::deadline::Deadline;
use crate::runtime::dial::first;
use crate::runtime::{BaseUrl, BlockingTransport, Sent, TransportErrorKind, UreqTransport};
use crate::server::{self, Server};
use crate::ureq::{call, connection};

#[test]
fn where_nobody_listens_there_is_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = BaseUrl::loopback(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    drop(listener);
    let result = call(&connection(base, limits()));
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::Connect, Sent::Never)
    );
}

#[test]
fn a_host_without_an_address_is_no_connection() {
    let base = BaseUrl::https("https://no-such-host.invalid").unwrap();
    let error = call(&connection(base, limits().connect(Duration::from_secs(1)))).unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert!(!error.may_have_taken_effect());
}

#[test]
fn a_server_that_does_not_react_is_given_up() {
    let (listener, _waiting) = busy();
    let base = BaseUrl::loopback(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let start = Instant::now();
    let result = call(&connection(
        base,
        limits().connect(Duration::from_millis(200)),
    ));
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::Timeout, Sent::Never)
    );
    assert!(start.elapsed() < Duration::from_secs(2));
}

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

/// What comes of a call over TLS when the server does this.
fn over_tls(script: impl server::Script) -> (TransportErrorKind, Sent) {
    let server = Server::new(script);
    let base = BaseUrl::https(&format!("https://{}", server.address)).unwrap();
    transport_error(call(&connection(base, limits())))
}

#[test]
fn a_server_without_tls_is_refused() {
    let plain = |connection: &mut server::Connection| {
        connection.send(GOOD);
        connection.wait();
    };
    assert_eq!(over_tls(plain), (TransportErrorKind::Tls, Sent::Never));
}

#[test]
fn a_handshake_that_breaks_off_is_no_connection() {
    let closed = |_: &mut server::Connection| ();
    assert_eq!(over_tls(closed), (TransportErrorKind::Connect, Sent::Never));
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
    let (listener, _waiting) = busy();
    let dead = listener.local_addr().unwrap();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap();
    let refusing = closed.local_addr().unwrap();
    drop(closed);
    let alive = Server::new(answer_all).address;
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
fn a_name_is_looked_up() {
    let server = Server::new(answer_all);
    let url = format!("http://localhost:{}", server.address.port());
    let base = BaseUrl::loopback(&url).unwrap();
    assert!(call(&connection(base, limits())).is_ok());
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
