//! Text of a spec never becomes code, wherever it stands.

use std::collections::HashSet;

use clientwright::diagnostics::Diagnostic;
use clientwright::place::Spot;
use clientwright::yaml::Path;
use clientwright::{Files, Layout, Source, Sources, Templates};
use serde_yaml::Value;

use super::checkout::text;
use super::tree::Position;
use super::{skeleton, tree};

/// Texts that break out of where other generators have put them, and some that break in.
const PAYLOADS: &[&str] = &[
    // The end of a literal, what a literal cannot end with, and code in prose: these go everywhere.
    "\"; pub fn evil() {} //",
    "\\",
    "Text.\n\n    panic!(\"evil\");",
    // Quotes and braces.
    "\"#; pub fn evil() {} //",
    "\"##); } pub fn evil() { (r##\"",
    "'; pub fn evil() {} //",
    "} pub fn evil() {} mod inner {",
    ") } pub fn evil() { let _ = (",
    "evil: u8 } pub struct Other { other",
    "Evil, Other(u8)",
    "{}{0}{evil}{{",
    // Ends of lines and of comments.
    "a\npub fn evil() {}",
    "a\rpub fn evil() {}",
    "a\u{2028}pub fn evil() {}",
    "a\u{85}pub fn evil() {}",
    "*/ pub fn evil() {} /*",
    "**//*/ pub fn evil() {}",
    "// evil",
    "/// evil\n//! evil",
    "\\\"; pub fn evil() {} //",
    "\\u{22}; pub fn evil() {} \\x2f\\x2f",
    // Attributes and macros.
    "#[path = \"/etc/passwd\"]",
    "#![allow(warnings)]",
    "]\npub fn evil() {}\n#[doc = \"",
    "include_str!(\"/etc/passwd\")",
    "concat!(env!(\"HOME\"), evil!())",
    // The template engine, and interpolation of other languages.
    "{{ manifest.name }}",
    "{% for x in y %}{% include \"evil\" %}{% endfor %}",
    "{# evil #}",
    "${evil} #{evil} $(evil) %{evil}",
    "`evil` ``evil`` ```evil",
    // Doctests and HTML.
    "    panic!(\"evil\");",
    "```\npanic!(\"evil\");\n```",
    "~~~rust\npanic!(\"evil\");\n~~~",
    "```text\n```\n```\npanic!(\"evil\");\n```",
    "- a\n\n      panic!(\"evil\");",
    "> ```\n> panic!(\"evil\");\n> ```",
    "1. ~~~\n   panic!(\"evil\");\n   ~~~",
    "[^a]\n\n[^a]:\n    ```\n    panic!(\"evil\");\n    ```",
    "```should_panic\npanic!(\"evil\");",
    "\tpanic!(\"evil\");",
    "<script>evil()</script>",
    "<!--\n\n```\npanic!(\"evil\");\n```\n\n-->",
    "<details>\n\n    panic!(\"evil\");\n\n</details>",
    "[evil](javascript:evil()) ![evil](x \"y\")",
    "\\[evil](javascript:evil()) !\\[evil](x \"y\") [crate::evil] <evil:x>",
    "| a |\n| --- |\n| `|` |\n\n    panic!(\"evil\");",
    "text | evil | <b>",
    // Manifests.
    "evil\"\n[dependencies]\nevil = \"1",
    "evil\"\"\"\nbuild = \"build.rs",
    "'''\n[lib]\nproc-macro = true\n'''",
    // Paths and addresses.
    "../../evil",
    "/etc/passwd",
    "..\\evil",
    "/v1/../../evil",
    "api.example.com@evil.example.com",
    "evil.example.com/#",
    "https://evil.example.com/\")]\npub fn evil() {}",
    "https://evil.example.com/)\n\n    panic!();",
    "https://evil.example.com/%22%29%5D`~'()*",
    // Invisible.
    "evil\0",
    "\u{1b}[2Jevil",
    "\u{202e}evil\u{2066}",
    "\u{feff}evil",
    "\u{7f}",
    // Names.
    "",
    " ",
    "r#type",
    "evil_module::Evil",
    "Vec<u8>",
    "éвил",
    "list of list of evil",
];

/// What a payload is compared with. It needs another name in Rust than on the wire, as most payloads do.
const HARMLESS: &str = "harmless-word";

/// A spec that has every key, so a text in every place that takes one.
const SPEC: &str = "generator/tour/spec.yaml";

/// So many texts go to all places: a single place that lets text become code lets one of these.
const EVERYWHERE: usize = 3;

/// Each of the others goes to every so many places, and each one begins at another place: all everywhere takes minutes. With the
/// variable `HOSTILE_EVERYWHERE` they go everywhere.
const SHARE: usize = 30;

/// So many places are tried at once: as many mistakes as one run of the check reports.
const AT_ONCE: usize = 100;

#[test]
fn no_text_of_a_spec_becomes_code() {
    let spec: Value = serde_yaml::from_str(&text(SPEC)).unwrap();
    let positions = positions(&spec);
    let everywhere = match std::env::var_os("HOSTILE_EVERYWHERE") {
        Some(_) => PAYLOADS.len(),
        None => EVERYWHERE,
    };
    let numbered = PAYLOADS.iter().enumerate();
    let (some, others): (Vec<_>, Vec<_>) = numbered.partition(|(number, _)| number % 2 == 0);
    let attack = |(number, payload): &(usize, &&str)| {
        let share = if *number < everywhere { 1 } else { SHARE };
        let places = positions.iter().enumerate();
        let places = places.filter(|(place, _)| (place + number) % share == 0);
        let places: Vec<_> = places.map(|(_, position)| position.clone()).collect();
        attack(&spec, &places, payload);
    };
    std::thread::scope(|scope| {
        scope.spawn(|| some.iter().for_each(attack));
        others.iter().for_each(attack);
    });
}

/// All places of texts, and whether harmless text may stand there.
/// Keys of the language are left out: any other word is an unknown key there, whatever it is.
fn positions(spec: &Value) -> Vec<(Position, bool)> {
    let mut positions = Vec::new();
    for at in tree::positions(spec) {
        let changed = tree::with(spec, &at, HARMLESS).unwrap();
        match refusal(&changed) {
            None => positions.push((at, true)),
            Some(report) if report.contains("error[E0108]") => {}
            Some(_) => positions.push((at, false)),
        }
    }
    positions
}

/// Puts a text to all places that take it, and compares what comes of it with what comes of harmless text.
fn attack(spec: &Value, positions: &[(Position, bool)], payload: &str) {
    let mut hostile = spec.clone();
    let mut taken = Vec::new();
    for some in positions.chunks(AT_ONCE) {
        hostile = take(hostile, some, payload, &mut taken);
    }
    let harmless = taken.iter().filter(|(_, takes_harmless)| *takes_harmless);
    let harmless = harmless.fold(spec.clone(), |tree, (at, _)| {
        tree::with(&tree, at, HARMLESS).unwrap_or(tree)
    });
    let expected = skeleton::of(&generate(&harmless), HARMLESS);
    let found = skeleton::of(&generate(&hostile), payload);
    for ((path, expected), (other, found)) in expected.iter().zip(&found) {
        assert_eq!(path, other, "{payload:?}");
        let lines = expected.lines().zip(found.lines());
        lines.for_each(|(expected, found)| assert_eq!(expected, found, "{path}, {payload:?}"));
    }
    assert!(expected == found, "{payload:?}");
}

/// Puts a text to those of some places that take it: to all at once, and to each half, where not all of them take it.
fn take<'p>(
    tree: Value,
    places: &'p [(Position, bool)],
    payload: &str,
    taken: &mut Vec<&'p (Position, bool)>,
) -> Value {
    let all = places
        .iter()
        .try_fold(tree.clone(), |tree, (at, _)| tree::with(&tree, at, payload));
    let found = all.as_ref().map(mistakes);
    match (all, found, places.len()) {
        (Some(all), Some(found), _) if found.is_empty() => {
            taken.extend(places);
            all
        }
        (Some(all), Some(found), _) if are_told(&all, places, &found) => tree,
        (_, found, 1) => {
            let found = found.unwrap_or_default();
            let has_place = |it: &Diagnostic| it.place.spot != Spot::File;
            assert!(found.iter().all(has_place), "no place: {found:#?}");
            tree
        }
        (_, _, count) => {
            let (some, others) = places.split_at(count / 2);
            let tree = take(tree, some, payload, taken);
            take(tree, others, payload, taken)
        }
    }
}

/// Whether each place has a mistake of its own.
fn are_told(tree: &Value, places: &[(Position, bool)], found: &[Diagnostic]) -> bool {
    let told: HashSet<Path> = found.iter().filter_map(path).collect();
    places
        .iter()
        .all(|(at, _)| told.contains(&tree::path(tree, at)))
}

fn path(found: &Diagnostic) -> Option<Path> {
    match &found.place.spot {
        Spot::Path(path, _) | Spot::Part(path, _) => Some(path.clone()),
        _ => None,
    }
}

fn mistakes(spec: &Value) -> Vec<Diagnostic> {
    let sources = sources(spec);
    let files = clientwright::parse(&sources.files);
    let checked = clientwright::check::check(&files);
    checked.err().unwrap_or_default()
}

fn sources(spec: &Value) -> Sources {
    Sources::single("tour.yaml", &serde_yaml::to_string(spec).unwrap())
}

/// The report on a spec that is refused.
fn refusal(spec: &Value) -> Option<String> {
    let sources = sources(spec);
    let found = mistakes(spec);
    let reports = found.iter().map(|it| it.render(&sources.files, false));
    let reports: Vec<String> = reports.collect();
    (!reports.is_empty()).then(|| reports.join("\n"))
}

fn generate(spec: &Value) -> Files {
    clientwright::generate(&sources(spec), &Templates::default(), Layout::Crate)
        .unwrap_or_else(|error| panic!("{error}\n{}", serde_yaml::to_string(spec).unwrap()))
}

#[test]
fn the_name_of_a_spec_file_leads_nowhere() {
    let spec = text("tests/apps/build_script/lamp.yaml");
    let paths = |path: &str| {
        let file = Source {
            path: path.to_owned(),
            text: spec.clone(),
        };
        let sources = Sources {
            files: vec![file],
            ..Sources::default()
        };
        let files = clientwright::generate(&sources, &Templates::default(), Layout::Crate);
        files.map(|files| files.paths().map(str::to_owned).collect::<Vec<_>>())
    };
    let usual = paths("lamp.yaml").unwrap();
    for payload in PAYLOADS {
        for path in [
            format!("{payload}.yaml"),
            format!("spec/{payload}"),
            (*payload).to_owned(),
        ] {
            let Ok(mut found) = paths(&path) else {
                continue;
            };
            found.retain(|path| !usual.contains(path));
            let is_word = |path: &str| path.chars().all(|it| it.is_ascii_lowercase() || it == '_');
            let module = |it: &String| {
                let file = it.strip_prefix("src/")?.strip_suffix(".rs")?;
                Some(is_word(file.strip_prefix("test_double/").unwrap_or(file)))
            };
            assert!(
                found.iter().all(|it| module(it) == Some(true)),
                "{path:?}: {found:?}"
            );
        }
    }
}
