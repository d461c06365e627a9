// A source that gave no credential.

use std::error::Error;
use std::fmt;

use super::attempts::Attempts;

/// The source of credentials gave none, or none that can be sent, so the call could not be sent, or not again.
#[derive(Debug)]
pub struct CredentialError {
    attempts: Attempts,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl CredentialError {
    /// The source failed with this error, or took too long when there is none.
    pub(super) fn new(attempts: Attempts, source: Option<Box<dyn Error + Send + Sync>>) -> Self {
        Self { attempts, source }
    }

    /// How many attempts were made before.
    pub fn attempts(&self) -> u32 {
        self.attempts.made
    }

    /// Whether the source took longer than [`Limits::overall`](super::Limits::overall) allows.
    pub fn is_timeout(&self) -> bool {
        self.source.is_none()
    }

    /// Whether an attempt before may have taken effect.
    pub(super) fn is_in_doubt(&self) -> bool {
        self.attempts.in_doubt
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.source {
            Some(_) => "the source of credentials gave none",
            None => "the source of credentials gave none in time",
        })?;
        f.write_str(match self.attempts {
            Attempts { made: 0, .. } => "; nothing was sent",
            Attempts { in_doubt: true, .. } => "; an earlier attempt may have taken effect",
            _ => "; what was sent before was refused",
        })
    }
}

impl Error for CredentialError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
