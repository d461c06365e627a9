use std::ops::Range;

/// The mark that some editors put at the start of a text. It is no part of the first line.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The bytes of the text that are meant. Empty for a value that was left out.
    pub span: Range<usize>,
}

impl Position {
    /// The place of a range of bytes. A range that is not within the text is moved to its end,
    /// and one that cuts a character in two takes in the whole of it.
    pub fn new(text: &str, span: Range<usize>) -> Self {
        let is_whole = |at: &usize| text.is_char_boundary(*at);
        let start = (0..=span.start.min(text.len()))
            .rev()
            .find(is_whole)
            .unwrap_or(0);
        let end = (span.end.max(start)..text.len())
            .find(is_whole)
            .unwrap_or(text.len());
        let before = text.get(..start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: line.trim_start_matches(BYTE_ORDER_MARK).chars().count() + 1,
            span: start..end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_from_one() {
        let text = "a: 1\nü: é x\r\nb: 2";
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            let position = Position::new(text, start..start + part.len());
            (position.line, position.column)
        };
        assert_eq!(
            [at("a"), at("ü"), at("x"), at("b"), at("2")],
            [(1, 1), (2, 1), (2, 6), (3, 1), (3, 4)]
        );
    }

    #[test]
    fn the_byte_order_mark_has_no_column() {
        assert_eq!(
            Position::new("\u{feff}a", 3..4),
            Position {
                line: 1,
                column: 1,
                span: 3..4
            }
        );
    }

    #[test]
    fn any_range_has_a_place() {
        assert_eq!(
            Position::new("é\n", 9..12),
            Position {
                line: 2,
                column: 1,
                span: 3..3
            }
        );
        assert_eq!(Position::new("aéb", 1..2).span, 1..3);
        assert_eq!(Position::new("aéb", 2..2).span, 1..3);
    }
}
