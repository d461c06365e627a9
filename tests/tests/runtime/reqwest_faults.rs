//! Servers that fail, seen through reqwest.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::hyper::{GOOD, call, limits, run, transport_error};
use crate::reqwest::{base, builder, encrypted, foreign, over, packed, strict, texts, to};
use crate::runtime::{
    BaseUrl, CallOptions, Connection, Error, ReqwestTransport, Sent, TransportErrorKind,
};
use crate::sample::{KEYS, Raw};
use crate::server::{self, Server};

fn after_request(
    transport: ReqwestTransport,
    then: impl server::Script,
) -> (TransportErrorKind, Sent) {
    let server = Server::new(move |connection: &mut server::Connection| {
        if connection.read() {
            then(connection);
        }
    });
    transport_error(call(&to(&server, transport)))
}

fn nobody() -> BaseUrl {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    BaseUrl::loopback(&format!("http://{}", listener.local_addr().unwrap())).unwrap()
}

#[test]
fn where_nobody_listens_there_is_no_connection() {
    let end = |transport| transport_error(call(&over(transport, nobody(), limits())));
    assert_eq!(
        end(strict(builder())),
        (TransportErrorKind::Connect, Sent::Never)
    );
    // Nobody knows what a client does that was not made for it.
    assert_eq!(
        end(foreign(builder())),
        (TransportErrorKind::Connect, Sent::Maybe)
    );
}

#[test]
fn a_connection_that_ends_early_is_an_interruption() {
    for answer in [
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"ask\":",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 19\r\n\r\n\u{1f}",
    ] {
        for transport in [strict(builder()), foreign(builder())] {
            let end = after_request(transport, move |connection: &mut server::Connection| {
                connection.send(answer);
            });
            assert_eq!(
                end,
                (TransportErrorKind::Interrupted, Sent::Maybe),
                "{answer}"
            );
        }
    }
}

#[test]
fn what_is_not_http_is_called_so() {
    for answer in [
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
    ] {
        let end = after_request(
            strict(builder()),
            move |connection: &mut server::Connection| {
                connection.send(answer);
                connection.wait();
            },
        );
        assert_eq!(end, (TransportErrorKind::Protocol, Sent::Maybe), "{answer}");
    }
}

#[test]
fn what_cannot_be_unpacked_is_no_broken_json() {
    let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ";
    for body in ["{\"ask\":{\"url\":\"u\"}}", "\u{1f}"] {
        let end = after_request(
            foreign(builder()),
            move |connection: &mut server::Connection| {
                connection.send(&format!("{head}{}\r\n\r\n{body}", body.len()));
            },
        );
        assert_eq!(end, (TransportErrorKind::Protocol, Sent::Maybe), "{body}");
    }
}

#[test]
fn an_endless_body_is_refused() {
    for transport in [strict(builder()), foreign(builder())] {
        let end = after_request(transport, |connection: &mut server::Connection| {
            connection.send("HTTP/1.1 200 OK\r\n\r\n");
            while connection.send(&"x".repeat(4_096)) {}
        });
        assert_eq!(end, (TransportErrorKind::TooLarge, Sent::Maybe));
    }
}

#[test]
fn a_body_that_is_unpacked_counts_as_it_is_then() {
    let large = vec![b' '; 1_001];
    let connection = |server: &Server| to(server, foreign(builder()));
    let result = call(&connection(&packed(200, &large, 1)));
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::TooLarge, Sent::Maybe)
    );
    let result = call(&connection(&packed(200, &large[1..], 1)));
    assert!(matches!(result, Err(Error::Decode(_))));
    let Err(Error::Status(error)) = call(&connection(&packed(500, &large, 1))) else {
        panic!("no status");
    };
    assert_eq!((error.body().len(), error.is_truncated()), (100, true));
    let good = packed(200, GOOD.split_once("\r\n\r\n").unwrap().1.as_bytes(), 1);
    assert!(call(&connection(&good)).is_ok());
}

#[test]
fn the_body_of_a_refusal_is_cut() {
    let server = Server::new(|connection: &mut server::Connection| {
        connection.read();
        connection.send("HTTP/1.1 429 X\r\ncontent-length: 50\r\n\r\nbroken");
    });
    let Err(Error::Status(error)) = call(&to(&server, strict(builder()))) else {
        panic!("no status");
    };
    assert_eq!((error.body().len(), error.is_truncated()), (6, true));
}

#[test]
fn a_connection_that_does_not_come_about_is_given_up() {
    // The handshake of TLS waits for a server that says nothing.
    let server = Server::new(server::Connection::wait);
    let limits = limits().connect(Duration::from_millis(200));
    let transport = ReqwestTransport::from_builder(builder(), limits).unwrap();
    let start = Instant::now();
    let result = call(&over(transport, encrypted(&server), limits));
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::Timeout, Sent::Never)
    );
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn times_of_the_application_count_as_well() {
    let short = Duration::from_millis(100);
    let scripts: [fn(&mut server::Connection); 2] = [
        |connection| connection.wait(),
        |connection| {
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"as");
            connection.wait();
        },
    ];
    for script in scripts {
        for builder in [builder().timeout(short), builder().read_timeout(short)] {
            assert_eq!(
                after_request(strict(builder), script),
                (TransportErrorKind::Timeout, Sent::Maybe)
            );
        }
    }
}

/// What comes of a call over TLS when the server does this.
fn over_tls(script: impl server::Script) -> (TransportErrorKind, Sent) {
    let server = Server::new(script);
    transport_error(call(&over(strict(builder()), encrypted(&server), limits())))
}

#[test]
fn a_server_without_tls_is_refused() {
    let plain = |connection: &mut server::Connection| {
        connection.send(GOOD);
        connection.wait();
    };
    assert_eq!(over_tls(plain), (TransportErrorKind::Tls, Sent::Never));
    // A handshake that broke off says nothing about the next one.
    let closed = |_: &mut server::Connection| ();
    assert_eq!(over_tls(closed), (TransportErrorKind::Connect, Sent::Never));
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

/// The error of a call whose URL has a secret in it.
fn error_of(connection: &Connection) -> Error {
    let raw = Raw {
        path: "/v1/cAnArY?token=cAnArY",
    };
    run(connection.send(&raw, &KEYS, CallOptions::default())).unwrap_err()
}

#[test]
fn no_error_has_the_url_in_it() {
    let answers = [
        "",
        "SSH\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{",
        "HTTP/1.1 302 X\r\nlocation: ?cAnArY\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 302 X\r\nlocation: ftp://cAnArY/\r\ncontent-length: 0\r\n\r\n",
    ];
    for transport in [strict(builder()), foreign(builder())] {
        for answer in answers {
            let server = Server::new(move |connection: &mut server::Connection| {
                while connection.read() && connection.send(answer) && answer.ends_with("0\r\n\r\n")
                {
                }
            });
            let texts = texts(&error_of(&to(&server, transport.clone())));
            assert!(!texts.contains("cAnArY"), "{texts}");
        }
        let texts = texts(&error_of(&over(transport, nobody(), limits())));
        assert!(!texts.contains("cAnArY"), "{texts}");
    }
    let server = Server::new(server::Connection::wait);
    let late = builder().timeout(Duration::from_millis(50));
    for builder in [builder().https_only(true), late] {
        let texts = texts(&error_of(&over(strict(builder), base(&server), limits())));
        assert!(!texts.contains("cAnArY"), "{texts}");
    }
}
