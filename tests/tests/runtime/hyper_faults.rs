//! Servers that answer late, too much, or not in HTTP.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Request;

use crate::hyper::{GOOD, after_request, call, limits, run, to, transport_error};
use crate::runtime::{Error, HyperTransport, Sent, Transport, TransportErrorKind, Truncated};
use crate::server::{self, Server};

#[test]
fn a_connection_that_came_about_has_all_the_time_of_the_attempt() {
    let server = Server::new(|connection: &mut server::Connection| {
        connection.read();
        std::thread::sleep(Duration::from_millis(400));
        connection.send(GOOD);
    });
    assert!(call(&to(&server, limits().connect(Duration::from_millis(200)))).is_ok());
}

#[test]
fn an_attempt_ends_in_time() {
    let scripts: [fn(&mut server::Connection); 3] = [
        |connection| connection.wait(),
        |connection| {
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"as");
            connection.wait();
        },
        |connection| {
            connection.send("HTTP/1.1 200 OK\r\n\r\n");
            while connection.send(" ") {
                std::thread::sleep(Duration::from_millis(20));
            }
        },
    ];
    for script in scripts {
        let server = Server::new(move |connection: &mut server::Connection| {
            connection.read();
            script(connection);
        });
        let start = Instant::now();
        let result = call(&to(&server, limits().attempt(Duration::from_millis(200))));
        assert_eq!(
            transport_error(result),
            (TransportErrorKind::Timeout, Sent::Maybe)
        );
        assert!(start.elapsed() < Duration::from_secs(2));
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_connection_that_ends_early_is_an_interruption() {
    for answer in [
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"ask\":",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    ] {
        let (result, server) = after_request(move |connection: &mut server::Connection| {
            connection.send(answer);
        });
        assert_eq!(
            transport_error(result),
            (TransportErrorKind::Interrupted, Sent::Maybe),
            "{answer}"
        );
        assert_eq!(server.requests().len(), 1, "{answer}");
    }
}

#[test]
fn what_is_not_http_is_called_so() {
    for answer in [
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 99 Low\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
    ] {
        let (result, _) = after_request(move |connection: &mut server::Connection| {
            connection.send(answer);
            connection.wait();
        });
        assert_eq!(
            transport_error(result),
            (TransportErrorKind::Protocol, Sent::Maybe),
            "{answer}"
        );
    }
}

#[test]
fn a_body_over_the_limit_is_refused() {
    let body = " ".repeat(1_000);
    for (size, body) in [(1_000, body.clone()), (1_001, format!("{body} "))] {
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {size}\r\n\r\n{body}");
        let (result, _) = after_request(move |connection: &mut server::Connection| {
            connection.send(&answer);
        });
        match size {
            1_000 => assert!(matches!(result, Err(Error::Decode(_)))),
            _ => assert_eq!(
                transport_error(result),
                (TransportErrorKind::TooLarge, Sent::Maybe)
            ),
        }
    }
}

#[test]
fn an_endless_body_is_refused() {
    let (result, _) = after_request(|connection: &mut server::Connection| {
        connection.send("HTTP/1.1 200 OK\r\n\r\n");
        while connection.send(&"x".repeat(4_096)) {}
    });
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::TooLarge, Sent::Maybe)
    );
}

#[test]
fn the_body_of_a_refusal_is_cut() {
    for (answer, length) in [
        (
            format!(
                "HTTP/1.1 500 X\r\ncontent-length: 101\r\n\r\n{}",
                "x".repeat(101)
            ),
            100,
        ),
        (
            format!("HTTP/1.1 404 X\r\n\r\n{}", "x".repeat(100_000)),
            100,
        ),
        (
            "HTTP/1.1 429 X\r\ncontent-length: 50\r\n\r\nbroken".to_owned(),
            6,
        ),
    ] {
        let (result, _) = after_request(move |connection: &mut server::Connection| {
            connection.send(&answer);
        });
        let Err(Error::Status(error)) = result else {
            panic!("{result:?}")
        };
        assert_eq!((error.body().len(), error.is_truncated()), (length, true));
    }
    let (result, _) = after_request(|connection: &mut server::Connection| {
        connection.send("HTTP/1.1 404 X\r\ncontent-length: 5\r\n\r\nwhole");
    });
    let Err(Error::Status(error)) = result else {
        panic!("{result:?}")
    };
    assert_eq!(
        (error.body().as_ref(), error.is_truncated()),
        (b"whole".as_slice(), false)
    );
}

#[test]
fn the_transport_stops_reading_by_itself() {
    let server = Server::new(|connection: &mut server::Connection| {
        connection.read();
        connection.send("HTTP/1.1 404 X\r\n\r\n");
        while connection.send(&"x".repeat(4_096)) {}
    });
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = format!("http://{}/", server.address).parse().unwrap();
    let response = run(HyperTransport::new(limits())
        .unwrap()
        .send(request, limits()))
    .unwrap();
    assert_eq!(response.body().len(), 100);
    assert!(response.extensions().get::<Truncated>().is_some());
}
