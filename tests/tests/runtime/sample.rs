//! A small API, as generated code would write it.

use std::sync::LazyLock;

use bytes::Bytes;
use http::{Method, Request, Response};
use serde::{Deserialize, Serialize};

use crate::runtime::union::union;
use crate::runtime::{
    Credential, DecodeError, Decoded, InvalidRequest, Keys, Operation, OperationInfo, RawJson,
    RequestParts, Secret, Union, Uri, bearer, json, ruled,
};

/// A text that no message may ever show.
pub(crate) const CANARY: &str = "cAnArY-7f3a";

#[derive(Clone, PartialEq)]
pub(crate) struct Token(Secret);

impl Token {
    pub(crate) fn new(text: &str) -> Self {
        Self(Secret::from(text))
    }
}

impl Credential for Token {
    fn authorize(&self, request: &mut Request<Bytes>) -> Result<(), InvalidRequest> {
        bearer("access_token", self.0.expose(), request.headers_mut())
    }
}

/// The keys of a handle that has the token `TOKEN`.
pub(crate) static KEYS: LazyLock<Keys<Token>> = LazyLock::new(|| Keys::Fixed(Token::new("TOKEN")));

const HEADERS: &[(&str, &str)] = &[
    ("accept", "application/json"),
    ("content-type", "application/json; charset=utf-8"),
];

#[derive(Serialize)]
pub(crate) struct Ask {
    pub(crate) redirect_uri: Uri,
}

impl Ask {
    pub(crate) fn new() -> Self {
        Self {
            redirect_uri: Uri::from("http://www.example.com"),
        }
    }
}

#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Page {
    pub(crate) url: Uri,
}

impl Operation for Ask {
    type Output = Page;
    type Auth = Token;
    const INFO: OperationInfo =
        OperationInfo::new("ask", Method::POST, "/v1/asks").headers(HEADERS);

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        ruled::check("redirect_uri", &self.redirect_uri)?;
        RequestParts::json(Self::INFO.path, self)
    }

    fn answer(response: &Response<Bytes>) -> Result<Page, DecodeError> {
        json::enveloped("ask", response)
    }
}

/// The same as [`Ask`], and a repeat does no harm.
pub(crate) struct AskAgain;

impl Operation for AskAgain {
    type Output = Page;
    type Auth = Token;
    const INFO: OperationInfo = Ask::INFO.repeatable(true);

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        Ask::new().request()
    }

    fn answer(response: &Response<Bytes>) -> Result<Page, DecodeError> {
        Ask::answer(response)
    }
}

/// An operation that sends no body and awaits none.
pub(crate) struct Poke;

impl Operation for Poke {
    type Output = ();
    type Auth = Token;
    const INFO: OperationInfo =
        OperationInfo::new("poke", Method::POST, "/v1/pokes").headers(HEADERS);

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        Ok(RequestParts::empty(Self::INFO.path))
    }

    fn answer(response: &Response<Bytes>) -> Result<(), DecodeError> {
        json::ignored(response)
    }
}

/// An operation that sends the request of its choice.
pub(crate) struct Raw {
    pub(crate) path: &'static str,
}

impl Operation for Raw {
    type Output = RawJson;
    type Auth = Token;
    const INFO: OperationInfo = OperationInfo::new("raw", Method::GET, "");

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        Ok(RequestParts::empty(self.path))
    }

    fn answer(response: &Response<Bytes>) -> Result<RawJson, DecodeError> {
        json::whole(response)
    }
}

/// A union that is told apart by presence.
#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    Redirect { url: Uri },
    Accepted {},
    Unrecognized(RawJson),
}

impl Union for Outcome {
    fn of(raw: RawJson) -> Decoded<Self> {
        match raw.fields(["url", "accepted"])? {
            [Some(url), None] => Ok(Self::Redirect { url: url.read()? }),
            [None, Some(accepted)] if accepted.is(true) => Ok(Self::Accepted {}),
            _ => Ok(Self::Unrecognized(raw)),
        }
    }
}

union!(Outcome);

pub(crate) fn response(status: u16, body: &'static str) -> Response<Bytes> {
    Response::builder()
        .status(status)
        .header("content-type", "application/json; charset=utf-8")
        .body(Bytes::from_static(body.as_bytes()))
        .unwrap()
}
