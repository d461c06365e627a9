//! The stages of the generator, and what each keeps to itself.

use quote::ToTokens;
use syn::Item;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::super::checkout::{client, text, texts};
use super::{lines_with, none};

#[test]
fn the_row_of_stages_is_seen_at_a_glance() {
    let file = syn::parse_file(&text("generator/src/lib.rs")).unwrap();
    let mut generate = file.items.iter().filter_map(|item| match item {
        Item::Fn(function) if function.sig.ident == "generate" => Some(function),
        _ => None,
    });
    let function = generate.next().unwrap();
    let lines = function.block.span().end().line - function.vis.span().start().line + 1;
    assert!(lines < 15, "`lib.rs::generate` has {lines} lines");
}

#[test]
fn the_disk_is_touched_at_the_two_ends_only() {
    let disk = [
        "fs::",
        "::fs",
        "{fs",
        " fs,",
        "File::",
        "OpenOptions",
        "read_dir",
    ];
    let ends = [
        "source.rs",
        "source/",
        "templates.rs",
        "manifest.rs",
        "files.rs",
        "files/",
        // It decides whether the way from one end to the other is gone at all.
        "command/cache.rs",
    ];
    none("the disk is touched by", &outside(&ends, &disk));
}

#[test]
fn each_tool_has_one_door() {
    let name = outside(&["name.rs"], &["use heck", " heck::"]);
    none("cases of names are changed outside of `name.rs`", &name);
    let yaml = outside(&["yaml/"], &["serde_yaml"]);
    none("YAML is read outside of `yaml/`", &yaml);
    let engine = outside(&["render.rs", "code.rs"], &["minijinja"]);
    none(
        "the template engine is used outside of `render.rs`",
        &engine,
    );
    let printed = outside(&["format.rs", "format/", "rust.rs"], &["prettyplease"]);
    none("Rust is laid out outside of `format`", &printed);
}

#[test]
fn diagnostics_are_made_in_one_place() {
    let made = outside(
        &["diagnostics/"],
        &["Diagnostic {", "Diagnostic::error", "\"E0", "\"W0"],
    );
    none("diagnostics are made outside of `diagnostics/`", &made);
}

#[test]
fn the_mirror_is_data_only() {
    let files = texts("generator/src/spec", ".rs");
    let files = files.iter().map(|(_, text)| syn::parse_file(text).unwrap());
    let is_data = |item: &Item| match item {
        Item::Use(_) | Item::Struct(_) | Item::Enum(_) => true,
        Item::Mod(module) => module.content.is_none(),
        _ => false,
    };
    let other = files
        .flat_map(|file| file.items)
        .filter(|item| !is_data(item));
    let other: Vec<_> = other
        .map(|item| item.to_token_stream().to_string())
        .collect();
    none("`spec` has more than types", &other);
}

#[test]
fn lowering_cannot_fail() {
    let mut found = Results::default();
    for (path, text) in texts("generator/src/lower", ".rs") {
        found.path = path;
        found.visit_file(&syn::parse_file(&text).unwrap());
    }
    none("a function of `lower` returns a `Result`", &found.functions);
}

#[test]
fn the_output_does_not_know_the_version_of_its_generator() {
    let manifest: toml::Table = text("generator/Cargo.toml").parse().unwrap();
    let version = manifest["package"]["version"].as_str().unwrap();
    let files = client();
    let mut named = Vec::new();
    for (path, text) in files.iter() {
        let lines = text.lines().filter(|line| line.contains("clientwright"));
        let lines = lines.filter(|line| line.contains(version));
        named.extend(lines.map(|line| format!("{path}: {line}")));
    }
    none("each release of the generator would rewrite", &named);
}

/// Uses of a word in the generator, but for the files that may.
fn outside(files: &[&str], words: &[&str]) -> Vec<String> {
    let mut others = texts("generator/src", ".rs");
    others.retain(|(path, _)| {
        let path = path.trim_start_matches("generator/src/");
        !files
            .iter()
            .any(|it| path == *it || it.ends_with('/') && path.starts_with(it))
    });
    lines_with(&others, words)
}

/// The functions that return a `Result`.
#[derive(Default)]
struct Results {
    path: String,
    functions: Vec<String>,
}

impl<'ast> Visit<'ast> for Results {
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if signature
            .output
            .to_token_stream()
            .to_string()
            .contains("Result")
        {
            self.functions
                .push(format!("{}: {}", self.path, signature.ident));
        }
        visit::visit_signature(self, signature);
    }
}
