use super::mark::{Mark, Probe};
use super::token::quoted_length;
use super::{Path, Position, Step, position::BYTE_ORDER_MARK};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::fmt;

/// Which place of a path is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The value. Of a list or a mapping it is the first token.
    Value,
    /// The key that the path ends with. An item of a list and the root have none: their value is meant.
    Key,
    /// The key of an entry of the mapping that the path leads to, counted from 0. So a key that stands twice is found.
    Entry(usize),
}

/// Finds the places of some paths, each or `None` where the text has no such path.
///
/// It reads the whole text, once for all of them, so it is for what is shown to people.
///
/// ```ignore
/// let path = Path::root().key("a").key("b").index(1);
/// let positions = yaml::locate("a:\n  b: [1, 2]\n", &[(&path, Target::Value)]);
/// assert_eq!(positions[0].as_ref().map(|p| (p.line, p.column)), Some((2, 10)));
/// ```
pub fn locate(text: &str, goals: &[(&Path, Target)]) -> Vec<Option<Position>> {
    if goals.is_empty() {
        return Vec::new();
    }
    let body = text.trim_start_matches(BYTE_ORDER_MARK);
    let lines = line_starts(body);
    let found = arrivals(body, goals).into_iter();
    found
        .map(|arrival| position(body, &lines, text.len() - body.len(), arrival?))
        .collect()
}

/// The first byte of each line.
fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

/// Where a token is, once the bytes before the text are counted that the parser does not see.
fn position(body: &str, lines: &[usize], skipped: usize, arrival: Arrival) -> Option<Position> {
    let Mark { line, column } = arrival.mark;
    let line_start = *lines.get(line - 1)?;
    let rest = body.get(line_start..)?;
    let before: usize = rest.chars().take(column - 1).map(char::len_utf8).sum();
    let start = line_start + before;
    let length = token_length(body.get(start..)?, arrival.length);
    Some(Position {
        line,
        column,
        span: start + skipped..start + skipped + length,
    })
}

/// The end of a way.
#[derive(Clone, Copy)]
struct Arrival {
    mark: Mark,
    length: KnownLength,
}

/// The length of plain text, where the parser told it.
type KnownLength = Option<usize>;

/// The end of each way that has one.
fn arrivals(body: &str, goals: &[(&Path, Target)]) -> Vec<Option<Arrival>> {
    let arrivals = RefCell::new(vec![None; goals.len()]);
    let ways = goals.iter().enumerate().map(|(goal, (path, target))| Way {
        steps: path.steps(),
        target: *target,
        goal,
    });
    let walk = Walk {
        ways: ways.collect(),
        mark: Mark::START,
        arrivals: &arrivals,
    };
    // What was found before a mistake of the parser counts.
    let _ = from_root(walk, body);
    arrivals.into_inner()
}

fn from_root(walk: Walk<'_>, body: &str) -> Result<Scalar, serde_yaml::Error> {
    let root = || serde_yaml::Deserializer::from_str(body);
    let mark = match walk.ways.iter().any(Way::is_here) {
        true => Probe.deserialize(root())?,
        false => Mark::START,
    };
    walk.at(mark).deserialize(root())
}

/// What is left of a way to a goal.
#[derive(Clone, Copy)]
struct Way<'a> {
    steps: &'a [Step],
    target: Target,
    goal: usize,
}

impl Way<'_> {
    fn is_here(&self) -> bool {
        self.steps.is_empty() && !matches!(self.target, Target::Entry(_))
    }

    fn is_key(&self, index: usize, key: Option<&str>) -> bool {
        match (self.steps, self.target) {
            ([], Target::Entry(entry)) => entry == index,
            ([Step::Key(step)], Target::Key) => Some(step.as_str()) == key,
            _ => false,
        }
    }
}

/// Walks down all ways at once.
struct Walk<'a> {
    ways: Vec<Way<'a>>,
    /// Where the walk is.
    mark: Mark,
    arrivals: &'a RefCell<Vec<Option<Arrival>>>,
}

impl<'a> Walk<'a> {
    fn at(self, mark: Mark) -> Self {
        Walk { mark, ..self }
    }

    /// The ways on, by one step.
    fn beyond(&self, is_next: impl Fn(&Step) -> bool) -> Self {
        let ways = self.ways.iter().filter_map(|way| match way.steps {
            [step, steps @ ..] if is_next(step) => Some(Way { steps, ..*way }),
            _ => None,
        });
        Walk {
            ways: ways.collect(),
            ..*self
        }
    }

    /// Of several places of one path the first one counts.
    fn arrive(&self, is_end: impl Fn(&Way<'a>) -> bool, mark: Mark, length: KnownLength) {
        let mut arrivals = self.arrivals.borrow_mut();
        for way in self.ways.iter().filter(|way| is_end(way)) {
            if let Some(found) = arrivals.get_mut(way.goal) {
                found.get_or_insert(Arrival { mark, length });
            }
        }
    }

    fn scalar<E: Error>(self, text: Option<String>, length: KnownLength) -> Result<Scalar, E> {
        self.arrive(Way::is_here, self.mark, length);
        Ok(Scalar { text, length })
    }
}

/// What a walk has seen at its end: nothing, unless it was text or an integer.
#[derive(Default)]
struct Scalar {
    text: Option<String>,
    length: KnownLength,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = Scalar;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Scalar, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain YAML")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Scalar, A::Error> {
        self.arrive(Way::is_here, self.mark, None);
        let mut index = 0;
        while let Some(mark) = entries.next_key_seed(Probe)? {
            let key = entries.next_key_seed(self.beyond(|_| false))?;
            let Scalar { text, length } = key.unwrap_or_default();
            let key = text.as_deref();
            self.arrive(|way| way.is_key(index, key), mark, length);
            let beyond = self.beyond(|step| matches!(step, Step::Key(it) if Some(&**it) == key));
            if beyond.ways.is_empty() {
                entries.next_value::<IgnoredAny>()?;
            } else {
                let mark = entries.next_value_seed(Probe)?;
                entries.next_value_seed(beyond.at(mark))?;
            }
            index += 1;
        }
        Ok(Scalar::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Scalar, A::Error> {
        self.arrive(Way::is_here, self.mark, None);
        for index in 0.. {
            let beyond = self.beyond(|step| *step == Step::Index(index));
            let passed = if beyond.ways.is_empty() {
                items.next_element::<IgnoredAny>()?.map(drop)
            } else if let Some(mark) = items.next_element_seed(Probe)? {
                items.next_element_seed(beyond.at(mark))?.map(drop)
            } else {
                None
            };
            if passed.is_none() {
                break;
            }
        }
        Ok(Scalar::default())
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Scalar, E> {
        self.scalar(Some(text.to_owned()), Some(text.len()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
        self.scalar(Some(text.to_owned()), None)
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Scalar, E> {
        self.scalar(Some(integer.to_string()), None)
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Scalar, E> {
        self.scalar(Some(integer.to_string()), None)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Scalar, E> {
        self.scalar(None, None)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Scalar, E> {
        self.scalar(None, None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Scalar, E> {
        self.scalar(None, None)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Scalar, E> {
        self.scalar(None, None)
    }

    fn visit_unit<E: Error>(self) -> Result<Scalar, E> {
        self.scalar(None, None)
    }

    fn visit_none<E: Error>(self) -> Result<Scalar, E> {
        self.scalar(None, None)
    }
}

/// The length in bytes of the token that a text starts with, up to the end of the line.
fn token_length(text: &str, known: KnownLength) -> usize {
    let line = text.lines().next().unwrap_or_default();
    let mut chars = line.chars();
    match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some('\'' | '"'), _) => quoted_length(line),
        (Some('[' | '{' | '|' | '>'), _) | (Some('-'), None | Some(' ')) => 1,
        _ => known.unwrap_or_else(|| plain_length(line)).min(line.len()),
    }
}

/// Commas and brackets end it also where they need not: it is only about how far the mark goes.
fn plain_length(line: &str) -> usize {
    let is_end = |(at, c): &(usize, char)| match c {
        ',' | ']' | '}' => true,
        ':' => line
            .get(at + 1..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with(' ')),
        ' ' => line.get(at + 1..).is_some_and(|rest| rest.starts_with('#')),
        _ => false,
    };
    let end = line
        .char_indices()
        .find(is_end)
        .map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or(line).trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"# é
first: 1.10
block:
  - one
  -   two: 'it''s' # no
      "quoted \" key": >-
        long

        text: x
      after: null
  - - deep
flow: {ü: [a, "b, c"], 'd e': -1, empty: }
none:
422: !
"#;

    fn only(text: &str, path: &Path, target: Target) -> Option<Position> {
        locate(text, &[(path, target)]).remove(0)
    }

    /// Line, column and the text that is marked.
    fn at(steps: &[&str], target: Target) -> Option<(usize, usize, &'static str)> {
        let step = |text: &&str| {
            text.parse()
                .map_or(Step::Key((*text).to_owned()), Step::Index)
        };
        let position = only(TEXT, &steps.iter().map(step).collect(), target)?;
        Some((position.line, position.column, &TEXT[position.span]))
    }

    #[test]
    fn finds_values() {
        let value = |steps: &[&str]| at(steps, Target::Value).unwrap();
        assert_eq!(value(&[]), (2, 1, "first"));
        assert_eq!(value(&["first"]), (2, 8, "1.10"));
        assert_eq!(value(&["block"]), (4, 3, "-"));
        assert_eq!(value(&["block", "0"]), (4, 5, "one"));
        assert_eq!(value(&["block", "1"]), (5, 7, "two"));
        assert_eq!(value(&["block", "1", "two"]), (5, 12, "'it''s'"));
        assert_eq!(value(&["block", "1", "quoted \" key"]), (6, 24, ">"));
        assert_eq!(value(&["block", "1", "after"]), (10, 14, "null"));
        assert_eq!(value(&["block", "2", "0"]), (11, 7, "deep"));
        assert_eq!(value(&["flow"]), (12, 7, "{"));
        assert_eq!(value(&["flow", "ü", "1"]), (12, 15, "\"b, c\""));
        assert_eq!(value(&["flow", "d e"]), (12, 31, "-1"));
        assert_eq!(value(&["none"]), (13, 6, ""));
    }

    #[test]
    fn finds_keys() {
        let key = |steps: &[&str]| at(steps, Target::Key).unwrap();
        assert_eq!(key(&["first"]), (2, 1, "first"));
        assert_eq!(
            key(&["block", "1", "quoted \" key"]),
            (6, 7, "\"quoted \\\" key\"")
        );
        assert_eq!(key(&["block", "1", "after"]), (10, 7, "after"));
        assert_eq!(key(&["flow", "ü"]), (12, 8, "ü"));
        assert_eq!(key(&["flow", "d e"]), (12, 24, "'d e'"));
        assert_eq!(key(&["none"]), (13, 1, "none"));
        assert_eq!(key(&["block", "0"]), (4, 5, "one"));
    }

    #[test]
    fn finds_entries_by_number() {
        assert_eq!(at(&[], Target::Entry(2)), Some((12, 1, "flow")));
        assert_eq!(at(&["flow"], Target::Entry(1)), Some((12, 24, "'d e'")));
        let twice = only("a: 1\na: 2\n", &Path::root(), Target::Entry(1)).unwrap();
        assert_eq!((twice.line, twice.column), (2, 1));
        let integer = only("a: 1\n422: 2\n", &Path::root().key("422"), Target::Key).unwrap();
        assert_eq!((integer.line, integer.column, integer.span), (2, 1, 5..8));
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        for steps in [
            &["absent"][..],
            &["first", "x"],
            &["block", "9"],
            &["block", "x"],
            &["flow", "0"],
        ] {
            assert_eq!(at(steps, Target::Value), None, "{steps:?}");
            assert_eq!(at(steps, Target::Key), None, "{steps:?}");
        }
        assert_eq!(at(&["flow"], Target::Entry(3)), None);
        assert_eq!(at(&["block"], Target::Entry(0)), None);
        assert_eq!(only("a: [", &Path::root().key("b"), Target::Value), None);
    }

    #[test]
    fn the_byte_order_mark_moves_the_bytes_only() {
        let position = only("\u{feff}a: b", &Path::root().key("a"), Target::Value);
        assert_eq!(
            position,
            Some(Position {
                line: 1,
                column: 4,
                span: 6..7
            })
        );
    }
}
