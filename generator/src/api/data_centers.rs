//! Where calls go.

use super::{DataCenter, DataCenters};
use crate::runtime::server::Server;
use crate::runtime::uri_syntax;

impl DataCenters {
    /// The one whose host of calls a URL is at: no request goes elsewhere.
    pub(crate) fn at(&self, url: &str) -> Option<&DataCenter> {
        let url = uri_syntax::absolute(url).ok()?;
        let is_at = |host: &str| {
            let server = Server {
                scheme: "https",
                host,
                port: None,
                prefix: "",
            };
            server.has(&url)
        };
        let mut ids = self.ids.iter();
        ids.find(|it| it.hosts.first().is_some_and(|host| is_at(host)))
    }
}
