//! The first stage: from text to the mirror of the language.

use crate::check::{File, Part};
use crate::diagnostics;
use crate::source::Source;
use crate::yaml::{self, Mistake, MistakeKind};

/// Reads all files, as far as they can be read. What is wrong with them is told with what [`check`](crate::check::check) finds in
/// the rest.
#[must_use]
pub fn parse(sources: &[Source]) -> Vec<File> {
    let sources = sources.iter().enumerate();
    sources.map(|(number, it)| file(number, it)).collect()
}

fn file(number: usize, source: &Source) -> File {
    let read = yaml::read_on(&source.text, diagnostics::misspelt_key);
    let unread = match read.value {
        Some(_) => read.mistakes.iter().filter_map(Part::of).collect(),
        None => vec![Part::file()],
    };
    let mistakes = independent(read.mistakes).into_iter();
    let mistakes = mistakes.map(|it| diagnostics::unreadable(number, it));
    File {
        path: source.path.clone(),
        spec: read.value.unwrap_or_default(),
        mistakes: mistakes.collect(),
        unread,
        spelling: read.spelling,
    }
}

/// Leaves out the key that is only missing because one that means nothing stands for it, or one that is no plain text, since
/// that is one mistake.
fn independent(mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let is_there = |missing: &Mistake, wanted: &str| {
        mistakes.iter().any(|other| match &other.kind {
            MistakeKind::UnknownKey {
                key,
                expected,
                read_as: None,
                ..
            } => {
                other.path.parent().as_ref() == Some(&missing.path)
                    && diagnostics::is_meant_for(key, expected, wanted)
            }
            MistakeKind::KeyNotText(_) | MistakeKind::ForbiddenCharacter(_) => {
                other.path == missing.path
            }
            _ => false,
        })
    };
    let keep: Vec<bool> = mistakes
        .iter()
        .map(|mistake| !matches!(&mistake.kind, MistakeKind::MissingKey { key } if is_there(mistake, key)))
        .collect();
    mistakes
        .into_iter()
        .zip(keep)
        .filter_map(|(mistake, keep)| keep.then_some(mistake))
        .collect()
}
