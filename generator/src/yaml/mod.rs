//! Reads a spec file: YAML text in, values of the mirror types out, or all mistakes with their places.
//!
//! YAML can say the same thing in many ways, and some of them are traps: `no`, `1.10`, an empty value, an alias.
//! The language of the specs is the plain part of YAML, and everything else is a mistake that is reported, never guessed at.
//!
//! ```text
//! text ─scan─▶ text without traps ─node─▶ tree ─decode─▶ mirror types
//! ```
//!
//! The parser gives no places after a successful read, so [`locate`] reads the text once more when one is needed.

mod decode;
mod decoder;
mod error;
mod find;
mod locate;
mod map;
mod mark;
mod mistake;
mod node;
mod part;
mod path;
mod position;
mod print;
mod scan;
mod spelling;
mod token;
mod words;

pub use locate::{Target, locate};
pub use map::Map;
pub use mistake::{Found, Mistake, MistakeKind, Shape};
pub use part::locate_part;
pub use path::{Path, Step};
pub use position::Position;
pub(crate) use print::print;
pub use scan::{MAX_BYTES, MAX_OPEN_BRACKETS, scan};
use spelling::Guess;
pub(crate) use spelling::Spelling;

use node::Node;
use serde::de::DeserializeOwned;

/// The most mistakes of a spec that are told. Nobody mends more than these before the next try.
pub const MAX_MISTAKES: usize = 100;

/// The most mistakes that are looked for: a key that means nothing may be missing as well, and that is told as one mistake.
const MOST: usize = MAX_MISTAKES * 2;

/// Reads the text of one file into `T`.
///
/// ```ignore
/// #[derive(serde::Deserialize)]
/// #[serde(deny_unknown_fields)]
/// struct Host { name: String, port: Option<u16> }
///
/// let host: Host = yaml::read("name: api.example.com\nport: 443\n")?;
/// ```
///
/// # Errors
///
/// All independent mistakes in the order of the file, at least one and at most twice [`MAX_MISTAKES`].
/// A text that cannot be parsed has one mistake only, since whatever follows it would be a guess.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Vec<Mistake>> {
    let read = read_on(text, |_, _, _| None);
    match read.value {
        Some(value) if read.mistakes.is_empty() => Ok(value),
        _ => Err(read.mistakes),
    }
}

/// What is read of a text as far as it can be read.
pub(crate) struct Read<T> {
    /// The value, with stand-ins where something is wrong or missing; if there is something to read on with at all.
    pub(crate) value: Option<T>,
    /// All independent mistakes.
    pub(crate) mistakes: Vec<Mistake>,
    /// The keys that were read as others.
    pub(crate) spelling: Spelling,
}

/// Reads the text of one file as far as it can be read. A key that means nothing is read as the one that is guessed for it.
pub(crate) fn read_on<T: DeserializeOwned>(text: &str, guess: Guess) -> Read<T> {
    let tree = scan(text).and_then(|()| node::parse(text, MOST));
    match tree {
        Ok((tree, mistakes)) => decoded(text, tree, mistakes, guess),
        Err(mistakes) => Read {
            value: None,
            mistakes: in_order(mistakes),
            spelling: Spelling::default(),
        },
    }
}

/// The value that a tree is, and the mistakes that were found as it was made.
fn decoded<T: DeserializeOwned>(
    text: &str,
    tree: Node,
    mut before: Vec<Mistake>,
    guess: Guess,
) -> Read<T> {
    let words = words::ambiguous(&tree, text, MOST);
    let (value, errors) = decode::decode(tree, guess, MOST);
    let (mut mistakes, spelling) = error::placed(errors, text);
    // Where something else is due anyway, that is what there is to say.
    let others = before.iter().chain(&mistakes);
    let others: Vec<_> = others.map(|it| it.position.clone()).collect();
    before.extend(
        words
            .into_iter()
            .filter(|it| !others.contains(&it.position)),
    );
    let as_read = |it: Mistake| Mistake {
        path: spelling.read(&it.path),
        ..it
    };
    mistakes.extend(before.into_iter().map(as_read));
    // Of mistakes that are not told, it would not be known what follows from them.
    let is_cut = mistakes.len() >= MOST;
    Read {
        value: value.filter(|_| !is_cut),
        mistakes: in_order(mistakes),
        spelling,
    }
}

fn in_order(mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
    mistakes.sort_by_key(|mistake| mistake.position.span.start);
    mistakes.truncate(MOST);
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Api {
        name: String,
        version: Option<String>,
        #[serde(default)]
        hosts: Map<Host>,
        #[serde(default)]
        tags: Vec<String>,
        example: Option<serde_json::Value>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Host {
        role: Role,
        #[serde(rename = "type")]
        kind: String,
        port: Option<u16>,
        secure: Option<bool>,
        weight: Option<f64>,
        code: Option<Code>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Role {
        Api,
        WebApp,
    }

    /// A type that refuses the stand-in for a text.
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(try_from = "String")]
    struct Code(char);

    impl TryFrom<String> for Code {
        type Error = &'static str;

        fn try_from(text: String) -> Result<Self, Self::Error> {
            text.chars().next().map(Self).ok_or("a code has a letter")
        }
    }

    /// Line, column, path and kind of each mistake.
    fn mistakes<T: DeserializeOwned>(text: &str) -> Vec<(usize, usize, String, MistakeKind)> {
        let mistakes = read::<T>(text).err().unwrap_or_default();
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

    fn wrong(expected: Shape, found: Found) -> MistakeKind {
        MistakeKind::WrongType { expected, found }
    }

    fn only<T: DeserializeOwned>(text: &str) -> MistakeKind {
        let mut found = mistakes::<T>(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0).3
    }

    #[test]
    fn reads_what_is_right() {
        let api: Api = read(
            "name: x\nhosts:\n  b: { role: web_app, type: t, port: 65535, secure: no }\nexample: { z: [1, ~, 2.5], a: \"no\" }\n"
                .replace("secure: no", "secure: false")
                .as_str(),
        )
        .unwrap();
        let host = &api.hosts.get("b").unwrap();
        assert_eq!(
            (&host.role, host.port, host.secure),
            (&Role::WebApp, Some(65535), Some(false))
        );
        assert_eq!(
            api.example.unwrap().to_string(),
            r#"{"z":[1,null,2.5],"a":"no"}"#
        );
        assert_eq!(
            read("422: { a: 1 }"),
            Ok(BTreeMap::from([(
                "422".to_owned(),
                BTreeMap::from([('a', 1_u64)])
            )]))
        );
        assert_eq!(read("[1, 2.5, -3]"), Ok([1.0, 2.5, -3.0]));
    }

    fn number(text: &str) -> Found {
        Found::Number(text.to_owned())
    }

    fn text(text: &str) -> Found {
        Found::Text(text.to_owned())
    }

    #[test]
    fn nothing_is_taken_for_text() {
        let not_text = |found| wrong(Shape::Text, found);
        assert_eq!(only::<Vec<String>>("- 1.10"), not_text(number("1.10")));
        assert_eq!(
            only::<Vec<String>>("- true"),
            not_text(Found::Boolean(true))
        );
        assert_eq!(only::<Vec<String>>("-"), not_text(Found::Null));
        assert_eq!(only::<Vec<Option<String>>>("- ~"), not_text(Found::Null));
        assert_eq!(only::<Vec<Role>>("- 1"), not_text(number("1")));
        let kind = only::<Vec<Role>>("- Api");
        let (value, expected) = ("Api".to_owned(), ROLES);
        assert_eq!(kind, MistakeKind::UnknownValue { value, expected });
    }

    #[test]
    fn nothing_is_taken_for_a_number_or_a_boolean() {
        let integer = |most| Shape::Integer(0..=most);
        let whole = integer(u64::MAX.into());
        assert_eq!(only::<Vec<bool>>("- no"), wrong(Shape::Boolean, text("no")));
        assert_eq!(
            only::<Vec<u16>>("- 65536"),
            wrong(integer(65535), number("65536"))
        );
        assert_eq!(only::<Vec<u64>>("- '1'"), wrong(whole.clone(), text("1")));
        assert_eq!(only::<Vec<u64>>("- 1_000"), wrong(whole, text("1_000")));
        assert_eq!(only::<Vec<u8>>("- 1.0"), wrong(integer(255), number("1.0")));
        assert_eq!(only::<Vec<f64>>("- x"), wrong(Shape::Number, text("x")));
        assert_eq!(only::<Vec<()>>("- 1"), wrong(Shape::Null, number("1")));
    }

    #[test]
    fn nothing_is_taken_for_a_list_or_a_mapping() {
        assert_eq!(
            only::<Vec<String>>("a: 1"),
            wrong(Shape::List, Found::Mapping)
        );
        assert_eq!(
            only::<Map<String>>("[]"),
            wrong(Shape::Mapping, Found::List)
        );
        assert_eq!(only::<Api>("x"), wrong(Shape::Mapping, text("x")));
        assert_eq!(only::<Api>("~"), wrong(Shape::Mapping, Found::Null));
    }

    const ROLES: &[&str] = &["api", "web_app"];
    const HOST: &[&str] = &["role", "type", "port", "secure", "weight", "code"];
    const API: &[&str] = &["name", "version", "hosts", "tags", "example"];

    const MANY_MISTAKES: &str = "\
nam: x
hosts:
  a: { role: api, port: 80, tipe: x }
  b: { role: admin, type: t }
  c: { role: api, type: 1.10, code: '' }
  d: 5
  a: { role: api, type: t }
tags: [x, 1, { y: z }]
extra: ~
";

    /// What is not there in the mappings with unknown keys.
    const API_FREE: &[&str] = &["name", "version", "example"];
    const HOST_FREE: &[&str] = &["type", "secure", "weight", "code"];

    fn unknown(key: &str, expected: &'static [&'static str], free: &[&'static str]) -> MistakeKind {
        MistakeKind::UnknownKey {
            key: key.to_owned(),
            expected,
            free: free.to_vec(),
            read_as: None,
        }
    }

    #[test]
    fn finds_all_independent_mistakes_at_once() {
        let not_text = |found| wrong(Shape::Text, found);
        let (value, key) = ("admin".to_owned(), "a".to_owned());
        let expected = ROLES;
        let first = Position {
            line: 3,
            column: 3,
            span: 16..17,
        };
        let refused = "a code has a letter".to_owned();
        let rows = [
            (1, 1, "nam", unknown("nam", API, API_FREE)),
            (1, 1, "", MistakeKind::MissingKey { key: "name" }),
            (3, 3, "hosts.a", MistakeKind::MissingKey { key: "type" }),
            (3, 29, "hosts.a.tipe", unknown("tipe", HOST, HOST_FREE)),
            (
                4,
                14,
                "hosts.b.role",
                MistakeKind::UnknownValue { value, expected },
            ),
            (5, 25, "hosts.c.type", not_text(number("1.10"))),
            (5, 37, "hosts.c.code", MistakeKind::Invalid(refused)),
            (6, 6, "hosts.d", wrong(Shape::Mapping, number("5"))),
            (7, 3, "hosts", MistakeKind::DuplicateKey { key, first }),
            (8, 11, "tags[1]", not_text(number("1"))),
            (8, 14, "tags[2]", not_text(Found::Mapping)),
            (9, 1, "extra", unknown("extra", API, API_FREE)),
        ];
        let rows = rows.map(|(line, column, path, kind)| (line, column, path.to_owned(), kind));
        assert_eq!(mistakes::<Api>(MANY_MISTAKES), rows);
    }

    #[test]
    fn two_keys_can_be_missing() {
        let missing = ["role", "type"]
            .map(|key| (1, 9, "hosts.a".to_owned(), MistakeKind::MissingKey { key }));
        assert_eq!(mistakes::<Api>("hosts: {a: {}}\nname: x\n"), missing);
    }

    /// A required value of a type that refuses the stand-in.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Coded {
        code: Code,
        name: String,
    }

    #[test]
    fn what_follows_from_a_mistake_is_not_told() {
        assert_eq!(
            only::<Coded>("code: 1\nname: x\n"),
            wrong(Shape::Text, Found::Number("1".to_owned()))
        );
        assert_eq!(
            only::<Coded>("name: x\n"),
            MistakeKind::MissingKey { key: "code" }
        );
        let found = mistakes::<Vec<Coded>>("- code: ''\n  name: x\n- code: 2\n  name: x\n- {}\n");
        let lines: Vec<_> = found
            .iter()
            .map(|(line, _, path, _)| (*line, path.as_str()))
            .collect();
        assert_eq!(lines, [(1, "[0].code"), (3, "[1].code"), (5, "[2]")]);
    }

    /// Takes a key for one that begins alike.
    fn guess(key: &str, _: &[&'static str], free: &[&'static str]) -> Option<&'static str> {
        let mut free = free.iter().copied();
        free.find(|it| it.chars().next() == key.chars().next())
    }

    /// What is read on with guesses, and what each unknown key was read as, at its path.
    fn guessed(text: &str) -> (Api, Vec<(String, Option<&'static str>)>) {
        let read = read_on(text, guess);
        let unknown = read.mistakes.into_iter().filter_map(|it| match it.kind {
            MistakeKind::UnknownKey { read_as, .. } => Some((it.path.to_string(), read_as)),
            _ => None,
        });
        (read.value.unwrap(), unknown.collect())
    }

    #[test]
    fn a_misspelt_key_is_read_as_the_one_that_is_guessed() {
        let text = "name: x\nhots:\n  a: { role: api, tipe: lamp, cod: x }\n";
        let (api, unknown) = guessed(text);
        let host = api.hosts.get("a").unwrap();
        assert_eq!((host.kind.as_str(), &host.code), ("lamp", &Some(Code('x'))));
        let expected = [
            ("hots", "hosts"),
            ("hosts.a.tipe", "type"),
            ("hosts.a.cod", "code"),
        ];
        assert_eq!(
            unknown,
            expected.map(|(path, key)| (path.to_owned(), Some(key)))
        );
    }

    #[test]
    fn what_is_wrong_below_a_misspelt_key_is_found_in_the_text() {
        let text = "name: x\nhots: { a: { role: 5, type: x }, a: { role: api, type: no } }";
        let read = read_on::<Api>(text, guess);
        let told = read.mistakes.iter();
        let told = told.map(|it| (it.path.to_string(), it.position.column));
        let rows = [("hots", 1), ("hosts.a.role", 20), ("hosts", 34)];
        let rows = rows.map(|(path, column)| (path.to_owned(), column));
        assert_eq!(told.collect::<Vec<_>>(), rows);
        let path = Path::root().key("hosts").key("a");
        assert_eq!(read.spelling.written(&path).to_string(), "hots.a");
    }

    #[test]
    fn nothing_is_guessed_for_a_key_whose_meaning_is_there_or_whose_value_is_another() {
        let there = guessed("nam: x\nname: y\n");
        assert_eq!(
            (there.0.name.as_str(), there.1),
            ("y", vec![("nam".to_owned(), None)])
        );
        let first = guessed("versio: '1'\nversin: '2'\nname: x\n").1;
        let expected = [("versio", Some("version")), ("versin", None)];
        assert_eq!(
            first,
            expected.map(|(key, read_as)| (key.to_owned(), read_as))
        );
        let kinds = |text: &str| {
            let mistakes = read_on::<Api>(text, guess).mistakes.into_iter();
            mistakes.map(|it| it.kind).collect::<Vec<_>>()
        };
        let unknown = |read_as| MistakeKind::UnknownKey {
            key: "hots".to_owned(),
            expected: API,
            free: vec!["version", "hosts", "tags", "example"],
            read_as,
        };
        assert_eq!(kinds("name: x\nhots: 5\n"), [unknown(None)]);
        assert_eq!(kinds("name: x\nhots:\n"), [unknown(None)]);
        // It is no other key if something of another kind stands elsewhere.
        let elsewhere =
            "name: x\nhosts: { a: { role: api, tipe: x }, b: { role: api, type: [] } }\n";
        assert_eq!(
            guessed(elsewhere).1,
            [("hosts.a.tipe".to_owned(), Some("type"))]
        );
        assert_eq!(kinds(elsewhere).len(), 2);
        // A wrong value under the right key is another mistake.
        let found = kinds("name: x\nhots: { a: { rle: admin, type: x } }\n");
        let (value, expected) = ("admin".to_owned(), ROLES);
        assert_eq!(found[0], unknown(Some("hosts")));
        assert_eq!(found[2], MistakeKind::UnknownValue { value, expected });
    }

    #[test]
    fn a_report_has_an_end() {
        let lines = "- 1\n".repeat(1000);
        assert_eq!(mistakes::<Vec<String>>(&lines).len(), MOST);
        let repeated = |times| read_on::<Map<String>>(&"k: x\n".repeat(times), guess);
        assert_eq!(repeated(1000).mistakes.len(), MOST);
        // Where not all are known, nothing is read on.
        assert!(repeated(MOST + 1).value.is_none());
        assert!(repeated(MOST).value.is_some());
        assert_eq!(mistakes::<Vec<String>>(&"\u{7f}".repeat(1000)).len(), MOST);
        // Those that take several rounds each are all found, too.
        assert_eq!(
            mistakes::<Vec<Coded>>(&"- name: x\n".repeat(150)).len(),
            150
        );
    }
}
