//! Calls over hyper that go well, and what becomes of the connections.

use std::time::Duration;

use bytes::Bytes;
use http::Request;

use crate::hyper::{GOOD, answer_all, call, limits, run, to, transport_error};
use crate::runtime::test_util::block_on;
use crate::runtime::{CallOptions, HyperTransport, Sent, Transport, TransportErrorKind, Truncated};
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
fn a_pool_outlives_its_runtime() {
    let server = Server::new(answer_all);
    let connection = to(&server, limits());
    for _ in 0..3 {
        assert!(call(&connection).is_ok());
    }
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
fn the_transport_stops_reading_by_itself() {
    let server = Server::new(|connection: &mut server::Connection| {
        connection.read();
        connection.send("HTTP/1.1 404 X\r\n\r\n");
        while connection.send("x".repeat(4_096)) {}
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

#[test]
fn a_head_has_a_limit() {
    for (length, fits) in [(50_000, true), (200_000, false)] {
        let server = Server::new(move |connection: &mut server::Connection| {
            connection.read();
            connection.send(GOOD.replace(
                "\r\n\r\n",
                &format!("\r\nx: {}\r\n\r\n", "x".repeat(length)),
            ));
        });
        let result = call(&to(&server, limits()));
        match fits {
            true => assert!(result.is_ok()),
            false => assert_eq!(
                transport_error(result),
                (TransportErrorKind::Protocol, Sent::Maybe)
            ),
        }
    }
}
