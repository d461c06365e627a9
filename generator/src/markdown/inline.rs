//! Prints what stands in a line: text, emphasis, code spans and links.

use pulldown_cmark::{Event, LinkType, Tag};

use super::blocks::{Printer, is_inline};
use super::{escape, links};

/// The room that a text has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Lines of a paragraph.
    Lines,
    /// One line, as in a heading.
    Line,
    /// One line in which a bar ends the text.
    Cell,
}

/// The marks of emphasis. Whether one is read as such depends on what stands beside it, so there is a choice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// Underscores where an asterisk would run into the one before it, and asterisks elsewhere.
    Apart,
    /// Asterisks everywhere: within a word, underscores are no marks.
    Asterisks,
}

impl<'a, I: Iterator<Item = Event<'a>>> Printer<I> {
    /// The text up to the start or end of a block.
    pub(super) fn inline(&mut self, layout: Layout) -> String {
        let mut span = Span::new(layout, self.emphasis);
        while let Some(event) = self.events.next_if(is_inline) {
            match event {
                Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => span.text(&text),
                Event::Code(code) => span.code(&code),
                Event::SoftBreak => span.line_break(""),
                Event::HardBreak => span.line_break("\\"),
                Event::Start(tag) => self.open(tag, &mut span),
                Event::End(_) => span.close(),
                _ => {}
            }
        }
        span.out
    }

    fn open(&mut self, tag: Tag<'a>, span: &mut Span) {
        match tag {
            Tag::Emphasis => span.emphasis(1),
            Tag::Strong => span.emphasis(2),
            tag => match links::target(&tag) {
                Some((kind, target)) => self.link(kind, target, span),
                None => span.open("", String::new()),
            },
        }
    }

    /// A link, or its text where it may not be one.
    ///
    /// The parser calls a reference unknown if only the caller of `prose` could tell where it leads.
    fn link(&mut self, kind: LinkType, target: &str, span: &mut Span) {
        match kind {
            _ if span.link.is_some() => span.open("", String::new()),
            LinkType::ShortcutUnknown | LinkType::CollapsedUnknown => {
                self.skip_label();
                self.paths.push(target.to_owned());
                span.whole_link(&path_link(target));
            }
            LinkType::ReferenceUnknown => {
                self.paths.push(target.to_owned());
                span.open_link(format!("]({target})"));
            }
            LinkType::Autolink => match escape::url(target) {
                Some(url) => {
                    self.skip_label();
                    span.whole_link(&format!("<{url}>"));
                }
                None => span.open("\\<", "\\>".to_owned()),
            },
            LinkType::Email => span.written_link(&format!("mailto:{target}")),
            _ => span.written_link(target),
        }
    }

    /// Leaves out what the link holds, since the link is written without it.
    fn skip_label(&mut self) {
        let mut depth = 1_usize;
        while let Some(event) = self.events.next_if(is_inline) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }
}

/// A link to a Rust item that shows the item's own name.
fn path_link(path: &str) -> String {
    let name = path.rsplit([':', '@']).next().unwrap_or(path);
    format!("[`{name}`]({path})")
}

/// A text that grows, and what closes the things that are open in it.
struct Span {
    out: String,
    closers: Vec<String>,
    /// How many closers stood below that of the link which is open; a link in a link is only its label.
    link: Option<usize>,
    layout: Layout,
    emphasis: Emphasis,
}

impl Span {
    fn new(layout: Layout, emphasis: Emphasis) -> Self {
        Self {
            out: String::new(),
            closers: Vec::new(),
            link: None,
            layout,
            emphasis,
        }
    }

    /// Text that the parser has split its line ends from, so that one in here was written as an entity.
    fn text(&mut self, text: &str) {
        match self.layout {
            Layout::Lines => escape::text(&mut self.out, text),
            Layout::Line | Layout::Cell => escape::text(&mut self.out, &text.replace('\n', " ")),
        }
    }

    /// A table is cut into cells before its code spans are found, so a bar is escaped even in them.
    fn code(&mut self, code: &str) {
        let code = escape::code_span(code);
        match self.layout {
            Layout::Cell => self.out.push_str(&code.replace('|', "\\|")),
            Layout::Lines | Layout::Line => self.out.push_str(&code),
        }
    }

    fn line_break(&mut self, mark: &str) {
        match self.layout {
            Layout::Lines => self.out.extend([mark, "\n"]),
            Layout::Line | Layout::Cell => self.out.push(' '),
        }
    }

    fn open(&mut self, opener: &str, closer: String) {
        self.out.push_str(opener);
        self.closers.push(closer);
    }

    fn close(&mut self) {
        self.out.extend(self.closers.pop());
        self.link = self.link.filter(|below| *below < self.closers.len());
    }

    fn emphasis(&mut self, strength: usize) {
        let mark = match self.emphasis {
            Emphasis::Apart if self.out.ends_with('*') => "_",
            Emphasis::Apart | Emphasis::Asterisks => "*",
        };
        self.open(&mark.repeat(strength), mark.repeat(strength));
    }

    /// A link as somebody wrote it, or its text with all that was written.
    fn written_link(&mut self, target: &str) {
        match escape::url(target) {
            Some(url) => self.open_link(format!("]({})", url.replace('&', "\\&"))),
            None => {
                let mut closer = String::new();
                escape::text(&mut closer, &format!("]({target})"));
                self.open("\\[", closer);
            }
        }
    }

    fn open_link(&mut self, closer: String) {
        self.link = Some(self.closers.len());
        self.before_bracket();
        self.open("[", closer);
    }

    fn whole_link(&mut self, link: &str) {
        self.before_bracket();
        self.out.push_str(link);
    }

    /// An exclamation mark before a link would make it an image.
    fn before_bracket(&mut self) {
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
    }
}
