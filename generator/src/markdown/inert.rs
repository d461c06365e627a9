//! The last look: what would rustdoc read in the printed lines?

use std::cell::Cell;

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::blocks::Printed;
use super::{escape, is_invisible};

/// The start or the end of an emphasis or of a list. Their marks can run into those beside them.
type Mark = (TagEnd, bool);

/// The mark of an event, if it is one.
pub(super) fn mark(event: &Event<'_>) -> Option<Mark> {
    let mark = match event {
        Event::Start(tag) => (tag.to_end(), true),
        Event::End(tag) => (*tag, false),
        _ => return None,
    };
    match mark.0 {
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::List(_) | TagEnd::Item => Some(mark),
        _ => None,
    }
}

/// Whether the lines hold nothing but text, with the same marks as before it was printed, links that are allowed, and code
/// blocks that are not run.
pub(super) fn is_inert(printed: &Printed, marks: &[Mark]) -> bool {
    let is_clean = |line: &String| line.trim_end() == line && !line.contains('\n');
    let text = printed.lines.join("\n");
    printed.lines.iter().all(is_clean)
        && !text.contains(is_invisible)
        && reads_as_text(&text, &printed.paths, marks)
}

fn reads_as_text(text: &str, paths: &[String], marks: &[Mark]) -> bool {
    let open_reference = Cell::new(false);
    let mut marks = marks.iter();
    let note = |_: BrokenLink<'_>| {
        open_reference.set(true);
        None
    };
    let inert =
        Parser::new_with_broken_link_callback(text, rustdoc_options(), Some(note)).all(|event| {
            let is_expected = mark(&event).is_none_or(|it| marks.next() == Some(&it));
            is_expected && is_allowed(&event, paths)
        });
    inert && !open_reference.get() && marks.next().is_none()
}

/// What rustdoc turns on.
pub(super) fn rustdoc_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

fn is_allowed(event: &Event<'_>, paths: &[String]) -> bool {
    match event {
        Event::Start(tag) => is_allowed_tag(tag, paths),
        Event::End(_) | Event::Text(_) | Event::Code(_) => true,
        Event::SoftBreak | Event::HardBreak | Event::Rule => true,
        _ => false,
    }
}

fn is_allowed_tag(tag: &Tag<'_>, paths: &[String]) -> bool {
    match tag {
        Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::List(_) | Tag::Item => {
            true
        }
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => true,
        Tag::Emphasis | Tag::Strong => true,
        Tag::CodeBlock(CodeBlockKind::Fenced(language)) => language.as_ref() == "text",
        Tag::Link { dest_url, .. } => {
            escape::url(dest_url).is_some()
                || paths.iter().any(|path| path.as_str() == dest_url.as_ref())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str) -> bool {
        let lines: Vec<String> = line.split('|').map(str::to_owned).collect();
        let paths = vec!["crate::Known".to_owned()];
        let text = lines.join("\n");
        let marks: Vec<_> = Parser::new(&text).filter_map(|it| mark(&it)).collect();
        is_inert(&Printed { lines, paths }, &marks)
    }

    #[test]
    fn what_rustdoc_would_act_on_is_seen() {
        for lines in [
            "```|a|```",
            "```rust|a|```",
            "```text,rust|a|```",
            "~~~|a|~~~",
            "a||    b",
            "<b>",
            "a <b>",
            "<!-- a -->",
            "[a]",
            "[`a`]",
            "[a][b]",
            "[a](b)",
            "[a](crate::Unknown)",
            "![a](https://e.com)",
            "[a](ftp://e.com)",
            "~~a~~",
            "- [ ] a",
            "a[^b]||[^b]: c",
            "a ",
            "a\nb",
            "a\u{202e}",
            "a\u{1b}",
        ] {
            assert!(!check(lines), "{lines:?}");
        }
    }

    #[test]
    fn text_and_safe_links_are_let_through() {
        for lines in [
            "a|*b* **c** `d`",
            "- a|  1. b||> c",
            "```text|a|```",
            "# a||***",
            "[a](https://e.com)",
            "<https://e.com>",
            "[a](mailto:a@e.com)",
            "[a](crate::Known)",
        ] {
            assert!(check(lines), "{lines:?}");
        }
    }
}
