//! Nothing of a spec is lost without a word.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::checkout::text;
use super::documents;
use super::walk::{each, entries, items};

/// Keys of the language whose values are told in other words, and `rust`, which is left out.
const OTHERWISE: [&str; 8] = [
    "auth",
    "content",
    "encoding",
    "method",
    "rust",
    "style",
    "type",
    "when_json",
];

/// Keys of the language under which a spec gives names.
const NAMED: [&str; 18] = [
    "auth",
    "body",
    "enum",
    "errors",
    "fields",
    "headers",
    "hosts",
    "ids",
    "object",
    "operations",
    "outcomes",
    "pages",
    "parameters",
    "query",
    "redirects",
    "types",
    "union",
    "webhooks",
];

/// The links of the tour to parts of the spec, and what is left of them in a document, which has no place to lead to.
const LINKS: [(&str, &str); 3] = [
    ("[`berth_redirect`]", "`berth_redirect`"),
    ("[the code](berth_code)", "the code"),
    ("[a basin][`basin_id`]", "a basin"),
];

#[test]
fn every_text_of_the_tour_is_in_its_document() {
    let tour: Value = serde_yaml::from_str(&text("generator/tour/spec.yaml")).unwrap();
    let documents = documents();
    let (_, document) = documents.iter().find(|(name, _)| name == "tour").unwrap();
    // Names of headers are the same in small letters.
    let written = document.to_string().to_lowercase();
    let mut texts = Vec::new();
    collect("", &tour, &mut texts);
    assert!(texts.len() > 250);
    // The target of a call is made of its parameters.
    texts.retain(|it| !it.starts_with("/v1/basins/bas_1/"));
    let is_lost = |it: &&str| {
        let text = LINKS.iter().fold(it.to_lowercase(), |text, (link, left)| {
            text.replace(link, left)
        });
        let json = Value::from(text).to_string();
        !written.contains(json.trim_matches('"'))
    };
    let lost: Vec<_> = texts.into_iter().filter(is_lost).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

/// The texts and names of a spec that are to be found again.
fn collect<'s>(key: &str, value: &'s Value, found: &mut Vec<&'s str>) {
    match value {
        Value::String(text) if !OTHERWISE.contains(&key) => found.push(text),
        _ => {}
    }
    items(value).for_each(|it| collect(key, it, found));
    for (inner, it) in entries(value) {
        // The body of an error is not told by its fields.
        if NAMED.contains(&key) && inner != "envelope" {
            found.push(inner);
        }
        collect(inner, it, found);
    }
}

#[test]
fn the_readme_lists_the_extensions() {
    let mut written = BTreeSet::new();
    for (_, document) in documents() {
        each(&document, &mut |it| {
            let keys = entries(it).map(|(key, _)| key.to_owned());
            written.extend(keys.filter(|it| it.starts_with("x-")));
        });
    }
    let readme = text("generator/README.md");
    let words = readme
        .split('`')
        .filter(|it| it.starts_with("x-clientwright-"));
    let listed: BTreeSet<String> = words.map(str::to_owned).collect();
    assert_eq!(written, listed);
}
