// A server: a URL of it is one to which its credentials may go.

use super::uri_syntax::Parts;

/// A server, and how all of its paths begin.
#[derive(Clone, Copy)]
pub struct Server<'a> {
    /// `https`, or `http` on this machine.
    pub scheme: &'a str,
    /// The host, without the port.
    pub host: &'a str,
    /// The port, if it is not the usual one.
    pub port: Option<u16>,
    /// What stands before all paths; it may be empty.
    pub prefix: &'a str,
}

impl Server<'_> {
    /// Whether a URL is one of this server and of no other.
    pub fn has(&self, url: &Parts<'_>) -> bool {
        let usual = match self.scheme {
            "http" => 80,
            _ => 443,
        };
        self.scheme.eq_ignore_ascii_case(url.scheme)
            && self.host.eq_ignore_ascii_case(url.host)
            && self.port.unwrap_or(usual) == url.port().unwrap_or(usual)
            && self.is_above(url.path)
    }

    /// Whether a path lies below the prefix, also for a server that takes dots for steps.
    fn is_above(&self, path: &str) -> bool {
        let is_step = |part: &str| matches!(&*part.to_lowercase().replace("%2e", "."), "." | "..");
        let rest = path.strip_prefix(self.prefix);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            && !path.split('/').any(is_step)
    }
}
