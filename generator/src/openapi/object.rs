//! JSON objects, written key by key in the order in which they are read.

use serde_json::{Map, Value};

/// An object in the making.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// An object that refers to another part of the document.
    pub(super) fn reference(section: &str, name: &str) -> Self {
        Self::default().with("$ref", format!("#/components/{section}/{name}"))
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// The items of the list that this key has, none where there is no list.
    pub(super) fn list(&self, key: &str) -> &[Value] {
        self.get(key)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// With this key.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// With this key, if there is something to say.
    pub(super) fn maybe(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// With this key, unless its value is false or holds nothing.
    pub(super) fn filled(self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        match &value {
            Value::Null | Value::Bool(false) => self,
            Value::String(it) if it.is_empty() => self,
            Value::Array(it) if it.is_empty() => self,
            Value::Object(it) if it.is_empty() => self,
            _ => self.with(key, value),
        }
    }

    /// With the address of a page that tells more, if there is one.
    pub(super) fn documented(self, url: Option<&str>) -> Self {
        let page = url.map(|it| Self::default().with("url", it));
        self.maybe("externalDocs", page)
    }

    /// With all keys of another one.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl From<Object> for Value {
    fn from(Object(entries): Object) -> Self {
        Value::Object(entries)
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        Self(entries.map(|(key, it)| (key.into(), it.into())).collect())
    }
}
