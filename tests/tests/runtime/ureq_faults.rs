//! Servers that answer late, too much, or not in HTTP, and what ureq makes of it.

use std::time::{Duration, Instant};

use crate::hyper::{GOOD, limits, transport_error};
use crate::runtime::{Error, Sent, TransportErrorKind};
use crate::server::{self, Server};
use crate::ureq::{after_request, call, to};

#[test]
fn an_attempt_ends_in_time() {
    let scripts: [fn(&mut server::Connection); 4] = [
        |connection| connection.wait(),
        |connection| {
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"as");
            connection.wait();
        },
        |connection| {
            connection.send("HTTP/1.1 200 OK\r\nx-slow: ");
            while connection.send("x") {
                std::thread::sleep(Duration::from_millis(20));
            }
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
fn a_connection_that_came_about_has_all_the_time_of_the_attempt() {
    let server = Server::new(|connection: &mut server::Connection| {
        connection.read();
        std::thread::sleep(Duration::from_millis(400));
        connection.send(GOOD);
    });
    assert!(call(&to(&server, limits().connect(Duration::from_millis(200)))).is_ok());
}

#[test]
fn a_connection_that_ends_early_is_an_interruption() {
    for answer in [
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"ask\":",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5",
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
fn a_body_that_a_reset_ends_is_not_whole() {
    let server = Server::new(|connection: &mut server::Connection| {
        // What is left unread when a socket is closed resets its connection.
        connection.stream.peek(&mut [0]).unwrap();
        connection.send("HTTP/1.1 200 OK\r\n\r\n{\"ask\":{\"url\":\"u\"}}");
        std::thread::sleep(Duration::from_millis(50));
    });
    assert_eq!(
        transport_error(call(&to(&server, limits()))),
        (TransportErrorKind::Interrupted, Sent::Maybe)
    );
}

#[test]
fn what_is_not_http_is_called_so() {
    for answer in [
        "SSH-2.0-OpenSSH_9.2\r\n".to_owned(),
        "HTTP/1.1 99 Low\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n".to_owned(),
        format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "x".repeat(200_000)),
        format!("HTTP/1.1 200 OK\r\n{}\r\n", "x: x\r\n".repeat(200)),
    ] {
        let start: String = answer.chars().take(40).collect();
        let (result, _) = after_request(move |connection: &mut server::Connection| {
            connection.send(&answer);
            connection.wait();
        });
        assert_eq!(
            transport_error(result),
            (TransportErrorKind::Protocol, Sent::Maybe),
            "{start}"
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
    for (answer, kept) in [
        (
            format!(
                "HTTP/1.1 500 X\r\ncontent-length: 101\r\n\r\n{}",
                "x".repeat(101)
            ),
            (100, true),
        ),
        (
            format!("HTTP/1.1 404 X\r\n\r\n{}", "x".repeat(100_000)),
            (100, true),
        ),
        (
            "HTTP/1.1 429 X\r\ncontent-length: 50\r\n\r\nbroken".to_owned(),
            (6, true),
        ),
        (
            "HTTP/1.1 404 X\r\ncontent-length: 5\r\n\r\nwhole".to_owned(),
            (5, false),
        ),
    ] {
        let (result, _) = after_request(move |connection: &mut server::Connection| {
            connection.send(&answer);
        });
        let Err(Error::Status(error)) = result else {
            panic!("{result:?}")
        };
        assert_eq!((error.body().len(), error.is_truncated()), kept);
    }
}
