use super::error::DecodeError;
use super::{MistakeKind, Path, Step};
use std::collections::HashMap;

/// Tells which key stands for one that means nothing, if it can be guessed: of those that mean something, and of those among
/// them that do not stand there.
pub(crate) type Guess = fn(&str, &[&'static str], &[&'static str]) -> Option<&'static str>;

/// The misspelt keys of a file that were read as others. What is read has its paths, and the text has others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spelling {
    /// From the path of what is read to the key in the text.
    written: HashMap<Path, Step>,
    /// From such a path that ends with the key in the text to the one that it is read as.
    read: HashMap<Path, Step>,
}

impl Spelling {
    pub(super) fn of(errors: &[DecodeError]) -> Self {
        let mut spelling = Self::default();
        for error in errors {
            if let MistakeKind::UnknownKey {
                key,
                read_as: Some(read),
                ..
            } = &*error.kind
                && let Some(around) = error.path().parent()
            {
                let (key, read) = (Step::Key(key.clone()), Step::Key((*read).to_owned()));
                spelling
                    .written
                    .insert(around.step(read.clone()), key.clone());
                spelling.read.insert(around.step(key), read);
            }
        }
        spelling
    }

    /// The path in the text of what is read at another one.
    pub(crate) fn written(&self, path: &Path) -> Path {
        let mut read = Path::root();
        let written = path.steps().iter().map(|step| {
            read = read.step(step.clone());
            self.written.get(&read).unwrap_or(step).clone()
        });
        written.collect()
    }

    /// The path as which one in the text is read.
    pub(super) fn read(&self, path: &Path) -> Path {
        path.steps().iter().fold(Path::root(), |around, step| {
            let written = around.step(step.clone());
            match self.read.get(&written) {
                Some(read) => around.step(read.clone()),
                None => written,
            }
        })
    }
}
