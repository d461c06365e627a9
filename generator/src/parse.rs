//! The first stage: from text to the mirror of the language.

use crate::check::File;
use crate::diagnostics::{self, Diagnostic};
use crate::source::Source;
use crate::yaml::{self, Mistake, MistakeKind};

/// Reads all files.
///
/// # Errors
///
/// The mistakes of all files together, in their order, at most [`MAX_MISTAKES`](yaml::MAX_MISTAKES).
pub fn parse(sources: &[Source]) -> Result<Vec<File>, Vec<Diagnostic>> {
    let mut files = Vec::new();
    let mut found = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        match yaml::read(&source.text) {
            Ok(spec) => files.push(File {
                path: source.path.clone(),
                spec,
            }),
            Err(mistakes) => found.extend(
                independent(mistakes)
                    .into_iter()
                    .map(|mistake| diagnostics::unreadable(number, mistake)),
            ),
        }
    }
    if found.is_empty() {
        Ok(files)
    } else {
        found.truncate(yaml::MAX_MISTAKES);
        Err(found)
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
