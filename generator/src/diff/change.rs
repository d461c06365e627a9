//! The changes from one spec to another.

use std::cmp::Reverse;

use super::Spec;
use super::fact::How;
use super::found::Found;
use super::interface::facts;
use super::places::Places;
use super::verdict::Verdict;
use super::words::Words;
use crate::diagnostics;
use crate::source::Sources;

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

/// All changes, in their order.
pub(super) fn between(old: &Spec<'_>, new: &Spec<'_>) -> Vec<Change> {
    let mut found = of_crates(old, new);
    // The same can be said in other words, such as by a group of fields.
    if !old.is_same(new) {
        let has_facts = !found.is_empty();
        let entries = new.entries.since(&old.entries);
        found.extend(
            entries
                .iter()
                .filter_map(|it| Found::of_entry(it, has_facts)),
        );
    }
    let is_news = |it: &&Found| !found.iter().any(|other| other.implies(it));
    let news = found.iter().filter(is_news);
    let mut changes: Vec<Change> = news.map(|it| placed(it, old, new)).collect();
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
    let gone = gone.map(|it| Found::of_fact(it, How::Removed, "", &old_places));
    let now = news.values().filter_map(|it| {
        let (how, before) = match olds.get(&it.key) {
            None => (How::Added, ""),
            Some(old) if it.key.part.differs(&old.value, &it.value) => (How::Changed, &*old.value),
            Some(_) => return None,
        };
        Some(Found::of_fact(it, how, before, &new_places))
    });
    let is_apart = |it: &Found| it.how == How::Changed || it.is_of_known(&olds, &news);
    gone.chain(now).filter(is_apart).collect()
}

/// A change with its place: in the older spec where something is gone.
fn placed(found: &Found, old: &Spec<'_>, new: &Spec<'_>) -> Change {
    let (side, spec) = match found.how {
        How::Removed => (Side::Old, old),
        How::Added | How::Changed => (Side::New, new),
    };
    let files = &spec.sources.files;
    let place = spec.entries.place(&found.path);
    let file = place.as_ref().and_then(|it| files.get(it.file));
    let position = place
        .as_ref()
        .and_then(|it| diagnostics::resolve(it, files));
    Change {
        verdict: found.verdict,
        message: found.message.clone(),
        side,
        file: file.map_or(String::new(), |it| diagnostics::visible(&it.path)),
        position: position.map(|(_, it)| (it.line, it.column)),
    }
}

/// The changes of files that are copied.
fn of_copied(old: &Sources, new: &Sources) -> Vec<Change> {
    let change = |side, path: &String, what| Change {
        verdict: Verdict::Patch,
        message: Words::default().text("the file ").code(path).text(what),
        side,
        file: copied_file(if side == Side::Old { old } else { new }, path),
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

/// Where a copied file lies: beside the main file.
fn copied_file(sources: &Sources, path: &str) -> String {
    let main = sources.files.first().map_or("", |it| it.path.as_str());
    let folder = main.rsplit_once('/').map_or(".", |(folder, _)| folder);
    diagnostics::visible(&format!("{folder}/crate/{path}"))
}
