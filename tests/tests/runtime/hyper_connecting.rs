//! Connections that do not come about, and those that must not.

use std::error::Error as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Request;

use crate::hyper::{call, limits, run, to, transport_error};
use crate::runtime::{
    BaseUrl, Connection, HyperTransport, Sent, Transport, TransportError, TransportErrorKind,
};
use crate::server::{self, Server};

#[test]
fn a_server_that_does_not_react_is_given_up() {
    let server = Server::closed();
    let _waiting = server.busy();
    let base = BaseUrl::loopback(&format!("http://{}", server.address)).unwrap();
    // What counts is the time that the transport was made with.
    let (short, long) = (Duration::from_millis(200), Duration::from_secs(3));
    let transport = Arc::new(HyperTransport::new(limits().connect(short)).unwrap());
    let connection = <Connection>::new(base, transport, "agent").unwrap();
    let start = Instant::now();
    let result = call(&connection.with_limits(limits().connect(long)));
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::Timeout, Sent::Never)
    );
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn an_attempt_that_ends_before_there_is_a_connection_sent_nothing() {
    let attempt = limits().attempt(Duration::from_millis(200));
    let server = Server::closed();
    let _waiting = server.busy();
    let error = call(&to(&server, attempt)).unwrap_err();
    assert!(error.is_connect() && error.is_timeout());
    assert!(!error.may_have_taken_effect());

    let mute = Server::new(|connection: &mut server::Connection| {
        connection.read();
        connection.wait();
    });
    assert_eq!(
        transport_error(call(&to(&mute, attempt))),
        (TransportErrorKind::Timeout, Sent::Maybe)
    );
}

fn send_plain(url: &str) -> TransportError {
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = url.parse().unwrap();
    run(HyperTransport::new(limits())
        .unwrap()
        .send(request, limits()))
    .unwrap_err()
}

#[test]
fn plain_http_to_other_machines_is_refused() {
    for url in [
        "http://192.0.2.1/",
        "http://example.com/",
        "ftp://127.0.0.1/",
        "/v1",
    ] {
        let error = send_plain(url);
        assert_eq!(
            (error.kind(), error.sent()),
            (TransportErrorKind::Other, Sent::Never),
            "{url}"
        );
        assert!(error.source().unwrap().to_string().contains("this machine"));
    }
}
