// The transport over hyper, tokio and rustls.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::{Duration, Instant};

use ::hyper::body::Incoming;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::connect::{CaptureConnection, HttpConnector, capture_connection};
use hyper_util::client::legacy::{Client, Error, ResponseFuture};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::time::error::Elapsed;
use tokio::time::timeout;

use super::causes::causes;
use super::hyper_connector::HyperConnector;
use super::limits::IDLE;
use super::partial_answer::PartialAnswer;
use super::tls::tls;
use super::{
    BoxFuture, Limits, RootCertificates, Sent, Transport, TransportError, TransportErrorKind,
    base_url, hyper_error, on_tokio,
};

/// The most that is read at once, and so the largest head of an answer. With more, a server that floods a call could keep
/// its thread busy for long.
const MAX_HEAD: usize = 64 * 1024;

/// HTTP/1.1 over hyper, tokio and rustls. Cheap to clone; clones share one pool of connections.
///
/// The crypto provider is ring, whatever else the program is built with.
/// It follows no redirects, uses no proxy, and speaks plain http with this machine only.
/// It has to be used inside of a tokio runtime whose timer and I/O are enabled.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<HyperConnector, Full<Bytes>>,
}

impl HyperTransport {
    /// A transport with an empty pool, which trusts the default authorities.
    ///
    /// Of the limits it takes [`Limits::connect`], for all connections that it makes.
    /// The time is shared out among the addresses of a host, so that a dead one does not use it up.
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
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(limits.connect));
        let tls = HttpsConnectorBuilder::new()
            .with_tls_config(tls(roots)?)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .http1_max_buf_size(MAX_HEAD)
            .build(HyperConnector {
                tls,
                limit: limits.connect,
            });
        Ok(Self { client })
    }
}

impl Transport for HyperTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        let mut request = request.map(Full::new);
        // Where the time to connect ends first, it tells whether there was a connection.
        let is_short = limits.attempt <= limits.connect;
        let connection = is_short.then(|| capture_connection(&mut request));
        let answer = base_url::refuse_plain(request.uri()).map(|()| self.client.request(request));
        match connection {
            None => on_tokio::guarded(move || exchange(answer, limits)),
            Some(it) => on_tokio::guarded(move || watched(exchange(answer, limits), it, limits)),
        }
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        on_tokio::sleep(time)
    }

    fn now(&self) -> Instant {
        on_tokio::now()
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}

/// Sends a request, and reads what comes back.
async fn exchange(
    answer: Result<ResponseFuture, TransportError>,
    limits: Limits,
) -> Result<Response<Bytes>, TransportError> {
    match answer?.await {
        Ok(response) => read(response, limits).await,
        Err(error) => Err(explain(error)),
    }
}

/// The same within the time of an attempt. It is polled before whoever else watches the time, so it is the one who tells.
async fn watched(
    exchange: impl Future<Output = Result<Response<Bytes>, TransportError>>,
    connection: CaptureConnection,
    limits: Limits,
) -> Result<Response<Bytes>, TransportError> {
    match timeout(limits.attempt, exchange).await {
        Ok(answer) => answer,
        Err(_) => Err(late(&connection)),
    }
}

/// The time was over. A request that has no connection yet was not sent.
fn late(connection: &CaptureConnection) -> TransportError {
    let sent = match *connection.connection_metadata() {
        Some(_) => Sent::Maybe,
        None => Sent::Never,
    };
    failure(TransportErrorKind::Timeout, sent)
}

/// Reads the body of an answer, as much as the limits allow.
async fn read(
    response: Response<Incoming>,
    limits: Limits,
) -> Result<Response<Bytes>, TransportError> {
    let (head, body) = response.into_parts();
    let mut answer = PartialAnswer::new(head, limits);
    let outcome = collect(body, &mut answer).await;
    answer.end(outcome)
}

async fn collect(mut body: Incoming, answer: &mut PartialAnswer) -> Result<(), TransportError> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| {
            failure(TransportErrorKind::Interrupted, Sent::Maybe).because(error)
        })?;
        // Trailers are no part of the body.
        answer.push(frame.into_data().unwrap_or_default())?;
    }
    Ok(())
}

/// What an error of hyper means.
fn explain(error: Error) -> TransportError {
    let (kind, sent) = match error.is_connect() {
        true => (unconnected_kind(&error), Sent::Never),
        false => hyper_error::classify(&error),
    };
    failure(kind, sent).because(error)
}

/// Why no connection came about.
fn unconnected_kind(error: &Error) -> TransportErrorKind {
    match error {
        _ if causes(error).any(hyper_error::is_tls) => TransportErrorKind::Tls,
        _ if causes(error).any(is_timeout) => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Connect,
    }
}

fn is_timeout(cause: &(dyn StdError + 'static)) -> bool {
    match cause.downcast_ref::<io::Error>() {
        Some(cause) => cause.kind() == io::ErrorKind::TimedOut,
        None => cause.is::<Elapsed>(),
    }
}

fn failure(kind: TransportErrorKind, sent: Sent) -> TransportError {
    TransportError::new(kind, sent)
}
