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

/// What a key is called here: one of those that mean something in its place.
pub(super) fn key_of_this_language(key: &str, expected: &[&'static str]) -> Option<&'static str> {
    let keys: &[&str] = match plain(key).as_str() {
        "description" | "summary" | "title" | "comment" => &["docs"],
        "externaldocs" => &["documentation"],
        "verb" | "httpmethod" => &["method"],
        "url" | "uri" | "route" | "endpoint" => &["path"],
        "parameters" | "params" => &["parameters", "query"],
        "requestbody" | "payload" | "data" => &["body", "request"],
        "content" | "encoding" | "contenttype" | "mediatype" | "mimetype" => {
            &["content", "encoding"]
        }
        "returns" => &["responses"],
        "schema" | "ref" => &["type"],
        "security" | "securityschemes" | "authentication" | "authorization" => &["auth"],
        "servers" | "host" | "baseurl" | "basepath" => &["data_centers"],
        "paths" | "endpoints" | "routes" => &["operations"],
        "components" | "schemas" | "definitions" | "models" => &["types"],
        "info" => &["crate"],
        "properties" => &["object", "fields"],
        "oneof" | "anyof" => &["union"],
        "allof" => &["include"],
        "additionalproperties" => &["rest"],
        "const" => &["constant"],
        _ => &[],
    };
    expected.iter().copied().find(|it| keys.contains(it))
}

/// What a value is called here: one of those that can stand in its place.
pub(super) fn value_of_this_language(
    value: &str,
    expected: &[&'static str],
) -> Option<&'static str> {
    let word = match value.to_lowercase().as_str() {
        "application/json" => "json",
        "application/x-www-form-urlencoded" | "urlencoded" => "form",
        "multipart/form-data" | "form-data" => "multipart",
        "text/plain" => "text",
        "application/octet-stream" | "binary" => "bytes",
        _ => return None,
    };
    expected.iter().copied().find(|it| *it == word)
}

/// How this language says what others have a key for, and the key that says it, if one does.
pub(super) fn way_of_this_language(
    key: &str,
    expected: &[&'static str],
) -> Option<(Option<&'static str>, &'static str)> {
    let has = |key: &str| expected.contains(&key);
    let (key, is_field) = (&*plain(key), has("type") && has("optional"));
    if has("crate") {
        return way_at_the_root(key).map(|way| (None, way));
    }
    if let Some(way) = way_to_a_type(key).filter(|_| has("type")) {
        return Some((Some("type"), way));
    }
    Some(match key {
        "required" if is_field => (
            Some("optional"),
            "write `optional: true` for `required: false`, and nothing for `required: true`",
        ),
        "required" if has("object") => (
            None,
            "a field is always there unless it says `optional: true`",
        ),
        "in" if is_field => (
            None,
            "where a parameter stands says where it is sent: in `parameters`, `query`, `headers` or `body`",
        ),
        "name" | "operationid" if has("rust") => (
            None,
            "the key that this stands under is its name; `rust: …` gives it another one in Rust",
        ),
        _ => return None,
    })
}

/// What `type` says here, in the place of some keys of JSON Schema.
fn way_to_a_type(key: &str) -> Option<&'static str> {
    Some(match key {
        "format" => {
            "`date`, `time`, `uuid`, `integer32` and so on are types of their own: write it for `type`"
        }
        "items" => "write `list of …` for `type`, with the type of the items",
        "enum" | "properties" | "oneof" | "anyof" | "allof" => {
            "define it in `types`, and write its name for `type`"
        }
        _ => return None,
    })
}

/// The same of what stands beside `crate`.
fn way_at_the_root(key: &str) -> Option<&'static str> {
    match key {
        "name" | "version" | "license" | "description" => Some("write it into `crate`"),
        "openapi" | "swagger" => {
            Some("OpenAPI is another language: `clientwright init` writes a spec to begin with")
        }
        _ => None,
    }
}

/// A key as it is in all ways of writing it: `requestBody` and `request_body` are one.
fn plain(key: &str) -> String {
    let letters = key.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|it| it.to_ascii_lowercase()).collect()
}
