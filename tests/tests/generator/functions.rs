//! The functions of `diagnostics`, as they stand in the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use syn::visit::{self, Visit};

const DIAGNOSTICS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../generator/src/diagnostics");

/// The functions that make codes, each with those that it makes.
pub(super) fn functions() -> BTreeMap<String, BTreeSet<String>> {
    let mut codes = Codes::default();
    for entry in fs::read_dir(DIAGNOSTICS).expect("the diagnostics") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a file");
        codes.visit_file(&syn::parse_file(&text).expect("Rust"));
    }
    codes.of
}

/// Collects the codes that stand in each function.
#[derive(Default)]
struct Codes {
    function: String,
    of: BTreeMap<String, BTreeSet<String>>,
}

impl<'ast> Visit<'ast> for Codes {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function = function.sig.ident.to_string();
        visit::visit_item_fn(self, function);
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        let text = literal.value();
        let digits = text.strip_prefix(['E', 'W']).unwrap_or("");
        if digits.len() == 4 && digits.bytes().all(|it| it.is_ascii_digit()) {
            let codes = self.of.entry(self.function.clone()).or_default();
            codes.insert(text);
        }
    }
}
