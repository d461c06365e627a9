//! Which objects have files among their fields.

use super::groups::Groups;
use crate::place::{At, Place};
use crate::spec;
use crate::yaml::Map;

/// Where the first file of a type stands, if it is an object that has one.
pub(crate) fn first(at: At<'_>, item: &spec::Type, groups: &Groups<'_>) -> Option<Place> {
    let own = item.object.as_ref()?;
    let included = || {
        let mut names = item.include.iter();
        names.find_map(|name| {
            let (file, fields) = groups.get(name.as_str())?;
            let at = At::root(*file);
            of_fields(at.key("groups").key(name), fields)
        })
    };
    of_fields(at.key("object"), own).or_else(included)
}

fn of_fields(at: At<'_>, fields: &Map<spec::Field>) -> Option<Place> {
    let mut fields = fields.iter();
    let is_file = |field: &spec::Field| {
        let item = field.type_.split_ascii_whitespace().last();
        // A constant that is none of a file has been reported.
        item == Some("upload") && field.constant.is_none()
    };
    let (wire, _) = fields.find(|(_, field)| is_file(field))?;
    Some(at.key(wire).key("type").value())
}
