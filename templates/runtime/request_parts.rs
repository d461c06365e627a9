// What differs from one call of an operation to the next.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request};
use serde::Serialize;

use super::parameter::Parameter;
use super::{BaseUrl, InvalidRequest, Multipart, OperationInfo, Uri, UrlWriter};

/// What differs from one call of an operation to the next: the target, which is path and query, the headers and the body.
///
/// It has no `Debug`, since the body may hold a secret.
#[derive(Clone, PartialEq)]
pub struct RequestParts {
    target: Target,
    headers: Vec<(&'static str, HeaderValue)>,
    body: Bytes,
}

/// Where a request goes.
#[derive(Clone, PartialEq)]
enum Target {
    /// Path and query, which the client puts after its host.
    Here(Cow<'static, str>),
    /// A URL that the other side named.
    At(Uri),
}

impl RequestParts {
    /// A request without a body.
    pub fn empty(target: impl Into<Cow<'static, str>>) -> Self {
        Self {
            target: Target::Here(target.into()),
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    /// A request with a JSON body.
    ///
    /// # Errors
    ///
    /// When JSON cannot express the body.
    pub fn json(
        target: impl Into<Cow<'static, str>>,
        body: &(impl Serialize + ?Sized),
    ) -> Result<Self, InvalidRequest> {
        match serde_json::to_vec(body) {
            Ok(body) => Ok(Self {
                body: body.into(),
                ..Self::empty(target)
            }),
            Err(_) => Err(InvalidRequest::new("body", "must be expressible as JSON")),
        }
    }

    /// A request whose body is a form.
    pub(in super::super) fn form(target: impl Into<Cow<'static, str>>, form: UrlWriter) -> Self {
        let content_type = HeaderValue::from_static("application/x-www-form-urlencoded");
        Self {
            headers: vec![("content-type", content_type)],
            body: form.into_text().into(),
            ..Self::empty(target)
        }
    }

    /// A request whose body is in parts.
    ///
    /// # Errors
    ///
    /// When what stands between the parts does not fit in a header.
    pub(in super::super) fn multipart(
        target: impl Into<Cow<'static, str>>,
        form: Multipart,
    ) -> Result<Self, InvalidRequest> {
        let (boundary, body) = form.into_body();
        let content_type = format!("multipart/form-data; boundary={boundary}");
        let content_type = HeaderValue::try_from(content_type);
        let wrong = |_| InvalidRequest::new("body", "must fit in a request");
        Ok(Self {
            headers: vec![("content-type", content_type.map_err(wrong)?)],
            body,
            ..Self::empty(target)
        })
    }

    /// A request whose body is sent as it is.
    pub(in super::super) fn raw(
        target: impl Into<Cow<'static, str>>,
        content_type: &'static str,
        body: impl Into<Bytes>,
    ) -> Self {
        Self {
            headers: vec![("content-type", HeaderValue::from_static(content_type))],
            body: body.into(),
            ..Self::empty(target)
        }
    }

    /// The same, sent to a URL that the other side named, such as the one of a next page.
    ///
    /// It has to be at the host that the client calls, so that no credential goes elsewhere. Another one is refused
    /// before anything is sent.
    #[must_use]
    pub fn at(self, url: &Uri) -> Self {
        let target = Target::At(url.clone());
        Self { target, ..self }
    }

    /// The same with a header.
    ///
    /// # Errors
    ///
    /// When the value cannot stand in a header. It is not quoted.
    pub fn header(
        mut self,
        name: &'static str,
        value: &(impl Parameter + ?Sized),
    ) -> Result<Self, InvalidRequest> {
        let Ok(mut value) = HeaderValue::try_from(&*value.text()) else {
            return Err(InvalidRequest::new(name, "must fit in a header"));
        };
        value.set_sensitive(true);
        self.headers.push((name, value));
        Ok(self)
    }

    /// The same with a header, if there is a value.
    ///
    /// # Errors
    ///
    /// When the value cannot stand in a header. It is not quoted.
    pub fn optional_header(
        self,
        name: &'static str,
        value: Option<&(impl Parameter + ?Sized)>,
    ) -> Result<Self, InvalidRequest> {
        match value {
            Some(value) => self.header(name, value),
            None => Ok(self),
        }
    }

    /// A server that the request can go to: the one that it names, or else none in particular.
    pub(super) fn any_base(&self) -> Result<BaseUrl, InvalidRequest> {
        match &self.target {
            Target::Here(_) => BaseUrl::https("https://server.invalid"),
            Target::At(url) => BaseUrl::of(url),
        }
    }

    /// The request without a credential and a user agent.
    pub(super) fn to_http(
        &self,
        info: &OperationInfo,
        base: &BaseUrl,
    ) -> Result<Request<Bytes>, InvalidRequest> {
        let url = match &self.target {
            Target::Here(target) => base.joined(target.clone())?,
            Target::At(url) => base.at(url)?,
        };
        let mut request = Request::new(self.body.clone());
        // Room for all headers of a usual request, so that the map need not grow.
        *request.headers_mut() = HeaderMap::with_capacity(8);
        *request.method_mut() = info.method.clone();
        *request.uri_mut() = url;
        let mut is_typed = self.body.is_empty();
        for (name, value) in info.headers {
            is_typed |= name.eq_ignore_ascii_case(CONTENT_TYPE.as_str());
            insert(request.headers_mut(), name, value)?;
        }
        if !is_typed {
            // Of all bodies, those in JSON alone do not name their type.
            let json = HeaderValue::from_static("application/json");
            request.headers_mut().insert(CONTENT_TYPE, json);
        }
        for (name, value) in &self.headers {
            let name = HeaderName::try_from(*name)
                .map_err(|_| InvalidRequest::new(*name, "must be a header with a valid name"))?;
            request.headers_mut().insert(name, value.clone());
        }
        if let Some(length) = content_length(&info.method, request.body()) {
            request.headers_mut().insert(CONTENT_LENGTH, length);
        }
        Ok(request)
    }
}

/// Says the length also where it is zero, unless the method has no body by its meaning.
fn content_length(method: &Method, body: &Bytes) -> Option<HeaderValue> {
    let bodiless = !matches!(*method, Method::POST | Method::PUT | Method::PATCH);
    match bodiless && body.is_empty() {
        true => None,
        false => Some(body.len().into()),
    }
}

fn insert(
    headers: &mut HeaderMap,
    name: &'static str,
    value: &'static str,
) -> Result<(), InvalidRequest> {
    let wrong = || InvalidRequest::new(name, "must be a header with a valid name and value");
    let name = HeaderName::try_from(name).map_err(|_| wrong())?;
    let value = HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes()));
    headers.insert(name, value.map_err(|_| wrong())?);
    Ok(())
}
