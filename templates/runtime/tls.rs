// TLS, as all transports have it.

use rustls::ClientConfig;
use rustls::crypto::ring;
use std::sync::Arc;

use super::{RootCertificates, Sent, TransportError, TransportErrorKind};

/// TLS with the versions that are safe. The crypto is ring's, whatever other crates of the program have chosen for it.
pub(super) fn tls(roots: RootCertificates) -> Result<ClientConfig, TransportError> {
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| {
            TransportError::new(TransportErrorKind::Tls, Sent::Never).because(error)
        })?;
    Ok(config.with_root_certificates(roots.0).with_no_client_auth())
}
