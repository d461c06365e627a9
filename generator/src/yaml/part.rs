use super::Position;
use std::iter::from_fn;
use std::ops::Range;

/// Finds the place of a part of the text that stands at `whole`, or `None` where it has no such part.
///
/// The part is told by its characters, counted without white space from 0: YAML folds lines and takes indents away, and all else
/// of a text stands in the file in the same order.
pub fn locate_part(text: &str, whole: &Position, part: &Range<usize>) -> Option<Position> {
    let start = whole.span.start;
    let scalar = text.get(start..)?;
    let first = visible(scalar).nth(part.start)?;
    let last = visible(scalar).nth(part.end.checked_sub(1)?)?;
    Some(Position::new(text, start + first.start..start + last.end))
}

/// Where the characters of a scalar are written, but for white space.
fn visible(scalar: &str) -> impl Iterator<Item = Range<usize>> {
    let style = scalar.chars().next();
    let mut at = match style {
        Some('|' | '>') => scalar.find('\n').unwrap_or(scalar.len()),
        Some('"' | '\'') => 1,
        _ => 0,
    };
    let characters = from_fn(move || {
        let (length, is_visible) = character(style, scalar.get(at..)?)?;
        at += length;
        Some((at - length..at, is_visible))
    });
    characters.filter_map(|(range, is_visible)| is_visible.then_some(range))
}

/// How many bytes the next character takes, and whether it can be seen.
fn character(style: Option<char>, rest: &str) -> Option<(usize, bool)> {
    let next = rest.chars().next()?;
    match (style, next) {
        (Some('\''), '\'') => rest.starts_with("''").then_some((2, true)),
        (Some('"'), '"') => None,
        (Some('"'), '\\') => escape(rest),
        _ => Some((next.len_utf8(), !next.is_whitespace())),
    }
}

/// The same for a backslash and what follows it.
fn escape(rest: &str) -> Option<(usize, bool)> {
    let kind = rest.chars().nth(1)?;
    let length = match kind {
        'x' => 4,
        'u' => 6,
        'U' => 10,
        _ => 1 + kind.len_utf8(),
    };
    let is_visible = match kind {
        'x' | 'u' | 'U' => {
            let code = u32::from_str_radix(rest.get(2..length)?, 16).ok()?;
            !char::from_u32(code)?.is_whitespace()
        }
        't' | 'n' | 'v' | 'f' | 'r' | 'N' | '_' | 'L' | 'P' => false,
        kind => !kind.is_whitespace(),
    };
    Some((length, is_visible))
}

#[cfg(test)]
mod tests {
    use super::super::{Path, Target, locate};
    use super::*;

    /// The part of the value of `a`.
    fn of_a(text: &str, part: Range<usize>) -> Option<Position> {
        let path = Path::root().key("a");
        let whole = locate(text, &[(&path, Target::Value)]).pop()??;
        locate_part(text, &whole, &part)
    }

    /// The value of `a`, and all that is written for the `[x y]` in it.
    fn check(text: &str, expected: (usize, usize, &str)) {
        let value: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
        let value = value["a"].as_str().unwrap();
        let count = |text: &str| text.chars().filter(|it| !it.is_whitespace()).count();
        let before = count(&value[..value.find('[').unwrap()]);
        let position = of_a(text, before..before + 4).unwrap();
        let found = (position.line, position.column, &text[position.span]);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn parts_of_all_kinds_of_text_are_found() {
        check("a: é [x y] b\n", (1, 6, "[x y]"));
        check("a: b\n  c [x\n   y] d\n", (2, 5, "[x\n   y]"));
        check("a: | # [x y]\n\n    b\n  \n    c [x y]\n", (5, 7, "[x y]"));
        check("a: >-2\n   b\n\n  c\n  [x\n  y]\n", (5, 3, "[x\n  y]"));
        check("a: 'it''s [x\n\n y] b'\n", (1, 11, "[x\n\n y]"));
        check(
            r#"a: "\"\\\t\u0020\x41\U0001F600\/\_ [x y]""#,
            (1, 36, "[x y]"),
        );
        check("a: \"b\\\n  c \\n [x \\\n  y]\"\n", (2, 8, "[x \\\n  y]"));
        check(
            "b: [x y]\na: \"\\u005bx y]\"\nc: [x y]\n",
            (2, 5, "\\u005bx y]"),
        );
        check("{b: [x y], a: \"[x y]\"}\n", (1, 16, "[x y]"));
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        assert_eq!(of_a("a: \"bc\"\n", 1..3), None);
        assert_eq!(of_a("a: 'bc'\n", 2..3), None);
        assert_eq!(of_a("a: b\n", 0..0), None);
    }
}
