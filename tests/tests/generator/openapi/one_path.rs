//! Calls of one path and method, of which OpenAPI has but one.

use serde_json::{Value, json};

use super::document_of_lamp;

/// Three calls of one path, and one of it by another method.
const SPEC: &str = "
auth:
  owner: { bearer: token, docs: The owner. }
errors:
  busy: { status: 409, docs: It is busy. }
operations:
  light:
    docs: Lights it.
    method: POST
    path: /{room}/{lamp}
    auth: none
    parameters: { room: { type: string, docs: The room. }, lamp: { type: string, docs: The lamp. } }
    query: { level: { type: integer, docs: How bright. }, when: { type: date, docs: When. } }
    body: { color: { type: string, docs: The color. } }
    responses: { 2xx: { type: string } }
    examples: [{ name: red, parameters: { room: r, lamp: l }, query: { level: 1, when: 2026-11-22 }, request: { color: red }, response: lit }]
  paint:
    docs: Paints it.
    method: POST
    path: /{lamp}/{room}
    auth: owner
    deprecated: Lamps have a color.
    parameters: { lamp: { type: string, docs: The room. }, room: { type: string, docs: The lamp. } }
    query: { level: { type: string, docs: How thick. } }
    encoding: form
    body: { color: { type: string, docs: The color. } }
    responses: { 2xx: { type: integer }, 202: {} }
    errors: { wet: { status: 409, docs: It is wet., body: { type: string } } }
    examples: [{ name: red, parameters: { lamp: r, room: l }, query: { level: thin }, request: { color: red }, status: 200, response: 7 }]
  remove:
    docs: Removes it.
    method: DELETE
    path: /{a}/{b}
    auth: owner
    parameters: { a: { type: string, docs: The room. }, b: { type: string, docs: The lamp. } }
    responses: { 2xx: {} }
types:
  token: { docs: A token., text: secret }
";

fn call() -> Value {
    document_of_lamp(SPEC)["paths"]["/{room}/{lamp}"]["post"].take()
}

#[test]
fn names_in_a_path_make_no_difference() {
    let document = document_of_lamp(SPEC);
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["/{room}/{lamp}"]);
    let remove = &paths["/{room}/{lamp}"]["delete"]["parameters"];
    assert_eq!([&remove[0]["name"], &remove[1]["name"]], ["room", "lamp"]);
    assert_eq!(
        [
            &remove[0]["x-clientwright-name"],
            &remove[1]["x-clientwright-name"]
        ],
        ["a", "b"]
    );
}

#[test]
fn names_that_change_places_are_not_mixed_up() {
    let paint = &call()["x-clientwright-calls"]["paint"]["parameters"];
    let renamed = |it: &Value| (it["x-clientwright-name"].clone(), it["name"].clone());
    assert_eq!(renamed(&paint[0]), (json!("lamp"), json!("room")));
    assert_eq!(renamed(&paint[1]), (json!("room"), json!("lamp")));
}

#[test]
fn the_one_call_takes_what_any_of_them_takes() {
    let call = call();
    assert_eq!(call["operationId"], "light");
    assert_eq!(call["summary"], "Lights it. Or: Paints it.");
    assert_eq!(
        call["description"],
        "`light`: Lights it.\n\n`paint`: Paints it."
    );
    assert_eq!(call["security"], json!([{}, { "owner": [] }]));
    assert_eq!(call.get("deprecated"), None);
    let body = call["requestBody"]["content"].as_object().unwrap();
    let types: Vec<_> = body.keys().collect();
    assert_eq!(
        types,
        ["application/json", "application/x-www-form-urlencoded"]
    );
    let query = |name: &str| {
        let mut all = call["parameters"].as_array().unwrap().iter();
        all.find(|it| it["in"] == "query" && it["name"] == name)
            .unwrap()
    };
    let level = query("level");
    assert_eq!(level["required"], true);
    let integer = json!({ "type": "integer", "format": "int64" });
    assert_eq!(
        level["schema"],
        json!({ "anyOf": [integer, { "type": "string" }] })
    );
    let examples = json!({ "light.red": { "value": 1 }, "paint.red": { "value": "thin" } });
    assert_eq!(level["examples"], examples);
    assert_eq!(query("when").get("required"), None);
}

#[test]
fn the_one_call_answers_what_any_of_them_answers() {
    let answers = &call()["responses"];
    let success = &answers["2XX"]["content"]["application/json"];
    let integer = json!({ "type": "integer", "format": "int64" });
    assert_eq!(
        success["schema"],
        json!({ "anyOf": [{ "type": "string" }, integer] })
    );
    let examples = json!({ "light.red": { "value": "lit" }, "paint.red": { "value": 7 } });
    assert_eq!(success["examples"], examples);
    assert_eq!(answers["202"], json!({ "description": "Success." }));
    let busy = json!({
        "description": "It is busy.\n\nIt is wet.",
        "content": { "application/json": { "schema": { "type": "string" } } },
    });
    assert_eq!(answers["409"], busy);
}

#[test]
fn each_stands_in_it_as_it_is() {
    let call = call();
    let each = call["x-clientwright-calls"].as_object().unwrap();
    assert_eq!(each.keys().collect::<Vec<_>>(), ["light", "paint"]);
    assert_eq!(each["light"]["security"], json!([]));
    assert_eq!(each["paint"]["deprecated"], true);
    assert_eq!(
        each["paint"]["responses"]["409"]["description"],
        "It is wet."
    );
}
