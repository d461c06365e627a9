//! What other languages call otherwise.

/// What a word for a type is called here.
pub(super) fn word_of_this_language(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "str" | "text" | "varchar" | "email" | "password" => "`string`",
        "int" | "int64" | "i64" | "u64" | "uint" | "long" => "`integer`",
        "int32" | "i32" | "u32" | "short" => "`integer32`",
        "bool" => "`boolean`",
        "number" => "`integer`, `float` or `decimal`",
        "double" | "f32" | "f64" | "real" => "`float`",
        "datetime" | "date-time" | "date_time" | "timestamp" | "instant" => "`time`",
        "url" => "`uri`",
        "guid" => "`uuid`",
        "any" | "unknown" => "`json`",
        "binary" | "blob" => "`bytes`",
        "file" => "`upload`",
        "array" | "list" | "vec" => "`list of …`, with the type of the items",
        "dict" | "hash" | "map" => "`map of …`, with the type of the values",
        "object" | "enum" | "union" | "struct" => "the name that it has in `types`",
        _ => return None,
    })
}
