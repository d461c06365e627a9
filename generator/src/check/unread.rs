//! What of all files could not be read as it is written.

use super::{File, Part};
use crate::diagnostics::Diagnostic;
use crate::place::{At, Spot};
use crate::yaml::{Spelling, Step};

/// The parts that could not be read, and the keys that were read as others.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    /// The parts of all files, each with the number of its file.
    parts: Vec<(usize, Part)>,
    /// The misspelt keys of each file that were read as others.
    spelling: Vec<Spelling>,
}

impl Unread {
    pub(crate) fn of(files: &[File]) -> Self {
        let parts = files.iter().enumerate().flat_map(|(number, file)| {
            let parts = file.unread.iter().cloned();
            parts.map(move |part| (number, part))
        });
        Self {
            parts: parts.collect(),
            spelling: files.iter().map(|it| it.spelling.clone()).collect(),
        }
    }

    /// Puts the places in the text for those of what was read.
    pub(crate) fn write_out(&self, diagnostic: &mut Diagnostic) {
        for place in diagnostic.places_mut() {
            if let Some(spelling) = self.spelling.get(place.file)
                && let Spot::Path(path, _) | Spot::Part(path, _) = &mut place.spot
            {
                *path = spelling.written(path);
            }
        }
    }

    /// Whether what is reported may follow from what could not be read, since it lies in such a part.
    pub(crate) fn explains(&self, diagnostic: &Diagnostic) -> bool {
        self.parts.iter().any(|(file, part)| {
            let mut places = diagnostic.places().filter(|place| place.file == *file);
            (part.has_names && diagnostic.is_of_name)
                || places.any(|place| part.explains(diagnostic, place))
        })
    }

    /// Whether there is such a part in what stands here.
    pub(crate) fn is_in(&self, at: At<'_>) -> bool {
        self.has_part(at, |_| true)
    }

    /// The same, but for what nothing depends on, as the examples of an operation.
    pub(crate) fn is_needed_in(&self, at: At<'_>) -> bool {
        self.has_part(at, Part::is_needed)
    }

    fn has_part(&self, at: At<'_>, is_meant: impl Fn(&Part) -> bool) -> bool {
        // Most specs have none, and then no place is needed.
        if self.parts.is_empty() {
            return false;
        }
        let place = at.name();
        let is_here = |part: &Part| part.path.steps().starts_with(place.spot.steps());
        let mut parts = self.parts.iter();
        parts.any(|(file, part)| *file == place.file && is_here(part) && is_meant(part))
    }

    /// Whether there is such a part in a section of this name, in whatever file.
    pub(crate) fn is_in_section(&self, name: &str) -> bool {
        let is_it = |step: &Step| matches!(step, Step::Key(key) if key == name);
        let mut parts = self.parts.iter();
        parts.any(|(_, part)| part.path.steps().first().is_none_or(is_it))
    }
}
