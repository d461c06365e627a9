//! However many mistakes a spec has, the first are told, and soon. The large ones of these specs took minutes when there was a search
//! for each.

use std::fmt::Write;

use clientwright::diagnostics::{Diagnostic, in_order};
use clientwright::{Sources, check, parse};

/// The most that are told.
const MOST: usize = 100;

fn found(sources: &Sources) -> Vec<Diagnostic> {
    let checked = parse(&sources.files).and_then(|it| check::check(&it));
    checked.expect_err("a spec with mistakes")
}

/// Whether each is told in a line of its own.
fn are_apart(found: &[Diagnostic], sources: &Sources) -> bool {
    let told = in_order(found, &sources.files);
    let mut lines: Vec<_> = told.iter().map(|it| it.short(&sources.files)).collect();
    lines.dedup();
    lines.len() == found.len()
}

#[test]
fn a_nearest_name_is_looked_for_only_where_it_is_told() {
    let mut text = "types:\n".to_owned();
    for number in 0..5_000 {
        let _ = writeln!(
            text,
            "  lamp_{number}: {{ object: {{ id: {{ type: lump_{number} }} }} }}"
        );
    }
    let sources = Sources::single("lamp.yaml", &text);
    let found = found(&sources);
    assert_eq!(found.len(), MOST);
    assert!(
        found
            .iter()
            .all(|it| it.code != "E0401" || it.label.starts_with("did you mean `lamp_"))
    );
    assert!(are_apart(&found, &sources));
}

#[test]
fn a_large_file_is_read_once_for_all_places() {
    let comment = format!("# {}\n", "-".repeat(97)).repeat(80_000);
    let mut text = format!("{comment}types:\n");
    for number in 0..300 {
        let _ = writeln!(
            text,
            "  lamp_{number}: {{ object: {{}}, dosc: A lamp., docs: yes }}"
        );
    }
    let sources = Sources::single("lamp.yaml", &text);
    let found = found(&sources);
    // Not fewer for a large file, so that it is known where the list was cut.
    assert_eq!(found.len(), MOST);
    assert!(are_apart(&found, &sources));
}

#[test]
fn a_misspelt_key_that_is_missing_counts_once() {
    let mut text = "operations:\n".to_owned();
    for number in 0..1_000 {
        let _ = writeln!(
            text,
            "  lamp_{number}: {{ metod: GET, path: /lamps, docs: A lamp. }}"
        );
    }
    let found = found(&Sources::single("lamp.yaml", &text));
    assert_eq!(found.len(), MOST);
    assert!(
        found
            .iter()
            .all(|it| it.message != "the key `method` is missing")
    );
}

#[test]
fn mistakes_of_a_later_file_hide_none_of_an_earlier_one() {
    let first = "operations:\n  light: { method: GET, path: /lamps, auth: none, docs: A lamp., responses: { 200: { type: lump } } }\n";
    let mut later = "types:\n".to_owned();
    for number in 0..MOST {
        let _ = writeln!(
            later,
            "  lamp_{number}: {{ docs: A lamp., object: {{ id: {{ type: lump_{number}, docs: Its id. }} }} }}"
        );
    }
    let mut sources = Sources::single("a.yaml", first);
    sources
        .files
        .extend(Sources::single("b.yaml", &later).files);
    let found = found(&sources);
    assert_eq!(found.len(), MOST);
    let is_first = |it: &&Diagnostic| it.code == "E0401" && it.place.file == 0;
    assert_eq!(found.iter().filter(is_first).count(), 1);
}

#[test]
fn a_mistake_of_a_group_counts_once_however_often_it_is_included() {
    let mut text = "groups:\n  ids: { id: { type: lump, docs: Its id. } }\ntypes:\n".to_owned();
    for number in 0..=MOST {
        let _ = writeln!(
            text,
            "  lamp_{number}: {{ docs: A lamp., object: {{}}, include: [ids] }}"
        );
    }
    text += "  room: { docs: A room., object: { id: { type: limp, docs: Its id. } } }\n";
    let found = found(&Sources::single("lamp.yaml", &text));
    let names = found.iter().filter(|it| it.code == "E0401");
    assert_eq!(names.count(), 2);
}
