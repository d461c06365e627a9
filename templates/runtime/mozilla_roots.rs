// The authorities that Mozilla trusts, as part of the program.

use rustls::RootCertStore;

/// They work everywhere, also where the system has no certificates.
pub(super) fn mozilla_roots() -> RootCertStore {
    webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect()
}
