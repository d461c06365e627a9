//! Servers that fail, seen through a client that was not made for it. All else is among the faults.

use std::net::TcpListener;
use std::time::Duration;

use crate::hyper::{GOOD, answer_all, call, limits, run, transport_error};
use crate::leaks::{assert_hidden, shown};
use crate::reqwest::{base, builder, foreign, over, packed, strict, to};
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
    // Nobody knows what a client does that was not made for it.
    assert_eq!(
        transport_error(call(&over(foreign(builder()), nobody(), limits()))),
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
        let transport = foreign(builder());
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

#[test]
fn what_cannot_be_unpacked_is_no_broken_json() {
    let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ";
    for body in ["{\"ask\":{\"url\":\"u\"}}", "\u{1f}"] {
        let end = after_request(
            foreign(builder()),
            move |connection: &mut server::Connection| {
                connection.send(format!("{head}{}\r\n\r\n{body}", body.len()));
            },
        );
        assert_eq!(end, (TransportErrorKind::Protocol, Sent::Maybe), "{body}");
    }
}

#[test]
fn an_endless_body_is_refused() {
    let transport = foreign(builder());
    let end = after_request(transport, |connection: &mut server::Connection| {
        connection.send("HTTP/1.1 200 OK\r\n\r\n");
        while connection.send("x".repeat(4_096)) {}
    });
    assert_eq!(end, (TransportErrorKind::TooLarge, Sent::Maybe));
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
            assert_hidden("cAnArY", &shown(&error_of(&to(&server, transport.clone()))));
        }
        assert_hidden(
            "cAnArY",
            &shown(&error_of(&over(transport, nobody(), limits()))),
        );
    }
    let server = Server::new(server::Connection::wait);
    let late = builder().timeout(Duration::from_millis(50));
    for builder in [builder().https_only(true), late] {
        assert_hidden(
            "cAnArY",
            &shown(&error_of(&over(strict(builder), base(&server), limits()))),
        );
    }
}

/// A frame of HTTP/2 on the connection as a whole.
fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len()).unwrap();
    [&[0, 0, length, kind, 0, 0, 0, 0, 0], payload].concat()
}

#[test]
fn what_a_server_says_as_it_leaves_is_not_told() {
    let http2 = || builder().http2_prior_knowledge();
    let server = Server::new(|connection: &mut server::Connection| {
        let (settings, goodbye) = (4, 7);
        connection.send(frame(settings, &[]));
        connection.send(frame(goodbye, b"\0\0\0\0\0\0\0\x01cAnArY"));
        connection.wait();
    });
    let error = error_of(&to(&server, foreign(http2())));
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_hidden("cAnArY", &shown(&error));

    let server = Server::new(answer_all);
    assert!(call(&to(&server, strict(http2()))).is_ok());
    assert!(server.requests()[0].contains("HTTP/1.1"));
}
