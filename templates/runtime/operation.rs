// One call of an API as plain data, and the way from it to HTTP and back.

use bytes::Bytes;
use http::{Method, Request, Response};

use super::{
    AnswerError, BaseUrl, Credential, DecodeError, Error, InvalidRequest, RequestParts, StatusError,
};

/// One call of an API, as plain data.
///
/// It holds neither a client nor a credential, so it can be stored, compared and sent twice.
/// Implement it for an endpoint that this crate does not have, and the clients of this crate will send it.
///
/// [`to_http`](Operation::to_http) and [`from_http`](Operation::from_http) are the whole call without any input or output in between.
pub trait Operation {
    /// What the answer holds.
    type Output;

    /// What shows who is calling. The handles send the call whose credential is one, or becomes one.
    type Auth: Credential;

    /// What is the same for all calls.
    const INFO: OperationInfo;

    /// Checks the parameters against the rules of the API. [`CallOptions::unchecked`](super::CallOptions::unchecked) leaves it out.
    ///
    /// # Errors
    ///
    /// When a parameter breaks a rule.
    fn check(&self) -> Result<(), InvalidRequest> {
        Ok(())
    }

    /// Makes what is to be sent.
    ///
    /// # Errors
    ///
    /// When a parameter cannot be sent where it stands.
    fn request(&self) -> Result<RequestParts, InvalidRequest>;

    /// Reads an answer whose status says success.
    ///
    /// # Errors
    ///
    /// When the body is not what it should be.
    fn answer(response: &Response<Bytes>) -> Result<Self::Output, DecodeError>;

    /// The request as it goes over the wire; only the user agent is missing.
    ///
    /// `Debug` of an `http::Request` hides the credential, but it shows URL and body, and they may hold secrets too.
    ///
    /// # Errors
    ///
    /// When a parameter or the credential cannot be sent.
    fn to_http(
        &self,
        base: &BaseUrl,
        credential: &Self::Auth,
    ) -> Result<Request<Bytes>, InvalidRequest> {
        self.check()?;
        let mut request = self.request()?.to_http(&Self::INFO, base)?;
        credential.authorize(&mut request)?;
        Ok(request)
    }

    /// What a response means.
    ///
    /// # Errors
    ///
    /// [`Error::Status`] when the status is not one of success, and [`Error::Decode`] when the body is not what it should be.
    fn from_http(response: Response<Bytes>) -> Result<Self::Output, Error> {
        let name = Self::INFO.name;
        if !response.status().is_success() {
            return Err(StatusError::new(name, response).into());
        }
        Self::answer(&response).map_err(|problem| AnswerError::new(name, problem, response).into())
    }
}

/// What is the same for all calls of one operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The name, for messages.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path, as it is documented.
    pub path: &'static str,
    /// How far it can be relied on.
    pub stability: Stability,
    /// Whether it may be sent again when nobody knows whether it took effect, since a repeat does no harm.
    pub repeatable: bool,
    /// The headers that every request has, as names and values.
    pub headers: &'static [(&'static str, &'static str)],
}

/// How far an operation can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stability {
    /// Experimental: it may change or go.
    Alpha,
    /// Not released yet: it may still change.
    Prerelease,
    /// The interface is fixed, the service is being watched.
    Beta,
    /// It stays as it is.
    Stable,
}

impl OperationInfo {
    /// A stable operation without headers of its own. It is repeatable where HTTP says so of the method.
    pub const fn new(name: &'static str, method: Method, path: &'static str) -> Self {
        let repeatable = matches!(
            method,
            Method::GET | Method::HEAD | Method::PUT | Method::DELETE
        );
        Self {
            name,
            method,
            path,
            stability: Stability::Stable,
            repeatable,
            headers: &[],
        }
    }

    /// An operation with the method `GET`.
    pub const fn get(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Method::GET, path)
    }

    /// An operation with the method `POST`.
    pub const fn post(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Method::POST, path)
    }

    /// An operation with the method `PUT`.
    pub const fn put(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Method::PUT, path)
    }

    /// An operation with the method `PATCH`.
    pub const fn patch(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Method::PATCH, path)
    }

    /// An operation with the method `DELETE`.
    pub const fn delete(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Method::DELETE, path)
    }

    /// Sets how far it can be relied on.
    #[must_use]
    pub const fn stability(mut self, stability: Stability) -> Self {
        self.stability = stability;
        self
    }

    /// Sets whether it may be sent again when nobody knows whether it took effect.
    #[must_use]
    pub const fn repeatable(mut self, repeatable: bool) -> Self {
        self.repeatable = repeatable;
        self
    }

    /// Sets the headers that every request has.
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }
}

/// An answer, as it comes from a transport. Its `Debug` is that of `http::Response` and shows all of it: take care where it goes.
pub type HttpResponse = Response<Bytes>;
