// What the data centers of all APIs have in common, and an id that none of them has.

use std::fmt;

/// A text that is the id of no data center.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDataCenter {
    id: String,
    known: Vec<&'static str>,
}

impl UnknownDataCenter {
    /// The text.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(in super::super) fn new(id: &str, known: impl Iterator<Item = &'static str>) -> Self {
        Self {
            id: id.to_owned(),
            known: known.collect(),
        }
    }
}

impl fmt::Display for UnknownDataCenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no data center {:?}; the ids are", self.id)?;
        let mut known = self.known.iter();
        known.try_for_each(|id| write!(f, " `{id}`"))
    }
}

impl std::error::Error for UnknownDataCenter {}

/// A closed enum that has `ALL`, and a `row` for each that begins with its id and its name.
macro_rules! data_center {
    ($name:ident) => {
        impl $name {
            /// The id, as it is written in settings.
            pub fn id(self) -> &'static str {
                let [id, ..] = self.row();
                id
            }

            /// What it is called.
            pub fn name(self) -> &'static str {
                let [_, name, ..] = self.row();
                name
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.id())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = super::UnknownDataCenter;

            /// Reads an id exactly as it is written. There is no other spelling and no default.
            fn from_str(id: &str) -> ::std::result::Result<Self, super::UnknownDataCenter> {
                match Self::ALL.iter().find(|it| it.id() == id) {
                    Some(found) => Ok(*found),
                    None => {
                        let known = Self::ALL.iter().map(|it| it.id());
                        Err(super::UnknownDataCenter::new(id, known))
                    }
                }
            }
        }
    };
}

pub(in super::super) use data_center;
