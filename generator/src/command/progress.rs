//! How far a long run is.

use std::io::{IsTerminal, stderr};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::Files;
use crate::format::{self, FormatError};

/// What is done sooner is not worth a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that shows itself on a terminal when it takes longer, and is gone when it is dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Begins. It is hidden where it would be in the way: in pipes, and where nothing is to be said.
    pub(super) fn start(is_quiet: bool) -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} files") {
            bar.set_style(style);
        }
        let shown = bar.clone();
        if !is_quiet && stderr().is_terminal() {
            thread::spawn(move || {
                thread::sleep(PATIENCE);
                if !shown.is_finished() {
                    shown.set_draw_target(ProgressDrawTarget::stderr());
                }
            });
        }
        Self(bar)
    }

    /// Lays out files, and shows how many are done.
    pub(super) fn format(&self, rendered: &Files) -> Result<Files, FormatError> {
        self.0.set_length(rendered.paths().count() as u64);
        format::all_telling(rendered, || self.0.inc(1))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
