//! A client written by hand over hyper, with the same limits as the generated one, and without retries.

use std::sync::Arc;

use bytes::Bytes;
use hand::{ATTEMPT, AuthorizationRequest, Authorize, CONNECT, IDLE, MAX_BODY, OVERALL, Result};
use http::header::HeaderValue;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Pool;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use rustls::crypto::ring;
use tokio::time::timeout;

pub struct Client {
    pool: Pool<HttpsConnector<HttpConnector>, Full<Bytes>>,
    base: String,
    bearer: HeaderValue,
}

impl Client {
    pub fn new(base: &str, token: &str) -> Result<Self> {
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_webpki_roots()
            .with_no_client_auth();
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT));
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        Ok(Self {
            pool: Pool::builder(TokioExecutor::new())
                .pool_timer(TokioTimer::new())
                .pool_idle_timeout(IDLE)
                .build(connector),
            base: base.to_owned(),
            bearer: hand::bearer(token)?,
        })
    }

    pub async fn authorize(&self, call: &Authorize<'_>) -> Result<AuthorizationRequest> {
        let request = hand::request(&self.base, &self.bearer, call)?;
        let response = timeout(OVERALL, timeout(ATTEMPT, self.exchange(request))).await???;
        hand::answer(&response)
    }

    async fn exchange(&self, request: Request<Bytes>) -> Result<Response<Bytes>> {
        let response = self.pool.request(request.map(Full::new)).await?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, MAX_BODY).collect().await?.to_bytes();
        Ok(Response::from_parts(head, body))
    }
}
