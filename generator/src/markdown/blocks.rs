//! Prints the blocks of prose: paragraphs, headings, lists, quotes, tables and code.

use std::iter::Peekable;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};

use super::ProseError;
use super::escape;
use super::inline::{Emphasis, Layout};

/// Printed prose, not yet looked at.
pub(super) struct Printed {
    pub(super) lines: Vec<String>,
    /// The Rust paths that the lines link to.
    pub(super) paths: Vec<String>,
}

/// Turns events into lines; what lies in a list or quote is printed on its own and then indented.
pub(super) struct Printer<I: Iterator> {
    pub(super) events: Peekable<I>,
    pub(super) paths: Vec<String>,
    pub(super) emphasis: Emphasis,
}

impl<'a, I: Iterator<Item = Event<'a>>> Printer<I> {
    pub(super) fn print(events: I, emphasis: Emphasis) -> Result<Printed, ProseError> {
        let mut printer = Self {
            events: events.peekable(),
            paths: Vec::new(),
            emphasis,
        };
        Ok(Printed {
            lines: printer.blocks(0)?,
            paths: printer.paths,
        })
    }

    /// The blocks up to the end of what they lie in, with an empty line between them.
    ///
    /// An item of a tight list holds bare text instead of paragraphs; an empty line would make the list a loose one.
    fn blocks(&mut self, depth: usize) -> Result<Vec<String>, ProseError> {
        if depth > ProseError::MAX_NESTING {
            return Err(ProseError::Nesting);
        }
        let mut lines = Vec::new();
        let mut tight = false;
        let (mut previous, mut is_twin) = (None, false);
        while !matches!(self.events.peek(), None | Some(Event::End(_))) {
            let block = match self.events.next_if(|event| !is_inline(event)) {
                Some(Event::Start(tag)) => {
                    is_twin = !is_twin && previous == Some(tag.to_end());
                    previous = Some(tag.to_end());
                    self.block(tag, is_twin, depth)?
                }
                Some(_) => {
                    previous = None;
                    vec!["***".to_owned()]
                }
                None => {
                    previous = None;
                    tight = true;
                    paragraph(&self.inline(Layout::Lines))
                }
            };
            if !(tight || lines.is_empty() || block.is_empty()) {
                lines.push(String::new());
            }
            lines.extend(block);
        }
        Ok(lines)
    }

    /// A block whose start has been read, to its end. A twin follows on a block of its kind.
    fn block(
        &mut self,
        tag: Tag<'a>,
        is_twin: bool,
        depth: usize,
    ) -> Result<Vec<String>, ProseError> {
        let lines = match tag {
            Tag::Heading { level, .. } => vec![self.heading(level)],
            Tag::BlockQuote(_) => hang(self.blocks(depth + 1)?, "> ", "> "),
            Tag::List(start) => self.list(start, is_twin, depth)?,
            Tag::Table(alignments) => self.table(&alignments),
            Tag::CodeBlock(_) => self.code(),
            _ => paragraph(&self.inline(Layout::Lines)),
        };
        self.events.next();
        Ok(lines)
    }

    /// Headings go two levels down, below those that the documentation of an item has of its own.
    fn heading(&mut self, level: HeadingLevel) -> String {
        let marks = "#".repeat((level as usize + 2).min(6));
        let text = self.inline(Layout::Line);
        format!("{marks} {text}").trim_end().to_owned()
    }

    fn list(
        &mut self,
        start: Option<u64>,
        is_twin: bool,
        depth: usize,
    ) -> Result<Vec<String>, ProseError> {
        let mut lines = Vec::new();
        let mut number = start;
        while let Some(Event::Start(Tag::Item)) = self.events.next_if(is_start) {
            let loose = matches!(self.events.peek(), Some(Event::Start(Tag::Paragraph)));
            if loose && !lines.is_empty() {
                lines.push(String::new());
            }
            let marker = marker(number, is_twin);
            let indent = " ".repeat(marker.len());
            lines.extend(hang(self.blocks(depth + 1)?, &marker, &indent));
            self.events.next();
            number = number.map(|number| number.saturating_add(1));
        }
        Ok(lines)
    }

    fn table(&mut self, alignments: &[Alignment]) -> Vec<String> {
        let mut lines = Vec::new();
        while let Some(Event::Start(part)) = self.events.next_if(is_start) {
            lines.push(self.row());
            if part == Tag::TableHead {
                lines.push(row(alignments.iter().copied().map(rule)));
            }
            self.events.next();
        }
        lines
    }

    fn row(&mut self) -> String {
        let mut cells = Vec::new();
        while self.events.next_if(is_start).is_some() {
            cells.push(self.inline(Layout::Cell));
            self.events.next();
        }
        row(cells.into_iter())
    }

    /// A fence tagged `text`, whatever the language was: rustdoc takes a block for Rust when it does not know better.
    fn code(&mut self) -> Vec<String> {
        let mut code = String::new();
        while let Some(event) = self.events.next_if(|event| !matches!(event, Event::End(_))) {
            if let Event::Text(text) = event {
                code.push_str(&text);
            }
        }
        let fence = "`".repeat((escape::longest_run(&code) + 1).max(3));
        let mut lines = vec![format!("{fence}text")];
        lines.extend(code.lines().map(|line| line.trim_end().to_owned()));
        lines.push(fence);
        lines
    }
}

/// What stands before an item. Two lists of one kind would be one list, if they had the same marks.
fn marker(number: Option<u64>, is_twin: bool) -> String {
    match (number, is_twin) {
        (None, false) => "- ".to_owned(),
        (None, true) => "+ ".to_owned(),
        (Some(number), false) => format!("{number}. "),
        (Some(number), true) => format!("{number}) "),
    }
}

fn is_start(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(_))
}

/// Whether text goes on with this event; all others start a block, end one or are a rule.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }) => true,
        Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => true,
        Event::Start(_) | Event::End(_) | Event::Rule => false,
        _ => true,
    }
}

/// The lines of a text; an empty one would end the paragraph, so there is none.
fn paragraph(text: &str) -> Vec<String> {
    without_last_break(text)
        .lines()
        .map(|line| line.trim_end().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// A line break with nothing after it would be shown as a backslash; backslashes that are text come in pairs.
fn without_last_break(text: &str) -> &str {
    let text = text.trim_end();
    let others = text.trim_end_matches('\\');
    match (text.len() - others.len()) % 2 {
        0 => text,
        _ => text.strip_suffix('\\').unwrap_or(text),
    }
}

/// Lines behind a marker, which stands before the first one, and under it.
fn hang(mut lines: Vec<String>, marker: &str, indent: &str) -> Vec<String> {
    if lines.is_empty() {
        lines.push(String::new());
    }
    let prefixes = std::iter::once(marker).chain(std::iter::repeat(indent));
    lines
        .iter()
        .zip(prefixes)
        .map(|(line, prefix)| format!("{prefix}{line}").trim_end().to_owned())
        .collect()
}

fn row(cells: impl Iterator<Item = impl AsRef<str>>) -> String {
    cells.fold("|".to_owned(), |row, cell| {
        format!("{row} {} |", cell.as_ref())
    })
}

fn rule(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}
