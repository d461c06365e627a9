// A signature of a body: an HMAC-SHA256, and how it is written.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Where a signature stands, and how it is written.
#[derive(Clone, Copy)]
pub struct Signature<'a> {
    /// The header, which may hold several signatures with commas between them.
    pub header: &'a str,
    /// How the bytes of a signature are written.
    pub encoding: Encoding,
    /// What stands before each signature; empty where nothing does.
    pub prefix: &'a str,
}

/// How the bytes of a signature are written.
#[derive(Clone, Copy)]
pub enum Encoding {
    /// In Base64, with padding.
    Base64,
    /// In hexadecimal digits.
    Hex,
}

impl Signature<'_> {
    /// The signature of a body.
    pub fn sign(self, body: &[u8], secret: &str) -> String {
        let bytes = mac(secret, body).map(|mac| mac.finalize().into_bytes());
        let written = self.encoding.written(&bytes.unwrap_or_default());
        [self.prefix, &written].concat()
    }

    /// Whether one of the signatures in the values of the header was made with one of the secrets. How long that takes
    /// tells nothing about either.
    pub fn is_good<'v>(
        self,
        values: impl IntoIterator<Item = &'v [u8]>,
        body: &[u8],
        secrets: &[&str],
    ) -> bool {
        let signatures = self.signatures(values);
        let is_good = |secret: &&str| {
            let Some(mac) = mac(secret, body) else {
                return false;
            };
            let mut signatures = signatures.iter();
            signatures.any(|signature| mac.clone().verify_slice(signature).is_ok())
        };
        secrets.iter().any(is_good)
    }

    /// All signatures that can be read. One that cannot be read fits nothing.
    fn signatures<'v>(self, values: impl IntoIterator<Item = &'v [u8]>) -> Vec<Vec<u8>> {
        let values = values.into_iter();
        let texts = values.flat_map(|value| value.split(|byte| *byte == b','));
        let prefix = self.prefix.as_bytes();
        let read = |text: &[u8]| self.encoding.read(text.trim_ascii().strip_prefix(prefix)?);
        texts.filter_map(read).collect()
    }
}

impl Encoding {
    fn written(self, bytes: &[u8]) -> String {
        match self {
            Self::Base64 => STANDARD.encode(bytes),
            Self::Hex => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    fn read(self, text: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Base64 => STANDARD.decode(text).ok(),
            Self::Hex => text.chunks(2).map(byte).collect(),
        }
    }
}

/// The byte that two hexadecimal digits write.
fn byte(digits: &[u8]) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    match *digits {
        [high, low] => u8::try_from(digit(high)? * 16 + digit(low)?).ok(),
        _ => None,
    }
}

/// HMAC takes a secret of any length, so there always is one.
fn mac(secret: &str, body: &[u8]) -> Option<Hmac<Sha256>> {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes());
    mac.ok().map(|mac| mac.chain_update(body))
}
