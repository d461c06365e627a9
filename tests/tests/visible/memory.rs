//! The memory of a secret after its last clone. The kernel shows it, where it has a file for that; what else of it is
//! left in the program, such as the header that was sent, is out of reach.
#![cfg(target_os = "linux")]

use std::fs::File;
use std::os::unix::fs::FileExt;

use cronofy::{AccessToken, AuthorizationCode, AuthorizeState, LinkToken};

use crate::canary::CANARIES;

/// So long that what the allocator writes into free memory leaves most of it as it was.
fn text() -> String {
    CANARIES[0].repeat(20)
}

/// Whether a text is still in memory after the value that held it is gone.
fn is_left<T>(value: T, expose: fn(&T) -> &str) -> bool {
    let mut bytes = vec![0; expose(&value).len()];
    let address = expose(&value).as_ptr() as u64;
    let memory = File::open("/proc/self/mem").unwrap();
    memory.read_exact_at(&mut bytes, address).unwrap();
    assert_eq!(bytes, expose(&value).as_bytes());
    drop(value);
    let is_mapped = memory.read_exact_at(&mut bytes, address).is_ok();
    let canary = CANARIES[0].as_bytes();
    is_mapped && bytes.windows(canary.len()).any(|window| window == canary)
}

#[test]
fn a_text_that_is_no_secret_stays_in_memory() {
    assert!(is_left(text(), |text| text));
}

#[test]
fn a_secret_is_wiped_from_memory() {
    assert!(!is_left(AccessToken::from(text()), AccessToken::expose));
    assert!(!is_left(
        AuthorizationCode::from(text()),
        AuthorizationCode::expose
    ));
    assert!(!is_left(
        AuthorizeState::from(text()),
        AuthorizeState::expose
    ));
    assert!(!is_left(LinkToken::from(&*text()), LinkToken::expose));
    let json = format!("\"{}\"", text());
    let token: LinkToken = serde_json::from_str(&json).unwrap();
    assert!(!is_left(token, LinkToken::expose));
}

#[test]
fn a_secret_stays_until_its_last_clone_is_gone() {
    let token = AccessToken::from(text());
    let clone = token.clone();
    assert!(is_left(token, AccessToken::expose));
    assert!(!is_left(clone, AccessToken::expose));
}
