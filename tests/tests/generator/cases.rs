//! What is said about wrong specs, and what becomes of right ones: a folder each.
//!
//! A new case is a new folder with a `spec.yaml`. `INSTA_UPDATE=always cargo test` writes the rest, which is to be read.
//!
//! The name of a folder in `err/` or `warn/` begins with the function of `diagnostics` that it shows;
//! a folder whose point is several mistakes at once begins with `several`.
//!
//! What would be too long to be written by hand is written out here: a file `call_{1..293}.yaml` stands for 293 files, and a
//! line with `{1..293}` in any other file for 293 lines, each with its number.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diagnostics::{Diagnostic, written_out};
use clientwright::{Error, Layout, Sources, Templates};
use syn::visit::{self, Visit};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
const DIAGNOSTICS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../generator/src/diagnostics");
/// The shipped spec, of which there is only a snapshot, and the whole surface of its API, whose snapshots would be too long to
/// be read: `compile` and `surface` hold what matters of it.
const APART: [&str; 2] = ["ok/shipped", "ok/cronofy_surface"];
const SHIPPED_SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec");

#[test]
fn right_specs_become_crates() {
    each("ok", check_ok);
}

#[test]
fn the_shipped_spec_becomes_a_crate() {
    let sources = sources(Path::new(SHIPPED_SPEC));
    snapshot(
        &Path::new(CASES).join("ok/shipped"),
        "ir",
        &ir(&sources).expect("the shipped spec is right"),
    );
}

#[test]
fn wrong_specs_are_reported() {
    each("err", check_err);
}

#[test]
fn doubtful_specs_are_warned_of() {
    each("warn", check_warn);
}

#[test]
fn each_code_is_made_by_one_function_and_shown_by_a_case() {
    let functions = functions();
    let codes: BTreeSet<&String> = functions.values().flatten().collect();
    for (function, codes) in &functions {
        assert_eq!(codes.len(), 1, "`{function}` makes more than one code");
    }
    assert_eq!(
        codes.len(),
        functions.len(),
        "two functions make the same code: {functions:?}"
    );
    let shown: BTreeSet<String> = ["err", "warn"]
        .into_iter()
        .flat_map(folders)
        .map(|folder| sources(&folder))
        .flat_map(|sources| shown(&sources))
        .collect();
    assert_eq!(shown.iter().collect::<BTreeSet<_>>(), codes);
}

#[test]
fn crates_io_takes_three_hundred_features() {
    let mut sources = sources(&Path::new(CASES).join("err/too_many_features"));
    assert_eq!(shown(&sources).len(), 1);
    sources.files.pop();
    assert!(shown(&sources).is_empty());
}

#[test]
fn each_case_shows_what_its_name_says() {
    let functions = functions();
    for folder in ["err", "warn"].into_iter().flat_map(folders) {
        let name = folder.file_name().and_then(|it| it.to_str()).unwrap_or("");
        if name.starts_with("several") {
            continue;
        }
        let is_prefix = |function: &&String| {
            name.strip_prefix(function.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        };
        let function = functions
            .keys()
            .filter(is_prefix)
            .max_by_key(|it| it.len())
            .unwrap_or_else(|| panic!("`{name}` begins with no function of `diagnostics`"));
        assert_eq!(shown(&sources(&folder)), functions[function], "{name}");
    }
}

/// Checks all cases of one kind, so that one run tells all that fail.
fn each(kind: &str, check: fn(&Path)) {
    let folders = folders(kind);
    let failed: Vec<&PathBuf> = folders
        .iter()
        .filter(|folder| std::panic::catch_unwind(|| check(folder)).is_err())
        .collect();
    assert!(failed.is_empty(), "these cases fail: {failed:#?}");
}

/// A right spec: no warning, its IR, and all files that are made from it but for those that are copied.
fn check_ok(folder: &Path) {
    let sources = sources(folder);
    match ir(&sources) {
        Ok(ir) => snapshot(folder, "ir", &ir),
        Err(found) => panic!("{}:\n{}", folder.display(), report(&found, &sources)),
    }
    let files = clientwright::generate(&sources, &Templates::default(), Layout::Crate)
        .expect("what can be lowered can be rendered");
    let is_same_in_all = |path: &str| path.contains("runtime/") || path == "rustfmt.toml";
    let output: Vec<String> = files
        .iter()
        .filter(|(path, _)| !is_same_in_all(path))
        .map(|(path, text)| format!("=== {path} ===\n{text}"))
        .collect();
    snapshot(folder, "output", &output.join("\n"));
}

/// A wrong spec: the report that its author reads.
fn check_err(folder: &Path) {
    let sources = sources(folder);
    match clientwright::generate(&sources, &Templates::default(), Layout::Crate) {
        Err(Error::Spec(found)) => snapshot(folder, "report", &report(&found, &sources)),
        Err(error) => panic!("{}: {error}", folder.display()),
        Ok(_) => panic!("{}: no mistake was found", folder.display()),
    }
}

/// A spec that could be better: the warnings.
fn check_warn(folder: &Path) {
    let sources = sources(folder);
    match found(&sources) {
        Ok(warnings) => snapshot(folder, "report", &report(&warnings, &sources)),
        Err(found) => panic!("{}:\n{}", folder.display(), report(&found, &sources)),
    }
}

pub(super) fn snapshot(folder: &Path, name: &str, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The folders of cases of one kind, but for those that stand apart.
fn folders(kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(CASES).join(kind)).expect("a folder of cases");
    let mut folders: Vec<PathBuf> = entries
        .map(|it| it.expect("an entry").path())
        .filter(|it| it.is_dir() && !APART.iter().any(|apart| it.ends_with(apart)))
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "no case in `{kind}`");
    folders
}

/// The sources of a folder, by paths that are the same on all machines.
fn sources(folder: &Path) -> Sources {
    let mut sources = Sources::read(folder).expect("a spec");
    for file in &mut sources.files {
        let relative = Path::new(&file.path).strip_prefix(folder);
        file.path = relative
            .expect("a path in the folder")
            .display()
            .to_string();
    }
    sources.files = sources.files.iter().flat_map(written_out).collect();
    sources
}

/// The warnings, or the mistakes.
fn found(sources: &Sources) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let files = clientwright::parse(&sources.files)?;
    clientwright::check::check(&files).map(|checked| checked.warnings().to_vec())
}

fn ir(sources: &Sources) -> Result<String, Vec<Diagnostic>> {
    let files = clientwright::parse(&sources.files)?;
    let checked = clientwright::check::check(&files)?;
    match checked.warnings() {
        [] => {}
        warnings => return Err(warnings.to_vec()),
    }
    let krate = clientwright::lower::lower(checked.api(), Layout::Crate, &sources.copied);
    Ok(format!("{krate:#?}"))
}

fn report(found: &[Diagnostic], sources: &Sources) -> String {
    let reports: Vec<String> = found
        .iter()
        .map(|it| it.render(&sources.files, false))
        .collect();
    reports.join("\n\n")
}

/// The codes that a spec shows.
fn shown(sources: &Sources) -> BTreeSet<String> {
    let (Ok(found) | Err(found)) = found(sources);
    found.iter().map(|it| it.code.to_owned()).collect()
}

/// The functions of `diagnostics` that make codes.
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
