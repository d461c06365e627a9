//! The first stage: from text to the mirror of the language.

use crate::check::{File, Part};
use crate::diagnostics::{self, Diagnostic};
use crate::source::Source;
use crate::yaml::{self, Mistake, MistakeKind};

/// Reads all files, as far as they can be read. What is wrong with them is told with what [`check`](crate::check::check) finds in
/// the rest.
///
/// # Errors
///
/// The mistakes of all files together, in their order, at most [`MAX_MISTAKES`](yaml::MAX_MISTAKES), where names may be
/// missing for them, so that nothing could be said of the rest.
pub fn parse(sources: &[Source]) -> Result<Vec<File>, Vec<Diagnostic>> {
    let sources = sources.iter().enumerate();
    let read: Vec<_> = sources.map(|(number, it)| file(number, it)).collect();
    match read.iter().all(Result::is_ok) {
        true => Ok(read.into_iter().flatten().collect()),
        false => {
            let found = read.into_iter();
            let mut found: Vec<_> = found
                .flat_map(|it| it.map_or_else(|mistakes| mistakes, |file| file.mistakes))
                .collect();
            found.truncate(yaml::MAX_MISTAKES);
            Err(found)
        }
    }
}

/// Reads one file, or tells what keeps the spec from being understood.
fn file(number: usize, source: &Source) -> Result<File, Vec<Diagnostic>> {
    let (spec, mistakes) = match yaml::read_on(&source.text) {
        Ok((spec, mistakes)) => (Some(spec), mistakes),
        Err(mistakes) => (None, mistakes),
    };
    let unread: Option<Vec<_>> = mistakes.iter().map(Part::of).collect();
    let mistakes = independent(mistakes).into_iter();
    let mistakes: Vec<_> = mistakes
        .map(|it| diagnostics::unreadable(number, it))
        .collect();
    match (spec, unread) {
        (Some(spec), Some(unread)) => Ok(File {
            path: source.path.clone(),
            spec,
            mistakes,
            unread,
        }),
        _ => Err(mistakes),
    }
}

/// Leaves out the missing key that is only missing because it was misspelt, is called as in another language, or is no plain
/// text, since that is one mistake.
fn independent(mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let is_there = |missing: &Mistake, wanted: &str| {
        mistakes.iter().any(|other| match &other.kind {
            MistakeKind::UnknownKey { key, expected } => {
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
