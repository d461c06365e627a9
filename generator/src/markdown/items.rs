//! Prose of the crate, for readers who do not have it.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::piece::code;

/// Prose in which a link to an item of the crate is the name that `name` gives to the item, or the text that it shows.
pub(crate) fn without_items<'n>(
    prose: &[String],
    name: &dyn Fn(&str) -> Option<&'n str>,
) -> String {
    with_links(prose, &|link, target| shown(link, target, name))
}

/// Prose that is shown in a module of a module, from where a link has a longer way.
pub(crate) fn one_deeper(prose: &[String]) -> Vec<String> {
    let deeper = |link: &str, target: &str| {
        let (text, item) = item(link, target)?;
        Some(format!("[{text}](type@super::super::{item})"))
    };
    let prose = with_links(prose, &deeper);
    prose.lines().map(str::to_owned).collect()
}

/// Prose with something else in the place of some links.
fn with_links(prose: &[String], other: &dyn Fn(&str, &str) -> Option<String>) -> String {
    let source = prose.join("\n");
    let (mut out, mut end) = (String::new(), 0);
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_TABLES).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else {
            continue;
        };
        let link = source.get(range.clone()).unwrap_or_default();
        if let Some(other) = other(link, &dest_url) {
            out.push_str(source.get(end..range.start).unwrap_or_default());
            out.push_str(&other);
            end = range.end;
        }
    }
    out + source.get(end..).unwrap_or_default()
}

/// What stands in the place of a link, if it leads to an item.
fn shown<'n>(link: &str, target: &str, name: &dyn Fn(&str) -> Option<&'n str>) -> Option<String> {
    let (text, item) = item(link, target)?;
    match name(item) {
        Some(name) if text == format!("`{item}`") => Some(code(name).as_str().to_owned()),
        _ => Some(text.to_owned()),
    }
}

/// The text of a link to an item, and the item.
fn item<'l>(link: &'l str, target: &'l str) -> Option<(&'l str, &'l str)> {
    let item = target.strip_prefix("type@super::")?;
    let text = link.strip_prefix('[')?;
    Some((text.strip_suffix(&format!("]({target})"))?, item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_items_become_names() {
        let name = |rust: &str| (rust == "LinkToken").then_some("link_token");
        let check = |source: &str, expected: &str| {
            let lines: Vec<String> = source.lines().map(str::to_owned).collect();
            assert_eq!(without_items(&lines, &name), expected);
        };
        check(
            "a [`LinkToken`](type@super::LinkToken),\n[*b*](type@super::LinkToken) and [`Other`](type@super::Other).",
            "a `link_token`,\n*b* and `Other`.",
        );
        check(
            "[a](https://super::b) `[c](super::d)`",
            "[a](https://super::b) `[c](super::d)`",
        );
    }

    #[test]
    fn links_to_items_lead_up_from_deeper_modules() {
        let prose = [
            "[`A`](type@super::A) `[B](type@super::B)`".to_owned(),
            "[*c*](type@super::C) [d](https://e.com)".to_owned(),
        ];
        let expected = [
            "[`A`](type@super::super::A) `[B](type@super::B)`",
            "[*c*](type@super::super::C) [d](https://e.com)",
        ];
        assert_eq!(one_deeper(&prose), expected);
    }
}
