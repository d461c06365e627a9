//! The public interface of the client, listed, so that a review sees each change of it.
//!
//! The listing is made of the code as the compiler has it once macros and derives are expanded.
//! Only text of this project is read, so every toolchain gives the same. Auto traits are not in it.

mod bare;
mod listing;
mod names;
mod shown;

use std::env;
use std::fs;

use similar::TextDiff;

use super::checkout::{cargo, root, succeed};

const LISTING: &str = "tests/api/cronofy.txt";

const RENEW: &str =
    "INSTA_UPDATE=always cargo test -p clientwright-tests --test generator -- api::";

#[test]
fn the_public_interface_is_the_one_that_is_listed() {
    let head = format!(
        "// What applications see of the client with all features, as listed by\n// {RENEW}\n\n"
    );
    let now = format!("{head}{}", listing::of(&expanded()));
    let path = root().join(LISTING);
    if env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        return fs::write(path, now).unwrap();
    }
    let listed = fs::read_to_string(path).unwrap_or_default();
    let changes = TextDiff::from_lines(&listed, &now);
    let changes = changes.unified_diff().context_radius(1).to_string();
    assert!(
        changes.is_empty(),
        "the public interface of the client is not the one that is listed:\n{changes}\n\
         What goes breaks applications, and needs a version that says so. This writes `{LISTING}` anew:\n{RENEW}"
    );
}

/// The client with all features, and no macro left.
fn expanded() -> String {
    let client = ["rustc", "--quiet", "--locked", "-p", "cronofy", "--lib"];
    let check = ["--all-features", "--profile", "check"];
    let mut cargo = cargo(root(), &[&client[..], &check].concat());
    cargo.args(["--", "-Zunpretty=expanded"]);
    // A stable compiler shows what it expands to those only who say that they do not rely on it.
    succeed(cargo.env("RUSTC_BOOTSTRAP", "1"))
}
