//! Whatever stands in a spec, the generator answers with an error of its own, soon, and never with a panic.

use std::fs;
use std::path::Path;

use clientwright::{Error, Layout, ReadError, Source, Sources, Templates};

const SHIPPED_SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec");

/// Files that say little, or what no file of a spec says.
const STRANGE: [&str; 14] = [
    "",
    "# To be written.\n",
    "~\n",
    "lamp\n",
    "42\n",
    "[crate]\n",
    "types: ~\nerrors:\noperations: []\n",
    "\u{feff}\u{feff}crate:\n",
    "crate: \0\n",
    "? [a, {b: c}]\n: d\n",
    "crate: { name: crate, version: 99999999999.0.0, description: '', license: '' }\n",
    "auth: { crate: { bearer: self }, super: { bearer: Self } }\n",
    "operations: { self: {}, _: {}, '': {}, '\u{1f4a1}': {} }\n",
    "a: &a [*a, *a]\n",
];

#[test]
fn strange_files_are_refused() {
    for text in STRANGE {
        assert!(is_refused(text), "{text}");
    }
}

#[test]
fn huge_files_are_refused() {
    let (many, name) = (100_000, "k".repeat(100_000));
    let huge = [
        "{".repeat(10 * many),
        "[".repeat(10 * many),
        "a: ".repeat(many),
        "- ".repeat(many),
        "!!binary ".repeat(many / 10),
        bomb(),
        nested(500),
        format!("? {name}\n: x\n"),
        format!("types:\n  {name}: {{ text: id }}\n"),
        format!("headers: {{ a: \"{name}\\n\" }}\n"),
        of_field(&format!("type: {}a", "list of ".repeat(many))),
        of_field(&format!("type: a, docs: \"{}\"", "> ".repeat(many))),
        of_field(&format!("type: a, docs: \"{}\"", "[".repeat(many))),
    ];
    for text in huge {
        let start: String = text.chars().take(60).collect();
        assert!(is_refused(&text), "{start}");
    }
}

#[test]
fn files_that_are_no_text_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = || Sources::read(folder.path()).err();
    assert!(matches!(refused(), Some(ReadError::Empty(_))));
    fs::write(
        folder.path().join("spec.yaml"),
        [0x89, b'P', b'N', b'G', 0, 0xff],
    )
    .expect("a file");
    assert!(refused().is_none());
    let sources = Sources::read(folder.path()).expect("sources");
    let error = clientwright::generate(&sources, &Templates::default(), Layout::Crate);
    assert!(matches!(error, Err(Error::Spec(found)) if found.iter().any(|it| it.code == "E0116")));
    fs::remove_file(folder.path().join("spec.yaml")).expect("no file");
    fs::create_dir(folder.path().join("spec.yaml")).expect("a folder");
    assert!(matches!(refused(), Some(ReadError::Stray(_))));
}

#[test]
fn a_report_holds_no_control_character() {
    let escapes = [
        "\u{1b}[31m",
        "\\e[31m",
        "\u{9b}31m",
        "\u{202e}",
        "\\u202E",
        "\u{7f}",
        "\\a",
        "\r",
    ];
    let places = [
        "types: { \"K\": { text: id } }\n",
        "types: { k: { text: id, docs: \"K\" } }\n",
        "\"K\": 1\n",
        "crate: { name: \"K\", version: \"K\", description: K, license: \"K\" }\n",
        "headers: { \"K\": \"K\" }\n",
        "auth: { k: { bearer: \"K\" } }\n",
        "errors: { k: { status: \"K\" } }\n",
        "K: [\n",
    ];
    for (place, escape) in places
        .iter()
        .flat_map(|place| escapes.map(|escape| (place, escape)))
    {
        for path in ["spec.yaml", "\u{1b}[31m.yaml"] {
            let sources = Sources::single(path, &place.replace('K', escape));
            let Err(Error::Spec(found)) = generate(&sources) else {
                panic!("{place} with {escape:?} is accepted");
            };
            for diagnostic in found {
                let report = diagnostic.render(&sources.files, false);
                let raw = report.chars().find(|it| it.is_control() && *it != '\n');
                assert_eq!(raw, None, "{report:?}");
                assert!(!report.contains('\u{202e}'), "{report:?}");
            }
        }
    }
}

#[test]
fn a_spec_without_one_of_its_lines_makes_no_panic() {
    let sources = Sources::read(Path::new(SHIPPED_SPEC)).expect("the shipped spec");
    for (number, Source { text, .. }) in sources.files.iter().enumerate() {
        let lines: Vec<&str> = text.lines().collect();
        for line in 0..lines.len() {
            let mut left = lines.clone();
            left.remove(line);
            check(&sources, number, &left.join("\n"));
        }
    }
}

#[test]
fn types_are_checked_soon_in_however_many_ways_they_hold_each_other() {
    let mut sources = Sources::read(Path::new(SHIPPED_SPEC)).expect("the shipped spec");
    sources.files.push(Source {
        path: "many.yaml".to_owned(),
        text: many_ways(64),
    });
    let files = clientwright::parse(&sources.files);
    assert!(clientwright::check::check(&files).is_ok());
}

/// Reads and checks a spec of which one file is another one.
fn check(sources: &Sources, number: usize, text: &str) {
    let mut files = sources.files.clone();
    files[number].text = text.to_owned();
    let checked = clientwright::check::check(&clientwright::parse(&files));
    for diagnostic in checked.err().unwrap_or_default() {
        assert!(diagnostic.render(&files, false).contains(diagnostic.code));
    }
}

fn generate(sources: &Sources) -> Result<clientwright::Files, Error> {
    clientwright::generate(sources, &Templates::default(), Layout::Crate)
}

/// Whether the spec is wrong, and what is said about it can be drawn.
fn is_refused(text: &str) -> bool {
    let sources = Sources::single("spec.yaml", text);
    match generate(&sources) {
        Err(Error::Spec(found)) => found
            .iter()
            .all(|it| it.render(&sources.files, true).contains(it.code)),
        _ => false,
    }
}

/// A spec whose only type has a field that says this.
fn of_field(field: &str) -> String {
    format!("types: {{ a: {{ object: {{ b: {{ {field} }} }} }} }}\n")
}

/// Mappings in one another, without a bracket.
fn nested(depth: usize) -> String {
    let line = |depth: usize| format!("{}response:\n", " ".repeat(depth));
    (0..depth).map(line).collect()
}

/// Aliases, each of which stands for three of the one before.
fn bomb() -> String {
    let names: Vec<char> = ('a'..='z').collect();
    let line = |pair: &[char]| format!("{1}: &{1} [*{0}, *{0}, *{0}]\n", pair[0], pair[1]);
    "a: &a [x, x]\n".to_owned() + &names.windows(2).map(line).collect::<String>()
}

/// Types, each of which holds the next one twice: so many that nobody could go all ways through them.
fn many_ways(types: usize) -> String {
    let held = |number: usize| format!("{{ type: many_{number}, docs: Held. }}");
    let object = |number: usize| {
        let held = held(number + 1);
        format!("  many_{number}: {{ docs: Held., object: {{ one: {held}, other: {held} }} }}\n")
    };
    let objects: String = (0..types).map(object).collect();
    format!("types:\n{objects}  many_{types}: {{ docs: The last., text: id }}\n")
}
