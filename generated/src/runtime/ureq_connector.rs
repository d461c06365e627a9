// How a connection of the transport over ureq comes about: name lookup, TCP and TLS, all within one limit of time.

use std::fmt;
use std::io;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use ::ureq::Error;
use ::ureq::config::Config;
use ::ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ::ureq::unversioned::transport::{ConnectionDetails, Connector, LazyBuffers, NextTimeout};
use http::Uri;
use http::uri::Scheme;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection};

use super::deadline::Deadline;
use super::dial::dial;
use super::timed_socket::TimedSocket;
use super::ureq_connection::UreqConnection;
use super::{Sent, TransportError, TransportErrorKind};

/// Makes a connection. Whatever fails here, nothing of a request was sent.
pub(super) struct UreqConnector {
    pub(super) tls: Arc<ClientConfig>,
    pub(super) limit: Duration,
}

impl Connector for UreqConnector {
    type Out = UreqConnection;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        _: Option<()>,
    ) -> Result<Option<UreqConnection>, Error> {
        let deadline = Deadline::after(self.limit.min(*details.timeout.after));
        let (socket, tls) = self
            .open(details.uri, deadline)
            .map_err(|error| Error::Other(error.into()))?;
        let config = details.config;
        let buffers = LazyBuffers::new(config.input_buffer_size(), config.output_buffer_size());
        Ok(Some(UreqConnection {
            socket,
            tls,
            buffers,
        }))
    }
}

impl UreqConnector {
    fn open(
        &self,
        url: &Uri,
        deadline: Deadline,
    ) -> Result<(TcpStream, Option<Box<ClientConnection>>), TransportError> {
        let (is_plain, port) = match url.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP => (true, 80),
            _ => (false, 443),
        };
        let host = bare(url.host().unwrap_or_default());
        let port = url.port_u16().unwrap_or(port);
        let socket = dial(host, port, deadline).map_err(unconnected)?;
        match is_plain {
            true => Ok((socket, None)),
            false => {
                let tls = self.encrypt(host, &socket, deadline);
                Ok((socket, Some(tls.map_err(unconnected)?)))
            }
        }
    }

    fn encrypt(
        &self,
        host: &str,
        socket: &TcpStream,
        deadline: Deadline,
    ) -> io::Result<Box<ClientConnection>> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        let tls = ClientConnection::new(self.tls.clone(), name).map_err(io::Error::other)?;
        let mut tls = Box::new(tls);
        tls.complete_io(&mut TimedSocket { socket, deadline })?;
        Ok(tls)
    }
}

/// Knows no addresses: ureq asks for them before each call, but only a new connection needs them.
#[derive(Debug)]
pub(super) struct NoResolver;

impl Resolver for NoResolver {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        Ok(self.empty())
    }
}

impl fmt::Debug for UreqConnector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UreqConnector")
    }
}

/// The host as it stands in certificates: a URL has brackets round an address of version 6.
fn bare(host: &str) -> &str {
    host.trim_matches(['[', ']'])
}

/// Why no connection came about.
fn unconnected(error: io::Error) -> TransportError {
    let cause = error.get_ref();
    let kind = match error.kind() {
        io::ErrorKind::TimedOut => TransportErrorKind::Timeout,
        // The two sides did not agree. A handshake that broke off is another thing, since the next one may not.
        _ if cause.is_some_and(|cause| cause.is::<rustls::Error>()) => TransportErrorKind::Tls,
        _ => TransportErrorKind::Connect,
    };
    TransportError::new(kind, Sent::Never).because(error)
}
