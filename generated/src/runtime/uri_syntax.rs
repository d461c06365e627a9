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
    is_written_with(SEGMENT | set(b"/"), text)
}

/// Whether all characters may stand in a query, and all escapes are whole.
pub(super) fn is_query(text: &str) -> bool {
    is_written_with(SEGMENT | set(b"/?"), text)
}

/// What may stand in the name of a host, escapes aside.
const NAME: u128 = set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    | set(b"0123456789-._~!$&'()*+,;=");

/// The same for a segment of a path.
const SEGMENT: u128 = NAME | set(b":@");

/// A set of ASCII characters: a bit for each of them.
const fn set(mut bytes: &[u8]) -> u128 {
    let mut set = 0;
    while let [first, rest @ ..] = bytes {
        set |= 1 << *first;
        bytes = rest;
    }
    set
}

/// Whether a text has no characters but those of a set, and escapes: a `%` with two hexadecimal digits.
fn is_written_with(set: u128, text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut is_digit = || bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit());
        let fits = match byte {
            b'%' => is_digit() && is_digit(),
            _ => byte.is_ascii() && set >> byte & 1 == 1,
        };
        if !fits {
            return false;
        }
    }
    true
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
    let end = match authority.starts_with('[') {
        true => authority.find(']').map(|last| last + 1),
        false => authority.find(':'),
    };
    match authority.split_at(end.unwrap_or(authority.len())) {
        (host, port) if is_host(host) && is_port(port) => Ok(host),
        _ if authority.contains('@') => Err("must have no user name and no password"),
        _ => Err("must have a valid host, and a port number if any"),
    }
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[') {
        Some(rest) => rest
            .strip_suffix(']')
            .is_some_and(|address| address.parse::<Ipv6Addr>().is_ok()),
        None => is_written_with(NAME, host),
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
