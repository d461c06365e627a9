//! HTTP methods: as they go over the wire, and what HTTP says of them.

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

    /// Whether twice is the same as once.
    pub(crate) fn is_repeatable(self) -> bool {
        match self {
            Method::Get | Method::Put | Method::Delete => true,
            Method::Post | Method::Patch => false,
        }
    }
}
