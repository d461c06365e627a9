//! Calls over ureq that go well, and what becomes of the connections.

use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use crate::hyper::{GOOD, answer_all, limits, run};
use crate::runtime::{BlockingTransport, CallOptions, UreqTransport};
use crate::sample::Poke;
use crate::server::{self, Server};
use crate::ureq::{KEYS, call, to};

#[test]
fn the_request_is_exactly_this() {
    let server = Server::new(answer_all);
    assert!(call(&to(&server, limits())).is_ok());
    let poke = to(&server, limits()).send(&Poke, &KEYS, CallOptions::default());
    assert!(poke.is_ok());
    let address = server.address;
    assert_eq!(
        server.requests(),
        [
            format!(
                "POST /v1/asks HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\ncontent-type: application/json; charset=utf-8\r\n\
                 content-length: 41\r\nuser-agent: cronofy-rust/0.1.0\r\nauthorization: Bearer TOKEN\r\n\r\n\
                 {{\"redirect_uri\":\"http://www.example.com\"}}"
            ),
            format!(
                "POST /v1/pokes HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\ncontent-type: application/json; charset=utf-8\r\n\
                 content-length: 0\r\nuser-agent: cronofy-rust/0.1.0\r\nauthorization: Bearer TOKEN\r\n\r\n"
            ),
        ]
    );
}

#[test]
fn a_request_gets_no_header_that_it_does_not_have() {
    let server = Server::new(answer_all);
    let url = format!("http://{}/v1/lamps?on=1", server.address);
    let request = Request::get(url).body(Bytes::new()).unwrap();
    let transport = UreqTransport::new(limits()).unwrap();
    transport.send(request, limits()).unwrap();
    let address = server.address;
    assert_eq!(
        server.requests(),
        [format!(
            "GET /v1/lamps?on=1 HTTP/1.1\r\nhost: {address}\r\n\r\n"
        )]
    );
}

#[test]
fn connections_are_used_again() {
    let server = Server::new(answer_all);
    let connection = to(&server, limits());
    for _ in 0..5 {
        call(&connection).unwrap();
    }
    assert_eq!((server.connections(), server.requests().len()), (1, 5));
}

#[test]
fn threads_share_the_connections() {
    let server = Server::new(answer_all);
    let connection = to(&server, limits());
    for _ in 0..2 {
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| call(&connection).unwrap());
            }
        });
    }
    assert_eq!(server.requests().len(), 16);
    assert!(server.connections() <= 8, "{}", server.connections());
}

#[test]
fn a_connection_that_has_more_to_say_is_not_used_again() {
    let (read, is_read) = mpsc::channel();
    let (said, is_said) = mpsc::channel();
    let is_read = Mutex::new(is_read);
    let server = Server::new(move |connection: &mut server::Connection| {
        while connection.read() {
            connection.send(GOOD);
            // What came with the answer would be seen without another look.
            is_read.lock().unwrap().recv().unwrap();
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
            said.send(()).unwrap();
        }
    });
    let connection = to(&server, limits());
    for _ in 0..3 {
        call(&connection).unwrap();
        read.send(()).unwrap();
        is_said.recv().unwrap();
    }
    assert_eq!(server.connections(), 3);
}

#[test]
fn an_async_runtime_does_no_harm() {
    let server = Server::new(answer_all);
    let connection = to(&server, limits());
    run(async {
        assert!(call(&connection).is_ok());
        let spawned = tokio::task::spawn_blocking(move || call(&connection));
        assert!(spawned.await.unwrap().is_ok());
    });
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
