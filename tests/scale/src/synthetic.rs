//! An API of any size, in both languages: each operation has a body of six fields, an enum, and a union of two objects as
//! its answer, and every third one a parameter in its path and one in its query.

use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

use serde_json::{Map, Value, json};

/// How many operations stand in one file.
pub const GROUP: usize = 20;

/// Writes the spec: a main file, and a file for each group of operations.
pub fn spec(count: usize, folder: &Path) -> io::Result<()> {
    let operations = folder.join("operations");
    fs::create_dir_all(&operations)?;
    fs::write(folder.join("synthetic.yaml"), MAIN)?;
    let numbers: Vec<_> = (0..count).collect();
    for (group, numbers) in numbers.chunks(GROUP).enumerate() {
        let path = operations.join(format!("group{group}.yaml"));
        fs::write(path, file(group, numbers))?;
    }
    Ok(())
}

/// Changes a spec so that each file has a feature.
pub fn ask_for_features(folder: &Path) -> io::Result<()> {
    let asking = MAIN.replacen("license: MIT", "license: MIT, feature_per_file: true", 1);
    fs::write(folder.join("synthetic.yaml"), asking)
}

const MAIN: &str = "\
crate: { name: synthetic, version: 0.1.0, description: An API of any size., license: MIT }

data_centers:
  docs: Where the API is.
  hosts: { api: The host that calls are sent to. }
  ids: { main: { name: Main, hosts: { api: api.example.com } } }

auth:
  account: { bearer: access_token, docs: One account. }

types:
  access_token: { docs: The token of an account., text: secret }
";

fn file(group: usize, numbers: &[usize]) -> String {
    let (mut operations, mut types) = (String::new(), String::new());
    for number in numbers {
        operation(&mut operations, group, *number);
        types_of(&mut types, *number);
    }
    format!("operations:\n{operations}\ntypes:\n{types}")
}

fn operation(text: &mut String, group: usize, number: usize) {
    let (path, parameters) = match has_parameters(number) {
        true => ("/{thing_id}", PARAMETERS),
        false => ("", ""),
    };
    write!(
        text,
        "  create_thing_{number}:
    docs: Creates the thing numbered {number}.
    method: POST
    path: /v1/group{group}/things{number}{path}
    auth: account
{parameters}    body:
      redirect_uri: {{ type: string, docs: Where the user is sent afterwards. }}
      count: {{ type: integer, docs: How many. }}
      kind: {{ type: kind_{number}, optional: true }}
      enabled: {{ type: boolean, optional: true }}
      tags: {{ type: list of string, optional: true }}
      weight: {{ type: float, optional: true }}
    responses:
      2xx: {{ type: result_{number} }}
"
    )
    .expect("a text takes all");
}

const PARAMETERS: &str = "    parameters:
      thing_id: { type: string, docs: Which one. }
    query:
      limit: { type: integer32, optional: true }
";

fn types_of(text: &mut String, number: usize) {
    write!(
        text,
        "  kind_{number}:
    docs: The kind of thing {number}.
    enum: {{ ms_teams: Teams., go_to: GoTo., zoom: Zoom., google_meet_api: Meet. }}
  result_{number}:
    docs: What came of it.
    union:
      redirect: {{ when: url, fields: {{ url: {{ type: string }} }} }}
      accepted: {{ when: accepted, fields: {{ accepted: {{ type: boolean }} }} }}
"
    )
    .expect("a text takes all");
}

fn has_parameters(number: usize) -> bool {
    number % 3 == 2
}

/// The same API as an OpenAPI document.
pub fn openapi(count: usize) -> Value {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for number in 0..count {
        let group = number / GROUP;
        let path = match has_parameters(number) {
            true => "/{thing_id}",
            false => "",
        };
        let path = format!("/v1/group{group}/things{number}{path}");
        paths.insert(path, json!({ "post": post(number) }));
        schemas.extend(schemas_of(number));
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "synthetic", "version": "0.1.0", "description": "An API of any size." },
        "servers": [{ "url": "https://api.example.com" }],
        "security": [{ "account": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "account": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas,
        },
    })
}

fn post(number: usize) -> Value {
    let json = |schema: String| json!({ "application/json": { "schema": reference(&schema) } });
    let parameters = json!([
        { "name": "thing_id", "in": "path", "required": true, "schema": { "type": "string" }, "description": "Which one." },
        { "name": "limit", "in": "query", "schema": { "type": "integer", "format": "int32" } },
    ]);
    json!({
        "operationId": format!("create_thing_{number}"),
        "description": format!("Creates the thing numbered {number}."),
        "parameters": if has_parameters(number) { parameters } else { json!([]) },
        "requestBody": { "required": true, "content": json(format!("CreateThing{number}")) },
        "responses": { "200": { "description": "Done.", "content": json(format!("Result{number}")) } },
    })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn schemas_of(number: usize) -> [(String, Value); 5] {
    let object = |key: &str, type_: &str| json!({ "type": "object", "required": [key], "properties": { key: { "type": type_ } } });
    let (kind, redirect, accepted) = (
        format!("Kind{number}"),
        format!("Redirect{number}"),
        format!("Accepted{number}"),
    );
    let union = json!({ "oneOf": [reference(&redirect), reference(&accepted)], "description": "What came of it." });
    let values = ["ms_teams", "go_to", "zoom", "google_meet_api"];
    let described = format!("The kind of thing {number}.");
    [
        (format!("CreateThing{number}"), body(&kind)),
        (
            kind,
            json!({ "type": "string", "description": described, "enum": values }),
        ),
        (format!("Result{number}"), union),
        (redirect, object("url", "string")),
        (accepted, object("accepted", "boolean")),
    ]
}

fn body(kind: &str) -> Value {
    json!({
        "type": "object",
        "required": ["redirect_uri", "count"],
        "properties": {
            "redirect_uri": { "type": "string", "description": "Where the user is sent afterwards." },
            "count": { "type": "integer", "format": "int64", "description": "How many." },
            "kind": reference(kind),
            "enabled": { "type": "boolean" },
            "tags": { "type": "array", "items": { "type": "string" } },
            "weight": { "type": "number", "format": "double" },
        },
    })
}
