// URLs that are written part by part: the target of a request, or a page that a browser is sent to.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::parameter::Parameter;
use super::{InvalidRequest, Uri};

/// Writes a URL part by part.
///
/// Of values, all characters but the unreserved ones of RFC 3986 are escaped; a space becomes `%20`.
pub struct UrlWriter {
    text: String,
    mark: &'static str,
}

impl UrlWriter {
    /// A page without parameters: host and path are the API's own and stand as they are.
    pub fn page(host: &str, path: &str) -> Self {
        Self::new(format!("https://{host}{path}"), "?")
    }

    /// The target of a request: path and query. It begins with this part of it, which stands as it is.
    pub fn target(start: &str) -> Self {
        let mark = if start.contains('?') { "&" } else { "?" };
        Self::new(start.to_owned(), mark)
    }

    /// A form, which is written as a query is.
    pub fn form() -> Self {
        Self::new(String::new(), "")
    }

    fn new(text: String, mark: &'static str) -> Self {
        Self { text, mark }
    }

    /// Adds a part of the path that is the API's own and stands as it is.
    pub fn path(&mut self, path: &str) {
        self.text.push_str(path);
    }

    /// Adds a value to the path.
    ///
    /// # Errors
    ///
    /// When the value is empty, `.` or `..`, which would lead to another path however they are escaped.
    pub fn segment(
        &mut self,
        name: &str,
        value: &(impl Parameter + ?Sized),
    ) -> Result<(), InvalidRequest> {
        match &*value.text() {
            "" => Err(InvalidRequest::new(name.to_owned(), "must not be empty")),
            "." | ".." => Err(InvalidRequest::new(
                name.to_owned(),
                "must not be `.` or `..`",
            )),
            text => {
                self.text.extend(utf8_percent_encode(text, ESCAPED));
                Ok(())
            }
        }
    }

    /// Adds a parameter to the query.
    ///
    /// # Errors
    ///
    /// When the value is empty, since a parameter that says nothing is one that was forgotten.
    pub fn pair(
        &mut self,
        name: &str,
        value: &(impl Parameter + ?Sized),
    ) -> Result<(), InvalidRequest> {
        self.written(name, &[&value.text()], "")
    }

    /// Adds a parameter if there is a value.
    ///
    /// # Errors
    ///
    /// When the value is empty.
    pub fn optional(
        &mut self,
        name: &str,
        value: Option<&(impl Parameter + ?Sized)>,
    ) -> Result<(), InvalidRequest> {
        value.map_or(Ok(()), |value| self.pair(name, value))
    }

    /// Adds the same parameter once for each item.
    ///
    /// # Errors
    ///
    /// When an item is empty.
    pub fn repeated<'a, P: Parameter + 'a>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = &'a P>,
    ) -> Result<(), InvalidRequest> {
        let mut items = items.into_iter().enumerate();
        items.try_for_each(|(index, item)| {
            self.pair(name, item).map_err(|_| empty_item(name, index))
        })
    }

    /// Adds a parameter of several items with commas between them. Without an item it is left out.
    ///
    /// # Errors
    ///
    /// When an item is empty.
    pub fn commas<'a, P: Parameter + 'a>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = &'a P>,
    ) -> Result<(), InvalidRequest> {
        let items: Vec<_> = items.into_iter().map(Parameter::text).collect();
        match items.iter().position(|item| item.is_empty()) {
            Some(index) => Err(empty_item(name, index)),
            None if items.is_empty() => Ok(()),
            None => {
                let items: Vec<&str> = items.iter().map(|item| &**item).collect();
                self.written(name, &items, ",")
            }
        }
    }

    /// Adds a parameter of several words, with spaces between them. Without a word it is left out.
    ///
    /// # Errors
    ///
    /// When a word is empty or has a space in it, so that it would not come out as one word.
    pub fn words<'a, P: Parameter + 'a>(
        &mut self,
        name: &str,
        words: impl IntoIterator<Item = &'a P>,
    ) -> Result<(), InvalidRequest> {
        let words: Vec<_> = words.into_iter().map(Parameter::text).collect();
        match words.iter().position(|word| !is_word(word)) {
            Some(index) => Err(InvalidRequest::new(
                format!("{name}[{index}]"),
                "must be one word",
            )),
            None if words.is_empty() => Ok(()),
            None => self.pair(name, &words.join(" ")),
        }
    }

    fn written(
        &mut self,
        name: &str,
        values: &[&str],
        between: &str,
    ) -> Result<(), InvalidRequest> {
        if values.iter().any(|value| value.is_empty()) {
            return Err(InvalidRequest::new(name.to_owned(), "must not be empty"));
        }
        self.text.push_str(self.mark);
        self.text.extend(utf8_percent_encode(name, ESCAPED));
        self.text.push('=');
        for (index, value) in values.iter().enumerate() {
            self.text.push_str(if index == 0 { "" } else { between });
            self.text.extend(utf8_percent_encode(value, ESCAPED));
        }
        self.mark = "&";
        Ok(())
    }

    /// The URL of a page.
    pub fn into_uri(self) -> Uri {
        Uri::from(self.text)
    }

    /// The text: for a target, path and query.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// All characters but the unreserved ones of RFC 3986.
pub(super) const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}

fn empty_item(name: &str, index: usize) -> InvalidRequest {
    InvalidRequest::new(format!("{name}[{index}]"), "must not be empty")
}
