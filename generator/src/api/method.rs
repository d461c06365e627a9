//! HTTP methods, as they go over the wire.

use crate::spec::Method;

impl Method {
    /// Its name.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}
