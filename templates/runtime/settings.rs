// How a client is set up.

use std::sync::Arc;

use super::{BaseUrl, Checked, Connection, Limits, RetryPolicy};

/// What an application can choose, whatever the API is.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where requests go, in place of the API's own host.
    pub base_url: Option<BaseUrl>,
    /// The limits of time and size.
    pub limits: Limits,
    /// When calls are tried again.
    pub retry: RetryPolicy,
    /// What the application calls itself. Empty if nothing.
    pub application: String,
}

impl Settings {
    /// The connection to a host of the API, for a client that calls itself `agent`.
    ///
    /// # Errors
    ///
    /// When the application's name cannot stand in a header.
    pub fn connect<T: ?Sized>(
        &self,
        host: &str,
        agent: &str,
        transport: Arc<T>,
    ) -> Checked<Connection<T>> {
        let base_url = match &self.base_url {
            Some(base_url) => base_url.clone(),
            None => BaseUrl::https(&format!("https://{host}"))?,
        };
        let user_agent = format!("{} {agent}", self.application);
        let connection = Connection::new(base_url, transport, user_agent.trim_start())?;
        Ok(connection.with_limits(self.limits).with_retry(self.retry))
    }
}
