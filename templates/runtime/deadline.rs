// The moment at which waiting ends.

use std::io;
use std::time::{Duration, Instant};

/// The moment at which waiting ends.
#[derive(Clone, Copy)]
pub struct Deadline(Instant);

impl Deadline {
    /// After so much time.
    pub fn after(time: Duration) -> Self {
        // The clock cannot be set to times that are very far away.
        const LONG: Duration = Duration::from_secs(24 * 60 * 60);
        Self(Instant::now() + time.min(LONG))
    }

    /// The time that is left.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn left(self) -> io::Result<Duration> {
        match self.0.saturating_duration_since(Instant::now()) {
            Duration::ZERO => Err(io::ErrorKind::TimedOut.into()),
            left => Ok(left),
        }
    }
}
