// Values of headers that have parameters behind them: `form-data; name="a"`.

use std::collections::BTreeMap;

/// A value of a header, and its parameters.
pub struct Qualified {
    value: String,
    parameters: BTreeMap<String, String>,
}

impl Qualified {
    /// Reads it, if it is well written and no parameter stands there twice.
    pub fn parse(text: &str) -> Option<Self> {
        let (value, mut rest) = text.split_once(';').unwrap_or((text, ""));
        let value = value.trim().to_owned();
        let mut parameters = BTreeMap::new();
        while !rest.trim().is_empty() {
            let (name, after) = rest.split_once('=')?;
            let (value, after) = parameter(after)?;
            let name = name.trim().to_ascii_lowercase();
            if !is_name(&name) || parameters.insert(name, value).is_some() {
                return None;
            }
            rest = after;
        }
        Some(Self { value, parameters })
    }

    /// Whether this is the value. Upper and lower case are the same.
    pub fn is(&self, value: &str) -> bool {
        self.value.eq_ignore_ascii_case(value)
    }

    /// The value of a parameter, if there is one.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }
}

/// Whether it can be the name of a parameter. One in which a semicolon or a space stands began as another one, without a value.
fn is_name(name: &str) -> bool {
    let is_part = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it);
    !name.is_empty() && name.chars().all(is_part)
}

/// The value of a parameter, and what follows behind the semicolon.
fn parameter(text: &str) -> Option<(String, &str)> {
    let Some(text) = text.strip_prefix('"') else {
        let (word, rest) = text.split_once(';').unwrap_or((text, ""));
        let word = word.trim_end();
        let is_word = !word.is_empty() && !word.contains([' ', '\t', '"']);
        return is_word.then(|| (word.to_owned(), rest));
    };
    let (value, rest) = quoted(text)?;
    match rest.trim_start() {
        "" => Some((value, "")),
        rest => Some((value, rest.strip_prefix(';')?)),
    }
}

/// A text up to the quotation mark that ends it, and what follows. Only before such a mark and before itself does a backslash
/// stand for nothing: some programs name a file with all its folders.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.chars();
    loop {
        let next = characters.next()?;
        let after = characters.as_str();
        match next {
            '"' => return Some((value, after)),
            '\\' if after.starts_with(['"', '\\']) => value.extend(characters.next()),
            next => value.push(next),
        }
    }
}
