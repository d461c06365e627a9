//! What the compiler takes to check a crate.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::usage::{self, Usage};

/// Checks a crate, and then again without what it depends on.
pub fn check(folder: &Path, features: &[&str]) -> Usage {
    let mut check = Command::new("cargo");
    check.args(["check", "--quiet"]).args(features);
    check.current_dir(folder).env("CARGO_INCREMENTAL", "0");
    // It lies in the workspace's folder of targets, and is none of its members.
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    if !text.contains("[workspace]") {
        fs::write(&manifest, format!("{text}\n[workspace]\n")).unwrap();
    }
    usage::of(&mut check);
    let file = File::options().append(true).open(folder.join("src/lib.rs"));
    file.unwrap().set_modified(SystemTime::now()).unwrap();
    usage::of(&mut check)
}
