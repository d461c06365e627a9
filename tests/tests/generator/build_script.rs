//! An application whose build script makes the client and includes it from `OUT_DIR`.

use std::fs;
use std::path::PathBuf;

use super::checkout::{cargo, copy, root, scratch, succeed};

#[test]
fn an_application_makes_its_client_when_it_is_built() {
    let application = application("build_script");
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

#[test]
fn a_mistake_in_the_spec_is_an_error_of_the_build() {
    let application = application("build_script_with_mistake");
    let spec = application.join("lamp.yaml");
    let right = fs::read_to_string(&spec).unwrap();
    fs::write(&spec, right.replace("type: color,", "type: colour,")).unwrap();
    let build = || {
        cargo(&application, &["check", "--verbose"])
            .output()
            .unwrap()
    };
    let output = build();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    let place = right
        .lines()
        .position(|it| it.contains("type: color,"))
        .unwrap()
        + 1;
    let line = format!(
        "error: build-script@0.0.0: lamp.yaml:{place}:22: error[E0401]: there is no type `colour`\n"
    );
    assert!(told.contains(&line), "{told}");
    assert!(told.contains("did you mean `color`?"), "{told}");
    // It runs again since the spec has changed, and not for anything else.
    fs::write(&spec, &right).unwrap();
    assert!(build().status.success());
    fs::write(application.join("notes"), "of somebody").unwrap();
    let again = String::from_utf8(build().stderr).unwrap();
    assert!(again.contains("Fresh build-script v0.0.0"), "{again}");
}

/// The application, copied to where it may be built, with the versions of this workspace.
fn application(name: &str) -> PathBuf {
    let folder = scratch(name);
    copy(&root().join("tests/apps/build_script"), &folder);
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    let generator = root().join("generator");
    let generator = generator.to_str().unwrap().replace('\\', "/");
    fs::write(&manifest, text.replace("../../../generator", &generator)).unwrap();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    folder
}
