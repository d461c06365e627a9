//! A diagnostic as a person reads it: the source line with a caret, as rustc draws it.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::place::{Place, Spot};
use crate::source::Source;
use crate::yaml;

impl Diagnostic {
    /// The report for a person. With `color`, with the escapes of a terminal.
    ///
    /// Nothing that stands in the spec can reach the terminal as a control character.
    #[must_use]
    pub fn render(&self, sources: &[Source], color: bool) -> String {
        let renderer = if color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(annotate_snippets::normalize_untrusted_str(&self.message))
            .id(self.code)
            .elements(self.snippets(sources));
        if let Some(file) = self.whole_file(sources) {
            group = group.element(Origin::path(file));
        }
        for help in &self.help {
            group = group
                .element(Level::HELP.message(annotate_snippets::normalize_untrusted_str(help)));
        }
        renderer.render(&[group])
    }

    fn whole_file<'a>(&self, sources: &'a [Source]) -> Option<&'a str> {
        match self.place.spot {
            Spot::File => sources
                .get(self.place.file)
                .map(|source| source.path.as_str()),
            _ => None,
        }
    }

    /// One snippet a file, the primary place's file first.
    fn snippets<'a>(
        &'a self,
        sources: &'a [Source],
    ) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
        let others = self
            .others
            .iter()
            .map(|(place, label)| (place, label, AnnotationKind::Context));
        let marks =
            std::iter::once((&self.place, &self.label, AnnotationKind::Primary)).chain(others);
        let mut snippets: Vec<(usize, Snippet<'a, _>)> = Vec::new();
        for (place, label, kind) in marks {
            let Some((source, span)) = resolve(place, sources) else {
                continue;
            };
            let index = snippets
                .iter()
                .position(|(file, _)| *file == place.file)
                .unwrap_or_else(|| {
                    snippets.push((place.file, Snippet::source(&source.text).path(&source.path)));
                    snippets.len() - 1
                });
            let (file, snippet) = snippets.swap_remove(index);
            let label = annotate_snippets::normalize_untrusted_str(label);
            let mark = kind.span(span).label((!label.is_empty()).then_some(label));
            snippets.push((file, snippet.annotation(mark)));
            let last = snippets.len() - 1;
            snippets.swap(index, last);
        }
        snippets.into_iter().map(|(_, snippet)| snippet).collect()
    }
}

/// The bytes of the text that a place stands for. A path that leads nowhere falls back to what encloses it.
fn resolve<'a>(place: &Place, sources: &'a [Source]) -> Option<(&'a Source, Range<usize>)> {
    let source = sources.get(place.file)?;
    let span = match &place.spot {
        Spot::File => return None,
        Spot::Position(position) => position.span.clone(),
        Spot::Path(path, target) => yaml::locate(&source.text, path, *target)?.span,
    };
    Some((source, span))
}
