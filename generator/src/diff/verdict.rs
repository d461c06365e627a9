//! What a change asks of the next version.

use std::fmt;

/// How much a change asks of the next version, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No program sees it before it runs.
    Patch,
    /// There is something more, and every program still compiles.
    Minor,
    /// A program that compiled before may no longer do so.
    Major,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The first version after `old` that cargo takes for such a change: before 1.0, the first number that is not zero is
    /// the one that tells of breaks.
    #[must_use]
    pub fn version_after(self, old: &str) -> String {
        let [major, minor, patch] = numbers(old);
        let [major, minor, patch] = match (self, major, minor) {
            (Self::Major, 0, 0) | (Self::Patch, ..) => [major, minor, patch.saturating_add(1)],
            (Self::Minor, 0, _) => [major, minor, patch.saturating_add(1)],
            (Self::Major, 0, _) | (Self::Minor, ..) => [major, minor.saturating_add(1), 0],
            (Self::Major, ..) => [major.saturating_add(1), 0, 0],
        };
        format!("{major}.{minor}.{patch}")
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// The three numbers of a version.
pub(super) fn numbers(version: &str) -> [u64; 3] {
    let mut numbers = version
        .split('.')
        .map(|number| number.parse().unwrap_or_default());
    [(); 3].map(|()| numbers.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_counted_as_cargo_counts_them() {
        let next =
            |old| [Verdict::Patch, Verdict::Minor, Verdict::Major].map(|it| it.version_after(old));
        assert_eq!(next("1.2.3"), ["1.2.4", "1.3.0", "2.0.0"]);
        assert_eq!(next("0.2.3"), ["0.2.4", "0.2.4", "0.3.0"]);
        assert_eq!(next("0.0.3"), ["0.0.4", "0.0.4", "0.0.4"]);
    }
}
