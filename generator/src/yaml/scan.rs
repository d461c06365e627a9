use super::token::{Kind, Tokens};
use super::{MOST, Mistake, MistakeKind, Path, Position, position::BYTE_ORDER_MARK};
use std::ops::Range;

/// The most bytes of a file: 16 MiB.
pub const MAX_BYTES: usize = 16 << 20;

/// The most brackets that may be open at once. The parser takes seconds for a million of them.
pub const MAX_OPEN_BRACKETS: usize = 1000;

/// Looks for what must not reach the parser, or would pass it in silence: see [`MistakeKind`], up to `SecondDocument`.
///
/// # Errors
///
/// All of them, by kind and then in the order of the text.
pub fn scan(text: &str) -> Result<(), Vec<Mistake>> {
    if text.len() > MAX_BYTES {
        return Err(vec![mistake(
            text,
            0..0,
            MistakeKind::TooLarge { bytes: text.len() },
        )]);
    }
    let mistakes: Vec<_> = forbidden_characters(text)
        .chain(forbidden_tokens(text))
        .take(MOST)
        .map(|(span, kind)| mistake(text, span, kind))
        .collect();
    match mistakes.is_empty() {
        true => Ok(()),
        false => Err(mistakes),
    }
}

/// Whether a character has no place in text: it is a control character, or cannot be seen and changes how the rest looks.
pub(super) fn is_forbidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}'
        | '\u{fffd}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

fn mistake(text: &str, span: Range<usize>, kind: MistakeKind) -> Mistake {
    Mistake {
        path: Path::root(),
        position: Position::new(text, span),
        kind,
    }
}

fn forbidden_characters(text: &str) -> impl Iterator<Item = (Range<usize>, MistakeKind)> {
    // A file in another encoding, or with line ends of another system, is one mistake, however many characters it has.
    let mut told = Vec::new();
    let mut is_news = move |c| match c {
        '\u{fffd}' | '\0' | '\r' if told.contains(&c) => false,
        '\u{fffd}' | '\0' | '\r' => {
            told.push(c);
            c != '\0' || !text.contains('\u{fffd}')
        }
        _ => true,
    };
    let is_line_end = |at| {
        text.get(at..)
            .is_some_and(|rest: &str| rest.starts_with("\r\n"))
    };
    text.char_indices()
        .filter(|(_, c)| is_forbidden(*c))
        .filter(move |(at, c)| {
            !(*c == '\r' && is_line_end(*at)) && (*at, *c) != (0, BYTE_ORDER_MARK)
        })
        .filter(move |(_, c)| is_news(*c))
        .map(|(at, c)| (at..at + c.len_utf8(), MistakeKind::ForbiddenCharacter(c)))
}

/// At most one bracket too many is told: the ones in it are no news.
fn forbidden_tokens(text: &str) -> impl Iterator<Item = (Range<usize>, MistakeKind)> {
    Tokens::new(text).filter_map(|token| {
        let kind = match token.kind {
            Kind::Open { depth } if depth == MAX_OPEN_BRACKETS + 1 => {
                MistakeKind::TooManyOpenBrackets
            }
            Kind::Open { .. } => return None,
            Kind::Anchor => MistakeKind::Anchor,
            Kind::Alias => MistakeKind::Alias,
            Kind::Tag => MistakeKind::Tag,
            Kind::MergeKey => MistakeKind::MergeKey,
            Kind::SecondDocument => MistakeKind::SecondDocument,
        };
        Some((token.span, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line, column and kind of each mistake.
    fn found(text: &str) -> Vec<(usize, usize, MistakeKind)> {
        let mistakes = scan(text).err().unwrap_or_default();
        mistakes
            .into_iter()
            .map(|m| (m.position.line, m.position.column, m.kind))
            .collect()
    }

    #[test]
    fn plain_text_passes() {
        for text in [
            "",
            "a: 1\r\nb: [c, {d: e}]\r\n",
            "\u{feff}a: é\t# ü\n",
            "---\na: 1\n...\n# end\n",
        ] {
            assert_eq!(found(text), []);
        }
    }

    #[test]
    fn refuses_characters_that_hide() {
        let text = "a: \0\nb: é\u{202e}x\nc: \u{feff}\r";
        let expected = [
            (1, 4, '\0'),
            (2, 5, '\u{202e}'),
            (3, 4, '\u{feff}'),
            (3, 5, '\r'),
        ]
        .map(|(line, column, c)| (line, column, MistakeKind::ForbiddenCharacter(c)));
        assert_eq!(found(text), expected);
        for c in [
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{200b}',
            '\u{2028}',
            '\u{2066}',
            '\u{e0041}',
        ] {
            assert_eq!(
                found(&c.to_string()),
                [(1, 1, MistakeKind::ForbiddenCharacter(c))]
            );
        }
    }

    #[test]
    fn a_file_that_is_written_otherwise_is_one_mistake() {
        for (text, column, c) in [
            ("a: 1\rb: 2\rc: 3\r", 5, '\r'),
            ("a\0:\0 \x001\0\n\0", 2, '\0'),
            ("\u{fffd}\u{fffd}a\0:\0", 1, '\u{fffd}'),
        ] {
            assert_eq!(
                found(text),
                [(1, column, MistakeKind::ForbiddenCharacter(c))]
            );
        }
    }

    #[test]
    fn refuses_a_huge_file() {
        let text = " ".repeat(MAX_BYTES + 1);
        assert_eq!(
            found(&text),
            [(
                1,
                1,
                MistakeKind::TooLarge {
                    bytes: MAX_BYTES + 1
                }
            )]
        );
        assert_eq!(found(&text[1..]), []);
    }

    #[test]
    fn refuses_open_brackets_without_end() {
        assert_eq!(
            found(&"[".repeat(1_000_000)),
            [(1, 1001, MistakeKind::TooManyOpenBrackets)]
        );
        assert_eq!(found(&"[{".repeat(500)), []);
        assert_eq!(found(&"a: [\"]\", {b: 1}]\n".repeat(2000)), []);
        assert_eq!(
            found(&"a: ']' # ]\nb: [ '[', \"\\\"]\" ".repeat(1001)).len(),
            1
        );
        assert_eq!(found(&format!("docs: |\n  {}\n", "[".repeat(2000))), []);
    }

    #[test]
    fn refuses_what_says_the_same_twice() {
        let text = "a: &x {b: 1}\nc:\n  <<: *x\n  - !!str 1\n  ? !include x\n";
        let kinds = [
            (1, 4, MistakeKind::Anchor),
            (3, 3, MistakeKind::MergeKey),
            (3, 7, MistakeKind::Alias),
            (4, 5, MistakeKind::Tag),
            (5, 5, MistakeKind::Tag),
        ];
        assert_eq!(found(text), kinds);
        assert_eq!(found("a: &a [*a, {b: *a}]").len(), 3);
    }

    #[test]
    fn prose_may_hold_any_sign() {
        for text in [
            "docs: |\n  *a* &b !c\n\n    - *d\n  <<: *e\n",
            "docs: it is *a* & b !c\n  *going on* &d\n\n  !e\n",
            "- \"*a \\\" &b\n  *c\"\n- 'it''s *d'\n- >-\n  *e\n- f # *g\n",
            "{a: b *c, 'd':\"*e\", f:\n g\n *h}",
            "a:\n- |-\n  *b\n- c: |\n   *d\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(
            found("docs: |\n  *a*\nb: *c\n"),
            [(3, 4, MistakeKind::Alias)]
        );
        assert_eq!(
            found("docs: a\n  *b*\nc: 'd\n  e'\nf: *g\n"),
            [(5, 4, MistakeKind::Alias)]
        );
        assert_eq!(found("a: [\"b\", 'c', *d]"), [(1, 15, MistakeKind::Alias)]);
    }

    #[test]
    fn refuses_a_second_document() {
        for text in [
            "a: 1\n---\nb: 2\n",
            "a: 1\n...\nb: 2\n",
            "a: [\n--- # x\n",
            "---\n---\n",
        ] {
            assert_eq!(found(text), [(2, 1, MistakeKind::SecondDocument)], "{text}");
        }
        assert_eq!(found("# a\n%YAML 1.2\n---\na: --- b\nc: |\n  ---\n"), []);
    }
}
