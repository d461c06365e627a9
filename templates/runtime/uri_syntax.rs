// How a URI is written, as RFC 3986 says.
//
// Nothing is ever rewritten here: a text is either a URI as it stands, or the rule that it breaks is told.

use std::net::Ipv6Addr;

/// The parts of an absolute URI, as they are written.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// What stands before the first colon.
    pub scheme: &'a str,
    /// The host, with the brackets of an IPv6 address; empty where there is no authority.
    pub host: &'a str,
    /// Host and port; empty where there is no authority.
    pub authority: &'a str,
    /// The path; it may be empty.
    pub path: &'a str,
    /// What stands after the first question mark, if there is one.
    pub query: Option<&'a str>,
    /// What stands after the `#`, if there is one.
    pub fragment: Option<&'a str>,
}

impl Parts<'_> {
    /// Path and query, as a request asks a server for them.
    pub fn target(&self) -> String {
        let path = match self.path {
            "" => "/",
            path => path,
        };
        match self.query {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        }
    }

    /// The port, if there is one.
    pub fn port(&self) -> Option<u16> {
        let port = self.authority.strip_prefix(self.host)?;
        port.strip_prefix(':')?.parse().ok()
    }
}

/// Takes an absolute URI apart.
///
/// # Errors
///
/// The rule that it breaks, as the end of a sentence: "must be …".
pub fn absolute(text: &str) -> Result<Parts<'_>, &'static str> {
    let (scheme, rest) = text.split_once(':').ok_or(NOT_ABSOLUTE)?;
    if !is_scheme(scheme) {
        return Err(NOT_ABSOLUTE);
    }
    let (authority, rest) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())),
        None => ("", rest),
    };
    let host = host(authority)?;
    let (path, rest) = run(in_path, rest);
    let (query, rest) = marked('?', rest);
    let (fragment, rest) = marked('#', rest);
    match rest {
        _ if host.is_empty() && is_web(scheme) => Err("must name a host"),
        "" => Ok(Parts {
            scheme,
            host,
            authority,
            path,
            query,
            fragment,
        }),
        _ => Err("must have no characters that a URI cannot have; escape them with `%`"),
    }
}

/// Whether a text is a path that begins with a slash, with a query or without one.
pub fn is_target(text: &str) -> bool {
    let (path, rest) = run(in_path, text);
    let (_, rest) = marked('?', rest);
    path.starts_with('/') && rest.is_empty()
}

/// Whether all characters may stand in a query, and all escapes are whole.
pub fn is_query(text: &str) -> bool {
    is_run(in_query, text)
}

/// What may stand in the name of a host, beside escapes.
fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&'..=b',' | b';' | b'='
        )
}

/// The same for a path.
fn in_path(byte: u8) -> bool {
    in_name(byte) || matches!(byte, b':' | b'@' | b'/')
}

/// The same for a query or a fragment.
fn in_query(byte: u8) -> bool {
    in_path(byte) || byte == b'?'
}

/// Splits a text before the first character that is not allowed, and no part of a whole escape.
fn run(is_allowed: impl Fn(u8) -> bool, text: &str) -> (&str, &str) {
    let is_digit = u8::is_ascii_hexdigit;
    let mut rest = text.as_bytes();
    loop {
        let end = rest.iter().position(|byte| !is_allowed(*byte));
        let (_, odd) = rest.split_at(end.unwrap_or(rest.len()));
        rest = match odd {
            [b'%', a, b, after @ ..] if is_digit(a) && is_digit(b) => after,
            _ => return text.split_at(text.len() - odd.len()),
        };
    }
}

fn is_run(is_allowed: impl Fn(u8) -> bool, text: &str) -> bool {
    let (_, rest) = run(is_allowed, text);
    rest.is_empty()
}

/// What follows a mark as far as it may stand in a query, if the text begins with that mark; and the rest of the text.
fn marked(mark: char, text: &str) -> (Option<&str>, &str) {
    match text.strip_prefix(mark) {
        Some(text) => {
            let (marked, rest) = run(in_query, text);
            (Some(marked), rest)
        }
        None => (None, text),
    }
}

const NOT_ABSOLUTE: &str = "must be an absolute URI, beginning with a scheme such as `https:`";

fn is_web(scheme: &str) -> bool {
    ["http", "https"]
        .iter()
        .any(|web| web.eq_ignore_ascii_case(scheme))
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
        None => is_run(in_name, host),
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
