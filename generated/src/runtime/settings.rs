// How a client is set up.

use std::sync::Arc;

use super::{BaseUrl, Checked, Connection, InvalidRequest, Limits, RetryPolicy, Secret};

/// What an application can choose, whatever the API is.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where requests go, in place of the API's own host.
    pub base_url: Option<BaseUrl>,
    /// The limits of time and size.
    pub limits: Limits,
    /// When calls are tried again.
    pub retry: RetryPolicy,
    /// The certificates to trust in place of the default ones, in PEM. They are hidden, since a private key may stand beside them.
    pub root_certificates: Option<Secret>,
    /// What the application calls itself. Empty if nothing.
    pub application: String,
}

impl Settings {
    /// The connection to a host of the API, for a client that calls itself `agent`.
    ///
    /// # Errors
    ///
    /// When the application's name cannot stand in a header, or when there are certificates that no transport took.
    pub fn connect<T: ?Sized>(
        &self,
        host: &str,
        agent: &str,
        transport: Arc<T>,
    ) -> Checked<Connection<T>> {
        if self.root_certificates.is_some() {
            return Err(InvalidRequest::new(
                "root_certificates",
                "are for the transports of this crate: a transport of your own trusts whom it likes",
            ));
        }
        let base_url = match &self.base_url {
            Some(base_url) => base_url.clone(),
            None => BaseUrl::https(&format!("https://{host}"))?,
        };
        let user_agent = format!("{} {agent}", self.application);
        let connection = Connection::new(base_url, transport, user_agent.trim_start())?;
        Ok(connection.with_limits(self.limits).with_retry(self.retry))
    }
}
