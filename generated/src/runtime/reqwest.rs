// The transport over the application's own reqwest.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::{Duration, Instant};

use ::reqwest::header::HOST;
use ::reqwest::redirect::Policy;
use ::reqwest::{Body, Client, ClientBuilder, Error, Url, retry};
use bytes::Bytes;
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full};

use super::causes::causes;
use super::limits::IDLE;
use super::partial_answer::PartialAnswer;
use super::{
    BoxFuture, Limits, Sent, Transport, TransportError, TransportErrorKind, base_url, hyper_error,
    on_tokio,
};

/// HTTP over a `reqwest::Client` of the application's own, version 0.13. Cheap to clone; clones share one pool of connections.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
    /// Whether the client sends each request once, so that an error tells of no other attempt.
    sends_once: bool,
}

impl ReqwestTransport {
    /// A transport with an empty pool.
    ///
    /// # Errors
    ///
    /// When reqwest cannot build the client.
    pub fn from_builder(builder: ClientBuilder, limits: Limits) -> Result<Self, TransportError> {
        let client = builder
            .redirect(Policy::none())
            .retry(retry::never())
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .connection_verbose(false)
            .connect_timeout(limits.connect)
            .pool_idle_timeout(IDLE)
            .build()
            .map_err(|error| refused(error.without_url()))?;
        Ok(Self {
            client,
            sends_once: true,
        })
    }

    /// A transport over a client as it is.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            sends_once: false,
        }
    }

    async fn exchange(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError> {
        base_url::refuse_plain(request.uri())?;
        let request = convert(request)?;
        let url = request.url().clone();
        match self.client.execute(request).await {
            Ok(response) if *response.url() == url => read(response.into(), limits).await,
            Ok(_) => Err(redirected()),
            Err(error) => Err(self.explain(error)),
        }
    }

    /// What an error means that came instead of an answer.
    fn explain(&self, error: Error) -> TransportError {
        let (kind, sent) = match &error {
            _ if error.is_redirect() => return redirected(),
            _ if error.is_connect() => (unconnected_kind(&error), Sent::Never),
            _ if error.is_timeout() => (TransportErrorKind::Timeout, Sent::Maybe),
            _ if error.is_builder() => (TransportErrorKind::Other, Sent::Never),
            _ => hyper_error::classify(&error),
        };
        let sent = match self.sends_once {
            true => sent,
            false => Sent::Maybe,
        };
        TransportError::new(kind, sent).because(error.without_url())
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        on_tokio::guarded(self.exchange(request, limits))
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        on_tokio::sleep(time)
    }

    fn now(&self) -> Instant {
        on_tokio::now()
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

/// The same request, as reqwest has it.
fn convert(request: Request<Bytes>) -> Result<::reqwest::Request, TransportError> {
    let path = request.uri().path().to_owned();
    // A body of this form cannot be cloned, so that nobody sends it a second time.
    let request = request.map(|body| Body::wrap(Full::new(body)));
    let mut request = ::reqwest::Request::try_from(request).map_err(|_| refused(NO_URL))?;
    let host = host(request.url()).ok_or_else(|| refused(NO_URL))?;
    // Without it, a default header of the client could name another host.
    request.headers_mut().insert(HOST, host);
    match request.url().path() == path {
        true => Ok(request),
        false => Err(refused("reqwest would send the request to another path")),
    }
}

fn host(url: &Url) -> Option<HeaderValue> {
    let host = url.host_str()?;
    match url.port() {
        Some(port) => HeaderValue::try_from(format!("{host}:{port}")).ok(),
        None => HeaderValue::from_str(host).ok(),
    }
}

const NO_URL: &str = "reqwest does not accept the URL";

/// Reads the body of an answer, as much as the limits allow.
async fn read(response: Response<Body>, limits: Limits) -> Result<Response<Bytes>, TransportError> {
    let (head, body) = response.into_parts();
    let mut answer = PartialAnswer::new(head, limits);
    let outcome = collect(body, &mut answer).await;
    answer.end(outcome)
}

async fn collect(mut body: Body, answer: &mut PartialAnswer) -> Result<(), TransportError> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(broken)?;
        // Trailers are no part of the body.
        answer.push(&frame.into_data().unwrap_or_default())?;
    }
    Ok(())
}

/// What an error means that came instead of a part of the body.
fn broken(error: Error) -> TransportError {
    let kind = match error.is_timeout() {
        true => TransportErrorKind::Timeout,
        false => TransportErrorKind::Interrupted,
    };
    TransportError::new(kind, Sent::Maybe).because(error.without_url())
}

/// Why no connection came about.
fn unconnected_kind(error: &Error) -> TransportErrorKind {
    match error {
        _ if causes(error).any(is_tls) => TransportErrorKind::Tls,
        _ if error.is_timeout() => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Connect,
    }
}

/// Whether both sides did not agree: rustls calls what the other side sent invalid data then.
fn is_tls(cause: &(dyn StdError + 'static)) -> bool {
    match cause.downcast_ref::<io::Error>() {
        Some(cause) => cause.kind() == io::ErrorKind::InvalidData,
        None => false,
    }
}

/// The URLs that an error names here are those of answers, so nothing of it is kept.
fn redirected() -> TransportError {
    TransportError::new(TransportErrorKind::Redirected, Sent::Maybe)
}

fn refused(why: impl Into<Box<dyn StdError + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Other, Sent::Never).because(why)
}
