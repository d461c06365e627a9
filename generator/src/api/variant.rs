//! The shapes of unions.

use super::{Docs, Field, Kind, Name, Type, TypeId};
use crate::spec::JsonType;

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) when: When,
    /// The fields that stand in the shape. Where the whole value is of a type, it is one field without a key.
    pub(crate) fields: Vec<Field>,
}

/// How a shape is told from others.
#[derive(Debug)]
pub(crate) enum When {
    /// By one of its fields, by number.
    Key(usize),
    /// By a key of the object that the whole value is.
    KeyOf(TypeId, String),
    /// By its type in JSON, which the whole value is.
    Json(JsonType),
}

impl Variant {
    /// The keys of the object that the shape is.
    pub(crate) fn keys<'t>(&'t self, types: &'t [Type]) -> &'t [Field] {
        match &self.when {
            When::Key(_) => &self.fields,
            When::KeyOf(TypeId(id), _) => match types.get(*id).map(|it| &it.kind) {
                Some(Kind::Object(fields)) => fields,
                _ => &[],
            },
            When::Json(_) => &[],
        }
    }

    /// The key that decides for the shape, if one does.
    pub(crate) fn deciding<'t>(&'t self, types: &'t [Type]) -> Option<&'t Field> {
        match &self.when {
            When::Key(number) => self.fields.get(*number),
            When::KeyOf(_, key) => self.keys(types).iter().find(|it| it.name.wire == *key),
            When::Json(_) => None,
        }
    }

    /// The one field that the whole value is, if it is of a type.
    pub(crate) fn whole(&self) -> Option<&Field> {
        match self.when {
            When::Key(_) => None,
            When::KeyOf(..) | When::Json(_) => self.fields.first(),
        }
    }
}
