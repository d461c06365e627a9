// How hyper gets its connections.

use std::error::Error;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::time::timeout;
use tower_service::Service;

use super::BoxFuture;

type Tls = HttpsConnector<HttpConnector>;
type BoxError = Box<dyn Error + Send + Sync>;

/// Makes connections within a limit of time: name lookup, TCP and TLS together.
///
/// Watched here, the time costs nothing where a call finds a connection in the pool.
#[derive(Clone)]
pub(super) struct HyperConnector {
    /// What makes them.
    pub(super) tls: Tls,
    /// The time for each.
    pub(super) limit: Duration,
}

impl Service<Uri> for HyperConnector {
    type Response = <Tls as Service<Uri>>::Response;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tls.poll_ready(context)
    }

    fn call(&mut self, url: Uri) -> Self::Future {
        let connected = timeout(self.limit, self.tls.call(url));
        Box::pin(async move { connected.await? })
    }
}
