// The transport over hyper, tokio and rustls.

use std::error::Error as StdError;
use std::fmt;
use std::future::{Future, pending, poll_fn};
use std::io;
use std::iter;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use ::hyper::body::Incoming;
use bytes::{Bytes, BytesMut};
use http::{Request, Response, Uri};
use http_body_util::{BodyExt, Full};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::{CaptureConnection, HttpConnector, capture_connection};
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use rustls::crypto::ring;
use tokio::runtime::Handle;

use super::{
    BoxFuture, Limits, Sent, Transport, TransportError, TransportErrorKind, Truncated, base_url,
    calls,
};

/// Connections that nobody used for this long are closed: servers commonly give up after a minute,
/// and a connection that both sides use and close at the same time costs a request.
const IDLE: Duration = Duration::from_secs(15);

/// HTTP/1.1 over hyper, tokio and rustls. Cheap to clone; clones share one pool of connections.
///
/// The crypto provider is ring and the trusted roots are Mozilla's, whatever else the program is built with.
/// It follows no redirects, uses no proxy, and speaks plain http with this machine only.
/// It has to be used inside of a tokio runtime whose timer and I/O are enabled.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

impl HyperTransport {
    /// A transport with an empty pool.
    ///
    /// [`Limits::connect`] is shared out among the addresses of a host, so that a dead one does not use it up.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    pub fn new(limits: Limits) -> Result<Self, TransportError> {
        let provider = Arc::new(ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| failure(TransportErrorKind::Tls, Sent::Never).because(error))?
            .with_webpki_roots()
            .with_no_client_auth();
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(limits.connect));
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(config)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector);
        Ok(Self { client })
    }

    async fn exchange(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError> {
        refuse_plain(request.uri())?;
        let mut request = request.map(Full::new);
        let capture = capture_connection(&mut request);
        let answer = self.client.request(request);
        let late = unconnected(capture, limits.connect);
        match calls::first(answer, late).await {
            Some(Ok(response)) => read(response, limits).await,
            Some(Err(error)) => Err(explain(error)),
            None => Err(failure(TransportErrorKind::Timeout, Sent::Never)),
        }
    }
}

impl Transport for HyperTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        let mut exchange = Box::pin(self.exchange(request, limits));
        let mut sent = Sent::Never;
        // Tokio panics where it finds no runtime, so each poll looks for one first.
        Box::pin(poll_fn(move |context| match Handle::try_current() {
            Ok(_) => {
                sent = Sent::Maybe;
                exchange.as_mut().poll(context)
            }
            Err(_) => Poll::Ready(Err(failure(TransportErrorKind::NoRuntime, sent))),
        }))
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { tokio::time::sleep(time).await })
    }

    // So that time which a test has paused stands still here too.
    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}

fn refuse_plain(url: &Uri) -> Result<(), TransportError> {
    match base_url::is_trusted(url) {
        true => Ok(()),
        false => Err(failure(TransportErrorKind::Other, Sent::Never)
            .because("plain http is for this machine only")),
    }
}

/// Ends when there is still no connection after `time`, and never when there is one.
async fn unconnected(capture: CaptureConnection, time: Duration) {
    let is_connected = || capture.connection_metadata().is_some();
    // A connection from the pool is there at once and needs no timer.
    if !is_connected() {
        tokio::time::sleep(time).await;
    }
    if is_connected() {
        pending::<()>().await;
    }
}

/// Reads the body of an answer, as much as the limits allow.
async fn read(
    response: Response<Incoming>,
    limits: Limits,
) -> Result<Response<Bytes>, TransportError> {
    let (mut head, body) = response.into_parts();
    let success = head.status.is_success();
    let max = match success {
        true => limits.max_body,
        false => limits.max_error_body,
    };
    let mut bytes = BytesMut::new();
    match collect(body, max, &mut bytes).await {
        Ok(()) => (),
        Err(error) if success => return Err(error),
        // The status tells more than the failure to read what came after it.
        Err(_) => {
            head.extensions.insert(Truncated);
        }
    }
    Ok(Response::from_parts(head, bytes.freeze()))
}

/// Appends the body, and at most `max` bytes of it.
async fn collect(
    mut body: Incoming,
    max: usize,
    bytes: &mut BytesMut,
) -> Result<(), TransportError> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| {
            failure(TransportErrorKind::Interrupted, Sent::Maybe).because(error)
        })?;
        // Trailers are no part of the body.
        let mut data = frame.into_data().unwrap_or_default();
        let room = max.saturating_sub(bytes.len());
        let is_too_large = data.len() > room;
        data.truncate(room);
        bytes.extend_from_slice(&data);
        if is_too_large {
            return Err(failure(TransportErrorKind::TooLarge, Sent::Maybe));
        }
    }
    Ok(())
}

/// What an error of hyper means.
fn explain(error: Error) -> TransportError {
    let cause = error.source().and_then(|cause| cause.downcast_ref());
    let (kind, sent) = match (error.is_connect(), cause) {
        (true, _) => (unconnected_kind(&error), Sent::Never),
        (false, Some(cause)) => classify(cause),
        (false, None) => (TransportErrorKind::Other, Sent::Maybe),
    };
    failure(kind, sent).because(error)
}

fn classify(error: &::hyper::Error) -> (TransportErrorKind, Sent) {
    match error {
        _ if error.is_parse() => (TransportErrorKind::Protocol, Sent::Maybe),
        // Hyper gives the request back unsent in this case.
        _ if error.is_canceled() => (TransportErrorKind::Interrupted, Sent::Never),
        _ => (TransportErrorKind::Interrupted, Sent::Maybe),
    }
}

/// Why no connection came about.
fn unconnected_kind(error: &Error) -> TransportErrorKind {
    let mut causes = iter::successors(error.source(), |cause| (*cause).source());
    match causes.next() {
        // The TLS layer wraps its errors as I/O errors, and those of TCP come otherwise.
        Some(cause) if cause.is::<io::Error>() => TransportErrorKind::Tls,
        _ if causes.any(is_timeout) => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Connect,
    }
}

fn is_timeout(cause: &(dyn StdError + 'static)) -> bool {
    match cause.downcast_ref::<io::Error>() {
        Some(cause) => cause.kind() == io::ErrorKind::TimedOut,
        None => false,
    }
}

fn failure(kind: TransportErrorKind, sent: Sent) -> TransportError {
    TransportError::new(kind, sent)
}
