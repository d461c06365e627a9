// How often a call was sent.

use http::Extensions;

/// How often a call was sent, in the extensions of its answer. Without it, that was once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// The attempts that were made.
    pub made: u32,
    /// Whether one before the last may have taken effect.
    pub in_doubt: bool,
}

impl Attempts {
    /// None yet.
    pub const NONE: Self = Self {
        made: 0,
        in_doubt: false,
    };

    /// One attempt.
    pub const ONE: Self = Self {
        made: 1,
        in_doubt: false,
    };

    /// Those that an answer took.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get().copied().unwrap_or(Self::ONE)
    }
}
