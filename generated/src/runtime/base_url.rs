// Where requests go, and nowhere else.

use std::borrow::Cow;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use bytes::Bytes;
use http::uri::{Authority, Parts, PathAndQuery, Scheme, Uri};

use super::server::Server;
use super::{InvalidRequest, Sent, TransportError, TransportErrorKind, uri_syntax};

/// Where requests go: a scheme, a host, a port if it is not the usual one, and a prefix of all paths if there is one.
///
/// Credentials travel over https only. Plain http is for tests, and for this machine only.
///
/// `Display` gives all of it. `Debug` hides the prefix, since gateways exist that have a key in it.
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    prefix: String,
}

impl BaseUrl {
    /// An encrypted server, such as `https://api.example.com` or `https://gateway.example.com:8443/calendar`.
    ///
    /// # Errors
    ///
    /// When the text is no URL, has another scheme, user info, a query or a fragment.
    pub fn https(url: &str) -> Result<Self, InvalidRequest> {
        Self::read(url, Scheme::HTTPS).map_err(invalid)
    }

    /// A server on this machine without encryption, such as `http://127.0.0.1:8080`, `http://[::1]` or `http://localhost:3000`.
    ///
    /// # Errors
    ///
    /// As for [`BaseUrl::https`], and for every other host.
    pub fn loopback(url: &str) -> Result<Self, InvalidRequest> {
        let base = Self::read(url, Scheme::HTTP).map_err(invalid)?;
        match is_loopback(base.authority.host()) {
            true => Ok(base),
            false => Err(invalid(
                "must name this machine when it begins with `http:`",
            )),
        }
    }

    /// The server of a URL, without its path.
    ///
    /// # Errors
    ///
    /// When it is no URL, or one to which no request may go.
    pub(super) fn of(url: &super::Uri) -> Result<Self, InvalidRequest> {
        let parts = uri_syntax::absolute(url.as_str()).map_err(invalid)?;
        let server = format!("{}://{}", parts.scheme, parts.authority);
        Self::https(&server).or_else(|_| Self::loopback(&server))
    }

    /// The host, without the port.
    pub fn host(&self) -> &str {
        self.authority.host()
    }

    /// The scheme: that of https, or that of http.
    pub(super) fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// The port, if it is not the usual one of the scheme.
    pub(super) fn port(&self) -> Option<u16> {
        self.authority.port_u16()
    }

    /// The URL of `path`, which begins with a slash and may end with a query.
    ///
    /// The path cannot change where the request goes.
    ///
    /// # Errors
    ///
    /// When the path does not begin with a slash or has characters that a URL cannot have.
    pub fn joined(&self, path: Cow<'static, str>) -> Result<Uri, InvalidRequest> {
        if !uri_syntax::is_target(&path) {
            return Err(InvalidRequest::new("path", "must be the path of a URL"));
        }
        let bytes = match path {
            path if !self.prefix.is_empty() => Bytes::from(format!("{}{path}", self.prefix)),
            Cow::Borrowed(path) => Bytes::from_static(path.as_bytes()),
            Cow::Owned(path) => Bytes::from(path),
        };
        self.uri(bytes)
    }

    fn uri(&self, target: Bytes) -> Result<Uri, InvalidRequest> {
        let wrong = || InvalidRequest::new("path", "must be the path of a URL");
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::from_maybe_shared(target).map_err(|_| wrong())?);
        Uri::from_parts(parts).map_err(|_| wrong())
    }

    /// A URL that the other side named, at the same host and under the same prefix: credentials go nowhere else.
    ///
    /// # Errors
    ///
    /// When it is no URL, or leads elsewhere.
    pub(super) fn at(&self, url: &super::Uri) -> Result<Uri, InvalidRequest> {
        let wrong = |problem| InvalidRequest::new("url", problem);
        let parts = uri_syntax::absolute(url.as_str()).map_err(wrong)?;
        match self.server().has(&parts) {
            true => self.uri(Bytes::from(parts.target())),
            false => Err(wrong("must be at the host that the client calls")),
        }
    }

    fn server(&self) -> Server<'_> {
        Server {
            scheme: self.scheme.as_str(),
            host: self.authority.host(),
            port: self.authority.port_u16(),
            prefix: &self.prefix,
        }
    }

    fn read(url: &str, scheme: Scheme) -> Result<Self, &'static str> {
        let parts = uri_syntax::absolute(url)?;
        match parts {
            _ if !scheme.as_str().eq_ignore_ascii_case(parts.scheme) => Err(
                "must begin with `https:`; `http:` is for this machine only, and has to be asked for",
            ),
            _ if parts.query.is_some() => Err("must have no query"),
            _ if parts.fragment.is_some() => Err("must have no fragment"),
            _ => Ok(Self {
                scheme,
                authority: Authority::try_from(parts.authority)
                    .map_err(|_| "must have a valid host")?,
                prefix: parts.path.trim_end_matches('/').to_owned(),
            }),
        }
    }
}

/// Refuses every URL to which a request may not go: it goes over https, or to this machine.
pub(super) fn refuse_plain(url: &Uri) -> Result<(), TransportError> {
    match url.scheme() {
        Some(scheme) if *scheme == Scheme::HTTPS => Ok(()),
        Some(scheme) if *scheme == Scheme::HTTP && url.host().is_some_and(is_loopback) => Ok(()),
        _ => Err(TransportError::new(TransportErrorKind::Other, Sent::Never)
            .because("plain http is for this machine only")),
    }
}

fn is_loopback(host: &str) -> bool {
    let v6 = || host.trim_start_matches('[').trim_end_matches(']').parse();
    host.parse().is_ok_and(|v4: Ipv4Addr| v4.is_loopback())
        || host.eq_ignore_ascii_case("localhost")
        || v6().is_ok_and(|v6: Ipv6Addr| v6.is_loopback())
}

fn invalid(problem: &'static str) -> InvalidRequest {
    InvalidRequest::new("base_url", problem)
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match self.prefix.as_str() {
            "" => "",
            _ => "/…",
        };
        write!(f, "BaseUrl({}://{}{path})", self.scheme, self.authority)
    }
}
