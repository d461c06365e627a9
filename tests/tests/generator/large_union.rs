//! A client whose unions hold themselves and have hundreds of fields, and a test of it: no answer overflows the stack of a
//! thread, not even in a debug build, where a function has room for all that any branch of it needs.

use std::fs;
use std::path::Path;

use clientwright::Sources;

use super::lamp::LAMP;

const OPERATIONS: &str = "
operations:
  get: { docs: Gets., method: GET, path: /get, auth: none, responses: { 2xx: { type: map of tree } } }
  get_wide: { docs: Gets., method: GET, path: /wide, auth: none, responses: { 2xx: { type: map of wide } } }
types:
";

/// `Tree` has ten shapes of thirty fields, and `Wide` has one of three hundred.
pub(super) fn sources() -> Sources {
    let types = [union("tree", 10, 30), union("wide", 1, 300)];
    let head = LAMP.replace("name: lamp,", "name: large_union,");
    Sources::single("spec.yaml", &[&head, OPERATIONS, &types.concat()].concat())
}

/// Writes a package that tests the client beside it.
pub(super) fn write_test(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("Cargo.toml"), MANIFEST).unwrap();
    fs::write(folder.join("stack.rs"), TEST).unwrap();
}

fn union(name: &str, shapes: usize, fields: usize) -> String {
    let shape = |number: usize| {
        let fields = (2..fields).map(|it| {
            format!("          f{number}_{it}: {{ type: string, docs: One., optional: true }}\n")
        });
        let fields: String = fields.collect();
        format!(
            "      s{number}:
        docs: One.
        when: key_{number}
        fields:
          key_{number}: {{ type: string, docs: One. }}
          next: {{ type: {name}, docs: The next., optional: true }}\n{fields}"
        )
    };
    let shapes: String = (0..shapes).map(shape).collect();
    format!("  {name}:\n    docs: Many.\n    union:\n{shapes}")
}

const MANIFEST: &str = r#"
[package]
name = "stack"
version = "0.0.0"
edition = "2024"

[dependencies]
large_union = { path = "../large_union", default-features = false }

[[test]]
name = "stack"
path = "stack.rs"
"#;

const TEST: &str = r##"//! How deep unions may lie in each other on the stack that threads have when nobody says otherwise.

use large_union::{DecodeError, RawJson, Tree, Wide};

/// Reads in a thread, and tells how many there are, at most.
fn depth(most: usize, innermost: &'static str, read: fn(&RawJson) -> Result<usize, DecodeError>) -> Result<usize, String> {
    let outer = r#"{"key_0":"k","f0_7":"f","next":"#.repeat(most);
    let text = [&outer, innermost, &"}".repeat(most)].concat();
    let raw = RawJson::from_text(&text).unwrap();
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let thread = thread.spawn(move || read(&raw).map_err(|error| error.path().to_owned()));
    thread.unwrap().join().unwrap()
}

fn tree(raw: &RawJson) -> Result<usize, DecodeError> {
    let mut depth = 0;
    let mut tree = raw.parse::<Tree>()?;
    while let Tree::S0 { next: Some(next), .. } = tree {
        (tree, depth) = (*next, depth + 1);
    }
    Ok(depth)
}

fn wide(raw: &RawJson) -> Result<usize, DecodeError> {
    let mut depth = 0;
    let mut wide = raw.parse::<Wide>()?;
    while let Wide::S0 { next: Some(next), .. } = wide {
        (wide, depth) = (*next, depth + 1);
    }
    Ok(depth)
}

#[test]
fn many_shapes_lie_as_deep_as_few() {
    assert_eq!(depth(16, "{}", tree), Ok(16));
    assert_eq!(depth(64, "{}", tree), Ok(64));
    let path = "next.".repeat(63) + "key_0";
    assert_eq!(depth(63, r#"{"key_0":1}"#, tree), Err(path));
    // What lies deeper is kept as it came.
    assert_eq!(depth(66, "{}", tree), Ok(1));
}

#[test]
fn what_takes_too_much_of_the_stack_is_an_error() {
    assert_eq!(depth(8, "{}", wide), Ok(8));
    match depth(64, "{}", wide) {
        // It depends on the compiler whether there is room for all.
        Ok(depth) => assert_eq!(depth, 64),
        Err(path) => {
            assert!(path.starts_with("next.next.next.next.next.next.next.next"), "{path}");
            assert!(path.len() < "next.".len() * 64, "{path}");
        }
    }
}
"##;
