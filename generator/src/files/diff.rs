//! How two texts differ, in short.

use similar::TextDiff;

use crate::manifest::with_lf;

/// The most lines that are shown of one file.
const LINES: usize = 12;

/// The first lines that differ, as `diff -u` shows them.
pub(super) fn diff(found: &[u8], text: &str) -> String {
    let found = String::from_utf8_lossy(&with_lf(found)).into_owned();
    let text = text.replace("\r\n", "\n");
    let diff = TextDiff::from_lines(&found, &text);
    let shown = diff.unified_diff().context_radius(1).to_string();
    let mut lines: Vec<String> = shown.lines().take(LINES).map(visible).collect();
    match shown.lines().count() - lines.len() {
        0 => {}
        more => lines.push(format!("  … and {more} more lines")),
    }
    lines.join("\n")
}

/// Anyone can have edited the file, so that nothing of it reaches a terminal as a control character.
fn visible(line: &str) -> String {
    line.replace(|it: char| it.is_control() && it != '\t', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_differ_are_shown() {
        let shown = diff(b"a\r\nb\r\n\x1bc\r\n", "a\nb\nd\n");
        assert_eq!(shown, "@@ -2,2 +2,2 @@\n b\n-\u{fffd}c\n+d");
        assert_eq!(diff(b"a\r\n", "a\n"), "");
    }

    #[test]
    fn many_lines_are_cut() {
        let shown = diff(b"", &"line\n".repeat(30));
        assert_eq!(shown.lines().count(), LINES + 1);
        assert!(shown.ends_with("  … and 19 more lines"), "{shown}");
    }
}
