//! What is said about wrong specs, and what becomes of right ones: a folder each.
//!
//! A new case is a new folder with a `spec.yaml`. `INSTA_UPDATE=always cargo test` writes the rest, which is to be read.
//!
//! The name of a folder in `err/` or `warn/` begins with the function of `diagnostics` that it shows;
//! a folder whose point is several mistakes at once begins with `several`.
//!
//! The folder that is called as the function itself has no spec: it shows the wrong example of `generator/explain/CODE.md`,
//! so that the text stands once. For a new diagnostic write that file, and the same run makes the folder. Another folder, with
//! a spec of its own, is for what the example does not show: another help, or another place where the mistake is found.
//!
//! What would be too long to be written by hand is written out here: a file `call_{1..293}.yaml` stands for 293 files, and a
//! line with `{1..293}` in any other file for 293 lines, each with its number.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diagnostics::explain::{self, Explanation};
use clientwright::diagnostics::{Diagnostic, in_order, written_out};
use clientwright::{Error, Layout, ReadError, Sources, Templates};

use super::functions::functions;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
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
    let sources = read(Path::new(SHIPPED_SPEC)).expect("a spec");
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
        .flat_map(cases)
        .flat_map(|case| shown(&case.sources()))
        .collect();
    assert_eq!(shown.iter().collect::<BTreeSet<_>>(), codes);
}

#[test]
fn crates_io_takes_three_hundred_features() {
    let example = explain::explain("E0223").expect("an explanation");
    let mut sources = example.wrong();
    assert_eq!(shown(&sources).len(), 1);
    sources
        .files
        .retain(|file| file.path != "operations/lamp_1.yaml");
    assert!(shown(&sources).is_empty());
}

#[test]
fn each_case_shows_what_its_name_says() {
    let functions = functions();
    for case in ["err", "warn"].into_iter().flat_map(cases) {
        let name = case.folder.file_name().and_then(|it| it.to_str());
        let name = name.expect("a folder has a name");
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
        assert_eq!(shown(&case.sources()), functions[function], "{name}");
    }
}

/// A folder with snapshots of what becomes of a spec.
struct Case {
    folder: PathBuf,
    /// The one whose wrong example is the spec. Without it the spec stands in the folder.
    explanation: Option<Explanation>,
}

impl Case {
    fn sources(&self) -> Sources {
        match (read(&self.folder), self.explanation) {
            (Ok(sources), None) => sources,
            (Err(_), Some(it)) => it.wrong(),
            (Err(error), None) => panic!("{error}"),
            (Ok(_), Some(it)) => panic!(
                "`{}` shows the wrong example of {}, and has a spec as well",
                self.folder.display(),
                it.code
            ),
        }
    }
}

/// Checks all cases of one kind, so that one run tells all that fail.
fn each(kind: &str, check: fn(&Path, &Sources)) {
    let cases = cases(kind);
    let check = |case: &Case| check(&case.folder, &case.sources());
    let failed: Vec<&PathBuf> = cases
        .iter()
        .filter(|case| std::panic::catch_unwind(|| check(case)).is_err())
        .map(|case| &case.folder)
        .collect();
    assert!(failed.is_empty(), "these cases fail: {failed:#?}");
}

/// A right spec: no warning, its IR, and all files that are made from it but for those that are copied.
fn check_ok(folder: &Path, sources: &Sources) {
    match ir(sources) {
        Ok(ir) => snapshot(folder, "ir", &ir),
        Err(found) => panic!("{}:\n{}", folder.display(), report(&found, sources)),
    }
    let files = clientwright::generate(sources, &Templates::default(), Layout::Crate)
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
fn check_err(folder: &Path, sources: &Sources) {
    match clientwright::generate(sources, &Templates::default(), Layout::Crate) {
        Err(Error::Spec(found)) => snapshot(folder, "report", &report(&found, sources)),
        Err(error) => panic!("{}: {error}", folder.display()),
        Ok(_) => panic!("{}: no mistake was found", folder.display()),
    }
}

/// A spec that could be better: the warnings.
fn check_warn(folder: &Path, sources: &Sources) {
    match found(sources) {
        Ok(warnings) => snapshot(folder, "report", &report(&warnings, sources)),
        Err(found) => panic!("{}:\n{}", folder.display(), report(&found, sources)),
    }
}

pub(super) fn snapshot(folder: &Path, name: &str, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The cases of one kind, but for those that stand apart: a folder each, and one for each function of `diagnostics`.
fn cases(kind: &str) -> Vec<Case> {
    let explained = explained(kind);
    let mut folders: BTreeSet<PathBuf> = fs::read_dir(Path::new(CASES).join(kind))
        .expect("a folder of cases")
        .map(|it| it.expect("an entry").path())
        .filter(|it| it.is_dir() && !APART.iter().any(|apart| it.ends_with(apart)))
        .collect();
    assert!(!folders.is_empty(), "no case in `{kind}`");
    folders.extend(explained.keys().cloned());
    let case = |folder: PathBuf| Case {
        explanation: explained.get(&folder).copied(),
        folder,
    };
    folders.into_iter().map(case).collect()
}

/// The explanations of one kind, by the folders of the functions that make their codes.
fn explained(kind: &str) -> BTreeMap<PathBuf, Explanation> {
    let functions = functions().into_iter();
    let explained = functions.filter_map(|(function, codes)| {
        let explanation = explain::explain(codes.first()?)?;
        let is_warning = explanation.code.starts_with('W');
        let folder = if is_warning { "warn" } else { "err" };
        (folder == kind).then(|| (Path::new(CASES).join(kind).join(function), explanation))
    });
    explained.collect()
}

/// The sources of a folder, by paths that are the same on all machines.
fn read(folder: &Path) -> Result<Sources, ReadError> {
    let mut sources = Sources::read(folder)?;
    for file in &mut sources.files {
        let relative = Path::new(&file.path).strip_prefix(folder);
        file.path = relative
            .expect("a path in the folder")
            .display()
            .to_string();
    }
    sources.files = sources.files.iter().flat_map(written_out).collect();
    Ok(sources)
}

/// The warnings, or the mistakes.
fn found(sources: &Sources) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let files = clientwright::parse(&sources.files);
    clientwright::check::check(&files).map(|checked| checked.warnings().to_vec())
}

fn ir(sources: &Sources) -> Result<String, Vec<Diagnostic>> {
    let files = clientwright::parse(&sources.files);
    let checked = clientwright::check::check(&files)?;
    match checked.warnings() {
        [] => {}
        warnings => return Err(warnings.to_vec()),
    }
    let krate = clientwright::lower::lower(checked.api(), Layout::Crate, &sources.copied);
    Ok(format!("{krate:#?}"))
}

fn report(found: &[Diagnostic], sources: &Sources) -> String {
    let reports = in_order(found, &sources.files);
    let reports: Vec<String> = reports
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
