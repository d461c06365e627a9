//! A row of the table: a fault, and what comes of it.

use crate::calls::Call;
use crate::ending::Ending;
use crate::fault::Fault;

/// A fault, and what comes of it.
pub(crate) struct Row {
    /// Its number in the list of faults.
    pub(crate) number: u8,
    pub(crate) name: String,
    pub(crate) fault: Fault,
    pub(crate) is_encrypted: bool,
    pub(crate) ending: Ending,
    pub(crate) again: Again,
    /// The next call does not use the connection on which it happened.
    pub(crate) is_connection_lost: bool,
    exceptions: Vec<Exception>,
}

/// Which calls are tried again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Again {
    Never,
    /// Those of which a repeat does no harm.
    Repeatable,
    All,
}

/// Where a call or a flavour differs.
struct Exception {
    applies: fn(&str, Call) -> bool,
    ending: Ending,
    again: Again,
}

impl Row {
    pub(crate) fn new(number: u8, name: impl Into<String>, fault: Fault) -> Self {
        Self {
            number,
            name: name.into(),
            fault,
            is_encrypted: false,
            ending: Ending::Works,
            again: Again::Never,
            is_connection_lost: false,
            exceptions: Vec::new(),
        }
    }

    /// The call ends so, and is tried again or not.
    pub(crate) fn ends(self, ending: Ending, again: Again) -> Self {
        Self {
            ending,
            again,
            ..self
        }
    }

    /// The same, except for some.
    pub(crate) fn except(
        mut self,
        applies: fn(flavour: &str, call: Call) -> bool,
        ending: Ending,
        again: Again,
    ) -> Self {
        self.exceptions.push(Exception {
            applies,
            ending,
            again,
        });
        self
    }

    pub(crate) fn encrypted(self) -> Self {
        Self {
            is_encrypted: true,
            ..self
        }
    }

    pub(crate) fn loses_connection(self) -> Self {
        Self {
            is_connection_lost: true,
            ..self
        }
    }

    /// What comes of this call in this flavour, and how often it is sent at most.
    pub(crate) fn expected(&self, flavour: &str, call: Call) -> (Ending, u32) {
        let mut exceptions = self.exceptions.iter();
        let (ending, again) = match exceptions.find(|it| (it.applies)(flavour, call)) {
            Some(exception) => (exception.ending, exception.again),
            None => (self.ending, self.again),
        };
        let ending = ending.seen_by(call);
        match (again, call.is_repeatable()) {
            (Again::Never, _) | (Again::Repeatable, false) => (ending, 1),
            (Again::Repeatable, true) | (Again::All, _) => (ending, 2),
        }
    }
}
