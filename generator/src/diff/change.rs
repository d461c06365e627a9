//! The changes from one spec to another.

use std::cmp::Reverse;

use serde_json::Value;

use super::Spec;
use super::entries::{self, Content, Entries};
use super::fact::{Fact, How, Key, Part};
use super::interface::{Facts, facts};
use super::places::Places;
use super::verdict::Verdict;
use super::words::Words;
use crate::diagnostics;
use crate::source::Sources;
use crate::yaml::{Path, Step};

/// A change of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it asks of the next version.
    pub verdict: Verdict,
    /// What has changed.
    pub message: Words,
    /// In which of the specs its place is.
    pub side: Side,
    /// The file.
    pub file: String,
    /// The line and the column, both counted from one. None for a file as a whole.
    pub position: Option<(usize, usize)>,
}

/// One of two specs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The older one, where what is gone was.
    Old,
    /// The newer one.
    New,
}

/// Something that has changed.
struct Found {
    /// None: an entry of the spec.
    key: Option<Key>,
    how: How,
    verdict: Verdict,
    path: Path,
    message: Words,
}

/// Entries that say how the crate looks, so that its own changes tell of them.
const SEEN: [&str; 10] = [
    "auth", "bearer", "closed", "include", "nullable", "optional", "rust", "secret", "text", "type",
];

/// All changes, in their order.
pub(super) fn between(old: &Spec<'_>, new: &Spec<'_>) -> Vec<Change> {
    let mut found = of_crates(old, new);
    let is_seen = !found.is_empty();
    let entries = new.entries.since(&old.entries);
    found.extend(entries.iter().filter_map(|it| of_entry(it, is_seen)));
    let told = found
        .iter()
        .filter(|it| !found.iter().any(|other| other.implies(it)));
    let mut changes: Vec<Change> = told.map(|it| it.placed(old, new)).collect();
    changes.extend(of_copied(old.sources, new.sources));
    changes.sort_by_cached_key(|it| {
        let place = (it.file.clone(), it.position);
        (Reverse(it.verdict), place, it.message.clone())
    });
    changes
}

/// The changes of what programs can see.
fn of_crates(old: &Spec<'_>, new: &Spec<'_>) -> Vec<Found> {
    let (olds, news) = (facts(&old.krate), facts(&new.krate));
    let old_places = Places::of(old.checked.api(), &old.entries);
    let new_places = Places::of(new.checked.api(), &new.entries);
    let gone = olds.values().filter(|it| !news.contains_key(&it.key));
    let gone = gone.map(|it| of_fact(it, How::Removed, &it.value, "", &old_places));
    let now = news.values().filter_map(|it| match olds.get(&it.key) {
        None => Some(of_fact(it, How::Added, "", &it.value, &new_places)),
        Some(old) if !it.key.part.differs(&old.value, &it.value) => None,
        Some(old) => Some(of_fact(
            it,
            How::Changed,
            &old.value,
            &it.value,
            &new_places,
        )),
    });
    let is_news = |it: &Found| it.how == How::Changed || it.is_of_known(&olds, &news);
    gone.chain(now).filter(is_news).collect()
}

fn of_fact(fact: &Fact, how: How, old: &str, new: &str, places: &Places<'_>) -> Found {
    let path = places.find(&fact.at);
    Found {
        key: Some(fact.key.clone()),
        how,
        verdict: fact.key.part.verdict(how),
        path: match fact.below {
            "" => path,
            below => path.key(below),
        },
        message: fact.key.tell(how, old, new),
    }
}

/// The change of an entry: a patch, whatever it is, since what programs can see is told by facts.
fn of_entry(entry: &entries::Difference<'_>, is_seen: bool) -> Option<Found> {
    let last = match entry.path.steps() {
        [Step::Key(section), Step::Key(key)] if section == "crate" && key == "version" => {
            return None;
        }
        [.., Step::Key(key)] => key.as_str(),
        _ => return None,
    };
    let verdict = match (last, entry.how) {
        ("deprecated", How::Added) => Verdict::Minor,
        _ => Verdict::Patch,
    };
    // A mapping is a field, or another thing of that name.
    let is_told = is_seen && SEEN.contains(&last) && entry.is_of_values();
    (!is_told).then(|| Found {
        key: None,
        how: entry.how,
        verdict,
        path: entry.path.clone(),
        message: tell(entry),
    })
}

fn tell(entry: &entries::Difference<'_>) -> Words {
    let path = entry.path.to_string();
    if entry.is_of_order() {
        return Words::default()
            .text("the order in ")
            .code(&path)
            .text(" is another one");
    }
    let subject = Words::default().code(&path);
    match (entry.how, shown(entry.old), shown(entry.new)) {
        (How::Removed, ..) => subject.text(" is gone"),
        (How::Added, _, Some(new)) => subject.text(" is new: ").code(&new),
        (How::Added, _, None) => subject.text(" is new"),
        (How::Changed, Some(old), Some(new)) => subject
            .text(" is ")
            .code(&new)
            .text(", and was ")
            .code(&old),
        (How::Changed, ..) => subject.text(" says something else"),
    }
}

/// A value in a message, if it is short.
fn shown(content: Option<&Content>) -> Option<String> {
    let text = match content? {
        Content::Value(Value::String(text)) => text.clone(),
        Content::Value(value) => value.to_string(),
        Content::Keys(_) => return None,
    };
    (text.chars().count() <= 60 && !text.contains('\n')).then_some(text)
}

/// The changes of files that are copied.
fn of_copied(old: &Sources, new: &Sources) -> Vec<Change> {
    let change = |side, path: &String, what| Change {
        verdict: Verdict::Patch,
        message: Words::default().text("the file ").code(path).text(what),
        side,
        file: diagnostics::visible(&format!("crate/{path}")),
        position: None,
    };
    let now = new.copied.iter().filter_map(|(path, text)| {
        Some(match old.copied.get(path) {
            None => change(Side::New, path, " is new"),
            Some(old) if old == text => return None,
            Some(_) => change(Side::New, path, " says something else"),
        })
    });
    let gone = old.copied.keys();
    let gone = gone.filter(|path| !new.copied.contains_key(*path));
    now.chain(gone.map(|path| change(Side::Old, path, " is gone")))
        .collect()
}

impl Found {
    /// Whether it is no part of a function or an enum that came or went as a whole.
    fn is_of_known(&self, old: &Facts, new: &Facts) -> bool {
        match &self.key {
            Some(Key {
                part: Part::Order | Part::Numbers,
                ..
            }) => false,
            Some(
                key @ Key {
                    part: Part::Argument,
                    ..
                },
            ) => {
                let function = Key {
                    part: Part::Order,
                    name: String::new(),
                    ..key.clone()
                };
                old.contains_key(&function) && new.contains_key(&function)
            }
            _ => true,
        }
    }

    /// Whether another change goes without saying: it comes with this one, and asks for no more.
    fn implies(&self, other: &Found) -> bool {
        let Some(key) = &self.key else {
            return false;
        };
        if other.key.is_none() && other.is_around(self) {
            return true;
        }
        let is_whole = match key.part {
            Part::Type => true,
            Part::Field | Part::Variant | Part::ClosedVariant => self.how != How::Changed,
            // With and without the test double, it is one trait.
            Part::Trait => return other.is_trait_of(key) && self.how == other.how,
            _ => false,
        };
        let depth = other.key.as_ref().map_or(usize::MAX, |it| it.part.depth());
        is_whole
            && key.part.depth() < depth
            && other.verdict <= self.verdict
            && other.path.steps().starts_with(self.path.steps())
    }

    /// Whether it is the entry of another change, or one that came or went with it.
    fn is_around(&self, other: &Found) -> bool {
        let (outer, inner) = (self.path.steps(), other.path.steps());
        outer == inner
            || (self.how == other.how && self.how != How::Changed && inner.starts_with(outer))
    }

    /// Whether it is about the same trait, with the test double.
    fn is_trait_of(&self, key: &Key) -> bool {
        self.key.as_ref().is_some_and(|it| {
            it.part == Part::TestTrait && (&it.of, &it.name) == (&key.of, &key.name)
        })
    }

    fn placed(&self, old: &Spec<'_>, new: &Spec<'_>) -> Change {
        let (side, spec) = match self.how {
            How::Removed => (Side::Old, old),
            How::Added | How::Changed => (Side::New, new),
        };
        let files = &spec.sources.files;
        let place = Entries::place(&spec.entries, &self.path);
        let found = place
            .as_ref()
            .and_then(|it| diagnostics::resolve(it, files));
        Change {
            verdict: self.verdict,
            message: self.message.clone(),
            side,
            file: place
                .and_then(|it| files.get(it.file))
                .map(|it| diagnostics::visible(&it.path))
                .unwrap_or_default(),
            position: found.map(|(_, it)| (it.line, it.column)),
        }
    }
}
