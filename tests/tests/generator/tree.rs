//! A spec as a tree, to change one text of it.

use clientwright::yaml::Path;
use serde_yaml::{Mapping, Value};

/// Where a text stands: the number of the entry or item to go into, level by level.
#[derive(Clone, Debug)]
pub(super) struct Position {
    steps: Vec<usize>,
    /// Whether the text is the key of the last entry, and not its value.
    pub(super) is_key: bool,
}

/// All places of a tree at which a text stands.
pub(super) fn positions(tree: &Value) -> Vec<Position> {
    let mut found = Vec::new();
    collect(tree, &mut Vec::new(), &mut found);
    found
}

fn collect(tree: &Value, steps: &mut Vec<usize>, found: &mut Vec<Position>) {
    let here = |steps: &[usize], is_key| Position {
        steps: steps.to_vec(),
        is_key,
    };
    let children: Vec<&Value> = match tree {
        Value::String(_) => return found.push(here(steps, false)),
        Value::Mapping(entries) => entries.values().collect(),
        Value::Sequence(items) => items.iter().collect(),
        _ => return,
    };
    for (number, child) in children.into_iter().enumerate() {
        steps.push(number);
        if tree.is_mapping() {
            found.push(here(steps, true));
        }
        collect(child, steps, found);
        steps.pop();
    }
}

/// The tree with another text at a place. None where two entries would have one key.
pub(super) fn with(tree: &Value, at: &Position, text: &str) -> Option<Value> {
    put(tree, &at.steps, at.is_key, text)
}

/// The text at a place.
pub(super) fn text<'t>(tree: &'t Value, at: &Position) -> &'t str {
    let (mut tree, mut text) = (tree, tree);
    for step in &at.steps {
        (text, tree) = match tree {
            Value::Mapping(entries) => entries.iter().nth(*step).unwrap(),
            _ => (tree, &tree[*step]),
        };
    }
    if at.is_key { text } else { tree }.as_str().unwrap()
}

/// The way to a place, by keys.
pub(super) fn path(tree: &Value, at: &Position) -> Path {
    let mut here = tree;
    at.steps.iter().fold(Path::root(), |path, step| match here {
        Value::Mapping(entries) => {
            let (key, value) = entries.iter().nth(*step).unwrap();
            here = value;
            path.key(key.as_str().unwrap_or_default())
        }
        _ => {
            here = &here[*step];
            path.index(*step)
        }
    })
}

fn put(tree: &Value, steps: &[usize], is_key: bool, text: &str) -> Option<Value> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(text.into());
    };
    match tree {
        Value::Mapping(entries) => {
            let mut changed = Mapping::new();
            for (number, (key, value)) in entries.iter().enumerate() {
                let (key, value) = match (number == *step, is_key && rest.is_empty()) {
                    (false, _) => (key.clone(), value.clone()),
                    (true, true) => (text.into(), value.clone()),
                    (true, false) => (key.clone(), put(value, rest, is_key, text)?),
                };
                changed.insert(key, value);
            }
            (changed.len() == entries.len()).then_some(Value::Mapping(changed))
        }
        Value::Sequence(items) => {
            let mut items = items.clone();
            items[*step] = put(&items[*step], rest, is_key, text)?;
            Some(Value::Sequence(items))
        }
        _ => None,
    }
}

/// Whether the place is the value of this key.
pub(super) fn is_under(tree: &Value, at: &Position, key: &str) -> bool {
    let of_key = Position {
        is_key: true,
        ..at.clone()
    };
    let last_is_entry = matches!(parent(tree, &at.steps), Some(Value::Mapping(_)));
    last_is_entry && text(tree, &of_key) == key
}

fn parent<'t>(tree: &'t Value, steps: &[usize]) -> Option<&'t Value> {
    let (_, before) = steps.split_last()?;
    before.iter().try_fold(tree, |tree, step| match tree {
        Value::Mapping(entries) => entries.values().nth(*step),
        _ => tree.get(*step),
    })
}
