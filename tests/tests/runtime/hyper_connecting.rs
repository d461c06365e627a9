//! Connections that do not come about, and those that must not.

use std::error::Error as _;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Request;

use crate::hyper::{GOOD, call, connection, limits, run, transport_error};
use crate::runtime::{
    BaseUrl, Connection, HyperTransport, Sent, Transport, TransportError, TransportErrorKind,
};
use crate::server::{self, Server};

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

/// A server that answers to no more attempts to connect, and what keeps it busy.
pub(crate) fn busy() -> (TcpListener, Vec<TcpStream>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let wait = Duration::from_millis(100);
    let connect = |_| TcpStream::connect_timeout(&address, wait).ok();
    let waiting = (0..10_000).map_while(connect).collect();
    (listener, waiting)
}

#[test]
fn a_server_that_does_not_react_is_given_up() {
    let (listener, _waiting) = busy();
    let base = BaseUrl::loopback(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let (short, long) = (Duration::from_millis(200), Duration::from_secs(3));
    for (for_tcp, for_all) in [(short, long), (long, short)] {
        let transport = Arc::new(HyperTransport::new(limits().connect(for_tcp)).unwrap());
        let connection = <Connection>::new(base.clone(), transport, "agent").unwrap();
        let start = Instant::now();
        let result = call(&connection.with_limits(limits().connect(for_all)));
        assert_eq!(
            transport_error(result),
            (TransportErrorKind::Timeout, Sent::Never)
        );
        assert!(start.elapsed() < Duration::from_secs(2));
    }
}

#[test]
fn a_connection_that_does_not_come_about_is_given_up() {
    // The handshake of TLS waits for a server that says nothing.
    let server = Server::new(server::Connection::wait);
    let limits = limits().connect(Duration::from_millis(200));
    let base = BaseUrl::https(&format!("https://{}", server.address)).unwrap();
    let start = Instant::now();
    let result = call(&connection(base, limits));
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::Timeout, Sent::Never)
    );
    assert!(start.elapsed() < Duration::from_secs(2));
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
    let closed = |_: &mut server::Connection| ();
    assert_eq!(over_tls(closed), (TransportErrorKind::Tls, Sent::Never));
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused() {
    let certified = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key =
        rustls::pki_types::PrivateKeyDer::try_from(certified.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let result = over_tls(move |connection: &mut server::Connection| {
        let mut tls = rustls::ServerConnection::new(config.clone()).unwrap();
        while tls.is_handshaking() && tls.complete_io(&mut connection.stream).is_ok() {}
        assert!(tls.is_handshaking(), "the client went on");
    });
    assert_eq!(result, (TransportErrorKind::Tls, Sent::Never));
}
