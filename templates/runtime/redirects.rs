// What all redirects have in common. It is a macro, since each redirect is a type of its own.

/// Reads a type that has `read` already; the second name is that of the value to verify, where there is one.
macro_rules! redirect {
    ($name:ident $(, $expected:ident)?) => {
        impl $name {
            /// Reads the outcome from the URL that the browser asked for.
            ///
            /// # Errors
            ///
            /// When the URL is none, or does not say clearly which outcome it is.
            pub fn from_url(
                url: &str,
                $($expected: &str,)?
            ) -> ::std::result::Result<Self, super::RedirectError> {
                Self::read(&super::runtime::Query::of_url(url)?, $($expected)?)
            }

            /// Reads the outcome from the query of that URL, without the `?`.
            ///
            /// # Errors
            ///
            /// When the text is no query, or does not say clearly which outcome it is.
            pub fn from_query(
                query: &str,
                $($expected: &str,)?
            ) -> ::std::result::Result<Self, super::RedirectError> {
                Self::read(&super::runtime::Query::parse(query)?, $($expected)?)
            }
        }
    };
}

pub(in super::super) use redirect;
