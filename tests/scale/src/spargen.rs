//! A crate around what spargen makes, which is a module.

use std::fs;
use std::path::Path;

use spargen::CargoIntegration;

/// What it asks its users to depend on.
const MANIFEST: &str = r#"[package]
name = "synthetic"
version = "0.1.0"
edition = "2024"

[dependencies]
bytes = "1"
reqwest = { version = "0.12", default-features = false, features = ["json"] }
secrecy = "0.10"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

/// Makes a crate of a document.
pub fn generate(document: &Path, folder: &Path) {
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), MANIFEST).unwrap();
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let spec = spargen::Spec::new(text(document));
    let build = spec.build(text(&folder.join("src/lib.rs")));
    spargen::generate(&build.cargo(CargoIntegration::Off)).expect_success();
}
