use super::find::{Find, FindKind, placed};
use super::locate::Target;
use super::scan::is_forbidden;
use super::token::is_blank;
use super::{Found, Mistake, MistakeKind, Path, Position, Step, position::BYTE_ORDER_MARK};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;

/// A document as a plain tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Boolean(bool),
    /// In the bounds of `i64` or `u64`.
    Integer(i128),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    /// The entries in the order of the file, each key once.
    Map(Vec<(String, Node)>),
    /// What stands where a mistake was: it passes for a value of any type, so that reading can go on.
    StandIn,
    /// A stand-in that its type refused. Lists and mappings pass over it.
    Gone,
}

impl Node {
    pub(super) fn is_gone(&self) -> bool {
        matches!(self, Self::Gone)
    }
}

/// Reads a text into a tree. What is wrong with keys and text is told beside it, and left out of the tree.
///
/// # Errors
///
/// The one mistake that made the text unreadable.
pub(super) fn parse(text: &str, most: usize) -> Result<(Node, Vec<Mistake>), Vec<Mistake>> {
    let body = text.trim_start_matches(BYTE_ORDER_MARK);
    let mut reading = Reading {
        budget: body.len() * 2 + SLACK,
        most,
        path: Vec::new(),
        finds: Vec::new(),
    };
    let result = Seed(&mut reading).deserialize(serde_yaml::Deserializer::from_str(body));
    match result {
        Ok(Node::Null) if is_blank(body) => Err(vec![whole(text, MistakeKind::Empty)]),
        Ok(tree) => Ok((tree, placed(reading.finds, text))),
        Err(_) if reading.budget == 0 => Err(vec![whole(text, MistakeKind::Expansion)]),
        Err(error) => Err(vec![syntax(text, &error)]),
    }
}

/// Lets the shortest texts pass, where a single character can mean several empty values.
const SLACK: usize = 16;

fn whole(text: &str, kind: MistakeKind) -> Mistake {
    Mistake {
        path: Path::root(),
        position: Position::new(text, 0..0),
        kind,
    }
}

/// The parser's message ends with its place, which is told apart from it here.
fn syntax(text: &str, error: &serde_yaml::Error) -> Mistake {
    let message = error.to_string();
    let Some(location) = error.location() else {
        return whole(text, MistakeKind::Syntax(message));
    };
    let place = format!(" at line {} column {}", location.line(), location.column());
    let start = location.index() + text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
    let kind = MistakeKind::Syntax(message.replacen(&place, "", 1));
    Mistake {
        path: Path::root(),
        position: Position::new(text, start..start + 1),
        kind,
    }
}

/// What is kept while a tree is built.
struct Reading {
    /// How many nodes and bytes of text may still come. Twice the length of the text is enough without aliases.
    budget: usize,
    most: usize,
    path: Vec<Step>,
    finds: Vec<Find>,
}

impl Reading {
    fn spend<E: Error>(&mut self, cost: usize) -> Result<(), E> {
        self.budget = self.budget.saturating_sub(cost);
        match self.budget {
            0 => Err(E::custom("aliases make more of the file than it is")),
            _ => Ok(()),
        }
    }

    fn report(&mut self, target: Target, kind: FindKind) {
        if self.finds.len() < self.most {
            self.finds.push(Find {
                path: self.path.iter().cloned().collect(),
                target,
                kind,
            });
        }
    }

    fn out_of_range(&mut self) -> Node {
        self.report(Target::Value, FindKind::OutOfRange);
        Node::StandIn
    }

    /// Whether a text has no character that hides. Such a one is reported.
    fn is_visible(&mut self, text: &str, target: Target) -> bool {
        let forbidden = text.chars().find(|c| is_forbidden(*c));
        if let Some(c) = forbidden {
            self.report(target, FindKind::Character(c));
        }
        forbidden.is_none()
    }

    /// The key of an entry, or `None` if the entry is to be left out.
    fn key(
        &mut self,
        key: Node,
        index: usize,
        first_index: &mut HashMap<String, usize>,
    ) -> Option<String> {
        let key = match key {
            Node::Text(text) if self.is_visible(&text, Target::Entry(index)) => text,
            Node::Text(_) => return None,
            Node::Integer(integer) => integer.to_string(),
            other => {
                self.report(Target::Entry(index), FindKind::NotText(Found::of(&other)));
                return None;
            }
        };
        match first_index.get(&key) {
            Some(&first) => {
                self.report(Target::Entry(index), FindKind::Repeated { key, first });
                None
            }
            None => {
                first_index.insert(key.clone(), index);
                Some(key)
            }
        }
    }
}

/// Builds the node that comes next.
struct Seed<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.0.spend(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain YAML")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Integer(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value.into()))
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Node, E> {
        Ok(self.0.out_of_range())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Node, E> {
        Ok(self.0.out_of_range())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        match value.is_finite() {
            true => Ok(Node::Float(value)),
            false => Ok(self.0.out_of_range()),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.0.spend(text.len())?;
        self.0.is_visible(text, Target::Value);
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        loop {
            self.0.path.push(Step::Index(list.len()));
            let item = items.next_element_seed(Seed(self.0))?;
            self.0.path.pop();
            match item {
                Some(item) => list.push(item),
                None => return Ok(Node::List(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        let mut first_index = HashMap::new();
        for index in 0.. {
            let finds = self.0.finds.len();
            let Some(key) = entries.next_key_seed(Seed(self.0))? else {
                break;
            };
            // What is wrong within a key is told of the key as a whole.
            self.0.finds.truncate(finds);
            let key = self.0.key(key, index, &mut first_index);
            let finds = self.0.finds.len();
            self.0.path.push(Step::Key(key.clone().unwrap_or_default()));
            let value = entries.next_value_seed(Seed(self.0))?;
            self.0.path.pop();
            match key {
                Some(key) => map.push((key, value)),
                // No path leads to what is left out.
                None => self.0.finds.truncate(finds),
            }
        }
        Ok(Node::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Node::{Boolean, Float, Integer, List, Map, Null};

    fn tree(text: &str) -> Node {
        let (tree, mistakes) = parse(text, 100).unwrap();
        assert_eq!(mistakes, []);
        tree
    }

    fn fatal(text: &str) -> (usize, usize, MistakeKind) {
        let mut mistakes = parse(text, 100).unwrap_err();
        assert_eq!(mistakes.len(), 1);
        let mistake = mistakes.remove(0);
        (mistake.position.line, mistake.position.column, mistake.kind)
    }

    /// Place, path and kind of each mistake beside the tree.
    fn found(text: &str) -> Vec<(usize, usize, String, MistakeKind)> {
        let (_, mistakes) = parse(text, 100).unwrap();
        let row = |m: Mistake| {
            (
                m.position.line,
                m.position.column,
                m.path.to_string(),
                m.kind,
            )
        };
        mistakes.into_iter().map(row).collect()
    }

    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    #[test]
    fn keeps_types_and_order() {
        let read = tree("z: [1, -2, 1.5, true, no, ~, '1', 1_0, 007]\n422:\na: {}\n");
        let list = vec![
            Integer(1),
            Integer(-2),
            Float(1.5),
            Boolean(true),
            text("no"),
            Null,
            text("1"),
            text("1_0"),
            text("007"),
        ];
        let entries = [("z", List(list)), ("422", Null), ("a", Map(Vec::new()))];
        assert_eq!(
            read,
            Map(entries.map(|(key, node)| (key.to_owned(), node)).into())
        );
    }

    #[test]
    fn many_keys_are_within_the_budget() {
        let lines: String = (0..100_000).map(|index| format!("{index:x}k:\n")).collect();
        let Map(entries) = tree(&lines) else {
            panic!("a mapping is due")
        };
        assert_eq!(entries.len(), 100_000);
        for text in [
            "?",
            "- - - -",
            "- ? ? -",
            "\"\\L\\L\\L\\L\"",
            "{a,b,c}",
            "[\"\\P\"]",
        ] {
            assert_ne!(fatal_kind(text), Some(MistakeKind::Expansion), "{text}");
        }
    }

    fn fatal_kind(text: &str) -> Option<MistakeKind> {
        parse(text, 100)
            .err()
            .and_then(|mistakes| mistakes.into_iter().next())
            .map(|mistake| mistake.kind)
    }

    #[test]
    fn aliases_cannot_make_more_of_a_file() {
        let levels: String = (1..9)
            .map(|n| {
                format!(
                    "a{n}: &a{n} [{}]\n",
                    vec![format!("*a{}", n - 1); 9].join(",")
                )
            })
            .collect();
        assert_eq!(
            fatal(&format!("a0: &a0 x\n{levels}")),
            (1, 1, MistakeKind::Expansion)
        );
        let large = format!(
            "a: &a {}\nb: [{}]\n",
            "x".repeat(64 << 10),
            vec!["*a"; 20_000].join(",")
        );
        assert_eq!(fatal(&large), (1, 1, MistakeKind::Expansion));
        // No text of a file names itself, so what the parser says of this one is enough.
        assert!(fatal_kind("a: &a [*a]\n").is_some());
    }

    #[test]
    fn finds_every_repeated_key_with_both_places() {
        let first = |line, column, span| Position { line, column, span };
        let repeated = |key: &str, first| MistakeKind::DuplicateKey {
            key: key.to_owned(),
            first,
        };
        let rows = [
            (3, 1, String::new(), repeated("a", first(1, 1, 0..1))),
            (4, 11, "c".to_owned(), repeated("4", first(4, 5, 26..27))),
            (4, 17, "c".to_owned(), repeated("4", first(4, 5, 26..27))),
        ];
        assert_eq!(
            found("a: 1\nb: 2\na: \"\\0\" #..\nc: {4: 1, 4: 2, '4': 3}\n"),
            rows
        );
    }

    #[test]
    fn keys_are_text_or_integers() {
        let rows = [
            (1, 1, String::new(), MistakeKind::KeyNotText(Found::Null)),
            (
                2,
                1,
                String::new(),
                MistakeKind::KeyNotText(Found::Number("1.50".to_owned())),
            ),
            (3, 1, String::new(), MistakeKind::KeyNotText(Found::List)),
            (4, 1, String::new(), MistakeKind::KeyNotText(Found::Mapping)),
            (
                5,
                1,
                String::new(),
                MistakeKind::KeyNotText(Found::Boolean(true)),
            ),
            (
                6,
                1,
                String::new(),
                MistakeKind::ForbiddenCharacter('\u{1b}'),
            ),
        ];
        assert_eq!(
            found("~: 1\n1.50: 2\n[a, .nan]: 3\n{b: c}: 4\ntrue: 5\n\"\\e\": 6\n"),
            rows
        );
    }

    #[test]
    fn finds_what_quoted_text_hides_and_numbers_that_are_none() {
        let rows = [
            (
                1,
                5,
                "a[0]".to_owned(),
                MistakeKind::ForbiddenCharacter('\u{202e}'),
            ),
            (2, 4, "b".to_owned(), MistakeKind::NumberOutOfRange),
            (3, 4, "c".to_owned(), MistakeKind::NumberOutOfRange),
            (4, 4, "d".to_owned(), MistakeKind::NumberOutOfRange),
        ];
        let text = "a: [\"\\u202e\", \"\\n\\t\"]\nb: -.inf\nc: 18446744073709551616\nd: 340282366920938463463374607431768211455\n";
        assert_eq!(found(text), rows);
    }

    #[test]
    fn a_file_without_content_is_empty() {
        for text in ["", "\n", "# a\n---\n# b\n", "\u{feff}"] {
            assert_eq!(fatal(text), (1, 1, MistakeKind::Empty), "{text}");
        }
    }

    #[test]
    fn what_is_no_yaml_has_a_place() {
        let syntax = |message: &str| MistakeKind::Syntax(message.to_owned());
        let tab = "found character that cannot start any token, while scanning for the next token";
        assert_eq!(fatal("a:\n\tb: 1\n"), (2, 1, syntax(tab)));
        assert_eq!(fatal("\u{feff}a: ]\n").1, 4);
        assert_eq!(
            fatal(&"- ".repeat(100_000)),
            (1, 257, syntax("recursion limit exceeded"))
        );
        assert!(matches!(
            fatal("a: 1\n b: 2\n"),
            (2, 3, MistakeKind::Syntax(_))
        ));
    }
}
