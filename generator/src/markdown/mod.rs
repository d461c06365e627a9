//! The door for prose: Markdown of a spec is data, and comes out as Markdown that is nothing but text.
//!
//! What stands in a doc comment is more than it looks: rustdoc compiles and runs its code blocks, hands its HTML to the
//! browser, and looks its links up in the crate. So prose is parsed, printed again as a small subset, and then read once
//! more the way rustdoc reads it. Whatever does not pass that last look is printed with every mark escaped.

mod blocks;
mod escape;
mod inert;
mod inline;
mod items;
mod links;
mod note;
mod piece;

use std::fmt;

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use blocks::Printer;
use inline::Emphasis;

pub(crate) use items::{one_deeper, without_items};
pub use links::{Dangling, Form, dangling};
pub(crate) use note::note;
pub use piece::Code;
pub(crate) use piece::{code, summary, text, url, without_hidden_lines, written};

/// Prose that cannot be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProseError {
    /// A control character, or one that changes the direction of the text around it.
    Character(char),
    /// Lists and quotes lie in one another deeper than [`ProseError::MAX_NESTING`].
    Nesting,
}

impl ProseError {
    /// How many lists and quotes may lie in one another.
    pub const MAX_NESTING: usize = 16;
}

impl fmt::Display for ProseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(char) => write!(
                f,
                "the text has the invisible character `U+{:04X}`",
                u32::from(*char)
            ),
            Self::Nesting => write!(
                f,
                "lists and quotes are nested deeper than {}",
                Self::MAX_NESTING
            ),
        }
    }
}

impl std::error::Error for ProseError {}

/// Prose that is safe to stand in a doc comment: lines of Markdown whose only meaning is text.
///
/// Paragraphs, emphasis, code spans, lists, quotes, tables, headings (two levels down) and links to `http`, `https` and
/// `mailto` are kept. Code blocks become fences tagged `text`, images become links, HTML and any other link becomes
/// visible text.
///
/// A reference `[name]` or `` [`name`] `` for which `link("name")` is a Rust path becomes a link to that path, and
/// `[text][name]` or `[text](name)` one that shows the text. The path may say what kind of item it means (`type@crate::Scope`), which
/// rustdoc wants where two items share a name, and which keeps it from calling the path redundant where the item is in
/// scope. What is not a path of plain names is taken for no answer.
///
/// # Errors
///
/// [`ProseError`] for characters that cannot be seen, and for absurd nesting.
///
/// ```ignore
/// let link = |name: &str| (name == "scope").then(|| "crate::types::Scope".to_owned());
/// assert_eq!(prose("One [`scope`], no [Foo].", &link)?, [r"One [`Scope`](crate::types::Scope), no \[Foo\]."]);
/// ```
pub fn prose(
    source: &str,
    link: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<String>, ProseError> {
    let source = normalize(source);
    if let Some(char) = source.chars().find(|char| is_invisible(*char)) {
        return Err(ProseError::Character(char));
    }
    let path = |reference: &str| {
        // Rustdoc does not know raw names: `r#type` is `type` to it.
        let path = link(links::name(reference))?.replace("r#", "");
        is_path(&path).then_some(path)
    };
    let resolve = |broken: BrokenLink<'_>| Some((path(&broken.reference)?.into(), "".into()));
    for emphasis in [Emphasis::Apart, Emphasis::Asterisks] {
        let mut marks = Vec::new();
        let events =
            Parser::new_with_broken_link_callback(&source, Options::ENABLE_TABLES, Some(resolve))
                .inspect(|event| marks.extend(inert::mark(event)))
                .map(|event| links::to_item(event, &path));
        let printed = Printer::print(TextMergeStream::new(events), emphasis)?;
        if inert::is_inert(&printed, &marks) {
            return Ok(printed.lines);
        }
    }
    Ok(escape::verbatim(&source))
}

/// The first paragraph as one line of plain text, for places that take no Markdown; empty if there is no paragraph.
///
/// A character that cannot be seen becomes `U+FFFD`; a reference `` [`name`] `` becomes the name.
///
/// ```ignore
/// assert_eq!(plain("The *first* [`name`],\nhere.\n\nMore."), "The first name, here.");
/// ```
pub fn plain(source: &str) -> String {
    let source = normalize(source);
    let resolve = |broken: BrokenLink<'_>| {
        let is_code = broken.reference.starts_with('`');
        is_code.then(|| ("".into(), "".into()))
    };
    let text: String =
        Parser::new_with_broken_link_callback(&source, Options::ENABLE_TABLES, Some(resolve))
            .skip_while(|event| !matches!(event, Event::Start(Tag::Paragraph)))
            .take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph)))
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                    Some(text.into_string())
                }
                Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
                _ => None,
            })
            .collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(is_invisible, "\u{FFFD}")
}

/// One kind of line end and no tabs, so that nothing after this has to think of them.
fn normalize(source: &str) -> String {
    source
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace('\t', "    ")
}

/// Whether a reader would not see this character, or see the others in another order.
fn is_invisible(char: char) -> bool {
    match char {
        '\n' => false,
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => true,
        other => other.is_control(),
    }
}

/// Whether this is names joined by `::`, perhaps behind a kind as in `type@`, and so holds nothing that could end a link.
fn is_path(path: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|char| char.is_alphanumeric() || char == '_')
    };
    let (kind, path) = path.split_once('@').unwrap_or(("type", path));
    is_name(kind) && path.split("::").all(is_name)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::blocks::Printed;
    use super::*;

    fn link(name: &str) -> Option<String> {
        match name {
            "known" => Some("crate::types::Known".to_owned()),
            "kind" => Some("type@crate::Kind".to_owned()),
            "raw" => Some("crate::Known::r#type".to_owned()),
            "hostile" => Some("crate::Known) <script>".to_owned()),
            _ => None,
        }
    }

    fn print(source: &str) -> String {
        prose(source, &link).unwrap().join("\n")
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(print(source), expected, "{source:?}");
    }

    /// Texts that want to be more than text.
    const TRICKS: &[&str] = &[
        // Code that would be compiled and run.
        "Text:\n\n    panic!();",
        "```\npanic!();\n```",
        "~~~\npanic!();\n~~~",
        "- item\n\n      panic!();",
        "> ```\n> panic!();\n> ```",
        "a\n```\n\n```rust\npanic!();\n```\n```text\nx",
        "```rust,should_panic\npanic!();\n```",
        "~~~ ignore-x86\npanic!();\n~~~",
        "````\n```\npanic!()\n```\n````",
        "~~~text\n```\npanic!()\n```\n~~~",
        "1. a\n   - b\n     ~~~\n     panic!()",
        "> - > ```\n>   > panic!()",
        "-\t\tpanic!()",
        "| a |\n|---|\n| b |\n```\npanic!()\n```",
        "<div>\n\n```\npanic!()\n```\n\n</div>",
        "<!--\n\n    panic!()\n\n-->",
        "<![CDATA[\n```\npanic!()\n```\n]]>",
        // Marks and indentation written as entities or after an escape.
        "&#32;&#32;&#32;&#32;panic!()",
        "*&#32;&#32;&#32;&#32;&#32;&#32;panic!()*",
        "a&#10;&#10;&#9;panic!()",
        "\\```\npanic!()\n\\```",
        "&#96;&#96;&#96;\npanic!()\n&#96;&#96;&#96;",
        "\u{2028}    panic!()\r\r    panic!()",
        "x&#x202E;y &#27;[31m &#x2028;    z",
        // HTML.
        "<script>alert(1)</script>",
        "a <b onclick=x>bold</b> <!-- hidden --> &lt;i&gt; &#60;i&#62;",
        "<?php x ?> <!DOCTYPE x> <Vec<u8>>",
        // Links that rustdoc would resolve, call broken, or that lead to somewhere unfit.
        "[Foo] [`Foo`] [x](Foo) [x][Foo] [Foo][] ![Foo] ![x](Foo)",
        "[x]: Foo\n\n[x] [x][] [y][x] [X]",
        "\\[x]: Foo\n\n[x\\]: Foo",
        "[^note] and [^other]\n\n[^note]: text",
        "[struct@Foo] [fn@x] [Foo()] [Foo!] [`Foo::<T>`] [hostile]",
        "[x](javascript:alert(1)) <javascript:alert(1)> [y](data:text/html,x) [z](//e.com) [w](https:Foo)",
        "[mail](mailto:foo) [mail](mailto:a@b) <a@b> <ftp://e.com>",
        "[a](https://e.com/)b](Foo) [c](<https://e.com/ (d> \"t\")",
        "[![a](https://e.com/i)](Foo) ![b [c](Foo) d](https://e.com/)",
        // What rustdoc has turned on besides.
        "~~a~~ ~b~ --c $d$ 'e' ...",
        "- [ ] a\n- [x] b",
        "`a | b`\n--- | ---\n\\| c",
        "See https://example.com/x or (http://a.example.org).",
        // Lines that begin like something else.
        "a\n\\===\nb\n\\---\n\\# c\n\\> d\n\\- e\n1\\. f\n\\+ g",
        "***\n---\n- - -\n\n-\n\n>\n\n#",
    ];

    #[test]
    fn tricks_come_out_as_text() {
        for source in TRICKS {
            let lines = prose(source, &link).unwrap();
            let marks = marks(&lines.join("\n"));
            let paths = ["crate::types::Known".to_owned()].to_vec();
            assert!(
                inert::is_inert(&Printed { lines, paths }, &marks),
                "{source:?} became\n{}",
                print(source)
            );
        }
    }

    #[test]
    fn what_is_text_stays_as_it_is() {
        for source in [
            "One line,\nand *another* with **two** `words`.\n\nA second paragraph: snake_case, a & b, 1 + 1.",
            "- a\n- b\n  - c\n\n> quote\n>\n> - d\n\n3. e\n4. f",
            "- a\n\n  more\n\n- b",
            "| a | b |\n| --- | :-: |\n| `c` | d |",
            "a [link](https://example.com/x?y=z), <https://example.com> and\\\nHi!",
        ] {
            check(source, source);
        }
    }

    #[test]
    fn emphasis_within_words_stays_emphasis() {
        check("a\n***b c***d", "a\n***b c***d");
        check("***a***", "*__a__*");
        check("a***b* c**", "a***b* c**");
    }

    #[test]
    fn lists_beside_one_another_stay_apart() {
        check("- a\n* b\n+ c", "- a\n\n+ b\n\n- c");
        check("1. a\n2) b", "1. a\n\n2) b");
        check("- a\n\n1. b\n\n***\n\n2. c", "- a\n\n1. b\n\n***\n\n2. c");
    }

    #[test]
    fn a_break_before_nothing_is_left_out() {
        check("a  \n&#32;", "a");
        check("a\\\\", r"a\\");
    }

    #[test]
    fn headings_go_below_those_of_the_item() {
        check(
            "# One\n\nTwo\n---\n\n###### Six",
            "### One\n\n#### Two\n\n###### Six",
        );
    }

    #[test]
    fn code_blocks_are_fenced_as_text() {
        check("a\n\n    b\n\n      c", "a\n\n```text\nb\n\n  c\n```");
        check("~~~ rust\n```\na  \n```", "````text\n```\na\n```\n````");
        check("- a\n\n      b", "- a\n\n  ```text\n  b\n  ```");
        check("> ```\n> a", "> ```text\n> a\n> ```");
    }

    #[test]
    fn html_is_visible() {
        check("a <b>c</b>", r"a \<b\>c\</b\>");
        check("<p>\na\n</p>", "\\<p\\>\na\n\\</p\\>");
    }

    #[test]
    fn only_addresses_are_links() {
        check("[x](Foo) [y] [`z`]", r"\[x\](Foo) \[y\] \[`z`\]");
        check(
            "[x](a.html) <ftp://e.com>",
            r"\[x\](a.html) \<ftp:\//e.com\>",
        );
        check("https://e.com", r"https:\//e.com");
        check("<a@e.com>", "[a@e.com](mailto:a@e.com)");
        check(
            "[x]\n\n[x]: <https://e.com/(a b)&c>",
            r"[x](https://e.com/%28a%20b%29\&c)",
        );
    }

    #[test]
    fn images_are_links() {
        check("![a *b*](https://e.com/)", "[a *b*](https://e.com/)");
        check("a\\![b](https://e.com/)", r"a\![b](https://e.com/)");
        check(
            "[![a](https://e.com/i)](https://e.com/)",
            "[a](https://e.com/)",
        );
    }

    #[test]
    fn references_lead_to_items() {
        check(
            "[known], [`known`]",
            "[`Known`](crate::types::Known), [`Known`](crate::types::Known)",
        );
        check("[a `b`][known]", "[a `b`](crate::types::Known)");
        check(
            "[a *b*](known) [c](`known`) ![d](known) [`e`]\n\n[`e`]: known",
            "[a *b*](crate::types::Known) [c](crate::types::Known) [d](crate::types::Known) [`e`](crate::types::Known)",
        );
        check(
            "[a ![b](known)](known) [c](raw) [d](hostile)",
            r"[a b](crate::types::Known) [c](crate::Known::type) \[d\](hostile)",
        );
        check(
            "[`kind`] [`raw`]",
            "[`Kind`](type@crate::Kind) [`type`](crate::Known::type)",
        );
        check("[`hostile`]", r"\[`hostile`\]");
    }

    #[test]
    fn what_looks_inert_but_is_not_is_printed_verbatim() {
        check(
            "a\n*&#32;&#32;&#32;&#32;&#32;&#32;b*\n\nc",
            "a\n\\*\\&\\#32\\;\\&\\#32\\;\\&\\#32\\;\\&\\#32\\;\\&\\#32\\;\\&\\#32\\;b\\*\n\nc",
        );
        check("&#x202E;", r"\&\#x202E\;");
        check("a&#x2028;b", r"a\&\#x2028\;b");
    }

    #[test]
    fn line_ends_are_all_the_same() {
        check(
            "a\rb\r\nc\u{2028}d\u{2029}\u{2029}\te",
            "a\nb\nc\nd\n\n```text\ne\n```",
        );
    }

    #[test]
    fn invisible_characters_are_refused() {
        for char in [
            '\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}',
            '\u{202e}', '\u{2066}', '\u{2069}', '\u{feff}',
        ] {
            let error = prose(&format!("a{char}b"), &link);
            assert_eq!(error, Err(ProseError::Character(char)));
        }
        let text = ProseError::Character('\u{1b}').to_string();
        assert_eq!(text, "the text has the invisible character `U+001B`");
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert_eq!(
            prose(&">".repeat(1_000_000), &link),
            Err(ProseError::Nesting)
        );
        assert_eq!(
            prose(&format!("{}a", "- ".repeat(17)), &link),
            Err(ProseError::Nesting)
        );
        let deepest = format!("{}a", "> ".repeat(ProseError::MAX_NESTING));
        check(&deepest, &deepest);
    }

    #[test]
    fn plain_text_is_the_first_paragraph() {
        for (source, expected) in [
            (
                "The *first*\n[`name`],  `here`.\n\nMore.",
                "The first name, here.",
            ),
            ("A hard  \nbreak\\\nor two.", "A hard break or two."),
            ("# Heading\n\n![An image](x) and <b>", "An image and <b>"),
            ("a&#27;b &amp; \u{202e}c", "a\u{fffd}b & \u{fffd}c"),
            ("- list", ""),
            ("", ""),
        ] {
            assert_eq!(plain(source), expected, "{source:?}");
        }
    }

    /// What a reader sees, without the spaces.
    fn visible(markdown: &str) -> String {
        Parser::new_ext(markdown, Options::ENABLE_TABLES)
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.into_string()),
                Event::Html(text) | Event::InlineHtml(text) => Some(text.into_string()),
                _ => None,
            })
            .flat_map(|text| {
                text.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// Emphasis and lists.
    fn marks(markdown: &str) -> Vec<(TagEnd, bool)> {
        let events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
        events.filter_map(|event| inert::mark(&event)).collect()
    }

    /// Pieces that mean something in Markdown, mostly together with others.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "a", "b c", "1.", "2)", "-", "+", "=", "#", ">", "|", "||\n|-|\n|", "`", "```", "~~~", "~~", "<b>",
        "</b>", "<!--", "<div>", "-->", "&#32;", "&#10;", "&lt;", "&", "\\", "!", "\"", ".", ":", "/", " ",
        "    ", "\t", "\n", "\n\n", "\n    ", "\n- ", "\n> ", "\n1. ", "rust", "--", "&#96;", "\u{a0}", "é", "(", ")",
        ";", "*", "**", "***", "_", "__", "\n* ", "\n+ ", "\n2) ",
    ];

    fn sources() -> impl Strategy<Value = String> {
        vec(select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn no_text_is_lost_or_made(source in sources()) {
            if let Ok(lines) = prose(&source, &|_| None) {
                let printed = lines.join("\n");
                if printed != escape::verbatim(&normalize(&source)).join("\n") {
                    prop_assert_eq!(marks(&printed), marks(&normalize(&source)), "{}", printed);
                    prop_assert_eq!(visible(&printed), visible(&normalize(&source)), "{}", printed);
                }
            }
        }

        #[test]
        fn verbatim_text_is_inert(source in sources()) {
            let lines = escape::verbatim(&normalize(&source));
            let printed = Printed { lines, paths: Vec::new() };
            prop_assert!(inert::is_inert(&printed, &[]));
        }
    }
}
