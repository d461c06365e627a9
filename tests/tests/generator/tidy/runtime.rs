//! The hand-written runtime serves any API, in a crate of its own and in a module of another.

use super::super::checkout::{files, text, texts};
use super::none;

#[test]
fn the_runtime_stands_wherever_it_is_put() {
    let bound = [
        ("crate::", "paths lead through `super` and `self` only"),
        (
            "cfg(feature",
            "features gate whole modules, in `lib.rs.jinja`",
        ),
        ("cfg(test", "its tests stand in `tests/`"),
        ("#![", "an included file can have no inner attribute"),
        ("//!", "an included file can have no inner docs"),
        ("env!", "a build script's crate has another environment"),
        ("include_str!", "what is beside it differs"),
    ];
    let mut found = Vec::new();
    for (path, text) in texts("templates/runtime", ".rs") {
        let odd = bound.iter().filter(|(word, _)| text.contains(word));
        found.extend(odd.map(|(word, why)| format!("{path}: `{word}`: {why}")));
    }
    none("the runtime is bound to its place", &found);
}

#[test]
fn the_runtime_cannot_panic() {
    let panics = [
        ".unwrap()",
        ".expect(",
        "panic!",
        "unreachable!",
        "todo!",
        "unimplemented!",
        "assert!",
        "assert_eq!",
        "unsafe",
    ];
    let found = super::lines_with(&texts("templates/runtime", ".rs"), &panics);
    none("the runtime can panic", &found);
    let manifest: toml::Table = text("generated/Cargo.toml").parse().unwrap();
    for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing"] {
        let level = manifest["lints"]["clippy"][lint].as_str();
        assert_eq!(
            level,
            Some("deny"),
            "clippy's `{lint}` in `generated/Cargo.toml`"
        );
    }
}

#[test]
fn the_runtime_knows_no_endpoint() {
    let mut words = vec!["cronofy".to_owned()];
    for path in files("spec").iter().filter(|path| path.ends_with(".yaml")) {
        let spec: serde_yaml::Value = serde_yaml::from_str(&text(path)).unwrap();
        for section in ["operations", "pages", "redirects"] {
            let entries = spec
                .get(section)
                .and_then(|it| it.as_mapping())
                .into_iter()
                .flatten();
            for (name, entry) in entries {
                words.extend(name.as_str().map(str::to_owned));
                words.extend(
                    entry
                        .get("path")
                        .and_then(|it| it.as_str())
                        .map(str::to_owned),
                );
            }
        }
    }
    let mut found = Vec::new();
    for (path, text) in texts("templates/runtime", ".rs") {
        let text = text.to_lowercase();
        let named = words.iter().filter(|word| text.contains(word.as_str()));
        found.extend(named.map(|word| format!("{path}: `{word}`")));
    }
    none("the runtime knows the API", &found);
}
