//! The door for text in manifests.

/// TOML, as a language of [`Code`](crate::code::Code).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toml {}

/// A piece of TOML: a value.
pub type Code = crate::code::Code<Toml>;

/// A value of a text.
pub(crate) fn text(text: &str) -> Code {
    Code::trusted(toml::Value::String(text.to_owned()).to_string())
}

/// The name of a feature as a key: small letters, digits, `_` and `-` need no quotes.
pub(crate) fn feature(name: &str) -> Code {
    Code::trusted(name.to_owned())
}

/// A value of a list of texts.
pub(crate) fn list(texts: &[String]) -> Code {
    Code::trusted(toml::Value::from(texts.to_vec()).to_string())
}
