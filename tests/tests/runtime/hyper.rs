//! The transport over hyper: what all of its tests need.

use std::sync::Arc;
use std::time::Duration;

use crate::runtime::{
    BaseUrl, CallOptions, Connection, Error, HyperTransport, Limits, RetryPolicy, Sent,
    TransportErrorKind,
};
use crate::sample::{Ask, KEYS, Page};
use crate::server::{self, Server};

pub(crate) const GOOD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 19\r\n\r\n{\"ask\":{\"url\":\"u\"}}";

pub(crate) fn limits() -> Limits {
    Limits::default()
        .attempt(Duration::from_secs(5))
        .max_body(1_000)
        .max_error_body(100)
}

pub(crate) fn connection(base: BaseUrl, limits: Limits) -> Connection {
    let transport = Arc::new(HyperTransport::new(limits).unwrap());
    <Connection>::new(base, transport, "cronofy-rust/0.1.0")
        .unwrap()
        .with_limits(limits)
        .with_retry(RetryPolicy::none())
}

pub(crate) fn to(server: &Server, limits: Limits) -> Connection {
    connection(
        BaseUrl::loopback(&format!("http://{}", server.address)).unwrap(),
        limits,
    )
}

pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

pub(crate) fn call(connection: &Connection) -> Result<Page, Error> {
    run(connection.send(&Ask::new(), &KEYS, CallOptions::default()))
}

pub(crate) fn transport_error(result: Result<Page, Error>) -> (TransportErrorKind, Sent) {
    match result {
        Err(Error::Transport(error)) => (error.kind(), error.sent()),
        other => panic!("{other:?}"),
    }
}

pub(crate) fn answer_all(connection: &mut server::Connection) {
    while connection.read() {
        connection.send(GOOD);
    }
}
