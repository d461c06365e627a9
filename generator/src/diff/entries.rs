//! What a spec says, entry by entry, whichever of its files says it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::fact::{How, is_reordered};
use crate::place::{Place, Spot};
use crate::source::Source;
use crate::yaml::{self, Path, Step, Target};

/// The mappings whose order counts: hosts, data centers, and what is sent, received or listed in that order.
const ORDERED: [&str; 12] = [
    "body",
    "enum",
    "fields",
    "headers",
    "hosts",
    "ids",
    "object",
    "outcomes",
    "parameters",
    "query",
    "responses",
    "union",
];

/// The entries of a spec, from the way to each.
pub(super) struct Entries(BTreeMap<Path, Entry>);

struct Entry {
    /// The number of the file.
    file: usize,
    content: Content,
}

/// What an entry holds.
#[derive(PartialEq)]
pub(super) enum Content {
    Value(Value),
    /// It is a mapping of these keys, whose entries are here as well.
    Keys(Vec<String>),
}

/// An entry that is another one, with what it was and what it is.
pub(super) struct Difference<'a> {
    pub(super) path: &'a Path,
    pub(super) how: How,
    pub(super) old: Option<&'a Content>,
    pub(super) new: Option<&'a Content>,
}

impl Entries {
    /// Reads what has been checked.
    pub(super) fn read(sources: &[Source]) -> Self {
        let mut entries = Entries(BTreeMap::new());
        for (file, source) in sources.iter().enumerate() {
            if let Ok(tree) = yaml::read(&source.text) {
                entries.add(file, Path::root(), tree);
            }
        }
        entries
    }

    fn add(&mut self, file: usize, path: Path, value: Value) {
        let content = match value {
            Value::Object(inner) => {
                let keys = inner.keys().cloned().collect();
                for (key, value) in inner {
                    self.add(file, path.key(key), value);
                }
                Content::Keys(keys)
            }
            value => Content::Value(value),
        };
        self.0.entry(path).or_insert(Entry { file, content });
    }

    pub(super) fn has(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    /// The texts of a list.
    pub(super) fn texts(&self, path: &Path) -> impl Iterator<Item = &str> {
        let items = match self.0.get(path).map(|it| &it.content) {
            Some(Content::Value(Value::Array(items))) => items.as_slice(),
            _ => &[],
        };
        items.iter().filter_map(Value::as_str)
    }

    /// The place of an entry, or of the nearest one around it.
    pub(super) fn place(&self, path: &Path) -> Option<Place> {
        match (self.0.get(path), path.parent()) {
            (Some(_), None) | (None, None) => None,
            (None, Some(outer)) => self.place(&outer),
            (Some(entry), Some(_)) => Some(Place {
                file: entry.file,
                spot: Spot::Path(path.clone(), Target::Key),
            }),
        }
    }

    /// How these entries differ from older ones. What is in an entry that came or went is not told apart.
    pub(super) fn since<'a>(&'a self, old: &'a Entries) -> Vec<Difference<'a>> {
        let gone = old.beside(self).map(|(path, entry)| Difference {
            path,
            how: How::Removed,
            old: Some(&entry.content),
            new: None,
        });
        let new = self.beside(old).map(|(path, entry)| Difference {
            path,
            how: How::Added,
            old: None,
            new: Some(&entry.content),
        });
        let changed = self.0.iter().filter_map(|(path, new)| {
            let old = &old.0.get(path)?.content;
            let new = &new.content;
            old.differs(new, path).then_some(Difference {
                path,
                how: How::Changed,
                old: Some(old),
                new: Some(new),
            })
        });
        gone.chain(new).chain(changed).collect()
    }

    /// The entries that others do not have, where those have what is around them.
    fn beside<'a>(&'a self, others: &'a Entries) -> impl Iterator<Item = (&'a Path, &'a Entry)> {
        self.0.iter().filter(|(path, _)| {
            let is_told = path.parent().is_some_and(|outer| !others.has(&outer));
            !is_told && !others.has(path)
        })
    }
}

impl Content {
    fn differs(&self, new: &Content, path: &Path) -> bool {
        match (self, new) {
            (Content::Keys(_), Content::Keys(_)) if !has_order(path) => false,
            (Content::Keys(old), Content::Keys(new)) => is_reordered(
                old.iter().map(String::as_str),
                new.iter().map(String::as_str),
            ),
            (old, new) => old != new,
        }
    }
}

impl Difference<'_> {
    /// Whether only the order of its keys is another one.
    pub(super) fn is_of_order(&self) -> bool {
        matches!(
            (self.old, self.new),
            (Some(Content::Keys(_)), Some(Content::Keys(_)))
        )
    }

    /// Whether it is one of values, and not of mappings.
    pub(super) fn is_of_values(&self) -> bool {
        let is_value = |it: Option<&Content>| !matches!(it, Some(Content::Keys(_)));
        is_value(self.old) && is_value(self.new)
    }
}

/// Whether it counts in which order the keys of a mapping come.
fn has_order(path: &Path) -> bool {
    match path.steps() {
        [Step::Key(section), Step::Key(_)] if section == "groups" => true,
        [.., Step::Key(key)] => ORDERED.contains(&key.as_str()),
        _ => false,
    }
}
