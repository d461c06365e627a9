// Whose certificates are trusted.

use std::fmt;
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::{Checked, InvalidRequest, built_in_roots};

/// The authorities whose certificates a transport trusts. Cheap to clone.
///
/// By default they are those that the program brings, or those of the system: see the features of the crate.
#[derive(Clone)]
pub struct RootCertificates(pub(super) Arc<RootCertStore>);

impl RootCertificates {
    /// These authorities and no others. The text may have several certificates; all else in it is passed over.
    ///
    /// # Errors
    ///
    /// When the text has no certificate, or one that is broken.
    pub fn from_pem(pem: &[u8]) -> Result<Self, InvalidRequest> {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let broken = "must be certificates that can be read, in PEM";
            let certificate = certificate.map_err(|_| invalid(broken))?;
            roots.add(certificate).map_err(|_| invalid(broken))?;
        }
        match roots.is_empty() {
            true => Err(invalid("must have a certificate, in PEM")),
            false => Ok(Self(Arc::new(roots))),
        }
    }

    /// Those of a text, or the default ones where there is no text.
    pub(in super::super) fn chosen(pem: Option<&str>) -> Checked<Self> {
        match pem {
            Some(pem) => Self::from_pem(pem.as_bytes()),
            None => Ok(Self::default()),
        }
    }
}

impl Default for RootCertificates {
    fn default() -> Self {
        Self(Arc::new(built_in_roots()))
    }
}

impl fmt::Debug for RootCertificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RootCertificates({})", self.0.len())
    }
}

fn invalid(problem: &'static str) -> InvalidRequest {
    InvalidRequest::new("root_certificates", problem)
}
