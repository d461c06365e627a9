// Values that not everything of their type can be sent as.

use std::collections::BTreeMap;

use super::{
    Checked, Date, Decimal, InvalidRequest, Minutes, RedirectError, Seconds, Time, Uri, Uuid,
    check, uri_syntax, value_syntax,
};

/// A value that has a rule to keep to before it is sent, whatever field it is in.
pub trait Ruled {
    /// Whether it does.
    ///
    /// # Errors
    ///
    /// When it does not, with the way to what breaks the rule.
    fn check(&self) -> Checked;
}

/// Checks the value of a parameter.
///
/// # Errors
///
/// When it breaks a rule.
pub fn check(parameter: &'static str, value: &impl Ruled) -> Checked {
    value.check().map_err(|error| error.within(parameter))
}

/// The value of a parameter that a browser has brought back, if it could have been sent.
///
/// # Errors
///
/// When it could not.
pub fn received<T: Ruled>(parameter: &'static str, value: T) -> Result<T, RedirectError> {
    match value.check() {
        Ok(()) => Ok(value),
        Err(_) => Err(RedirectError::Unreadable { parameter }),
    }
}

/// What is not there breaks no rule.
impl<T: Ruled> Ruled for Option<T> {
    fn check(&self) -> Checked {
        self.as_ref().map_or(Ok(()), T::check)
    }
}

impl<T: Ruled> Ruled for Box<T> {
    fn check(&self) -> Checked {
        T::check(self)
    }
}

impl<T: Ruled> Ruled for Vec<T> {
    fn check(&self) -> Checked {
        check::each("", self, T::check)
    }
}

impl<T: Ruled> Ruled for BTreeMap<String, T> {
    fn check(&self) -> Checked {
        check::each_value("", self, T::check)
    }
}

/// It is absolute, with nothing in it that RFC 3986 does not allow, and without user info.
impl Ruled for Uri {
    fn check(&self) -> Checked {
        match uri_syntax::absolute(self.as_str()) {
            Ok(_) => Ok(()),
            Err(problem) => Err(InvalidRequest::new("", problem)),
        }
    }
}

/// It is a day that the calendar has.
impl Ruled for Date {
    fn check(&self) -> Checked {
        rule(
            self.parts().is_some(),
            "must be a date such as `2026-11-22`",
        )
    }
}

/// It is an instant as RFC 3339 writes it.
impl Ruled for Time {
    fn check(&self) -> Checked {
        let is_time = self.instant().is_some();
        rule(is_time, "must be a time such as `2026-11-22T09:30:00Z`")
    }
}

impl Ruled for Uuid {
    fn check(&self) -> Checked {
        rule(self.to_u128().is_some(), "must be a UUID")
    }
}

impl Ruled for Decimal {
    fn check(&self) -> Checked {
        let is_decimal = value_syntax::is_decimal(self.as_str());
        rule(is_decimal, "must be a number such as `19.90`")
    }
}

/// JSON can write it, where an infinite one would become `null`.
impl Ruled for f64 {
    fn check(&self) -> Checked {
        rule(self.is_finite(), "must be a finite number")
    }
}

impl Ruled for Seconds {
    fn check(&self) -> Checked {
        rule(self.whole().is_some(), "must be a whole number of seconds")
    }
}

impl Ruled for Minutes {
    fn check(&self) -> Checked {
        rule(self.whole().is_some(), "must be a whole number of minutes")
    }
}

fn rule(is_kept: bool, problem: &'static str) -> Checked {
    match is_kept {
        true => Ok(()),
        false => Err(InvalidRequest::new("", problem)),
    }
}
