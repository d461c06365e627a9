//! All texts that a value gives of itself.

use std::error::Error;
use std::fmt::{Debug, Display};

use crate::leaks;

/// A value, whose type need not have any texts.
///
/// Each trait of a text is implemented for it where its type has that text, and another trait with the same method one
/// reference further: so `(&Seen(&value)).debug()` means whichever there is.
pub(crate) struct Seen<'a, T>(pub(crate) &'a T);

pub(crate) trait HasDebug {
    fn debug(&self) -> String;
}

impl<T: Debug> HasDebug for Seen<'_, T> {
    fn debug(&self) -> String {
        format!("{:?} {:#?}", self.0, self.0)
    }
}

pub(crate) trait HasDisplay {
    fn display(&self) -> String;
}

impl<T: Display> HasDisplay for Seen<'_, T> {
    fn display(&self) -> String {
        self.0.to_string()
    }
}

pub(crate) trait HasSource {
    fn sources(&self) -> String;
}

impl<T: Error + 'static> HasSource for Seen<'_, T> {
    fn sources(&self) -> String {
        leaks::shown(self.0)
    }
}

pub(crate) trait HasNone {
    fn debug(&self) -> String {
        String::new()
    }

    fn display(&self) -> String {
        String::new()
    }

    fn sources(&self) -> String {
        String::new()
    }
}

impl<T> HasNone for &Seen<'_, T> {}

/// `Debug`, `Display` and the sources of a value, as far as it has them.
macro_rules! texts {
    ($value:expr) => {{
        #[allow(unused_imports)]
        use crate::texts::{HasDebug, HasDisplay, HasNone, HasSource, Seen};
        let value = &$value;
        let seen = &Seen(value);
        [seen.debug(), seen.display(), seen.sources()].join("\n")
    }};
}

pub(crate) use texts;

#[test]
fn a_value_gives_the_texts_that_its_type_has() {
    struct Nothing;
    assert_eq!(texts!(Nothing), "\n\n");
    assert_eq!(texts!("a"), "\"a\" \"a\"\na\n");
    assert_eq!(texts!(Some(1)).matches("Some").count(), 2);
    let error = std::io::Error::other("inner");
    assert!(texts!(error).matches("inner").count() > 3);
}
