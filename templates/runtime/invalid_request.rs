// What cannot be sent: the one error that a call has before anything leaves the program.

use std::borrow::Cow;
use std::fmt;

/// Something that was asked for cannot be sent. Nothing left the program.
///
/// It names the parameter and the rule that it breaks, and never the value, which may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidRequest {
    parameter: Cow<'static, str>,
    problem: Cow<'static, str>,
}

impl InvalidRequest {
    /// The parameter `parameter` breaks a rule.
    ///
    /// The problem completes the sentence that the name begins, such as "must not be empty".
    pub fn new(
        parameter: impl Into<Cow<'static, str>>,
        problem: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            parameter: parameter.into(),
            problem: problem.into(),
        }
    }

    /// The path of the parameter, such as `permissions[0].calendar_id`.
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// The rule that it breaks, such as "must not be empty".
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// The same problem, seen from the value that holds the parameter. An item of a list has no name of its own.
    pub fn within(self, parent: &str) -> Self {
        let dot = match self.parameter.chars().next() {
            Some(first) if first != '[' && !parent.is_empty() => ".",
            _ => "",
        };
        Self {
            parameter: format!("{parent}{dot}{}", self.parameter).into(),
            problem: self.problem,
        }
    }
}

/// What can be sent, or why it cannot.
pub type Checked<T = ()> = Result<T, InvalidRequest>;

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.parameter, self.problem)
    }
}

impl std::error::Error for InvalidRequest {}
