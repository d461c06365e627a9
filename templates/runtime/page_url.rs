// The URL of a page that a browser is sent to, and that is never called.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{InvalidRequest, Uri};

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
    ///
    /// # Errors
    ///
    /// When the value is empty, since a parameter that says nothing is one that was forgotten.
    pub fn pair(&mut self, name: &'static str, value: &str) -> Result<(), InvalidRequest> {
        if value.is_empty() {
            return Err(InvalidRequest::new(name, "must not be empty"));
        }
        self.text.push(self.mark);
        self.text.extend(utf8_percent_encode(name, ESCAPED));
        self.text.push('=');
        self.text.extend(utf8_percent_encode(value, ESCAPED));
        self.mark = '&';
        Ok(())
    }

    /// Adds a parameter if there is a value.
    ///
    /// # Errors
    ///
    /// When the value is empty.
    pub fn optional(
        &mut self,
        name: &'static str,
        value: Option<&str>,
    ) -> Result<(), InvalidRequest> {
        value.map_or(Ok(()), |value| self.pair(name, value))
    }

    /// Adds a parameter of several words, with spaces between them. Without a word it is left out.
    ///
    /// # Errors
    ///
    /// When a word is empty or has a space in it, so that it would not come out as one word.
    pub fn words<'a>(
        &mut self,
        name: &'static str,
        words: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), InvalidRequest> {
        let words: Vec<&str> = words.into_iter().collect();
        match words.iter().position(|word| !is_word(word)) {
            Some(index) => Err(InvalidRequest::new(
                format!("{name}[{index}]"),
                "must be one word",
            )),
            None if words.is_empty() => Ok(()),
            None => self.pair(name, &words.join(" ")),
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

fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}
