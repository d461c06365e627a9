//! A diagnostic as a person reads it: the source line with a caret, as rustc draws it.

use std::borrow::Cow;

use annotate_snippets::{
    Annotation, AnnotationKind, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::located::resolve;
use super::{Diagnostic, Severity};
use crate::place::Spot;
use crate::source::Source;

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
            .primary_title(visible(&self.message))
            .id(self.code)
            .elements(self.snippets(sources));
        if let Some(file) = self.whole_file(sources) {
            group = group.element(Origin::path(visible(file)));
        }
        for help in &self.help {
            group = group.element(Level::HELP.message(visible(help)));
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
    fn snippets<'a>(&'a self, sources: &'a [Source]) -> Vec<Snippet<'a, Annotation<'a>>> {
        let others = self
            .others
            .iter()
            .map(|(place, label)| (place, label, AnnotationKind::Context));
        let marks =
            std::iter::once((&self.place, &self.label, AnnotationKind::Primary)).chain(others);
        let mut snippets: Vec<(usize, Snippet<'a, _>)> = Vec::new();
        for (place, label, kind) in marks {
            let Some((source, position)) = resolve(place, sources) else {
                continue;
            };
            let index = snippets
                .iter()
                .position(|(file, _)| *file == place.file)
                .unwrap_or_else(|| {
                    snippets.push((place.file, snippet(source)));
                    snippets.len() - 1
                });
            let (file, snippet) = snippets.swap_remove(index);
            let label = visible(label);
            let mark = kind
                .span(position.span)
                .label((!label.is_empty()).then_some(label));
            snippets.push((file, snippet.annotation(mark)));
            let last = snippets.len() - 1;
            snippets.swap(index, last);
        }
        snippets.into_iter().map(|(_, snippet)| snippet).collect()
    }
}

/// The lines of a file. Its name is as little to be trusted as its text.
fn snippet<'a>(source: &'a Source) -> Snippet<'a, Annotation<'a>> {
    Snippet::source(harmless(&source.text)).path(visible(&source.path))
}

/// A text of the spec in a line of a report.
pub(crate) fn visible(text: &str) -> String {
    normalize_untrusted_str(&harmless(text))
}

/// The text without the control characters that the renderer lets through. What stands for them has as many bytes, so that
/// places stay as they are.
fn harmless(text: &str) -> Cow<'_, str> {
    match text.contains(is_late_control) {
        true => Cow::Owned(text.replace(is_late_control, "\u{bf}")),
        false => Cow::Borrowed(text),
    }
}

/// The second block of control characters: U+009B begins an escape for a terminal, too.
fn is_late_control(character: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&character)
}
