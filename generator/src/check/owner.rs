//! What fields belong to.

use crate::api::Location;
use crate::spec::Style;

/// What the fields belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The path of a request.
    Path,
    /// The query of a request.
    RequestQuery,
    /// The headers of a request.
    Headers,
    /// A request body in JSON.
    Body,
    /// A request body that is a form.
    Form,
    /// A request body in parts.
    Parts,
    /// An object.
    Object,
    /// A shape of a union, where a constant helps to tell it apart.
    Variant,
    /// The query of a page.
    Query,
}

impl Owner {
    /// The methods that the struct has besides its setters.
    pub(crate) fn methods(self) -> &'static [&'static str] {
        match self {
            Owner::Path | Owner::RequestQuery | Owner::Headers => &["new"],
            Owner::Body | Owner::Form | Owner::Parts => &["new"],
            Owner::Object => &["new"],
            Owner::Query => &["new", "url"],
            Owner::Variant => &[],
        }
    }

    /// The styles in which lists can stand here.
    pub(crate) fn styles(self) -> &'static [Style] {
        match self {
            Owner::RequestQuery | Owner::Query | Owner::Form => {
                &[Style::Repeat, Style::Brackets, Style::Commas, Style::Spaces]
            }
            Owner::Parts => &[Style::Repeat, Style::Brackets],
            Owner::Path | Owner::Headers | Owner::Body | Owner::Object | Owner::Variant => &[],
        }
    }

    /// Whether an empty text cannot be told from none.
    pub(crate) fn refuses_empty(self) -> bool {
        matches!(self, Owner::RequestQuery | Owner::Query | Owner::Form)
    }

    /// Whether each value here is one text.
    pub(crate) fn is_of_single_values(self) -> bool {
        !matches!(self, Owner::Body | Owner::Object | Owner::Variant)
    }

    /// What a value here is called, where it has to be a single one.
    pub(crate) fn single(self) -> &'static str {
        match self {
            Owner::Path => "a parameter of a path",
            Owner::RequestQuery | Owner::Query => "a parameter of a query",
            Owner::Headers => "a header",
            Owner::Form | Owner::Parts => "a field of a form",
            Owner::Body | Owner::Object | Owner::Variant => "a field",
        }
    }

    /// What no other field here may have: a key of JSON, or the name of a header. A parameter of a query or of a form may be
    /// there more than once.
    pub(crate) fn key(self, wire: &str) -> Option<(Location, String)> {
        let key = match self {
            Owner::Headers => wire.to_ascii_lowercase(),
            Owner::Body | Owner::Object | Owner::Variant => wire.to_owned(),
            Owner::Path | Owner::RequestQuery | Owner::Query => return None,
            Owner::Form | Owner::Parts => return None,
        };
        Some((self.location(), key))
    }

    /// Where they stand in a request.
    pub(crate) fn location(self) -> Location {
        match self {
            Owner::Path => Location::Path,
            Owner::RequestQuery | Owner::Query => Location::Query,
            Owner::Headers => Location::Header,
            Owner::Body | Owner::Form | Owner::Parts => Location::Body,
            Owner::Object | Owner::Variant => Location::Body,
        }
    }
}
