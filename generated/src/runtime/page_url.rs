// The URL of a page that a browser is sent to, and that is never called.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Uri;

/// Builds the URL of a page, one parameter after the other.
///
/// All characters but the unreserved ones of RFC 3986 are escaped; a space becomes `%20`.
pub struct PageUrl {
    text: String,
    mark: char,
}

impl PageUrl {
    /// A page without parameters: host and path are the API's own and stand as they are.
    pub fn new(host: &str, path: &str) -> Self {
        Self {
            text: format!("https://{host}{path}"),
            mark: '?',
        }
    }

    /// Adds a parameter.
    pub fn pair(&mut self, name: &str, value: &str) {
        self.text.push(self.mark);
        self.text.extend(utf8_percent_encode(name, ESCAPED));
        self.text.push('=');
        self.text.extend(utf8_percent_encode(value, ESCAPED));
        self.mark = '&';
    }

    /// Adds a parameter if there is a value.
    pub fn optional(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.pair(name, value);
        }
    }

    /// The URL.
    pub fn finish(self) -> Uri {
        Uri::from(self.text)
    }
}

const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
