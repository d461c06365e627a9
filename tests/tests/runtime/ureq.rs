//! The transport over ureq: what all of its tests need.

use std::sync::{Arc, LazyLock};

use crate::runtime::{
    BaseUrl, BlockingKeys, BlockingTransport, CallOptions, Connection, Error, Keys, Limits,
    RetryPolicy, UreqTransport,
};
use crate::sample::{Ask, Page, Token};
use crate::server::Server;

/// The keys of a handle that has the token `TOKEN`.
pub(crate) static KEYS: LazyLock<BlockingKeys<Token>> =
    LazyLock::new(|| Keys::Fixed(Token::new("TOKEN")));

pub(crate) fn connection(base: BaseUrl, limits: Limits) -> Connection<dyn BlockingTransport> {
    let transport = Arc::new(UreqTransport::new(limits).unwrap());
    Connection::<dyn BlockingTransport>::new(base, transport, "cronofy-rust/0.1.0")
        .unwrap()
        .with_limits(limits)
        .with_retry(RetryPolicy::none())
}

pub(crate) fn to(server: &Server, limits: Limits) -> Connection<dyn BlockingTransport> {
    connection(
        BaseUrl::loopback(&format!("http://{}", server.address)).unwrap(),
        limits,
    )
}

pub(crate) fn call(connection: &Connection<dyn BlockingTransport>) -> Result<Page, Error> {
    connection.send(&Ask::new(), &KEYS, CallOptions::default())
}
