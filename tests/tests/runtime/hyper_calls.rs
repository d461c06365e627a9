//! Calls over hyper that go well, and what becomes of the connections.

use std::time::Duration;

use crate::hyper::{GOOD, after_request, answer_all, call, limits, run, to, transport_error};
use crate::runtime::test_util::block_on;
use crate::runtime::{CallOptions, Error, Sent, TransportErrorKind};
use crate::sample::{Ask, KEYS, Poke};
use crate::server::{self, Server};

#[test]
fn the_request_is_exactly_this() {
    let server = Server::new(answer_all);
    assert!(call(&to(&server, limits())).is_ok());
    assert!(run(to(&server, limits()).send(&Poke, &KEYS, CallOptions::default())).is_ok());
    let address = server.address;
    assert_eq!(
        server.requests(),
        [
            format!(
                "POST /v1/asks HTTP/1.1\r\naccept: application/json\r\ncontent-type: application/json; charset=utf-8\r\n\
                 content-length: 41\r\nuser-agent: cronofy-rust/0.1.0\r\nauthorization: Bearer TOKEN\r\nhost: {address}\r\n\r\n\
                 {{\"redirect_uri\":\"http://www.example.com\"}}"
            ),
            format!(
                "POST /v1/pokes HTTP/1.1\r\naccept: application/json\r\ncontent-type: application/json; charset=utf-8\r\n\
                 content-length: 0\r\nuser-agent: cronofy-rust/0.1.0\r\nauthorization: Bearer TOKEN\r\nhost: {address}\r\n\r\n"
            ),
        ]
    );
}

#[test]
fn connections_are_used_again() {
    let server = Server::new(answer_all);
    let connection = to(&server, limits());
    run(async {
        for _ in 0..5 {
            connection
                .send(&Ask::new(), &KEYS, CallOptions::default())
                .await
                .unwrap();
        }
    });
    assert_eq!((server.connections(), server.requests().len()), (1, 5));
}

#[test]
fn a_connection_that_the_server_closed_is_replaced() {
    let server = Server::new(|connection: &mut server::Connection| {
        connection.read();
        connection.send(GOOD);
    });
    let connection = to(&server, limits());
    run(async {
        for _ in 0..20 {
            connection
                .send(&Ask::new(), &KEYS, CallOptions::default())
                .await
                .unwrap();
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    assert_eq!((server.connections(), server.requests().len()), (20, 20));
}

#[test]
fn a_pool_outlives_its_runtime() {
    let server = Server::new(answer_all);
    let connection = to(&server, limits());
    for _ in 0..3 {
        assert!(call(&connection).is_ok());
    }
}

#[test]
fn redirects_are_not_followed() {
    let other = Server::new(answer_all);
    for status in [301, 302, 303, 307, 308] {
        let answer = format!(
            "HTTP/1.1 {status} X\r\nlocation: http://{}/\r\ncontent-length: 0\r\n\r\n",
            other.address
        );
        let (result, server) = after_request(move |connection: &mut server::Connection| {
            connection.send(&answer);
        });
        assert!(matches!(result, Err(Error::Status(error)) if error.status() == status));
        assert_eq!(server.requests().len(), 1);
    }
    assert_eq!(other.connections(), 0);
}

#[test]
fn interim_answers_are_passed_over() {
    let (result, _) = after_request(|connection: &mut server::Connection| {
        connection.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n");
        connection.send(GOOD);
    });
    assert!(result.is_ok());
}

#[test]
fn a_call_that_is_given_up_does_no_harm_to_the_next() {
    let server = Server::new(|connection: &mut server::Connection| {
        while connection.read() {
            std::thread::sleep(Duration::from_millis(100));
            connection.send(GOOD);
        }
    });
    let connection = to(&server, limits());
    run(async {
        for pause in [0, 1, 20, 50, 150] {
            let given_up = tokio::time::timeout(
                Duration::from_millis(pause),
                connection.send(&Ask::new(), &KEYS, CallOptions::default()),
            );
            let _ = given_up.await;
            assert!(
                connection
                    .send(&Ask::new(), &KEYS, CallOptions::default())
                    .await
                    .is_ok()
            );
        }
    });
}

#[test]
fn outside_of_a_runtime_there_is_an_error() {
    let server = Server::new(answer_all);
    let error = block_on(to(&server, limits()).send(&Ask::new(), &KEYS, CallOptions::default()))
        .unwrap_err();
    assert!(error.to_string().contains("tokio"), "{error}");
    assert_eq!(
        transport_error(Err(error)),
        (TransportErrorKind::NoRuntime, Sent::Never)
    );
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_call_that_left_its_runtime_may_have_taken_effect() {
    let server = Server::new(server::Connection::wait);
    let connection = to(&server, limits());
    let mut call = Box::pin(connection.send(&Ask::new(), &KEYS, CallOptions::default()));
    let pause = Duration::from_millis(100);
    assert!(run(async { tokio::time::timeout(pause, &mut call).await }).is_err());
    assert_eq!(
        transport_error(block_on(call)),
        (TransportErrorKind::NoRuntime, Sent::Maybe)
    );
}
