//! Text that Markdown reads as what it says.

/// Appends `text` to `out`, with a backslash before every character that would mean something there.
///
/// Not all that could be a mark is one: `snake_case`, `a & b` and `+1` within a line stay readable.
pub(super) fn text(out: &mut String, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if out.is_empty() || out.ends_with('\n') {
            start_of_line(out, line.trim_start());
        } else {
            rest_of_line(out, line);
        }
    }
}

/// The start of a line can be the mark of a list, a rule, or what turns the line above into a heading.
fn start_of_line(out: &mut String, line: &str) {
    let rest = line.trim_start_matches(|char: char| char.is_ascii_digit());
    out.push_str(line.strip_suffix(rest).unwrap_or(""));
    let is_mark = match rest.chars().next() {
        Some('.' | ')') => rest.len() < line.len(),
        Some('+' | '-' | '=') => rest.len() == line.len(),
        _ => false,
    };
    if is_mark {
        out.push('\\');
    }
    rest_of_line(out, rest);
}

fn rest_of_line(out: &mut String, line: &str) {
    let mut previous = out.chars().next_back();
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        if is_mark(previous, char, chars.peek().copied()) {
            out.push('\\');
        }
        out.push(char);
        previous = Some(char);
    }
}

/// Whether `char` would mean something between these two.
fn is_mark(previous: Option<char>, char: char, next: Option<char>) -> bool {
    let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    match char {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '#' | '~' | '|' => true,
        '_' => !(is_word(previous) && is_word(next)),
        '&' => next.is_none_or(|next| next == '#' || next.is_alphanumeric()),
        // Two hyphens would be shown as a dash, and rustdoc asks to make a link of a bare address.
        '-' => previous == Some('-'),
        '/' => previous == Some(':'),
        _ => false,
    }
}

/// Lines in which every mark is escaped, needed or not: the last resort, which cannot be misread.
pub(super) fn verbatim(source: &str) -> Vec<String> {
    source.trim().lines().map(verbatim_line).collect()
}

fn verbatim_line(line: &str) -> String {
    let mut out = String::new();
    for char in line.trim().chars() {
        if char.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// Code between enough backticks, on one line.
pub(super) fn code_span(code: &str) -> String {
    let fence = "`".repeat(longest_run(code) + 1);
    // One space at each end is taken off again; a span of nothing but spaces is left alone.
    let touches = code.starts_with('`') || code.ends_with('`');
    let padded = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    match touches || padded {
        true => format!("{fence} {code} {fence}"),
        false => format!("{fence}{code}{fence}"),
    }
}

/// The length of the longest row of backticks.
pub(super) fn longest_run(code: &str) -> usize {
    code.split(|char| char != '`')
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// The address of a link, if it may be one, with no character left that could end it.
pub(super) fn url(target: &str) -> Option<String> {
    let (scheme, rest) = target.split_once(':')?;
    let allowed = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.starts_with("//"),
        // Without a dot, rustdoc would look for an item of that name.
        "mailto" => rest.contains('@') && rest.contains('.'),
        _ => false,
    };
    allowed.then(|| target.bytes().map(url_byte).collect())
}

fn url_byte(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ if b"-._~:/?#@!$&'*+,;=%".contains(&byte) => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_are_escaped() {
        for (source, expected) in [
            ("snake_case _a_ _", r"snake_case \_a\_ \_"),
            ("a & b &c &#1 &", r"a & b \&c \&\#1 \&"),
            ("1. a\n22) b\n3 c\nd 4. e", "1\\. a\n22\\) b\n3 c\nd 4. e"),
            (
                "+a\n  -b\n=c\nd + e - f = g",
                "\\+a\n\\-b\n\\=c\nd + e - f = g",
            ),
            ("a--b ---", r"a-\-b -\-\-"),
            ("http://a //b", r"http:\//a //b"),
        ] {
            let mut out = String::new();
            text(&mut out, source);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn a_text_may_go_on_in_the_line() {
        let mut out = "`a`".to_owned();
        text(&mut out, "- b");
        assert_eq!(out, "`a`- b");
    }

    #[test]
    fn code_spans_hold_any_code() {
        for (code, expected) in [
            ("a", "`a`"),
            ("a``b", "```a``b```"),
            ("`", "`` ` ``"),
            (" a ", "`  a  `"),
            ("  ", "`  `"),
        ] {
            assert_eq!(code_span(code), expected);
        }
    }

    #[test]
    fn addresses_are_encoded_or_refused() {
        assert_eq!(
            url("HTTPS://e.com/a b)").as_deref(),
            Some("HTTPS://e.com/a%20b%29")
        );
        assert_eq!(
            url("https://e.com/é\n").as_deref(),
            Some("https://e.com/%C3%A9%0A")
        );
        for target in [
            "https:a",
            "ftp://a",
            "javascript:a",
            "//a",
            "a",
            "",
            "mailto:a",
            "mailto:a@b",
        ] {
            assert_eq!(url(target), None, "{target:?}");
        }
    }
}
