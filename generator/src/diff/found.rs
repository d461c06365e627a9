//! What was found to have changed, and what of it goes without saying.

use serde_json::Value;

use super::entries::{Content, Difference};
use super::fact::{Fact, How, Key, Part};
use super::interface::Facts;
use super::places::Places;
use super::verdict::Verdict;
use super::words::Words;
use crate::yaml::{Path, Step};

/// Something that has changed.
pub(super) struct Found {
    /// None: an entry of the spec.
    key: Option<Key>,
    pub(super) how: How,
    pub(super) verdict: Verdict,
    /// The way to it in the spec.
    pub(super) path: Path,
    pub(super) message: Words,
}

/// Entries that say how the crate looks, so that its own changes tell of them.
const SEEN: [&str; 10] = [
    "auth", "bearer", "closed", "include", "nullable", "optional", "rust", "secret", "text", "type",
];

impl Found {
    /// The change of a fact, from what its value was before.
    pub(super) fn of_fact(fact: &Fact, how: How, before: &str, places: &Places<'_>) -> Self {
        let path = places.find(&fact.at);
        Found {
            key: Some(fact.key.clone()),
            how,
            verdict: fact.key.part.verdict(how),
            path: match fact.below {
                "" => path,
                below => path.key(below),
            },
            message: fact.key.tell(how, &fact.value, before),
        }
    }

    /// The change of an entry. It is a patch, but for a deprecation, since facts tell what programs can see. Where there
    /// are such, they tell of some entries too.
    pub(super) fn of_entry(entry: &Difference<'_>, has_facts: bool) -> Option<Self> {
        let key = match entry.path.steps() {
            // It is what the changes ask for, and none of them.
            [Step::Key(section), Step::Key(key)] if section == "crate" && key == "version" => {
                return None;
            }
            [.., Step::Key(key)] => key.as_str(),
            _ => return None,
        };
        // A mapping is a field, or another thing of that name.
        if has_facts && SEEN.contains(&key) && entry.is_of_values() {
            return None;
        }
        Some(Found {
            key: None,
            how: entry.how,
            verdict: match (key, entry.how) {
                ("deprecated", How::Added) if entry.is_of_values() => Verdict::Minor,
                _ => Verdict::Patch,
            },
            path: entry.path.clone(),
            message: tell(entry),
        })
    }

    /// Whether it is no part of a function or an enum that came or went as a whole.
    pub(super) fn is_of_known(&self, old: &Facts, new: &Facts) -> bool {
        let Some(key) = &self.key else {
            return true;
        };
        match key.part {
            Part::Order | Part::Numbers => false,
            Part::Argument => {
                let order = Key {
                    part: Part::Order,
                    name: String::new(),
                    ..key.clone()
                };
                old.contains_key(&order) && new.contains_key(&order)
            }
            _ => true,
        }
    }

    /// Whether another change goes without saying: it comes with this one, and asks for no more.
    pub(super) fn implies(&self, other: &Found) -> bool {
        let Some(key) = &self.key else {
            return false;
        };
        let is_inner = match &other.key {
            None => true,
            Some(inner) => key.part.depth() < inner.part.depth(),
        };
        let comes_with = match &other.key {
            None => other.is_around(self),
            Some(inner) => self.how == other.how && key.is_always(inner),
        };
        comes_with || is_inner && self.is_whole(key) && self.holds(other)
    }

    /// Whether all that belongs to it changes with it.
    fn is_whole(&self, key: &Key) -> bool {
        match key.part {
            Part::Type => true,
            Part::Field | Part::Variant | Part::ClosedVariant => self.how != How::Changed,
            _ => false,
        }
    }

    /// Whether another change is in the same entry, and asks for no more. What has no entry of its own stands at that of
    /// the crate, and holds nothing.
    fn holds(&self, other: &Found) -> bool {
        let (outer, inner) = (self.path.steps(), other.path.steps());
        let has_entry = outer.len() > 1;
        has_entry && other.verdict <= self.verdict && inner.starts_with(outer)
    }

    /// Whether it is the entry of another change, or one that came or went with it.
    fn is_around(&self, other: &Found) -> bool {
        let (outer, inner) = (self.path.steps(), other.path.steps());
        let is_one = self.how == other.how && self.how != How::Changed;
        outer == inner || is_one && inner.starts_with(outer)
    }
}

fn tell(entry: &Difference<'_>) -> Words {
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
