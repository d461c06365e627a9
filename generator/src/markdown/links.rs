//! Where the links of prose lead.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag};

use super::{escape, normalize};
use crate::yaml::MAX_MISTAKES;

/// A link that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// What it should lead to.
    pub target: String,
    /// How it is written.
    pub form: Form,
    /// All of it in the prose, by the characters that are not white space, counted from 0.
    pub part: Range<usize>,
}

/// The ways to write a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `` [`name`] `` or `` [text][`name`] ``.
    Reference,
    /// `[text](target)`.
    Inline,
    /// `[some_name]` or `[text][some_name]`, which may be no more than a name in brackets.
    Bare,
}

/// The links of prose that lead neither to an address nor to what `leads` knows, in their order: at most
/// [`MAX_MISTAKES`], since nobody mends more before the next try.
pub fn dangling(source: &str, leads: &dyn Fn(&str) -> bool) -> Vec<Dangling> {
    // Most prose has none, and need not be read for that.
    if !source.contains('[') {
        return Vec::new();
    }
    let source = normalize(source);
    let resolve = |broken: BrokenLink<'_>| {
        let is_link = is_code(&broken.reference) || is_name(&broken.reference);
        is_link.then(|| (broken.reference.into_string().into(), "".into()))
    };
    let links =
        Parser::new_with_broken_link_callback(&source, Options::ENABLE_TABLES, Some(resolve))
            .into_offset_iter()
            .filter_map(|(event, range)| Some((link(&event)?, range)))
            .filter(|((target, _), _)| !leads(target));
    let (mut end, mut count) = (0, 0);
    let dangling = links.map(|((target, form), range)| {
        // They come in their order, so all that lies between them is counted once.
        count += visible(&source, end..range.start);
        end = range.start;
        let part = count..count + visible(&source, range);
        Dangling { target, form, part }
    });
    dangling.take(MAX_MISTAKES).collect()
}

/// Where a link leads that is no address, and how it is written.
fn link(event: &Event<'_>) -> Option<(String, Form)> {
    let Event::Start(tag) = event else {
        return None;
    };
    let (kind, target) = target(tag)?;
    let form = match kind {
        LinkType::Autolink | LinkType::Email => return None,
        LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown => {
            match is_code(target) {
                true => Form::Reference,
                false => Form::Bare,
            }
        }
        _ if escape::url(target).is_some() => return None,
        _ => Form::Inline,
    };
    Some((name(target).to_owned(), form))
}

/// How many characters of a part of the source can be seen.
fn visible(source: &str, part: Range<usize>) -> usize {
    let part = source.get(part).unwrap_or_default();
    part.chars().filter(|it| !it.is_whitespace()).count()
}

/// The same event; if it is a link that is written to the name of an item, one to the item's path.
pub(super) fn to_item<'a>(event: Event<'a>, path: &impl Fn(&str) -> Option<String>) -> Event<'a> {
    let path = match &event {
        Event::Start(tag) => target(tag).and_then(|(_, target)| path(target)),
        _ => None,
    };
    match path {
        Some(path) => Event::Start(Tag::Link {
            link_type: LinkType::ReferenceUnknown,
            dest_url: path.into(),
            title: "".into(),
            id: "".into(),
        }),
        None => event,
    }
}

/// How a link or an image is written, and where it leads.
pub(super) fn target<'t>(tag: &'t Tag<'_>) -> Option<(LinkType, &'t str)> {
    match tag {
        Tag::Link {
            link_type,
            dest_url,
            ..
        }
        | Tag::Image {
            link_type,
            dest_url,
            ..
        } => Some((*link_type, dest_url)),
        _ => None,
    }
}

/// Brackets around code are always meant as a link; others may be no more than brackets.
fn is_code(reference: &str) -> bool {
    reference.len() > 1 && reference.starts_with('`') && reference.ends_with('`')
}

/// Whether a word is of a form that only names have.
fn is_name(word: &str) -> bool {
    word.contains('_')
        && word.starts_with(|it: char| it.is_ascii_lowercase())
        && word
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
}

/// The name in a reference, which may be written as code.
pub(super) fn name(reference: &str) -> &str {
    reference.trim_matches('`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(&str, Form)]) {
        let found = dangling(source, &|name| name == "known");
        let found: Vec<_> = found.iter().map(|it| (&*it.target, it.form)).collect();
        assert_eq!(found, expected, "{source:?}");
    }

    #[test]
    fn links_to_nothing_are_found() {
        use Form::{Inline, Reference};
        check(
            "[`lost`] [a][`gone`], [`away`][]",
            &[
                ("lost", Reference),
                ("gone", Reference),
                ("away", Reference),
            ],
        );
        check(
            "[a](lost) [b](`gone`) [c](#d) [e](./f.md) ![g](/h)",
            &[
                ("lost", Inline),
                ("gone", Inline),
                ("#d", Inline),
                ("./f.md", Inline),
                ("/h", Inline),
            ],
        );
        check(
            "[a](ftp://e.com) [b]() [c]\n\n[c]: lost",
            &[("ftp://e.com", Inline), ("", Inline), ("lost", Inline)],
        );
    }

    #[test]
    fn names_in_brackets_may_be_links() {
        check(
            "[some_name] [a][other_name], [word] [two words] [Some_name] [_] [1_a] [a_b!]",
            &[("some_name", Form::Bare), ("other_name", Form::Bare)],
        );
    }

    #[test]
    fn links_are_found_where_they_stand() {
        let found = dangling("é \tb [`a`]\n c [d\n e](f) [known]", &|name| {
            name == "known"
        });
        let parts: Vec<_> = found.into_iter().map(|it| it.part).collect();
        assert_eq!(parts, [2..7, 8..15]);
    }

    #[test]
    fn what_leads_somewhere_or_is_no_link_is_left_alone() {
        check("[known] [`known`] [a][known] [b](known) [c](`known`)", &[]);
        check("[a](https://e.com) [b]\n\n[b]: mailto:b@e.com", &[]);
        check(
            r"[a] [in general] \[`lost`\] \[a](b) `[c](d)` <ftp://e.com>",
            &[],
        );
        check("```\n[a](lost)\n```", &[]);
    }
}
