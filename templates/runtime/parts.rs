// The parts of a body, and the lines between them.

use super::{DecodeError, DecodeErrorKind, Decoded};

/// The greatest number of parts, each of which takes more memory than it has bytes.
const MAX_PARTS: usize = 10_000;

/// The parts of a body between lines of this boundary, in their order. What stands before the first line and behind the last
/// one says nothing.
///
/// # Errors
///
/// When there is no such line, the last one is missing, or there are too many.
pub fn all<'b>(body: &'b [u8], boundary: &str) -> Decoded<Vec<&'b [u8]>> {
    let wrong = |kind| DecodeError::new(kind, "");
    let mut next = next(body, boundary).ok_or_else(|| wrong(DecodeErrorKind::NotForm))?;
    let mut parts = Vec::new();
    while !next.is_last {
        // A part that nothing ends may be half of one.
        next = self::next(next.after, boundary).ok_or_else(|| wrong(DecodeErrorKind::Truncated))?;
        if parts.len() == MAX_PARTS {
            return Err(wrong(DecodeErrorKind::NotForm));
        }
        parts.push(next.before);
    }
    Ok(parts)
}

/// A line between two parts, or behind the last one.
struct Line<'b> {
    before: &'b [u8],
    is_last: bool,
    after: &'b [u8],
}

/// The next such line of a text that begins with a line. Each byte is looked at a fixed number of times.
fn next<'b>(text: &'b [u8], boundary: &str) -> Option<Line<'b>> {
    let (mut length, mut is_beginning) = (0, true);
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let (before, rest) = text.split_at_checked(length)?;
        match is_last(line, boundary).filter(|_| is_beginning) {
            Some(is_last) => {
                return Some(Line {
                    before: before.strip_suffix(b"\r\n").unwrap_or(before),
                    is_last,
                    after: rest.strip_prefix(line)?,
                });
            }
            None => (length, is_beginning) = (length + line.len(), line.ends_with(b"\r\n")),
        }
    }
    None
}

/// Whether a line stands behind the last part, if it is one that ends a part. Space may follow, as mail servers add it.
fn is_last(line: &[u8], boundary: &str) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?;
    let rest = rest.strip_prefix(boundary.as_bytes())?;
    let (is_last, rest) = match rest.strip_prefix(b"--") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let space = match rest.strip_suffix(b"\r\n") {
        None if !is_last => return None,
        space => space.unwrap_or(rest),
    };
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
    space.iter().all(is_space).then_some(is_last)
}
