// The transport over the application's own reqwest.

use std::error::Error as StdError;
use std::fmt;
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

/// HTTP over a `reqwest::Client` of the application's own. Cheap to clone; clones share one pool of connections.
///
/// It is for applications that have something to bring along: proxies, certificates, name lookup, a local address.
/// TLS is theirs as well: without one of reqwest's features for it, no `https` URL can be reached.
/// Its interface has types of reqwest 0.13, and a client of another version does not fit.
///
/// Whatever the client is, an answer is read no further than [`Limits`] allow, also where the client unpacks it;
/// no redirect and no retry carries a body a second time; plain http is for this machine only; default headers are
/// added to those of the request and replace none of them; and no error has the URL in it.
/// It has to be used inside of a tokio runtime whose timer and I/O are enabled.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
    /// Whether the client sends each request once, so that an error tells of no other attempt.
    sends_once: bool,
}

impl ReqwestTransport {
    /// A transport over a client that keeps what a [`Transport`] has to keep.
    ///
    /// These settings replace those of the builder: the client speaks HTTP/1.1, follows no redirects, sends nothing again, unpacks no
    /// answer, writes no traffic to the log, connects within [`Limits::connect`] and closes connections that nobody
    /// used for 15 seconds. All others are the application's.
    ///
    /// Among them are the proxies, also those that variables such as `HTTPS_PROXY` name, unless the builder has
    /// `no_proxy()`. A proxy for `https` sees the host and no more. Plain http to this machine would go through that of
    /// `HTTP_PROXY`, with the credential, for all to read.
    ///
    /// Where [`Limits::attempt`] is not longer than [`Limits::connect`], an attempt can end before there is a connection, and
    /// reqwest cannot be asked whether there was one: it is then [`Sent::Maybe`].
    ///
    /// A certificate that is not trusted is [`TransportErrorKind::Tls`] where rustls says so; native-tls cannot be asked,
    /// and gives [`TransportErrorKind::Connect`].
    ///
    /// # Errors
    ///
    /// When reqwest cannot build the client.
    ///
    /// # Panics
    ///
    /// Where reqwest itself does: when it has the feature `rustls-no-provider`, and the program names no provider.
    pub fn from_builder(builder: ClientBuilder, limits: Limits) -> Result<Self, TransportError> {
        let client = builder
            .http1_only()
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

    /// A transport over a client as it is. Prefer [`ReqwestTransport::from_builder`]: nothing can be set any more here,
    /// and a client with reqwest's defaults breaks promises.
    ///
    /// - It follows redirects. A bearer token goes along to the same host; all other headers go to every host, and so does
    ///   the URL with its query, as `Referer`: a key may stand in any of these. An answer of another URL is found out
    ///   afterwards and fails with [`TransportErrorKind::Redirected`]. One that came from the same URL by a detour looks
    ///   like any other.
    /// - What it did before it failed is unknown. So every failure is [`Sent::Maybe`], even one to connect, and an
    ///   operation that must not be repeated is not tried again.
    /// - It takes as long to connect as [`Limits::attempt`] lets it: [`Limits::connect`] has no effect.
    /// - It keeps unused connections for 90 seconds, and some servers close them earlier.
    /// - It unpacks answers where reqwest has a feature for it. Their limit is the size after that.
    /// - It uses proxies that the environment names, as described there.
    /// - It may speak HTTP/2, whose errors can quote the server. So no error has a source once there was a connection.
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
            Ok(response) if *response.url() == url => self.read(response.into(), limits).await,
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
        self.because(TransportError::new(kind, sent), error)
    }

    /// Adds what is behind an error. That of a connection of HTTP/2, which only a client as it is can have, may quote the server.
    fn because(&self, error: TransportError, cause: Error) -> TransportError {
        match self.sends_once || cause.is_connect() {
            true => error.because(cause.without_url()),
            false => error,
        }
    }

    /// Reads the body of an answer, as much as the limits allow.
    async fn read(
        &self,
        response: Response<Body>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError> {
        let (head, body) = response.into_parts();
        let mut answer = PartialAnswer::new(head, limits);
        let outcome = self.collect(body, &mut answer).await;
        answer.end(outcome)
    }

    async fn collect(
        &self,
        mut body: Body,
        answer: &mut PartialAnswer,
    ) -> Result<(), TransportError> {
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|error| self.because(broken(&error), error))?;
            // Trailers are no part of the body.
            answer.push(frame.into_data().unwrap_or_default())?;
        }
        Ok(())
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        on_tokio::guarded(move || self.exchange(request, limits))
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

/// What an error means that came instead of a part of the body.
fn broken(error: &Error) -> TransportError {
    let kind = match error {
        _ if error.is_timeout() => TransportErrorKind::Timeout,
        _ if causes(error).any(|cause| cause.is::<::hyper::Error>()) => {
            TransportErrorKind::Interrupted
        }
        // The connection did not end, so the body cannot be unpacked.
        _ => TransportErrorKind::Protocol,
    };
    TransportError::new(kind, Sent::Maybe)
}

/// Why no connection came about.
fn unconnected_kind(error: &Error) -> TransportErrorKind {
    match error {
        _ if causes(error).any(hyper_error::is_tls) => TransportErrorKind::Tls,
        _ if error.is_timeout() => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Connect,
    }
}

/// The URLs that an error names here are those of answers, so nothing of it is kept.
fn redirected() -> TransportError {
    TransportError::new(TransportErrorKind::Redirected, Sent::Maybe)
}

fn refused(why: impl Into<Box<dyn StdError + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Other, Sent::Never).because(why)
}
