//! Constants, as they go over the wire.

use serde_json::Value;

use crate::spec::Scalar;

impl Scalar {
    /// As JSON.
    pub(crate) fn json(&self) -> Value {
        match self {
            Scalar::Text(text) => text.as_str().into(),
            Scalar::Boolean(value) => (*value).into(),
            Scalar::Integer(value) => (*value).into(),
        }
    }

    /// As the text that it is in a query, a form or a header.
    pub(crate) fn text(&self) -> String {
        match self {
            Scalar::Text(text) => text.clone(),
            Scalar::Boolean(value) => value.to_string(),
            Scalar::Integer(value) => value.to_string(),
        }
    }
}
