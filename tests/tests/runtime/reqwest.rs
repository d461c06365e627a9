//! The transport over reqwest: what all of its tests need.

use std::sync::Arc;

use ::reqwest::{Client, ClientBuilder};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

use crate::gzip::gzip;
use crate::hyper::limits;
use crate::runtime::{BaseUrl, Connection, Limits, ReqwestTransport, RetryPolicy};
use crate::server::{self, Server};

/// What an application sets up. It trusts no certificate.
pub(crate) fn builder() -> ClientBuilder {
    builder_with_proxies().no_proxy()
}

/// The same with the proxies of the environment.
pub(crate) fn builder_with_proxies() -> ClientBuilder {
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth();
    Client::builder().tls_backend_preconfigured(tls)
}

pub(crate) fn strict(builder: ClientBuilder) -> ReqwestTransport {
    ReqwestTransport::from_builder(builder, limits()).unwrap()
}

/// With a client as it is.
pub(crate) fn foreign(builder: ClientBuilder) -> ReqwestTransport {
    ReqwestTransport::new(builder.build().unwrap())
}

pub(crate) fn over(transport: ReqwestTransport, base: BaseUrl, limits: Limits) -> Connection {
    <Connection>::new(base, Arc::new(transport), "cronofy-rust/0.1.0")
        .unwrap()
        .with_limits(limits)
        .with_retry(RetryPolicy::none())
}

pub(crate) fn to(server: &Server, transport: ReqwestTransport) -> Connection {
    over(transport, base(server), limits())
}

pub(crate) fn base(server: &Server) -> BaseUrl {
    BaseUrl::loopback(&format!("http://{}", server.address)).unwrap()
}

pub(crate) fn encrypted(server: &Server) -> BaseUrl {
    BaseUrl::https(&format!("https://{}", server.address)).unwrap()
}

/// A server that answers with this body, packed, so many times in a row.
pub(crate) fn packed(status: u16, body: &[u8], times: usize) -> Server {
    // Parts of a gzip file that follow each other are one file.
    let body = gzip(body).repeat(times);
    Server::new(move |connection: &mut server::Connection| {
        connection.read();
        let length = body.len();
        connection.send(format!(
            "HTTP/1.1 {status} X\r\ncontent-encoding: gzip\r\ncontent-length: {length}\r\n\r\n"
        ));
        connection.send(&body);
    })
}
