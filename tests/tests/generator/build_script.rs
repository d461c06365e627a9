//! An application whose build script makes the client and includes it from `OUT_DIR`.

use std::fs;
use std::path::PathBuf;

use super::checkout::{cargo, copy, root, scratch, succeed};

#[test]
fn an_application_makes_its_client_when_it_is_built() {
    let application = application();
    // Warnings count as errors, those of the included client too.
    let strict = |arguments: &[&str]| {
        let mut cargo = cargo(&application, arguments);
        succeed(cargo.env("CARGO_ENCODED_RUSTFLAGS", "-Dwarnings"))
    };
    let told = strict(&["run", "--quiet"]);
    let told: Vec<_> = told.lines().collect();
    assert!(told[0].starts_with("SwitchLamp {"), "{told:#?}");
    assert!(told[1].starts_with("Paired {"), "{told:#?}");
    assert_eq!(told[2], "secrets are hidden: true");
    let tested = strict(&["test", "--quiet"]);
    assert!(tested.contains("1 passed"), "{tested}");
}

/// The application, copied to where it may be built, with the versions of this workspace.
fn application() -> PathBuf {
    let folder = scratch("build_script");
    copy(&root().join("tests/apps/build_script"), &folder);
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    let generator = root().join("generator");
    let generator = generator.to_str().unwrap().replace('\\', "/");
    fs::write(&manifest, text.replace("../../../generator", &generator)).unwrap();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    folder
}
