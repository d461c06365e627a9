// Regular expressions that texts are held against before they are sent.

use std::sync::OnceLock;

use regex_lite::Regex;

use super::InvalidRequest;

/// A regular expression, read when it is needed first.
pub struct Pattern {
    text: &'static str,
    // Nothing, if the expression cannot be read: then it holds no text back.
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// An expression as the spec writes it.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            regex: OnceLock::new(),
        }
    }

    /// A part of the text matches.
    ///
    /// # Errors
    ///
    /// When none does. The expression is shown, and the text is not.
    pub fn check(&self, parameter: &'static str, text: &str) -> Result<(), InvalidRequest> {
        let regex = self.regex.get_or_init(|| Regex::new(self.text).ok());
        match regex.as_ref().is_none_or(|regex| regex.is_match(text)) {
            true => Ok(()),
            false => Err(InvalidRequest::new(
                parameter,
                format!("must match `{}`", self.text),
            )),
        }
    }
}
