//! What a text of the spec may consist of, where it goes to a place with rules of its own.

use crate::name;

/// Rust's own crates, what cargo keeps to itself, and what every client depends on.
const TAKEN: [&str; 32] = [
    "alloc",
    "build",
    "bytes",
    "core",
    "deps",
    "examples",
    "futures_core",
    "gen",
    "hmac",
    "http",
    "http_body_util",
    "hyper",
    "hyper_rustls",
    "hyper_util",
    "incremental",
    "percent_encoding",
    "proc_macro",
    "reqwest",
    "rustls",
    "rustls_native_certs",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "sha2",
    "std",
    "test",
    "tokio",
    "tower",
    "tracing",
    "ureq",
    "webpki_roots",
    "zeroize",
];

/// A package name, as cargo takes it.
pub(crate) fn is_crate_name(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|it: char| it.is_ascii_lowercase())
        && text
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-' || it == '_')
        && !TAKEN.contains(&text.replace('-', "_").as_str())
        && !name::is_keyword(&text.replace('-', "_"))
}

/// Three numbers and no more, since neither a pre-release nor a build is a version of an API.
pub(crate) fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |it: &&str| {
        it.parse::<u32>()
            .is_ok_and(|number| number.to_string() == **it)
    };
    parts.len() == 3 && parts.iter().all(number)
}

/// An SPDX expression: names with `AND`, `OR` or `WITH` between them, and brackets. Which names there are is not asked.
pub(crate) fn is_license(text: &str) -> bool {
    let text = text.replace('(', " ( ").replace(')', " ) ");
    let (mut open, mut is_name_due) = (0_usize, true);
    for word in text.split(' ').filter(|it| !it.is_empty()) {
        match word {
            "(" if is_name_due => open += 1,
            ")" if !is_name_due && open > 0 => open -= 1,
            "AND" | "OR" | "WITH" if !is_name_due => is_name_due = true,
            name if is_name_due && is_license_name(name) => is_name_due = false,
            _ => return false,
        }
    }
    open == 0 && !is_name_due
}

fn is_license_name(text: &str) -> bool {
    let is_operator = matches!(text, "AND" | "OR" | "WITH");
    !is_operator
        && text.starts_with(|it: char| it.is_ascii_alphanumeric())
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "-.+".contains(it))
}

/// A keyword, as crates.io takes it.
pub(crate) fn is_keyword(text: &str) -> bool {
    text.len() <= 20
        && text.starts_with(|it: char| it.is_ascii_alphanumeric())
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "-_+".contains(it))
}

/// The alphabet of the categories of crates.io.
pub(crate) fn is_category(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|it| it.is_ascii_lowercase() || "-:".contains(it))
}

/// A token of RFC 9110.
pub(crate) fn is_header_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it))
}

/// Headers that the client makes itself, or that frame the message. A spec that set them could smuggle.
pub(crate) fn is_own_header(lower: &str) -> bool {
    let own = [
        "accept-encoding",
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "cookie",
        "expect",
        "host",
        "http2-settings",
        "keep-alive",
        "range",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
    ];
    own.contains(&lower) || lower.starts_with("proxy-")
}

/// Visible ASCII, with single blanks inside.
pub(crate) fn is_header_value(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && text.chars().all(|it| it == ' ' || it.is_ascii_graphic())
}

/// A host as it stands in a certificate: small letters, no scheme, no port, no user.
pub(crate) fn is_host(text: &str) -> bool {
    let label = |it: &str| {
        !it.is_empty()
            && it.len() <= 63
            && !it.starts_with('-')
            && !it.ends_with('-')
            && it
                .chars()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

/// A path from the root: segments of characters that RFC 3986 leaves as they are, none of them `.` or `..`.
///
/// The last may be empty: `/v1/lamps/` is another path than `/v1/lamps`.
pub(crate) fn is_path(text: &str) -> bool {
    let segment = |it: &str| {
        it != "."
            && it != ".."
            && it
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(it))
    };
    text.starts_with('/') && !text.contains("//") && text.split('/').all(segment)
}

/// The URL of a page for people.
pub(crate) fn is_web_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_alphanumeric()))
        && text
            .chars()
            .all(|it| it.is_ascii_graphic() && !"\"<>\\^`{|}".contains(it))
}

/// A key of JSON, or a parameter of a query.
pub(crate) fn is_wire_key(text: &str) -> bool {
    !text.is_empty() && text.len() <= 256 && !text.chars().any(char::is_control)
}

/// A parameter of a query that needs no escape.
pub(crate) fn is_query_key(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 256
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "-._~".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each(is_right: fn(&str) -> bool, right: &[&str], wrong: &[&str]) {
        for text in right {
            assert!(is_right(text), "`{text}` is refused");
        }
        for text in wrong {
            assert!(!is_right(text), "`{text}` is taken");
        }
    }

    #[test]
    fn names_of_crates_begin_with_a_small_letter_and_are_not_taken() {
        let longest = "a".repeat(64);
        let longer = "a".repeat(65);
        each(
            is_crate_name,
            &["lamp", "lamp-2_b", &longest],
            &[
                "",
                "2lamp",
                "-lamp",
                "Lamp",
                "laMp",
                "lamp.b",
                "serde-json",
                "fn",
                &longer,
            ],
        );
    }

    #[test]
    fn licences_are_names_with_operators_between_them() {
        each(
            is_license,
            &[
                "MIT",
                "MIT OR Apache-2.0",
                "(MIT OR Apache-2.0) AND GPL-2.0+",
                "Apache-2.0 WITH LLVM-exception OR ((ISC))",
                " MIT ",
            ],
            &[
                "",
                " ",
                "()",
                "MIT OR",
                "OR MIT",
                "MIT Apache-2.0",
                "MIT or Apache-2.0",
                "MIT/Apache-2.0",
                "MIT OR AND ISC",
                "(MIT",
                "MIT)",
                ")MIT(",
                "MIT OR ()",
                "MIT (ISC)",
                "MIT (OR ISC)",
                "-",
                "MIT\nISC",
                "MIT\"",
            ],
        );
    }

    #[test]
    fn keywords_are_short_and_begin_with_a_letter_or_a_digit() {
        let longest = "a".repeat(20);
        let longer = "a".repeat(21);
        each(
            is_keyword,
            &["lamp", "3d", "c++", "a-b_c", &longest],
            &["", "-a", "+", "a b", "lämp", &longer],
        );
    }

    #[test]
    fn hosts_have_a_dot_and_short_labels() {
        let label = "a".repeat(63);
        let longest = [&*label, &label, &label, &label[..61]].join(".");
        let longer = [&*label, &label, &label, &label[..62]].join(".");
        let long_label = format!("{label}a.example");
        each(
            is_host,
            &["a.b", "api-2.example.com", "1.example", &longest],
            &[
                "",
                "localhost",
                "a..b",
                ".a",
                "a.",
                "-a.b",
                "a-.b",
                "A.b",
                "a.b:80",
                "u@a.b",
                &long_label,
                &longer,
            ],
        );
    }

    #[test]
    fn paths_need_no_escapes_and_no_segment_leads_up_or_stays() {
        each(
            is_path,
            &[
                "/",
                "/a",
                "/a/",
                "/v1/a.b/...",
                "/a:set",
                "/-_~/!$&'()*+,;=:@",
            ],
            &[
                "", "a", "//", "//a", "/a//b", "/a//", "/.", "/a/./b", "/..", "/a/../b", "/a/..",
                "/a b", "/%2e", "/a?b", "/a#b", "/[a]", "/ä",
            ],
        );
    }

    #[test]
    fn urls_of_pages_are_of_the_web() {
        each(
            is_web_url,
            &["https://example.com/a?b=c#d", "http://a"],
            &[
                "",
                "example.com",
                "ftp://a",
                "https://",
                "https:///a",
                "https://a b",
                "https://a\"",
                "https://a<b>",
                "https://ä",
                "https://aä",
            ],
        );
    }

    #[test]
    fn keys_of_queries_need_no_escape() {
        let longest = "a".repeat(256);
        let longer = "a".repeat(257);
        each(
            is_query_key,
            &["a", "a-b.c_d~2", &longest],
            &["", "a b", "a[]", "ä", &longer],
        );
    }
}
