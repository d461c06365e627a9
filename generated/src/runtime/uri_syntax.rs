// How a URI is written, as RFC 3986 says.
//
// Nothing is ever rewritten here: a text is either a URI as it stands, or the rule that it breaks is told.

use std::net::Ipv6Addr;

/// The parts of an absolute URI, as they are written.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    /// What stands before the first colon.
    pub(super) scheme: &'a str,
    /// The host, with the brackets of an IPv6 address; empty where there is no authority.
    pub(super) host: &'a str,
    /// Host and port; empty where there is no authority.
    pub(super) authority: &'a str,
    /// The path; it may be empty.
    pub(super) path: &'a str,
    /// What stands after the first question mark, if there is one.
    pub(super) query: Option<&'a str>,
    /// What stands after the `#`, if there is one.
    pub(super) fragment: Option<&'a str>,
}

/// Takes an absolute URI apart.
///
/// # Errors
///
/// The rule that it breaks, as the end of a sentence: "must be …".
pub(super) fn absolute(text: &str) -> Result<Parts<'_>, &'static str> {
    let (scheme, rest) = text.split_once(':').ok_or(NOT_ABSOLUTE)?;
    if !is_scheme(scheme) {
        return Err(NOT_ABSOLUTE);
    }
    let (rest, fragment) = cut(rest, '#');
    let (rest, query) = cut(rest, '?');
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let parts = Parts {
        scheme,
        host: host(authority)?,
        authority,
        path,
        query,
        fragment,
    };
    check(parts)
}

/// Whether all characters may stand in a path, and all escapes are whole.
pub(super) fn is_path(text: &str) -> bool {
    text.bytes()
        .all(|byte| is_path_byte(byte) || byte == b'/' || byte == b'%')
        && escapes_are_whole(text)
}

/// Whether all characters may stand in a query, and all escapes are whole.
pub(super) fn is_query(text: &str) -> bool {
    text.bytes()
        .all(|byte| is_path_byte(byte) || matches!(byte, b'/' | b'?' | b'%'))
        && escapes_are_whole(text)
}

/// Whether two hexadecimal digits follow every `%`.
fn escapes_are_whole(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let digits = rest.bytes().take(2);
        digits.filter(u8::is_ascii_hexdigit).count() == 2
    })
}

const NOT_ABSOLUTE: &str = "must be an absolute URI, beginning with a scheme such as `https:`";

/// Splits at the first `mark`, which belongs to neither side.
fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn check(parts: Parts<'_>) -> Result<Parts<'_>, &'static str> {
    let web = ["http", "https"]
        .iter()
        .any(|scheme| scheme.eq_ignore_ascii_case(parts.scheme));
    let texts = [parts.query, parts.fragment];
    match () {
        () if web && parts.host.is_empty() => Err("must name a host"),
        () if !is_path(parts.path) || !texts.into_iter().flatten().all(is_query) => {
            Err("must have no characters that a URI cannot have; escape them with `%`")
        }
        () => Ok(parts),
    }
}

fn is_scheme(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(rest)
}

/// The host of an authority, which must have no user info.
fn host(authority: &str) -> Result<&str, &'static str> {
    if authority.contains('@') {
        return Err("must have no user name and no password");
    }
    let (host, port) = match authority.rfind(']') {
        Some(_) => authority.split_at(authority.rfind("]:").map_or(authority.len(), |at| at + 1)),
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    match is_host(host) && is_port(port) {
        true => Ok(host),
        false => Err("must have a valid host, and a port number if any"),
    }
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[') {
        Some(rest) => rest
            .strip_suffix(']')
            .is_some_and(|address| address.parse::<Ipv6Addr>().is_ok()),
        None => {
            host.bytes().all(|byte| is_path_byte(byte) || byte == b'%') && escapes_are_whole(host)
        }
    }
}

/// A port with its colon, or nothing.
fn is_port(port: &str) -> bool {
    match port.strip_prefix(':') {
        Some(digits) => {
            digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse::<u16>().is_ok()
        }
        None => port.is_empty(),
    }
}

/// What may stand in a segment of a path, escapes aside.
fn is_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte)
}
