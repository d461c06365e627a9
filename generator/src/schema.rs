//! The JSON Schema of the spec language, for editors.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::api::Builtin;
use crate::spec::Spec;
use crate::yaml::Map;

impl<T: JsonSchema> JsonSchema for Map<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Map_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}

/// The JSON Schema of one spec file, as `clientwright schema` prints it.
#[must_use]
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Spec);
    RecursiveTransform(without_null).transform(&mut schema);
    RecursiveTransform(in_markdown).transform(&mut schema);
    // A schema is made of texts, so it always has a JSON form.
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text + "\n"
}

/// All keys of the language, wherever they stand.
pub(crate) fn keys() -> &'static BTreeSet<String> {
    static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let schema = serde_json::to_value(schemars::schema_for!(Spec)).unwrap_or_default();
        let mut keys = BTreeSet::new();
        collect_keys(&schema, &mut keys);
        keys
    });
    &KEYS
}

fn collect_keys(schema: &Value, keys: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            if let Some(Value::Object(properties)) = entries.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            entries.values().for_each(|it| collect_keys(it, keys));
        }
        Value::Array(items) => items.iter().for_each(|it| collect_keys(it, keys)),
        _ => {}
    }
}

/// The types that need no definition, and lists and maps of them: what an editor offers where a type stands.
///
/// Language servers read this key, which the standard does not know. Its `examples` they show in full wherever one points.
pub(crate) fn types_of_the_language() -> Vec<Value> {
    let names = || Builtin::ALL.into_iter().map(|(word, _)| word.to_owned());
    let lists = names().map(|it| format!("list of {it}"));
    let in_maps = names().filter(|it| it != "upload");
    let maps = in_maps.map(|it| format!("map of {it}"));
    let all = names().chain(lists).chain(maps);
    all.map(|it| json!({ "label": it, "body": it })).collect()
}

/// Says that descriptions are Markdown. Editors take them for plain text otherwise, and show all signs of it.
fn in_markdown(schema: &mut Schema) {
    if let Some(description) = schema.get("description").cloned() {
        schema.insert("markdownDescription".to_owned(), description);
    }
}

/// Takes null out: what is absent is left out of a spec, and null never stands for it.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|it| it != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|it| it.get("type").is_none_or(|it| it != "null"));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only);
        }
    }
    if object.get("default").is_some_and(Value::is_null) {
        object.remove("default");
    }
}
