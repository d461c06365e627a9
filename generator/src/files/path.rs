//! Paths that a file of the output can have.

use std::error::Error;
use std::fmt;

use crate::manifest::MANIFEST;

/// A path that no file of the output can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    /// The path.
    pub path: String,
    /// Why it is refused.
    pub reason: &'static str,
}

impl PathError {
    pub(super) fn new(path: &str, reason: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            reason,
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "`{}` cannot be the path of a file: {}",
            self.path.escape_debug(),
            self.reason
        )
    }
}

impl Error for PathError {}

/// Refuses a path that could lead out of a folder, or that does not mean the same on every system.
pub(crate) fn check_path(path: &str) -> Result<(), PathError> {
    let reason =
        if path.contains(|letter: char| letter.is_control() || matches!(letter, '\\' | ':')) {
            "it has a control character, `\\` or `:`"
        } else if path.split('/').any(str::is_empty) {
            "it is empty or absolute, or has an empty segment"
        } else if path.split('/').any(|segment| segment.ends_with(['.', ' '])) {
            // Windows drops these at the end of a name, so that `.. ` would be `..` there.
            "a segment ends with a dot or a blank"
        } else if path.split('/').any(is_device) {
            "a segment is the name of a device on Windows"
        } else if path.eq_ignore_ascii_case(MANIFEST) {
            "the list of files has it"
        } else {
            return Ok(());
        };
    Err(PathError::new(path, reason))
}

/// Windows takes these for devices, with any ending.
fn is_device(segment: &str) -> bool {
    let stem = segment
        .split('.')
        .next()
        .unwrap_or(segment)
        .to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    let is_numbered = numbered.is_some_and(|it| matches!(it.as_bytes(), [b'0'..=b'9']));
    is_numbered || ["con", "prn", "aux", "nul"].contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_error_says_why() {
        let error = check_path("a\u{1b}").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`a\\u{1b}` cannot be the path of a file: it has a control character, `\\` or `:`"
        );
    }
}
