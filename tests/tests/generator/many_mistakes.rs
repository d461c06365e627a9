//! However many mistakes a spec has, the first are told, and soon. The large ones of these specs took minutes when there was a search
//! for each.

use clientwright::diagnostics::{Diagnostic, in_order, written_out};
use clientwright::{Source, Sources, check, parse};

use super::lamp::LAMP;

/// The most that are told.
const MOST: usize = 100;

/// The sources of these texts, in which a line with `{1..5000}` stands for 5000 lines.
fn sources(texts: &[&str]) -> Sources {
    let files = texts.iter().enumerate().map(|(number, text)| Source {
        path: format!("lamp_{number}.yaml"),
        text: (*text).to_owned(),
    });
    Sources {
        files: files.flat_map(|it| written_out(&it)).collect(),
        ..Sources::default()
    }
}

fn found(sources: &Sources) -> Vec<Diagnostic> {
    let checked = check::check(&parse(&sources.files));
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
    let sources = sources(&["types:
  lamp_{1..5000}: { docs: A lamp., object: { id: { type: lump_{1..5000}, docs: Its id. } } }
"]);
    let found = found(&sources);
    assert_eq!(found.len(), MOST);
    let unknown: Vec<_> = found.iter().filter(|it| it.code == "E0401").collect();
    assert!(unknown.len() > MOST - 5, "{found:#?}");
    assert!(
        unknown
            .iter()
            .all(|it| it.label.starts_with("did you mean `lamp_"))
    );
    assert!(are_apart(&found, &sources));
}

/// Specs with 2000 mistakes whose names are searched for among as many, and the code of the mistake.
const SEARCHES: [(&str, &str); 4] = [
    (
        "E0214",
        "data_centers:
  hosts:
    lamp_{1..2000}: A lamp.
  ids:
    home:
      name: Home
      hosts:
        lump_{1..2000}: lamp.example.com
",
    ),
    (
        "E0606",
        "redirects:
  back:
    docs: The way back.
    outcomes:
      lamp_{1..2000}: { docs: A lamp., when: lamp_{1..2000}, parameters: { lamp_{1..2000}: { type: string, docs: A lamp. } } }
    examples:
      - { url: 'https://lamp.example.com/', outcome: lump_{1..2000} }
",
    ),
    (
        "E0413",
        "types:
  lamp_{1..2000}: { docs: A lamp., union: { on: { docs: It shines., when: lump_{1..2000}, type: lamp } } }
  lamp:
    docs: A lamp.
    object:
      lamp_{1..2000}: { type: string, docs: A lamp. }
",
    ),
    (
        "E0703",
        "types:
  lamps:
    docs: Lamps.
    object:
      lamp_{1..2000}: { type: string, docs: A lamp. }
operations:
  lump_{1..2000}: { docs: Lists lamps., method: GET, path: /lamps, auth: none, responses: { 200: { type: lamps } }, pagination: { next_url: lump_{1..2000} } }
",
    ),
];

#[test]
fn a_search_among_many_names_ends_with_the_last_mistake_that_is_told() {
    for (code, text) in SEARCHES {
        let found = found(&sources(&[text]));
        let searched = found.iter().filter(|it| it.code == code);
        assert!(searched.count() > MOST - 5, "{code}: {found:#?}");
    }
}

#[test]
fn a_large_file_is_read_once_for_all_places() {
    let comment = format!("# {}\n", "-".repeat(97)).repeat(80_000);
    let lamps = "types:\n  lamp_{1..300}: { object: {}, dosc: A lamp., docs: yes }\n";
    let sources = sources(&[&(comment + lamps)]);
    let found = found(&sources);
    // Not fewer for a large file, so that it is known where the list was cut.
    assert_eq!(found.len(), MOST);
    assert!(are_apart(&found, &sources));
}

#[test]
fn a_misspelt_key_that_is_missing_counts_once() {
    let sources = sources(&["operations:
  lamp_{1..1000}: { metod: GET, path: /lamps, docs: A lamp. }
"]);
    let found = found(&sources);
    assert_eq!(found.len(), MOST);
    assert!(
        found
            .iter()
            .all(|it| it.message != "the key `method` is missing")
    );
}

#[test]
fn mistakes_of_a_later_file_hide_none_of_an_earlier_one() {
    let first = "operations:
  light: { method: GET, path: /lamps, auth: none, docs: A lamp., responses: { 200: { type: lump } } }
";
    let later = "types:
  lamp_{1..100}: { docs: A lamp., object: { id: { type: lump_{1..100}, docs: Its id. } } }
";
    let found = found(&sources(&[first, later]));
    assert_eq!(found.len(), MOST);
    let is_first = |it: &&Diagnostic| it.code == "E0401" && it.place.file == 0;
    assert_eq!(found.iter().filter(is_first).count(), 1);
}

#[test]
fn a_mistake_of_a_group_counts_once_however_often_it_is_included() {
    let sources = sources(&["groups:
  ids: { id: { type: lump, docs: Its id. } }
types:
  lamp_{1..101}: { docs: A lamp., object: {}, include: [ids] }
  room: { docs: A room., object: { id: { type: limp, docs: Its id. } } }
"]);
    let found = found(&sources);
    let names = found.iter().filter(|it| it.code == "E0401");
    assert_eq!(names.count(), 2);
}

/// A mistake in each item but the first example, each found by another stage.
const STAGES: &str = "
auth:
  owner: { header: { name: X-Key, type: key }, docs: Whoever has the key. }
operations:
  light: { docs: Lights it., metod: POST, path: /light, auth: owner, responses: { 2xx: {} } }
  dim: { docs: 'Dims it, see [it](lihgt).', method: POST, path: /dim, auth: owners, responses: { 2xx: {} } }
  shade:
    docs: Shades it.
    method: GET
    path: /shade
    auth: owner
    headers: { X-Key: { type: string, docs: Another key. } }
    responses: { 2xx: {} }
  list:
    docs: Lists them.
    method: GET
    path: /lamps
    auth: owner
    query: { page: { type: pages, docs: The page. } }
    responses: { 2xx: { type: list of lamp } }
    pagination: { number: { parameter: page, items: lamps } }
  look:
    docs: Looks at one.
    method: GET
    path: /lamp
    auth: owner
    responses: { 2xx: { type: lamp } }
    examples:
      - { name: dark, response: { id: l1, watts: 0 } }
      - { name: bright, response: { id: l1, watts: many } }
      - { name: new, respose: { id: l1 } }
types:
  key: { text: secret, docs: The key. }
  lamp:
    docs: A lamp.
    object:
      id: { type: string, docs: Its id. }
      watts: { type: integer, docs: Its power. }
";

#[test]
fn no_stage_hides_what_another_one_finds() {
    let sources = sources(&[LAMP, STAGES]);
    let found = in_order(&found(&sources), &sources.files);
    let codes: Vec<_> = found.iter().map(|it| it.code).collect();
    let (key, link, credential, header, type_) = ("E0108", "E0314", "E0501", "E0515", "E0401");
    let (way, value, missing) = ("E0703", "E0601", "E0602");
    assert_eq!(
        codes,
        [
            key, link, credential, header, type_, way, value, key, missing
        ]
    );
}
