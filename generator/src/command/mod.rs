//! What each command does, one file a command.

mod cache;
mod check;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod init;
pub(crate) mod lint;
pub(crate) mod openapi;
mod progress;
mod report;
pub(crate) mod templates;
mod timings;
mod watch;

use std::io::{self, ErrorKind, Write};

/// Why a command failed.
pub(crate) enum Failure {
    /// The spec is wrong, or files are stale: status 1. The message has been printed.
    Told,
    /// Something else is in the way: status 2.
    Because(String),
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Because(error.to_string())
    }
}

/// A message that cannot be printed has no other place to go.
pub(crate) fn tell(message: &str) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// A reader that went away, as `head` does, is not a failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
