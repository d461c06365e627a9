// The transport over ureq and rustls, for programs without an async runtime.

use std::error::Error as StdError;
use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::time::Instant;

use ::ureq::{Agent, AsSendBody, Body, Error};
use bytes::Bytes;
use http::{Request, Response};

use super::limits::IDLE;
use super::partial_answer::PartialAnswer;
use super::tls::tls;
use super::ureq_connector::{NoResolver, UreqConnector};
use super::{
    BlockingTransport, Limits, RootCertificates, Sent, TransportError, TransportErrorKind, base_url,
};

/// HTTP/1.1 over ureq and rustls. Cheap to clone; clones share one pool of connections.
///
/// The crypto provider is ring, whatever else the program is built with.
/// It follows no redirects, uses no proxy, tries nothing again, and speaks plain http with this machine only.
///
/// Two things that other parts of the program choose are out of its reach.
/// Where the level `trace` of the crate `log` is on, ureq writes there what it sends and receives, tokens included:
/// leave the targets `ureq` and `ureq_proto` out. Where another crate turns on the feature `cookies` of ureq, it keeps cookies.
#[derive(Clone)]
pub struct UreqTransport {
    agent: Agent,
}

impl UreqTransport {
    /// A transport with an empty pool, which trusts the default authorities.
    ///
    /// [`Limits::connect`] is shared out among the addresses of a host, so that a dead one does not use it up.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    pub fn new(limits: Limits) -> Result<Self, TransportError> {
        Self::with_roots(limits, RootCertificates::default())
    }

    /// The same with other authorities to trust.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    pub fn with_roots(limits: Limits, roots: RootCertificates) -> Result<Self, TransportError> {
        let connector = UreqConnector {
            tls: Arc::new(tls(roots)?),
            limit: limits.connect,
        };
        // What a request does not have is not added, and no variable of the environment is looked at.
        let config = Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .user_agent("")
            .accept("")
            .accept_encoding("")
            .max_idle_age(IDLE)
            .max_idle_connections(usize::MAX)
            .max_idle_connections_per_host(usize::MAX)
            .build();
        let agent = Agent::with_parts(config, connector, NoResolver);
        Ok(Self { agent })
    }

    fn exchange(&self, request: Request<Bytes>, limits: Limits) -> Result<Response<Body>, Error> {
        match request.body().is_empty() {
            // So that no length is said of a body that there is not.
            true => self.run(request.map(|_| ()), limits),
            false => self.run(request.map(Vec::from), limits),
        }
    }

    fn run(
        &self,
        request: Request<impl AsSendBody>,
        limits: Limits,
    ) -> Result<Response<Body>, Error> {
        // Ureq adds the time to the clock, which must not overflow.
        let end = Instant::now().checked_add(limits.attempt);
        let time = end.map(|_| limits.attempt);
        let request = self.agent.configure_request(request);
        self.agent.run(request.timeout_global(time).build())
    }
}

impl BlockingTransport for UreqTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError> {
        base_url::refuse_plain(request.uri())?;
        let response = self.exchange(request, limits).map_err(explain)?;
        read(response, limits)
    }
}

impl fmt::Debug for UreqTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UreqTransport")
    }
}

/// Reads the body of an answer, as much as the limits allow.
fn read(response: Response<Body>, limits: Limits) -> Result<Response<Bytes>, TransportError> {
    let (head, body) = response.into_parts();
    let mut answer = PartialAnswer::new(head, limits);
    let outcome = collect(body, &mut answer);
    answer.end(outcome)
}

fn collect(body: Body, answer: &mut PartialAnswer) -> Result<(), TransportError> {
    let mut body = body.into_reader();
    let mut buffer = [0; 8 * 1024];
    loop {
        match body.read(&mut buffer).map_err(cut_short)? {
            0 => return Ok(()),
            count => answer.push(Bytes::copy_from_slice(
                buffer.get(..count).unwrap_or_default(),
            ))?,
        }
    }
}

/// What an error means that came before the head of an answer.
///
/// Those of ureq itself may quote the URL, so they are no source.
fn explain(error: Error) -> TransportError {
    let (kind, sent) = match error {
        Error::Other(error) => return ours(error),
        Error::Timeout(_) => (TransportErrorKind::Timeout, Sent::Maybe),
        Error::Io(_) => (TransportErrorKind::Interrupted, Sent::Maybe),
        Error::Protocol(_) | Error::LargeResponseHeader(..) => {
            (TransportErrorKind::Protocol, Sent::Maybe)
        }
        _ => (TransportErrorKind::Other, Sent::Maybe),
    };
    failure(kind, sent)
}

/// The error that the connector or its connections made, which ureq hands through.
fn ours(error: Box<dyn StdError + Send + Sync>) -> TransportError {
    match error.downcast() {
        Ok(error) => *error,
        Err(_) => failure(TransportErrorKind::Other, Sent::Maybe),
    }
}

/// What an error means that came after the head of an answer.
fn cut_short(error: io::Error) -> TransportError {
    match Error::from(error) {
        error @ (Error::Timeout(_) | Error::Other(_)) => explain(error),
        _ => failure(TransportErrorKind::Interrupted, Sent::Maybe),
    }
}

fn failure(kind: TransportErrorKind, sent: Sent) -> TransportError {
    TransportError::new(kind, sent)
}
