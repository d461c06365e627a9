//! Schemas of what has no simple one.

use serde_json::{Value, json};

use super::document_of_lamp;

const SPEC: &str = "
auth:
  owner: { bearer: token, docs: The owner. }
  maker: { client: true, docs: Who made it. }
operations:
  light:
    docs: Lights it.
    method: POST
    path: /light
    auth: [owner, maker]
    body:
      rooms: { type: list of list of string, min_items: 1, max_length: 9, docs: The rooms. }
      shape: { type: shape, nullable: true, docs: The shape. }
      level: { type: integer, nullable: true, docs: How bright. }
      price: { type: decimal, nullable: true, docs: What it may take. }
    responses: { 2xx: { type: lamp } }
  make:
    docs: Makes it.
    method: POST
    path: /make
    auth: maker
    encoding: value
    body: { lamp: { type: lamp, docs: The lamp. } }
    responses: { 2xx: {} }
    examples: [{ name: one, request: { lamp: { color: red } } }]
types:
  token: { docs: A token., text: secret }
  lamp: { docs: A lamp., object: { color: { type: string, aliases: [colour, hue], docs: The color. } } }
  round: { docs: A round one., object: { kind: { type: string, constant: round } } }
  flat: { docs: A flat one., object: { kind: { type: string, constant: flat } } }
  shape:
    docs: A shape.
    union:
      round: { docs: Round., when: kind, type: round }
      flat: { docs: Flat., when: kind, type: flat }
";

/// The body of a call, with its schema and its examples.
fn body(path: &str) -> Value {
    let mut document = document_of_lamp(SPEC);
    document["paths"][path]["post"]["requestBody"]["content"]["application/json"].take()
}

#[test]
fn limits_are_those_of_the_list_or_of_its_items() {
    let rooms = &body("/light")["schema"]["allOf"][0]["properties"]["rooms"];
    let rooms = [&rooms["minItems"], &rooms["items"]["items"]["maxLength"]];
    assert_eq!(rooms, [1, 9]);
}

#[test]
fn null_is_a_type_or_a_choice() {
    let body = body("/light");
    let fields = &body["schema"]["allOf"][0]["properties"];
    assert_eq!(fields["level"]["type"], json!(["integer", "null"]));
    let price = json!(["string", "number", "null"]);
    assert_eq!(fields["price"]["type"], price);
    let shape = json!([{ "$ref": "#/components/schemas/shape" }, { "type": "null" }]);
    assert_eq!(fields["shape"]["anyOf"], shape);
}

#[test]
fn a_key_that_tells_all_shapes_is_named() {
    let shape = document_of_lamp(SPEC)["components"]["schemas"]["shape"].take();
    let mapping =
        json!({ "round": "#/components/schemas/round", "flat": "#/components/schemas/flat" });
    let discriminator = json!({ "propertyName": "kind", "mapping": mapping });
    assert_eq!(shape["discriminator"], discriminator);
}

#[test]
fn a_field_is_there_under_one_of_its_keys() {
    let lamp = document_of_lamp(SPEC)["components"]["schemas"]["lamp"].take();
    let fits = |it: Value| jsonschema::is_valid(&lamp, &it);
    assert!(fits(json!({ "color": "red" })) && fits(json!({ "hue": "red" })));
    assert!(!fits(json!({})) && !fits(json!({ "hue": 7 })));
    let properties = &lamp["properties"];
    assert_eq!(properties["colour"]["readOnly"], true);
    assert_eq!(properties["colour"]["x-clientwright-alias-of"], "color");
}

#[test]
fn a_client_joins_the_body_and_has_to_where_nothing_else_will_do() {
    let either = body("/light");
    let client = &either["schema"]["allOf"][1];
    assert_eq!(client["properties"]["client_secret"]["format"], "password");
    assert_eq!(client.get("required"), None);
    let make = body("/make");
    let lamp = json!({ "$ref": "#/components/schemas/lamp" });
    assert_eq!(make["schema"]["allOf"][0], lamp);
    let required = &make["schema"]["allOf"][1]["required"];
    assert_eq!(*required, json!(["client_id", "client_secret"]));
    let shown =
        json!({ "color": "red", "client_id": "CLIENT_ID", "client_secret": "CLIENT_SECRET" });
    assert_eq!(make["examples"]["one"]["value"], shown);
    let document = document_of_lamp(SPEC);
    let call = |path: &str| document["paths"][path]["post"].clone();
    assert_eq!(call("/make")["security"], json!([]));
    assert_eq!(call("/light")["security"], json!([{ "owner": [] }, {}]));
    assert_eq!(call("/light")["x-clientwright-auth"], json!(["maker"]));
}
