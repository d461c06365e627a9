//! The JSON Schema of the spec language, for editors.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

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
    let schema = schemars::schema_for!(Spec);
    // A schema is made of texts, so it always has a JSON form.
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text + "\n"
}
