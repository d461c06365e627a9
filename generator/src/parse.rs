//! The first stage: from text to the mirror of the language.

use crate::check::{File, Part};
use crate::diagnostics;
use crate::source::Source;
use crate::yaml::{self, Mistake, MistakeKind, Spelling};

/// Reads all files, as far as they can be read. What is wrong with them is told with what [`check`](crate::check::check) finds in
/// the rest.
#[must_use]
pub fn parse(sources: &[Source]) -> Vec<File> {
    let sources = sources.iter().enumerate();
    sources.map(|(number, it)| file(number, it)).collect()
}

fn file(number: usize, source: &Source) -> File {
    let (spec, mistakes, unread) = match yaml::read_on(&source.text, diagnostics::misspelt_key) {
        Ok((spec, mistakes)) => {
            let unread = mistakes.iter().filter_map(Part::of).collect();
            (spec, mistakes, unread)
        }
        Err(mistakes) => (Default::default(), mistakes, vec![Part::file()]),
    };
    let spelling = Spelling::of(&mistakes);
    let mistakes = independent(mistakes).into_iter();
    let mistakes = mistakes.map(|it| diagnostics::unreadable(number, it));
    File {
        path: source.path.clone(),
        spec,
        mistakes: mistakes.collect(),
        unread,
        spelling,
    }
}

/// Leaves out the missing key that is only missing because it was misspelt, is called as in another language, or is no plain
/// text, since that is one mistake.
fn independent(mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let is_there = |missing: &Mistake, wanted: &str| {
        mistakes.iter().any(|other| match &other.kind {
            MistakeKind::UnknownKey { key, expected, .. } => {
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
