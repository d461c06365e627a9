use super::{Mistake, MistakeKind, Path, Step};
use std::collections::HashMap;

/// Tells which of the keys that mean something stands for one that does not, if it can be guessed.
pub(crate) type Guess = fn(&str, &[&'static str]) -> Option<&'static str>;

/// The misspelt keys of a file that were read as others: from the path as it is read to the key as it is written. What is read
/// has its paths, and the text has others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spelling(HashMap<Path, Step>);

impl Spelling {
    pub(crate) fn of(mistakes: &[Mistake]) -> Self {
        let mut spelling = Self::default();
        for mistake in mistakes {
            spelling.note(&mistake.path, &mistake.kind);
        }
        spelling
    }

    /// Learns of a mistake, which stands at this path in the text.
    pub(super) fn note(&mut self, path: &Path, kind: &MistakeKind) {
        if let MistakeKind::UnknownKey {
            read_as: Some(key), ..
        } = kind
            && let [around @ .., written] = path.steps()
        {
            let around: Path = around.iter().cloned().collect();
            self.0.insert(around.key(*key), written.clone());
        }
    }

    /// The path in the text of what was read at another one.
    pub(crate) fn written(&self, path: &Path) -> Path {
        if self.0.is_empty() {
            return path.clone();
        }
        path.steps().iter().fold(Path::root(), |around, step| {
            let read = around.step(step.clone());
            match self.0.get(&read) {
                Some(written) => around.step(written.clone()),
                None => read,
            }
        })
    }
}
