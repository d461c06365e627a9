//! The tour with some of its parts moved about: close to a right spec, so that the later stages are reached.

#![no_main]

use std::sync::LazyLock;

use clientwright::Sources;
use libfuzzer_sys::fuzz_target;
use serde_yaml::Value;

mod make;

static TOUR: LazyLock<Value> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../../generator/tour/spec.yaml")).unwrap()
});

/// What is done, at which node, and with which other node.
type Edit = (u8, u16, u16);

fuzz_target!(|edits: Vec<Edit>| {
    let mut spec = TOUR.clone();
    for edit in edits.into_iter().take(8) {
        apply(&mut spec, edit);
    }
    let text = serde_yaml::to_string(&spec).unwrap();
    make::all(&Sources::single("spec.yaml", &text));
});

fn apply(spec: &mut Value, (what, at, other): Edit) {
    let other = nth(spec, &mut usize::from(other)).cloned();
    let (Some(node), Some(other)) = (nth(spec, &mut usize::from(at)), other) else {
        return;
    };
    match (what % 3, node) {
        (0, node) => *node = other,
        (1, Value::Mapping(entries)) => {
            let key = entries
                .keys()
                .nth(usize::from(what) % entries.len().max(1))
                .cloned();
            key.map(|key| entries.remove(&key));
        }
        (_, Value::Mapping(entries)) => {
            entries.extend(other.as_mapping().cloned().unwrap_or_default())
        }
        (_, Value::Sequence(items)) => items.push(other),
        (_, node) => *node = Value::Sequence(vec![node.clone(), other]),
    }
}

/// The nth node of a tree, from the root down.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Mapping(entries) => entries.values_mut().find_map(|it| nth(it, left)),
        Value::Sequence(items) => items.iter_mut().find_map(|it| nth(it, left)),
        _ => None,
    }
}
