//! Prose of the crate, for readers who do not have it.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::piece::code;

/// Prose in which a link to an item of the crate is the name that `name` gives to the item, or the text that it shows.
pub(crate) fn without_items<'n>(
    prose: &[String],
    name: &dyn Fn(&str) -> Option<&'n str>,
) -> String {
    let source = prose.join("\n");
    let (mut out, mut end) = (String::new(), 0);
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_TABLES).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else {
            continue;
        };
        let link = source.get(range.clone()).unwrap_or_default();
        if let Some(shown) = shown(link, &dest_url, name) {
            out.push_str(source.get(end..range.start).unwrap_or_default());
            out.push_str(&shown);
            end = range.end;
        }
    }
    out + source.get(end..).unwrap_or_default()
}

/// What stands in the place of a link, if it leads to an item.
fn shown<'n>(link: &str, target: &str, name: &dyn Fn(&str) -> Option<&'n str>) -> Option<String> {
    let item = target.strip_prefix("type@super::")?;
    let text = link.strip_prefix('[')?;
    let text = text.strip_suffix(&format!("]({target})"))?;
    match name(item) {
        Some(name) if text == format!("`{item}`") => Some(code(name).as_str().to_owned()),
        _ => Some(text.to_owned()),
    }
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
}
