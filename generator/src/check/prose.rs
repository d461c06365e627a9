//! Texts for readers. Each says something, or is left out. Nothing depends on them.

use super::Context;
use crate::api::Docs;
use crate::diagnostics;
use crate::markdown::{self, Form};
use crate::place::At;

impl Context<'_> {
    /// Prose that stands at `at`, made safe.
    pub(super) fn prose(&mut self, at: At<'_>, source: &str) -> Docs {
        self.links(at, source);
        let lines = markdown::prose(source, &|name: &str| self.symbols.link(name));
        match lines {
            Ok(lines) if lines.iter().all(|it| it.trim().is_empty()) => {
                self.report_aside(diagnostics::blank_text(at.value(), source));
                Docs::default()
            }
            Ok(lines) => Docs(lines),
            Err(error) => {
                self.report_aside(diagnostics::bad_prose(at.value(), &error.to_string()));
                Docs::default()
            }
        }
    }

    /// The same, where there may be none.
    pub(super) fn prose_if(&mut self, at: At<'_>, source: Option<&str>) -> Docs {
        source.map_or_else(Docs::default, |it| self.prose(at, it))
    }

    /// A text that is shown as one line, without marks.
    pub(super) fn line(&mut self, at: At<'_>, source: &str) -> String {
        let line = markdown::plain(source);
        if line.is_empty() {
            self.report_aside(diagnostics::blank_text(at.value(), source));
        }
        line
    }

    /// The `deprecated` of what stands at `at`.
    pub(super) fn deprecated(&mut self, at: At<'_>, source: Option<&str>) -> Option<Docs> {
        Some(self.prose(at.key("deprecated"), source?))
    }

    /// The `docs` of what stands at `at`.
    pub(super) fn docs(&mut self, at: At<'_>, source: Option<&str>, wire: &str) -> Docs {
        self.words(at, at.key("docs"), source, wire)
    }

    /// Prose that should be there. Where it is not, a plain sentence from the wire name stands in, since the output is
    /// documented throughout.
    pub(super) fn words(
        &mut self,
        at: At<'_>,
        prose_at: At<'_>,
        source: Option<&str>,
        wire: &str,
    ) -> Docs {
        if let Some(source) = source {
            return self.prose(prose_at, source);
        }
        self.report(diagnostics::missing_docs(at.name(), wire));
        let name = markdown::code(wire);
        Docs(vec![format!("The {} of the API.", name.as_str())])
    }

    /// Reports links that lead nowhere.
    fn links(&mut self, at: At<'_>, source: &str) {
        for link in markdown::dangling(source, &|name| self.symbols.has(name)) {
            let Some(place) = self.if_told(at.part(link.part.clone())) else {
                break;
            };
            let known = self.symbols.item_names();
            match link.form {
                Form::Bare => self
                    .found
                    .extend(diagnostics::misspelt_link(place, &link, known)),
                _ => self.report_aside(diagnostics::dangling_link(place, &link, known)),
            }
        }
    }
}
