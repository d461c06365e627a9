//! The yardstick: how long things are, and what they may not be called.

use proc_macro2::LineColumn;
use syn::visit::{self, Visit};
use syn::{Block, ImplItemFn, ItemFn, TraitItemFn};

use super::super::checkout::{client, files, texts};
use super::{code_lines, none, untested};

const FILE: usize = 300;
const FUNCTION: usize = 40;
/// Of what is made from the spec: the runtime, the test double and its documented examples are not counted.
/// 700, and 80 for the client that blocks and what builds it.
const CLIENT: usize = 780;

#[test]
fn files_fit_the_yardstick() {
    let mut all = texts("generator/src", ".rs");
    all.extend(texts("templates", ""));
    let lines = all
        .iter()
        .map(|(path, text)| (path, untested(text).lines().count()));
    let long = lines.filter(|(_, lines)| *lines > FILE);
    let long: Vec<_> = long
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    none(&format!("files have at most {FILE} lines"), &long);
}

#[test]
fn functions_fit_the_yardstick() {
    let mut long = Functions::default();
    let folders = [
        "generator/src",
        "templates/runtime",
        "tests/tests",
        "spec/crate",
    ];
    for (path, text) in folders.iter().flat_map(|folder| texts(folder, ".rs")) {
        let syntax = syn::parse_file(&text).unwrap();
        (long.path, long.text) = (path, text);
        long.visit_file(&syntax);
    }
    none(
        &format!("functions have at most {FUNCTION} lines"),
        &long.found,
    );
}

#[test]
fn modules_are_named_for_what_they_hold() {
    let empty = [
        "util", "utils", "helper", "helpers", "common", "manager", "misc", "shared",
    ];
    let folders = ["generator/src", "templates", "tests/tests"];
    let named = folders.iter().flat_map(|folder| files(folder));
    let named = named.filter(|path| path.split(['/', '.']).any(|part| empty.contains(&part)));
    none("these names say nothing", &named.collect::<Vec<_>>());
}

#[test]
fn the_client_is_small() {
    let files = client();
    let counted = files.iter().filter(|(path, _)| {
        let is_source = path.starts_with("src/") && path.ends_with(".rs");
        let is_for_tests = *path == "src/test_util.rs" || path.starts_with("src/test_double/");
        is_source && !is_for_tests && !path.starts_with("src/runtime/")
    });
    // What is for tests stands at the end of the root, and then the list of the runtime's files, as gates stand in the root.
    let counted_part = |text: &str| {
        text.split("\n#[cfg(feature = \"test-util\")]")
            .next()
            .map(str::to_owned)
    };
    let counts: Vec<_> = counted
        .filter_map(|(path, text)| Some((code_lines(&counted_part(text)?).count(), path)))
        .collect();
    let all: usize = counts.iter().map(|(count, _)| count).sum();
    assert!(
        all <= CLIENT,
        "{all} lines of code, {CLIENT} allowed: {counts:#?}"
    );
}

/// The functions whose bodies have too many lines of code.
#[derive(Default)]
struct Functions {
    path: String,
    text: String,
    found: Vec<String>,
}

impl Functions {
    fn measure(&mut self, name: &syn::Ident, block: &Block) {
        let (open, close) = (
            block.brace_token.span.open(),
            block.brace_token.span.close(),
        );
        let (LineColumn { line: first, .. }, LineColumn { line: last, .. }) =
            (open.end(), close.start());
        let inner = self
            .text
            .lines()
            .skip(first)
            .take(last.saturating_sub(first + 1));
        let lines = code_lines(&inner.collect::<Vec<_>>().join("\n")).count();
        if lines > FUNCTION {
            self.found
                .push(format!("{}: `{name}` has {lines}", self.path));
        }
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.measure(&item.sig.ident, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.measure(&item.sig.ident, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(block) = &item.default {
            self.measure(&item.sig.ident, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}
