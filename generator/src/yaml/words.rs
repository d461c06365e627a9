//! Words that mean a boolean to some readers of YAML, and a text to others.

use super::node::Node;
use super::{Mistake, MistakeKind, Path, Target, locate};

/// What YAML 1.1 took for `true` and `false`, and YAML 1.2 does not.
const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

/// The values that are such a word without quotes, at most `most` of them.
pub(super) fn ambiguous(tree: &Node, text: &str, most: usize) -> Vec<Mistake> {
    if !has_word(tree) {
        // No spec that is right pays for the way to each of its values.
        return Vec::new();
    }
    let mut paths = Vec::new();
    collect(tree, &Path::root(), &mut paths);
    paths.truncate(most);
    let goals: Vec<_> = paths
        .iter()
        .map(|(path, _)| (path, Target::Value))
        .collect();
    let positions = locate(text, &goals);
    let found = paths.into_iter().zip(positions);
    found
        .filter_map(|((path, word), position)| {
            let position = position?;
            let is_plain = text.get(position.span.clone()) == Some(word);
            is_plain.then(|| Mistake {
                kind: MistakeKind::AmbiguousWord(word.to_owned()),
                path,
                position,
            })
        })
        .collect()
}

fn collect<'n>(node: &'n Node, path: &Path, found: &mut Vec<(Path, &'n str)>) {
    match node {
        Node::Text(text) if is_word(text) => {
            found.push((path.clone(), text));
        }
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &path.index(index), found);
            }
        }
        Node::Map(entries) => {
            for (key, value) in entries {
                collect(value, &path.key(key), found);
            }
        }
        _ => {}
    }
}

fn has_word(node: &Node) -> bool {
    match node {
        Node::Text(text) => is_word(text),
        Node::List(items) => items.iter().any(has_word),
        Node::Map(entries) => entries.iter().any(|(_, value)| has_word(value)),
        _ => false,
    }
}

fn is_word(text: &str) -> bool {
    WORDS.iter().any(|it| it.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn a_word_without_quotes_is_a_mistake() {
        for word in ["no", "Yes", "on", "OFF", "y"] {
            let text = format!("a: 1\nb: [x, {word}]\n");
            let mistakes = read::<serde_json::Value>(&text).unwrap_err();
            assert_eq!(mistakes.len(), 1, "{word}");
            assert_eq!(
                mistakes[0].kind,
                MistakeKind::AmbiguousWord(word.to_owned())
            );
            let position = &mistakes[0].position;
            assert_eq!((position.line, position.column), (2, 8));
        }
    }

    #[test]
    fn in_quotes_and_as_a_key_it_is_a_text() {
        let text = "no: 'no'\non: \"on\"\nlist: [\"\", 'off', north]\ntext: |\n  no\n";
        assert!(read::<serde_json::Value>(text).is_ok());
    }
}
