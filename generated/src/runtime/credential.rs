// What shows the other side who is calling.

use http::header::{AUTHORIZATION, HeaderMap, HeaderValue};

use super::InvalidRequest;

/// What shows the other side who is calling.
pub trait Credential: Clone + PartialEq + Send + Sync + 'static {
    /// Puts the credential into the headers of a request, marked as sensitive.
    ///
    /// # Errors
    ///
    /// When it cannot stand in a header. The error names it and does not quote it.
    fn authorize(&self, headers: &mut HeaderMap) -> Result<(), InvalidRequest>;
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
    let problem = match token {
        "" => Err("must not be empty"),
        _ if !token.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Err("must be visible ASCII characters only, without spaces and line ends")
        }
        _ => HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| "must fit in a header"),
    };
    let mut value = problem.map_err(|problem| InvalidRequest::new(parameter, problem))?;
    value.set_sensitive(true);
    headers.insert(AUTHORIZATION, value);
    Ok(())
}
