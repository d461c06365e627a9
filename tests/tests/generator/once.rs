//! A mistake is told once, at its cause, and what follows from it is not: in specs where something could.

use clientwright::diagnostics::{Diagnostic, in_order};
use clientwright::place::Spot;
use clientwright::{Source, Sources, check, parse};

use super::lamp::LAMP;

/// The code and the line of each mistake of some files. The first one begins with what every spec has to say, unless it says
/// that itself.
fn told(texts: &[&str]) -> Vec<(&'static str, usize)> {
    let lamp = match texts.first() {
        Some(text) if text.contains("data_centers") => "",
        _ => LAMP,
    };
    let before = lamp.lines().count();
    let files = texts.iter().enumerate().map(|(number, text)| Source {
        path: format!("lamp_{number}.yaml"),
        text: match number {
            0 => format!("{lamp}{text}"),
            _ => (*text).to_owned(),
        },
    });
    let sources = Sources {
        files: files.collect(),
        ..Sources::default()
    };
    let checked = check::check(&parse(&sources.files));
    let found = checked.err().unwrap_or_default();
    let found = in_order(&found, &sources.files);
    let line = |it: &Diagnostic| match (&it.place.spot, it.place.file) {
        (Spot::Position(position), 0) => position.line - before,
        (Spot::Position(position), _) => position.line,
        _ => 0,
    };
    found.iter().map(|it| (it.code, line(it))).collect()
}

#[test]
fn nothing_follows_from_a_constant_that_cannot_be_read() {
    let of = |second: &str, more: &str| {
        told(&[&format!("types:
  it: {{ docs: It., union: {{ a: {{ docs: A., when: kind, type: a }}, b: {{ docs: B., when: kind, type: b }} }} }}
  a: {{ docs: A., object: {{ kind: {{ type: string, constant: a }} }} }}
  b: {{ docs: B., {second} }}
{more}")])
    };
    let own = of("object: { kind: { type: string, constnt: b } }", "");
    assert_eq!(own, [("E0108", 4)]);
    let group = of(
        "object: {}, include: [g]",
        "groups:\n  g: { kind: { type: string, constant: [b] } }\n",
    );
    assert_eq!(group, [("E0113", 6)]);
}

#[test]
fn nothing_follows_for_examples_of_a_union_from_a_mistake_in_a_shape() {
    let text = "operations:
  see: { docs: Sees., method: GET, path: /see, auth: none, responses: { 2xx: { type: it } }, examples: [{ name: one, response: { kind: a, size: 1 } }] }
types:
  it: { docs: It., union: { a: { docs: A., when: kind, type: a } } }
  a: { docs: A., object: { kind: { type: string, constant: a }, size: { type: intger, docs: Its size. } } }
";
    assert_eq!(told(&[text]), [("E0401", 5)]);
}

#[test]
fn nothing_follows_from_what_might_have_ended_a_circle() {
    let own = "types:
  it: { docs: It., object: { parent: { type: it, optionl: true, docs: Its parent. } } }
";
    assert_eq!(told(&[own]), [("E0108", 2)]);
    let group = "types:
  it: { docs: It., object: {}, include: [g] }
groups:
  g: { parent: { type: it, optionl: true, docs: Its parent. } }
";
    assert_eq!(told(&[group]), [("E0108", 4)]);
}

#[test]
fn nothing_follows_from_a_type_of_no_kind() {
    let text = "auth:
  owner: { client: true, docs: The owner. }
operations:
  put: { docs: Puts it., method: POST, path: /it, auth: owner, encoding: value, body: { it: { type: it, docs: It. } }, responses: { 2xx: {} } }
types:
  it: { docs: It., text: id, object: {} }
";
    assert_eq!(told(&[text]), [("E0404", 6)]);
}

#[test]
fn nothing_follows_from_a_second_definition() {
    let first = "auth:
  user: { bearer: token, docs: The user. }
operations:
  list: { docs: Lists., method: GET, path: /list, auth: user, query: { flag: { type: flag, docs: Its flag. } }, responses: { 2xx: {} }, errors: { gone: { status: 410, docs: It is gone. } } }
types:
  flag: { docs: A flag., enum: { up: Up. } }
  token: { text: secret, docs: The token. }
";
    let defined = |second: &str| told(&[first, second]);
    assert_eq!(told(&[first]), []);
    let flag = defined("types:\n  flag: { docs: A flag., object: {} }\n");
    assert_eq!(flag, [("E0304", 2)]);
    let user =
        defined("auth:\n  user: { header: { name: X-Key, type: token }, docs: The user. }\n");
    assert_eq!(user, [("E0304", 2)]);
    // Those behind it are the ones that they were.
    let behind = defined("auth:
  user: { basic: true, docs: The user. }
  key: { header: { name: X-Key, type: other_token }, docs: Whoever has the key. }
operations:
  see: { docs: Sees., method: GET, path: /see, auth: key, headers: { X-Key: { type: string, docs: Another. } }, responses: { 2xx: {} } }
types:
  other_token: { text: secret, docs: Another token. }
");
    assert_eq!(behind, [("E0304", 2), ("E0515", 5)]);
    let list = defined("operations:
  list: { docs: Lists., method: GET, path: /list, auth: user, responses: { 2xx: {} }, errors: { gone: { status: 410, docs: It is gone. } } }
");
    assert_eq!(list, [("E0304", 2)]);
}

#[test]
fn nothing_follows_from_a_name_that_cannot_be_one() {
    let text = "auth:
  TheUser: { basic: true, docs: The user. }
operations:
  see: { docs: Sees., method: GET, path: /see, auth: the_user, redirect: way_back, responses: { 2xx: { type: my thing } } }
redirects:
  WayBack: { docs: The way back., outcomes: { done: { docs: It is done. } } }
types:
  my thing: { docs: A thing., object: {} }
";
    assert_eq!(told(&[text]), [("E0301", 2), ("E0301", 6), ("E0301", 8)]);
}

#[test]
fn a_type_that_nothing_has_is_told_once_where_it_is_the_whole_path() {
    let text = "operations:
  next: { docs: Gets., method: GET, path: '{url}', auth: none, parameters: { url: { type: urii, docs: The URL. } }, responses: { 2xx: {} } }
";
    assert_eq!(told(&[text]), [("E0401", 2)]);
}

#[test]
fn a_mistake_of_a_group_is_told_once() {
    let text = "operations:
  see: { docs: Sees., method: GET, path: /see, auth: none, include: { query: [g] }, responses: { 2xx: {} } }
  hear: { docs: Hears., method: GET, path: /hear, auth: none, include: { headers: [g] }, responses: { 2xx: {} } }
groups:
  g: { any: { type: json, docs: Anything. } }
";
    assert_eq!(told(&[text]), [("E0419", 5)]);
}

#[test]
fn nothing_follows_from_a_group_that_cannot_be_read() {
    let text = "operations:
  see: { docs: Sees., method: GET, path: /see, auth: none, include: { query: [g] }, responses: { 2xx: {} }, examples: [{ name: one }] }
groups:
  g: { kind: { type: string, optionl: true, docs: Its kind. } }
";
    assert_eq!(told(&[text]), [("E0108", 4)]);
}

#[test]
fn nothing_follows_from_hosts_that_cannot_be_read() {
    let of = |hosts: &str| {
        told(&[&format!("crate: {{ name: lamp, version: 0.1.0, description: A lamp., license: MIT }}
data_centers: {{ docs: Where., {hosts} }}
operations:
  next: {{ docs: Gets., method: GET, path: '{{url}}', auth: none, parameters: {{ url: {{ type: uri, docs: The URL. }} }}, responses: {{ 2xx: {{}} }}, examples: [{{ name: one, parameters: {{ url: 'https://lamp.example.com/' }} }}] }}
pages:
  front: {{ docs: Shows it., host: web, path: /front, query: {{}} }}
")])
    };
    let roles = "hosts: { api: The lamp., web: Its page. }";
    let ids = |host: &str| {
        format!("ids: {{ home: {{ name: Home, hosts: {{ api: {host}, web: www.example.com }} }} }}")
    };
    assert_eq!(of(&format!("{roles}, {}", ids("lamp.example.com"))), []);
    assert_eq!(of(&format!("{roles}, {}", ids("[1]"))), [("E0110", 2)]);
    assert_eq!(
        of(&format!("{roles}, {}", ids("lamp_example_com"))),
        [("E0212", 2)]
    );
    let misspelt = of(&format!("h{roles}, {}", ids("lamp.example.com")));
    assert_eq!(misspelt, [("E0108", 2)]);
    let none = of(&format!("hosts: {{}}, {}", ids("lamp.example.com")));
    assert_eq!(none, [("E0211", 2)]);
}

#[test]
fn what_is_beside_a_mistake_is_looked_at() {
    let text = "auth:
  user: { basic: true, docs: The user. }
operations:
  see:
    docs: Sees.
    documentation: nowhere
    method: GET
    path: /see
    auth: usr
    redirect: back
    query: { from: { type: string, min_length: 3, max_length: 2, docs: From where. } }
    responses: { 2xx: { type: it } }
    examples:
      - { name: one, query: { from: here }, response: { id: 1 } }
  hear: { method: GET, path: /hear, auth: user, responses: { 2xx: { type: id } } }
  smell: { docs: Smells., method: GET, path: /smell, auth: user, responses: { 2xx: {} }, examples: 1, body: {} }
types:
  it: { docs: It., object: { id: { type: string, docs: Its id. } } }
groups:
  g: { kind: { type: strng, docs: Its kind. } }
";
    let (url, auth, redirect, limits) = (("E0207", 6), ("E0501", 9), ("E0502", 10), ("E0423", 11));
    let (value, missing, unknown) = (("E0601", 14), ("E0109", 15), ("E0401", 15));
    let (kind, of_group) = (("E0110", 16), ("E0401", 20));
    assert_eq!(
        told(&[text]),
        [
            url, auth, redirect, limits, value, missing, unknown, kind, of_group
        ]
    );
}

#[test]
fn where_names_may_be_missing_the_rest_is_told() {
    let first = "operations:
  list: { docs: Lists., method: GET, path: /list, auth: none, query: { flag: { type: flag, docs: Its flag. } }, responses: { 2xx: {} } }
  see: { docs: Sees., method: GET, path: see, auth: none, responses: { 2xx: {} } }
";
    let with = |second: &str| told(&[first, second]);
    let path = ("E0503", 3);
    let flag = "types:\n  flag: { docs: A flag., enum: { up: Up. } }\n";
    assert_eq!(with(flag), [path]);
    assert_eq!(with("types: {}"), [("E0401", 2), path]);
    assert_eq!(with("types: ["), [path, ("E0105", 1)]);
    assert_eq!(with("zebra: {}"), [path, ("E0108", 1)]);
    assert_eq!(with("types: 5"), [path, ("E0110", 1)]);
    // The line with the name of the second one is missing.
    let unnamed = "types:
  lamp:
    docs: A lamp.
    object: {}
    docs: A flag.
    enum: { up: Up. }
";
    assert_eq!(with(unnamed), [path, ("E0107", 5)]);
}

#[test]
fn nothing_is_missing_where_a_file_cannot_be_read() {
    let all = "crate: { name: lamp, version: 0.1.0, description: A lamp., license: MIT }
data_centers: { hosts: { api: The API. }, ids: { home: { name: Home, hosts: { api: lamp.example.com } } } }
";
    let types =
        "types: { lamp: { docs: A lamp., object: { id: { type: strng, docs: Its id. } } } }\n";
    assert_eq!(told(&[all, types]), [("E0401", 1)]);
    let broken = format!("{all}: [");
    assert_eq!(told(&[&broken, types]), [("E0105", 3)]);
}

#[test]
fn a_wrong_credential_hides_no_clash_of_another() {
    let text = "auth:
  user: { bearer: tokn, docs: The user. }
  key: { header: { name: X-Key, type: token }, docs: Whoever has the key. }
  both: { basic: true, client: true, docs: Both. }
operations:
  see: { docs: Sees., method: GET, path: /see, auth: [user, key, both, key], headers: { X-Key: { type: string, docs: Another. } }, responses: { 2xx: {} } }
types:
  token: { text: secret, docs: The token. }
";
    let (clash, twice) = (("E0515", 6), ("E0519", 6));
    let mut found = told(&[text]);
    found.sort_unstable();
    assert_eq!(found, [("E0220", 4), ("E0401", 2), clash, twice]);
}

#[test]
fn an_unknown_type_hides_nothing_else_of_a_field() {
    let text = "types:
  lamp:
    docs: A lamp.
    object:
      watts:
        type: intger
        docs: Its power.
        aliases: [watts]
        deprecated: 'See [it](lihgt).'
      rate: { type: integer, rust: watts, docs: Its rate. }
";
    let found = told(&[text]);
    assert_eq!(
        found,
        [("E0401", 6), ("E0435", 8), ("E0314", 9), ("E0303", 10)]
    );
}

#[test]
fn a_shape_that_nothing_tells_is_held_against_no_other() {
    let text = "types:
  it:
    docs: It.
    union:
      a: { docs: A., when: knid, type: a }
      b: { docs: B., when: kind, type: b }
  a: { docs: A., object: { kind: { type: string, constant: a } } }
  b: { docs: B., object: { kind: { type: string, constant: b } } }
";
    assert_eq!(told(&[text]), [("E0413", 5)]);
    let json = text.replace("when: knid", "when_json: list");
    assert_eq!(told(&[&json]), [("E0432", 5)]);
}

#[test]
fn a_key_that_may_have_another_form_here_is_taken_for_none() {
    let with = |key: &str| {
        told(&[&format!(
            "operations:
  see:
    docs: Sees.
    method: GET
    path: /see
    auth: none
    {key}
    responses: {{ 2xx: {{}} }}
"
        )])
    };
    for key in [
        "response: { type: string }",
        "header: { name: X, type: string, docs: Why. }",
        "error: { status: 409, docs: It is there. }",
        "rest: json",
    ] {
        assert_eq!(with(key), [("E0108", 7)], "{key}");
    }
    // Not so what is only misspelt.
    let found = with("qery: { it: { type: strng, docs: It. } }");
    assert_eq!(found, [("E0108", 7), ("E0401", 7)]);
}

#[test]
fn a_wrong_value_under_a_misspelt_key_is_told_as_well() {
    let text = "operations:
  see:
    docs: Sees.
    methd: GETT
    path: /see
    auth: none
    query: { its: { type: list of string, min_items: 1, mix_items: 0, docs: Its. } }
    responses: { 2xx: {} }
";
    assert_eq!(
        told(&[text]),
        [("E0108", 4), ("E0111", 4), ("E0108", 7), ("E0423", 7)]
    );
}

#[test]
fn nothing_follows_from_a_role_or_a_data_center_that_is_lost() {
    let of = |roles: &str, more: &str| {
        told(&[&format!("crate: {{ name: lamp, version: 0.1.0, description: A lamp., license: MIT }}
data_centers:
  hosts: {{ {roles}, app: Shows it. }}
  ids:
    home: {{ name: Home, hosts: {{ api: lamp.example.com, app: app.example.com }} }}
    {more}
operations:
  see: {{ docs: Sees., method: GET, path: '{{url}}', auth: none, parameters: {{ url: {{ type: uri, docs: Where. }} }}, responses: {{ 2xx: {{}} }}, examples: [{{ name: one, parameters: {{ url: 'https://away.example.com/' }} }}] }}
pages:
  show: {{ docs: Shows., host: api, path: /show, query: {{}} }}
")])
    };
    let away = |id: &str| {
        format!("{id}: {{ name: Away, hosts: {{ api: away.example.com, app: b.example.com }} }}")
    };
    let role = "api: Answers.";
    assert_eq!(of(role, &away("away")), []);
    assert_eq!(of(role, ""), [("E0613", 8)]);
    assert_eq!(of(role, &away("1.5")), [("E0114", 6)]);
    assert_eq!(of("1.5: Answers.", &away("away")), [("E0114", 3)]);
}

#[test]
fn a_type_of_no_kind_has_no_key_out_of_place() {
    let text = "types:\n  it: { docs: It., closed: true, rest: json }\n";
    assert_eq!(told(&[text]), [("E0404", 2)]);
}

#[test]
fn nothing_follows_from_mistakes_that_are_too_many_to_tell() {
    let first = "operations:
  list: { docs: Lists., method: GET, path: /list, auth: none, query: { it: { type: it, docs: It. } }, responses: { 2xx: {} } }
";
    let unknown = "  a: { docs: A., text: id, zebra: 5 }\n".replace("a:", "a_:");
    let many: String = (0..205)
        .map(|it| unknown.replace('_', &it.to_string()))
        .collect();
    let second = format!("types:\n{many}zebra:\n  it: {{ docs: It., object: {{}} }}\n");
    let found = told(&[first, &second]);
    assert!(found.iter().all(|(code, _)| *code == "E0108"), "{found:?}");
}

/// What is told of an operation with these lines, whose first is the third.
fn told_of_operation(lines: &str) -> Vec<(&'static str, usize)> {
    let lines = lines.lines().map(|it| format!("    {it}\n"));
    let lines: String = lines.collect();
    told(&[&format!(
        "operations:
  see:
{lines}auth:
  owner: {{ header: {{ name: X-Key, type: key }}, docs: The owner. }}
types:
  key: {{ text: secret, docs: The key. }}
"
    )])
}

#[test]
fn nothing_depends_on_missing_docs_or_on_an_example() {
    let without_docs = told_of_operation(
        "method: GET
path: /see
auth: owner
headers: { X-Key: { type: string, docs: Another. } }
query: { its: { type: integer, docs: Its. } }
examples: [{ name: one, headers: { X-Key: a }, query: { its: x } }]
responses: { 2xx: {} }",
    );
    assert_eq!(without_docs, [("E0109", 2), ("E0515", 6), ("E0601", 8)]);
    let with_wrong_example = told_of_operation(
        "docs: Sees.
method: GET
path: /see
auth: owner
headers: { X-Key: { type: string, docs: Another. } }
examples: [{ name: one, status: x }]
responses: { 2xx: {} }",
    );
    assert_eq!(with_wrong_example, [("E0515", 7), ("E0110", 8)]);
}

#[test]
fn nothing_follows_from_what_may_have_been_the_encoding() {
    let told = told_of_operation(
        "docs: Sends it.
method: POST
path: /see
auth: none
zebra: multipart
body: { it: { type: upload, docs: It. } }
responses: { 2xx: {} }",
    );
    assert_eq!(told, [("E0108", 7)]);
}

#[test]
fn nothing_follows_from_lines_in_another_mapping() {
    let indented_too_far = told_of_operation(
        "docs: Sees.
method: GET
path: /see
auth: none
parameters:
  query:
  its: { type: string, optional: true, docs: Its. }
responses: { 2xx: {} }",
    );
    assert_eq!(indented_too_far, [("E0110", 8)]);
    let without_its_line = told_of_operation(
        "docs: Sees.
method: GET
path: /see
auth: none
query:
  its: { type: string, docs: Its. }
  2xx: { type: string, docs: Done. }",
    );
    assert_eq!(without_its_line, [("E0109", 2)]);
}
