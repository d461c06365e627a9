//! Where the links of prose lead.

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag};

use super::{escape, normalize};

/// A link that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// What it should lead to.
    pub target: String,
    /// How it is written.
    pub form: Form,
}

/// The ways to write a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `` [`name`] `` or `` [text][`name`] ``.
    Reference,
    /// `[text](target)`.
    Inline,
}

/// The links of prose that lead neither to an address nor to what `leads` knows, in their order.
pub fn dangling(source: &str, leads: &dyn Fn(&str) -> bool) -> Vec<Dangling> {
    // Most prose has none, and need not be read for that.
    if !source.contains('[') {
        return Vec::new();
    }
    let source = normalize(source);
    let resolve = |broken: BrokenLink<'_>| {
        let is_link = is_code(&broken.reference);
        is_link.then(|| (broken.reference.into_string().into(), "".into()))
    };
    Parser::new_with_broken_link_callback(&source, Options::ENABLE_TABLES, Some(resolve))
        .filter_map(|event| link(&event))
        .filter(|link| !leads(&link.target))
        .collect()
}

/// A link that is no address.
fn link(event: &Event<'_>) -> Option<Dangling> {
    let (kind, target) = target(event)?;
    let form = match kind {
        LinkType::Autolink | LinkType::Email => return None,
        LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown => {
            Form::Reference
        }
        _ if escape::url(target).is_some() => return None,
        _ => Form::Inline,
    };
    let target = name(target).to_owned();
    Some(Dangling { target, form })
}

/// The same event; if it is a link that is written to the name of an item, one to the item's path.
pub(super) fn to_item<'a>(event: Event<'a>, path: &impl Fn(&str) -> Option<String>) -> Event<'a> {
    match target(&event).and_then(|(_, target)| path(target)) {
        Some(path) => Event::Start(Tag::Link {
            link_type: LinkType::ReferenceUnknown,
            dest_url: path.into(),
            title: "".into(),
            id: "".into(),
        }),
        None => event,
    }
}

fn target<'e>(event: &'e Event<'_>) -> Option<(LinkType, &'e str)> {
    match event {
        Event::Start(
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            },
        ) => Some((*link_type, dest_url)),
        _ => None,
    }
}

/// Brackets around code are always meant as a link; others may be no more than brackets.
fn is_code(reference: &str) -> bool {
    reference.len() > 1 && reference.starts_with('`') && reference.ends_with('`')
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
