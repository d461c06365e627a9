// Reading what a browser brings back. It is untrusted input: what is not clear is an error.

use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use super::parameter::read;
use super::same::is_same;
use super::{RedirectError, uri_syntax};

/// The parameters of a query, in their order.
///
/// It has no `Debug`, since the values may be secrets.
pub struct Query {
    pairs: Vec<(String, String)>,
}

/// What there is of a parameter.
pub enum Given<'q> {
    /// It is not there.
    Nothing,
    /// Its value.
    Value(&'q str),
    /// It is there and says nothing.
    Empty,
    /// It stands there more than once.
    Several,
}

impl Query {
    /// Reads a query string, without the question mark before it. Empty pieces, as in `a=1&&b=2`, say nothing and do no harm.
    ///
    /// # Errors
    ///
    /// When it is something else, such as a whole URL, or not well written.
    pub fn parse(text: &str) -> Result<Self, RedirectError> {
        let is_url = |piece: &str| {
            let name = piece.split_once('=').map_or(piece, |(name, _)| name);
            name.contains(['?', '/', ':', '@'])
        };
        if text.contains('#') || pieces(text).any(is_url) {
            return Err(RedirectError::NotAQuery);
        }
        match pairs(text) {
            Some(pairs) => Ok(Self { pairs }),
            None => Err(RedirectError::Malformed),
        }
    }

    /// Reads the query of an absolute URL; without one there are no parameters. What follows after a `#` is left out.
    ///
    /// # Errors
    ///
    /// When it is something else, such as a query string or a relative URL, or the query is not well written.
    pub fn of_url(url: &str) -> Result<Self, RedirectError> {
        let (url, _fragment) = url.split_once('#').unwrap_or((url, ""));
        let (page, query) = url.split_once('?').unwrap_or((url, ""));
        match uri_syntax::absolute(page) {
            Ok(_) => Self::parse(query),
            Err(_) => Err(RedirectError::NotAUrl),
        }
    }

    /// Which one of these parameters is there, if any.
    ///
    /// # Errors
    ///
    /// When several of them are, or one is empty or there more than once.
    pub fn decisive(&self, names: &[&'static str]) -> Result<Option<&'static str>, RedirectError> {
        let mut found = None;
        for &name in names {
            match (found, self.optional(name)?) {
                (_, None) => (),
                (None, Some(_)) => found = Some(name),
                (Some(one), Some(_)) => {
                    let parameters = [one, name];
                    return Err(RedirectError::Contradictory { parameters });
                }
            }
        }
        Ok(found)
    }

    /// The value of a parameter that must be there.
    ///
    /// # Errors
    ///
    /// When it is missing, empty, or there more than once.
    pub fn required(&self, parameter: &'static str) -> Result<&str, RedirectError> {
        self.optional(parameter)?
            .ok_or(RedirectError::Missing { parameter })
    }

    /// The value of a parameter that may be there.
    ///
    /// # Errors
    ///
    /// When it is empty, or there more than once.
    pub fn optional(&self, parameter: &'static str) -> Result<Option<&str>, RedirectError> {
        match self.given(parameter) {
            Given::Nothing => Ok(None),
            Given::Value(value) => Ok(Some(value)),
            Given::Empty => Err(RedirectError::Empty { parameter }),
            Given::Several => Err(RedirectError::Repeated { parameter }),
        }
    }

    /// What there is of a parameter.
    pub fn given(&self, parameter: &str) -> Given<'_> {
        let mut values = self.pairs.iter().filter(|(name, _)| name == parameter);
        match (values.next(), values.next()) {
            (_, Some(_)) => Given::Several,
            (Some((_, value)), None) if value.is_empty() => Given::Empty,
            (Some((_, value)), None) => Given::Value(value),
            (None, None) => Given::Nothing,
        }
    }

    /// The value of a parameter that must be there, where not every text is one.
    ///
    /// # Errors
    ///
    /// When it is missing, empty, there more than once, or none of its type.
    pub fn value<T: DeserializeOwned>(&self, parameter: &'static str) -> Result<T, RedirectError> {
        self.optional_value(parameter)?
            .ok_or(RedirectError::Missing { parameter })
    }

    /// The value of a parameter that may be there, where not every text is one.
    ///
    /// # Errors
    ///
    /// When it is empty, there more than once, or none of its type.
    pub fn optional_value<T: DeserializeOwned>(
        &self,
        parameter: &'static str,
    ) -> Result<Option<T>, RedirectError> {
        let unreadable = RedirectError::Unreadable { parameter };
        match self.optional(parameter)? {
            Some(text) => read(text).map(Some).ok_or(unreadable),
            None => Ok(None),
        }
    }

    /// Requires that a parameter has the expected value. How long that takes tells nothing about the value.
    ///
    /// # Errors
    ///
    /// When it has another one, is missing, empty, or there more than once.
    pub fn verify(&self, parameter: &'static str, expected: &str) -> Result<(), RedirectError> {
        match is_same(self.required(parameter)?, expected) {
            true => Ok(()),
            false => Err(RedirectError::Mismatch { parameter }),
        }
    }

    /// The error that none of these parameters is there.
    pub fn undecided(&self, parameters: &'static [&'static str]) -> RedirectError {
        RedirectError::Undecided { parameters }
    }
}

/// The pairs of a query or a form, in their order, if it is well written.
pub(in super::super) fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    pieces(text).map(pair).collect()
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').filter(|piece| !piece.is_empty())
}

fn pair(piece: &str) -> Option<(String, String)> {
    let (name, value) = piece.split_once('=')?;
    Some((decoded(name)?, decoded(value)?))
}

/// The text without its escapes, if it is well written. A plus sign is a space.
fn decoded(text: &str) -> Option<String> {
    // Browsers leave brackets as they are, though RFC 3986 has them escaped.
    let plain = text.replace(['[', ']'], "-");
    match uri_syntax::is_query(&plain) {
        true => {
            let text = text.replace('+', " ");
            Some(percent_decode_str(&text).decode_utf8().ok()?.into_owned())
        }
        false => None,
    }
}
