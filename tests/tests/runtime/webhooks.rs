//! Requests that the API sends, which anyone could send.

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::WebhookError;
use crate::runtime::webhook::{Encoding, Signature};

const BODY: &[u8] = br#"{"example":"well-known"}"#;
const OLD: (&str, &str) = (
    "pDY0Oi7TJSP2hfNmZNkm5",
    "6r2/HjBkqymGegX0wOfifieeUXbbHwtV/LohHS+jv6c=",
);
const NEW: (&str, &str) = (
    "CRN_NggYusqPGLxwjw5FHOJYOqSrTPNXy8WQf14OID",
    "5DxentQi5YSXODEzTVv06sRwJ3pULIz1KrYv20qxEK0=",
);
const FORGED: WebhookError = WebhookError::Forged {
    header: "x-signature",
};

fn signature(encoding: Encoding) -> Signature<'static> {
    Signature {
        header: "x-signature",
        encoding,
        prefix: "",
    }
}

fn headers(values: &[&str]) -> HeaderMap {
    let value = |text: &&str| HeaderValue::from_bytes(text.as_bytes()).unwrap();
    let name = HeaderName::from_static("x-signature");
    values
        .iter()
        .map(|text| (name.clone(), value(text)))
        .collect()
}

fn verified(values: &[&str], body: &[u8], secrets: &[&str]) -> Result<(), WebhookError> {
    let secrets = secrets.iter().copied();
    signature(Encoding::Base64).verify(&headers(values), body, secrets)
}

#[test]
fn published_signatures_fit() {
    for (secret, value) in [OLD, NEW] {
        assert_eq!(signature(Encoding::Base64).sign(BODY, secret), value);
        assert_eq!(verified(&[value], BODY, &[secret]), Ok(()));
    }
    assert_eq!(verified(&[OLD.1], BODY, &[NEW.0]), Err(FORGED));
    assert_eq!(
        verified(&[OLD.1], br#"{"example": "well-known"}"#, &[OLD.0]),
        Err(FORGED)
    );
}

#[test]
fn one_signature_and_one_secret_have_to_fit_while_they_change() {
    let both = format!("{}, {}", OLD.1, NEW.1);
    let broken = format!(",é, ,AAAA,{}", NEW.1);
    for values in [&[both.as_str()][..], &[OLD.1, NEW.1], &[broken.as_str()]] {
        assert_eq!(verified(values, BODY, &[NEW.0]), Ok(()));
        assert_eq!(verified(values, BODY, &["other", NEW.0]), Ok(()));
        assert_eq!(verified(values, BODY, &["other"]), Err(FORGED));
    }
}

#[test]
fn garbage_is_forged() {
    let prefix = &OLD.1[..40];
    let unpadded = OLD.1.trim_end_matches('=');
    let hex = signature(Encoding::Hex).sign(BODY, OLD.0);
    for value in [
        "",
        ",",
        "=",
        prefix,
        unpadded,
        &hex,
        "é",
        &OLD.1.to_lowercase(),
    ] {
        assert_eq!(verified(&[value], BODY, &[OLD.0]), Err(FORGED), "{value}");
    }
    let missing = WebhookError::NotSigned {
        header: "x-signature",
    };
    assert_eq!(verified(&[], BODY, &[OLD.0]), Err(missing));
}

/// What is signed with an empty secret can be signed by anyone.
#[test]
fn without_a_secret_nothing_is_believed() {
    let empty = signature(Encoding::Base64).sign(BODY, "");
    assert_eq!(verified(&[OLD.1], BODY, &[]), Err(WebhookError::NoSecret));
    assert_eq!(
        verified(&[&empty], BODY, &[""]),
        Err(WebhookError::NoSecret)
    );
    assert_eq!(
        verified(&[&empty], BODY, &["", OLD.0]),
        Err(WebhookError::NoSecret)
    );
}

#[test]
fn hexadecimal_signatures_are_read_in_both_cases() {
    let hex = signature(Encoding::Hex);
    let value = hex.sign(BODY, OLD.0);
    assert_eq!(value.len(), 64);
    let verify = |value: &str| hex.verify(&headers(&[value]), BODY, [OLD.0]);
    assert_eq!(verify(&value), Ok(()));
    assert_eq!(verify(&value.to_uppercase()), Ok(()));
    for wrong in [
        &value[..63],
        &value[..62],
        &format!("{value}00"),
        &value.replace('6', "g"),
        "+f",
    ] {
        assert_eq!(verify(wrong), Err(FORGED), "{wrong}");
    }
}

#[test]
fn a_prefix_stands_before_each_signature() {
    let signature = Signature {
        prefix: "sha256=",
        ..signature(Encoding::Base64)
    };
    let verified = |value: &str| signature.verify(&headers(&[value]), BODY, [OLD.0]);
    let [old, new] = [OLD, NEW].map(|(secret, _)| signature.sign(BODY, secret));
    assert_eq!(old, format!("sha256={}", OLD.1));
    for good in [old.clone(), format!(" {old} "), format!("{new},{old}")] {
        assert_eq!(verified(&good), Ok(()), "{good}");
    }
    let bare = OLD.1.to_owned();
    let other = format!("sha1={bare}");
    for forged in [bare, other, format!("sha256= {}", OLD.1), new] {
        assert_eq!(verified(&forged), Err(FORGED), "{forged}");
    }
}
