//! What must not be seen, in any of the forms in which it could be.

use std::error::Error;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::percent_decode_str;

/// Fails when the text shows the secret: as it is, percent-encoded in whole or in part, in base64, or as numbers of bytes.
pub(crate) fn assert_hidden(secret: &str, text: &str) {
    assert!(!is_shown(secret, text), "`{secret}` shows in: {text}");
}

/// Everything that an error shows, down to its last source.
pub(crate) fn shown(error: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        write!(text, "{error} {error:?} {error:#?} ").unwrap();
        next = error.source();
    }
    text
}

/// Whether the text shows the secret. Capitals and small letters count as the same, since hosts are written small.
pub(crate) fn is_shown(secret: &str, text: &str) -> bool {
    let bytes = format!("{:?}", secret.as_bytes());
    let bytes = bytes.trim_matches(['[', ']']).replace(' ', "");
    let dense: String = text.split_whitespace().collect();
    let has = |text: &str| text.to_lowercase().contains(&secret.to_lowercase());
    has(text)
        || has(&percent_decode_str(text).decode_utf8_lossy())
        || dense.contains(&bytes)
        || is_in_hex(secret, text)
        || (0..3).any(|before| is_in_base64(secret, before, &dense))
}

/// Whether the secret stands in base64 behind so many bytes of something else.
fn is_in_base64(secret: &str, before: usize, text: &str) -> bool {
    let bytes = [&b"xxx"[..before], secret.as_bytes()].concat();
    // The characters to which the secret alone contributes: each has 6 bits.
    let own = (before * 8).div_ceil(6)..bytes.len() * 8 / 6;
    [STANDARD_NO_PAD, URL_SAFE_NO_PAD]
        .iter()
        .any(|alphabet| text.contains(&alphabet.encode(&bytes)[own.clone()]))
}

/// Whether the secret stands there in hexadecimal digits, whatever separates them: also in a dump of many rows, in
/// which plain text stands beside the digits.
fn is_in_hex(secret: &str, text: &str) -> bool {
    let secret: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let text = text.to_lowercase().replace("0x", "").replace("\\x", "");
    let dense: String = text
        .chars()
        .filter(|it| it.is_ascii_alphanumeric())
        .collect();
    let is_hex = |word: &&str| word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let words: String = text.split_whitespace().filter(is_hex).collect();
    dense.contains(&secret) || words.contains(&secret)
}

const SECRET: &str = "canary/7f3a+Zx~9";

#[test]
fn a_secret_is_found_in_each_form() {
    let bytes = SECRET.as_bytes();
    let hex = |separator: &str| {
        let digits = bytes.iter().map(|byte| format!("{byte:02X}"));
        digits.collect::<Vec<_>>().join(separator)
    };
    let forms = [
        SECRET.to_owned(),
        SECRET.to_uppercase(),
        "canary%2f7f3a%2BZx~9".to_owned(),
        "%63anary/7f3a+Zx%7E9".to_owned(),
        format!("{bytes:?}"),
        format!("{bytes:#?}"),
        format!("{bytes:x?}"),
        hex(""),
        hex(":"),
        hex("\\x"),
        "6361 6e61 7279 2f37 canary/7\n6633 612b 5a78 7e39 f3a+Zx~9\n".to_owned(),
        STANDARD_NO_PAD.encode(SECRET),
        STANDARD_NO_PAD.encode(format!("user:{SECRET}")),
        STANDARD_NO_PAD.encode(format!("a {SECRET} b")),
        URL_SAFE_NO_PAD.encode(format!("ab {SECRET}??")),
    ];
    for form in forms {
        assert!(is_shown(SECRET, &format!("before {form} after")), "{form}");
    }
    assert!(!is_shown(
        SECRET,
        "canary/7f3a+Zx~8 [99, 97] Y2FuYXJ5 63616e617279"
    ));
}

#[test]
fn an_error_shows_its_sources_too() {
    let inner = std::io::Error::other("inner");
    let error =
        cronofy::TransportError::new(cronofy::TransportErrorKind::Other, cronofy::Sent::Never);
    let text = shown(&error.because(inner));
    assert!(text.contains("nothing was sent") && text.contains("inner"));
}
