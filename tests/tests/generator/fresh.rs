//! `generated/` is what the generator makes now.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clientwright::{Layout, Sources, Templates};

use super::checkout::{bytes, client, copy, files, root};

const CURE: &str = "`generated/` is not what the spec makes now: run `cargo run` and commit it";

#[test]
fn generated_is_what_the_spec_makes_now() {
    let difference = client().compare(&root().join("generated")).unwrap();
    assert!(difference.is_empty(), "{CURE}\n{difference}");
}

#[test]
fn nothing_in_generated_is_written_by_hand() {
    let known = client();
    let ours = |path: &&String| {
        let path = path.trim_start_matches("generated/");
        path == ".clientwright" || path.starts_with("target/") || known.get(path).is_some()
    };
    let strange: Vec<String> = files("generated");
    let strange: Vec<_> = strange.iter().filter(|path| !ours(path)).collect();
    assert!(strange.is_empty(), "no template makes {strange:?}");
}

#[test]
fn sources_that_were_removed_come_back_byte_for_byte() {
    let copied = tempfile::tempdir().unwrap();
    for folder in ["spec", "templates", "generated"] {
        copy(&root().join(folder), &copied.path().join(folder));
    }
    let generated = copied.path().join("generated");
    let before = bytes(&generated);
    fs::remove_dir_all(generated.join("src")).unwrap();
    fs::remove_dir_all(generated.join("examples")).unwrap();
    run(copied.path());
    assert!(bytes(&generated) == before, "{CURE}");
}

#[test]
fn making_it_twice_changes_nothing_and_touches_no_file() {
    let copied = tempfile::tempdir().unwrap();
    copy(&root().join("spec"), &copied.path().join("spec"));
    copy(&root().join("templates"), &copied.path().join("templates"));
    run(copied.path());
    let (before, long_ago) = (bytes(copied.path()), SystemTime::UNIX_EPOCH);
    for path in before.keys() {
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    run(copied.path());
    assert!(bytes(copied.path()) == before);
    let touched = before
        .keys()
        .filter(|path| fs::metadata(path).unwrap().modified().unwrap() != long_ago);
    assert_eq!(touched.collect::<Vec<_>>(), Vec::<&PathBuf>::new());
}

/// What `cargo run` does, in a copy of the checkout.
fn run(checkout: &Path) {
    let sources = Sources::read(&checkout.join("spec")).unwrap();
    let templates = Templates::read(&checkout.join("templates")).unwrap();
    let files = clientwright::generate(&sources, &templates, Layout::Crate).unwrap();
    files.write(&checkout.join("generated")).unwrap();
}
