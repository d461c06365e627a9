//! The parts of a document.

use serde_json::Value;

/// A call of a document, and where it stands.
pub(super) struct Call<'d> {
    pub(super) path: &'d str,
    pub(super) content: &'d Value,
}

impl Call<'_> {
    pub(super) fn name(&self) -> &str {
        self.content["operationId"].as_str().unwrap_or("no name")
    }
}

/// All calls that can be made, and those that the API makes.
pub(super) fn calls(document: &Value) -> Vec<Call<'_>> {
    let sections = [&document["paths"], &document["webhooks"]];
    let items = sections.into_iter().flat_map(entries);
    let calls = items.flat_map(|(path, item)| entries(item).map(move |(_, it)| (path, it)));
    calls
        .map(|(path, content)| Call { path, content })
        .collect()
}

/// The entries of an object, none where there is no object.
pub(super) fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let entries = value.as_object().into_iter().flatten();
    entries.map(|(key, it)| (key.as_str(), it))
}

/// The items of a list, none where there is no list.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Calls `visit` with the value and all that is in it, but for the values of examples.
pub(super) fn each<'d>(value: &'d Value, visit: &mut dyn FnMut(&'d Value)) {
    visit(value);
    items(value).for_each(|it| each(it, visit));
    let inner = entries(value).filter(|(key, _)| !["value", "default", "const"].contains(key));
    inner.for_each(|(_, it)| each(it, visit));
}

/// What a value refers to, if it does; else itself.
pub(super) fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    let way = value["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
    way.map_or(value, |it| document.pointer(it).unwrap_or(&Value::Null))
}
