//! Secrets that are searched for wherever a program shows something.

use crate::leaks;

/// What every secret of these tests is: a text that is written differently in a URL and in JSON, and one that looks
/// like a name.
pub(crate) const CANARIES: [&str; 2] = ["cAnArY/7f3a+Zx~9", "cAnArY7f3aZx9"];

/// Fails when the text shows one of them, in any form.
pub(crate) fn assert_hidden(text: &str) {
    for canary in CANARIES {
        leaks::assert_hidden(canary, text);
    }
}
