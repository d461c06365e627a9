//! Prose for readers who see the plain text, and for rustdoc, which reads it as Markdown nevertheless.

use std::cell::Cell;

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};

use super::{escape, inert, is_invisible};

/// Printed prose as one line of plain text, such as the compiler shows. A link shows its text, and behind it where it leads, unless
/// the text says so.
///
/// Rustdoc makes links even of a plain note; brackets that it would take for one are escaped.
pub(crate) fn note(prose: &[String]) -> String {
    let mut words = Words::default();
    Parser::new_ext(&prose.join("\n"), Options::ENABLE_TABLES).for_each(|event| words.add(event));
    let words: Vec<&str> = words.out.split_whitespace().collect();
    let plain = words.join(" ");
    match has_no_link(&plain) {
        true => plain,
        false => {
            let mut escaped = String::new();
            escape::text(&mut escaped, &plain);
            escaped
        }
    }
}

/// A text that grows.
#[derive(Default)]
struct Words {
    out: String,
    /// Where the link that is open begins, and where it leads.
    link: Option<(usize, String)>,
}

impl Words {
    fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.out.push_str(&text),
            Event::Code(code) => self.out.push_str(&escape::code_span(&code)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((self.out.len(), dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) | Event::Start(_) => {}
            _ => self.out.push(' '),
        }
    }

    fn end_link(&mut self) {
        let Some((start, target)) = self.link.take() else {
            return;
        };
        let target = match target.rsplit_once("::") {
            Some((_, item)) if escape::url(&target).is_none() => escape::code_span(item),
            _ => target.strip_prefix("mailto:").unwrap_or(&target).to_owned(),
        };
        if self.out.get(start..) != Some(&*target) {
            self.out.push_str(&format!(" ({target})"));
        }
    }
}

/// Whether rustdoc finds no link in a note, and nothing that cannot be seen.
fn has_no_link(note: &str) -> bool {
    let reference = Cell::new(false);
    let note_path = |broken: BrokenLink<'_>| {
        let is_path = |it: char| it.is_alphanumeric() || "_:<>!*&;()@`,".contains(it);
        reference.set(reference.get() || broken.reference.chars().all(is_path));
        None
    };
    let is_text = |event: Event<'_>| match event {
        Event::Start(Tag::Link { .. } | Tag::Image { .. }) => false,
        Event::Text(text) => !text.contains(is_invisible),
        _ => true,
    };
    let options = inert::rustdoc_options();
    Parser::new_with_broken_link_callback(note, options, Some(note_path)).all(is_text)
        && !reference.get()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::prose;

    fn check(source: &str, expected: &str) {
        let link = |name: &str| (name == "get_user").then(|| "type@super::GetUser".to_owned());
        assert_eq!(note(&prose(source, &link).unwrap()), expected);
    }

    #[test]
    fn notes_are_plain_text() {
        check(
            "Use [`get_user`],\n*not* **this**.",
            "Use `GetUser`, not this.",
        );
        check(
            "A Vec<u8> | a `b<c>` of [d e], #1.",
            "A Vec<u8> | a `b<c>` of [d e], #1.",
        );
        check("One.\n\n- two\n- three", "One. two three");
        check("", "");
    }

    #[test]
    fn links_say_where_they_lead() {
        check(
            "See [the user](get_user) or [**this**](https://e.com/a?b=c&d).",
            "See the user (`GetUser`) or this (https://e.com/a?b=c&d).",
        );
        check("<https://e.com> <a@e.com>", "https://e.com a@e.com");
        check("[`GetUser`](get_user)", "`GetUser`");
    }

    #[test]
    fn what_rustdoc_would_take_for_a_link_is_escaped() {
        check(r"\[lost\] <b>", r"\[lost\] \<b\>");
        check(r"\[a b](javascript:c)", r"\[a b\](javascript:c)");
        check("&amp;#x202E;", r"\&\#x202E;");
    }
}
