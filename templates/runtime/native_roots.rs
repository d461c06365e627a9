// The authorities that the system trusts.

use rustls::RootCertStore;

use super::mozilla_roots::mozilla_roots;

/// Those of the system, or Mozilla's where it has none.
///
/// A crate elsewhere in the program may have asked for them, so a bare container must work as without.
pub(super) fn native_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    // Systems have odd certificates, and one that cannot be read is no reason to do without the others.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    match roots.is_empty() {
        true => mozilla_roots(),
        false => roots,
    }
}
