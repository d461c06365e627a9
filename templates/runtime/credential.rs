// What shows the other side who is calling.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use http::{Request, Uri};
use percent_encoding::percent_decode_str;

use super::{InvalidRequest, Secret, UrlWriter};

/// What shows the other side who is calling. `()` is no credential, for calls that need none.
pub trait Credential: Clone + PartialEq + Send + Sync + 'static {
    /// Whether it stands in this parameter of the query.
    fn is_in_query(_: &str) -> bool {
        false
    }

    /// Whether it stands in this field of the body, which is a JSON object or a form.
    fn is_in_body(_: &str) -> bool {
        false
    }

    /// Puts the credential into a request; into its headers marked as sensitive.
    ///
    /// # Errors
    ///
    /// When it cannot stand there. The error names it and does not quote it.
    fn authorize(&self, request: &mut Request<Bytes>) -> Result<(), InvalidRequest>;
}

impl Credential for () {
    fn authorize(&self, _: &mut Request<Bytes>) -> Result<(), InvalidRequest> {
        Ok(())
    }
}

/// Puts a bearer token (RFC 6750) into the headers.
///
/// # Errors
///
/// When the token is empty or has other characters than visible ASCII; a line end that came with a file is a common cause.
pub fn bearer(
    parameter: &'static str,
    token: &str,
    headers: &mut HeaderMap,
) -> Result<(), InvalidRequest> {
    visible(parameter, token)?;
    let value = sensitive(parameter, ["Bearer ", token].concat())?;
    headers.insert(AUTHORIZATION, value);
    Ok(())
}

/// Puts a key into a header of its own.
///
/// # Errors
///
/// As for [`bearer`].
pub fn key_in_header(
    parameter: &'static str,
    key: &str,
    name: &'static str,
    headers: &mut HeaderMap,
) -> Result<(), InvalidRequest> {
    visible(parameter, key)?;
    headers.insert(name, sensitive(parameter, key.to_owned())?);
    Ok(())
}

/// Puts a key into the query, in place of one that is there already, as in a URL that came from an answer.
///
/// # Errors
///
/// When the key is empty.
pub fn key_in_query(
    parameter: &'static str,
    key: &str,
    name: &'static str,
    url: &mut Uri,
) -> Result<(), InvalidRequest> {
    let wrong = |problem| InvalidRequest::new(parameter, problem);
    let target = url.path_and_query().map_or("/", |it| it.as_str());
    let mut target = UrlWriter::target(&without(name, target));
    target
        .pair(name, key)
        .map_err(|_| wrong("must not be empty"))?;
    let mut parts = url.clone().into_parts();
    let target = target.into_text().try_into();
    parts.path_and_query = Some(target.map_err(|_| wrong("must fit in a URL"))?);
    *url = Uri::from_parts(parts).map_err(|_| wrong("must fit in a URL"))?;
    Ok(())
}

/// The target of a request without the parameters of this name.
fn without(name: &str, target: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let is_other = |pair: &&str| {
        let (key, _) = pair.split_once('=').unwrap_or((pair, ""));
        !pair.is_empty() && !percent_decode_str(key).eq(name.bytes())
    };
    let others: Vec<_> = query.split('&').filter(is_other).collect();
    match others.is_empty() {
        true => path.to_owned(),
        false => [path, &others.join("&")].join("?"),
    }
}

/// A name and a password (RFC 7617). `Debug` hides both.
#[derive(Clone, PartialEq, Eq)]
pub struct BasicCredential {
    user: Secret,
    password: Secret,
}

impl BasicCredential {
    /// A name, which has no colon, and a password.
    pub fn new(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            user: Secret::from(user.into()),
            password: Secret::from(password.into()),
        }
    }
}

impl Credential for BasicCredential {
    fn authorize(&self, request: &mut Request<Bytes>) -> Result<(), InvalidRequest> {
        let (user, password) = (self.user.expose(), self.password.expose());
        if user.contains(':') {
            return Err(InvalidRequest::new("user", "must have no colon"));
        }
        let encoded = STANDARD.encode(format!("{user}:{password}"));
        let value = sensitive("password", format!("Basic {encoded}"))?;
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(())
    }
}

impl fmt::Debug for BasicCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BasicCredential(…)")
    }
}

fn visible(parameter: &'static str, text: &str) -> Result<(), InvalidRequest> {
    let problem = match text {
        "" => "must not be empty",
        _ if !text.bytes().all(|byte| byte.is_ascii_graphic()) => {
            "must be visible ASCII characters only, without spaces and line ends"
        }
        _ => return Ok(()),
    };
    Err(InvalidRequest::new(parameter, problem))
}

fn sensitive(parameter: &'static str, text: String) -> Result<HeaderValue, InvalidRequest> {
    let value = HeaderValue::try_from(text);
    let mut value = value.map_err(|_| InvalidRequest::new(parameter, "must fit in a header"))?;
    value.set_sensitive(true);
    Ok(value)
}
