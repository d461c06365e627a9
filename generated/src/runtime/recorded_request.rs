// A request that a script was sent.

use std::fmt;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_LENGTH};
use http::{HeaderMap, Method, Request, Uri};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client_credential::is_form;
use super::mismatch::{Mismatch, difference, differences};
use super::{Credential, DecodeError, InvalidRequest, Operation, OperationInfo, json};

/// A request that a `Script` was sent.
///
/// `Debug` shows it, so that a test that fails can tell what was sent. It hides the headers that are marked as secrets,
/// and shows URL and body: give your tests no real secrets.
#[derive(Clone)]
pub struct RecordedRequest {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl RecordedRequest {
    pub(super) fn new(request: Request<Bytes>) -> Self {
        let (mut head, body) = request.into_parts();
        if let Some(value) = head.headers.get_mut(AUTHORIZATION) {
            value.set_sensitive(true);
        }
        Self {
            method: head.method,
            uri: head.uri,
            headers: head.headers,
            body,
        }
    }

    /// What an operation sends, to no server in particular and without a credential.
    pub(super) fn of<O: Operation>(operation: &O) -> Result<Self, Mismatch> {
        let parts = operation.request();
        let parts = parts.and_then(|parts| parts.to_http(&O::INFO, &parts.any_base()?));
        parts
            .map(Self::new)
            .map_err(|error| unsendable::<O>(&error))
    }

    /// Whether it is a call of this operation, by method and path, as `request.is::<GetLamp>()`.
    pub fn is<O: Operation>(&self) -> bool {
        self.is_call(&O::INFO)
    }

    /// Requires that it is what this operation sends: method, path, query, headers, and the same JSON however it is laid
    /// out. What shows who is calling does not count, nor do headers that the operation does not set.
    ///
    /// # Errors
    ///
    /// When it is something else. The error names each part that differs.
    pub fn verify<O: Operation>(&self, operation: &O) -> Result<(), Mismatch> {
        match &Self::of(operation)?.differences::<O>(self)[..] {
            [] => Ok(()),
            lines => {
                let name = O::INFO.name;
                let what = format!("the request is not the `{name}` that was expected");
                Err(Mismatch::new(what, lines))
            }
        }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The URL.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// The parameters of the query in their order, without their escapes.
    pub fn query(&self) -> Vec<(String, String)> {
        let pieces = self.uri.query().unwrap_or_default().split('&');
        let pieces = pieces.filter(|piece| !piece.is_empty());
        let pairs = pieces.map(|piece| piece.split_once('=').unwrap_or((piece, "")));
        pairs
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect()
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The value of a header, if there is one and it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The token of `Authorization: Bearer …`.
    pub fn bearer(&self) -> Option<&str> {
        self.header(AUTHORIZATION.as_str())?.strip_prefix("Bearer ")
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as text. Bytes that are no UTF-8 are replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// When it is something else.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        json::read(&self.body, None)
    }

    /// The base URL may have a path of its own. A segment with a parameter stands for any.
    pub(super) fn is_call(&self, info: &OperationInfo) -> bool {
        let mut segments = self.uri.path().rsplit('/');
        let mut documented = info.path.trim_start_matches('/').rsplit('/');
        let is_same = |it: &str| {
            let segment = segments.next();
            segment.is_some_and(|segment| segment == it || it.contains('{'))
        };
        self.method == info.method && documented.all(is_same)
    }

    /// Method, path and query.
    pub(super) fn call(&self) -> String {
        let target = self.uri.path_and_query().map_or("/", |it| it.as_str());
        format!("{} {target}", self.method)
    }

    /// Whether another request has the method, path and query that this call of `O` has.
    pub(super) fn is_called_as<O: Operation>(&self, other: &Self) -> bool {
        let mut query = other.query();
        query.retain(|(name, _)| !O::Auth::is_in_query(name));
        self.method == other.method
            && other.uri.path().ends_with(self.uri.path())
            && query == self.query()
    }

    /// How another request differs from this call of `O`, a line for each part.
    pub(super) fn differences<O: Operation>(&self, other: &Self) -> Vec<String> {
        let call = match self.is_called_as::<O>(other) {
            true => None,
            false => Some(difference("call", &self.call(), &other.call())),
        };
        // The length follows from the body.
        let headers = self.headers.keys().filter(|name| **name != CONTENT_LENGTH);
        let headers = headers.filter_map(|name| {
            let values = [self, other].map(|it| it.header(name.as_str()).unwrap_or("nothing"));
            let [expected, got] = values;
            (expected != got).then(|| difference(name.as_str(), expected, got))
        });
        let (expected, got) = (self.value::<O::Auth>(), other.value::<O::Auth>());
        let body = differences("body", expected.as_ref(), got.as_ref());
        call.into_iter().chain(headers).chain(body).collect()
    }

    /// The body, without what shows who is calling.
    pub(super) fn body_without<C: Credential>(&self) -> Bytes {
        if is_form(&self.headers) {
            let text = self.text();
            let pairs = text.split('&');
            let name = |pair: &str| decoded(pair.split_once('=').unwrap_or((pair, "")).0);
            let others: Vec<&str> = pairs.filter(|it| !C::is_in_body(&name(it))).collect();
            return others.join("&").into();
        }
        match self.json() {
            Ok(Value::Object(mut fields)) => {
                fields.retain(|name, _| !C::is_in_body(name));
                Value::Object(fields).to_string().into()
            }
            _ => self.body.clone(),
        }
    }

    /// The body as JSON, without what shows who is calling; what is something else counts as a text.
    fn value<C: Credential>(&self) -> Option<Value> {
        let body = self.body_without::<C>();
        let text = || String::from_utf8_lossy(&body).into();
        match body.is_empty() {
            true => None,
            false => Some(json::read(&body, None).unwrap_or_else(|_| text())),
        }
    }
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("method", &self.method)
            .field("uri", &self.uri)
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}

/// That an operation cannot be sent.
pub(super) fn unsendable<O: Operation>(error: &InvalidRequest) -> Mismatch {
    let name = O::INFO.name;
    Mismatch::new(format!("`{name}` cannot be sent: {error}"), &[])
}
