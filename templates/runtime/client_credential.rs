// A client id and a client secret, which go into the body.

use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;
use http::Request;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};

use super::{Credential, InvalidRequest, Secret, UrlWriter};

const ID: &str = "client_id";
const SECRET: &str = "client_secret";

/// A client id and a client secret (RFC 6749, 2.3.1), which join the fields of a body. `Debug` hides both.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientCredential {
    id: Secret,
    secret: Secret,
}

impl ClientCredential {
    /// The id of an application, and its secret.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            id: Secret::from(id.into()),
            secret: Secret::from(secret.into()),
        }
    }

    fn pairs(&self) -> [(&'static str, &str); 2] {
        [(ID, self.id.expose()), (SECRET, self.secret.expose())]
    }
}

impl Credential for ClientCredential {
    fn is_in_body(name: &str) -> bool {
        [ID, SECRET].contains(&name)
    }

    fn authorize(&self, request: &mut Request<Bytes>) -> Result<(), InvalidRequest> {
        let pairs = self.pairs();
        if let Some((name, _)) = pairs.iter().find(|(_, value)| value.is_empty()) {
            return Err(InvalidRequest::new(*name, "must not be empty"));
        }
        let body = match is_form(request.headers()) {
            true => in_form(request.body(), pairs),
            false => in_json(request.body(), pairs),
        }?;
        let length = body.len().into();
        request.headers_mut().insert(CONTENT_LENGTH, length);
        *request.body_mut() = body;
        Ok(())
    }
}

impl fmt::Debug for ClientCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientCredential(…)")
    }
}

/// Whether the body is a form.
pub(super) fn is_form(headers: &HeaderMap) -> bool {
    let form = "application/x-www-form-urlencoded";
    headers.get(CONTENT_TYPE).is_some_and(|it| it == form)
}

/// A form with fields at its end.
fn in_form(form: &[u8], pairs: [(&'static str, &str); 2]) -> Result<Bytes, InvalidRequest> {
    let mut fields = UrlWriter::form();
    for (name, value) in pairs {
        fields.pair(name, value)?;
    }
    let mark: &[u8] = if form.is_empty() { b"" } else { b"&" };
    Ok([form, mark, fields.into_text().as_bytes()].concat().into())
}

/// A JSON object with fields at its end.
fn in_json(json: &[u8], pairs: [(&'static str, &str); 2]) -> Result<Bytes, InvalidRequest> {
    let wrong = || InvalidRequest::new("body", "must be an object or a form");
    let inner = json.strip_prefix(b"{").and_then(|it| it.strip_suffix(b"}"));
    let fields = serde_json::to_vec(&BTreeMap::from(pairs)).map_err(|_| wrong())?;
    let (inner, fields) = inner.zip(fields.strip_prefix(b"{")).ok_or_else(wrong)?;
    let mark: &[u8] = if inner.is_empty() { b"" } else { b"," };
    Ok([b"{", inner, mark, fields].concat().into())
}
