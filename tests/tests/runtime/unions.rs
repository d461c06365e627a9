//! Unions in answers, and how deep they may lie in each other.

use serde::{Deserialize, Deserializer};

use crate::runtime::RawJson;

/// A union that can hold itself.
#[derive(Debug, PartialEq)]
enum Chain {
    More { next: Box<Chain> },
    Unrecognized(RawJson),
}

impl<'de> Deserialize<'de> for Chain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            next: Option<Box<Chain>>,
        }
        let raw = RawJson::deserialize(deserializer)?;
        Ok(match raw.fields::<Fields, D::Error>()? {
            Some(Fields { next: Some(next) }) => Self::More { next },
            _ => Self::Unrecognized(raw),
        })
    }
}

/// How many shapes lie in each other, and what the innermost one keeps.
fn unfold(mut chain: Chain) -> (usize, RawJson) {
    let mut depth = 0;
    loop {
        match chain {
            Chain::More { next } => (chain, depth) = (*next, depth + 1),
            Chain::Unrecognized(raw) => return (depth, raw),
        }
    }
}

#[test]
fn a_union_that_holds_itself_does_so_to_some_depth() {
    let nested = |depth: usize| {
        let text = [
            r#"{"next":"#.repeat(depth),
            "{}".to_owned(),
            "}".repeat(depth),
        ];
        RawJson::from_text(&text.concat()).unwrap()
    };
    let read = |depth: usize| unfold(nested(depth).parse().unwrap());
    assert_eq!(read(10), (10, nested(0)));
    assert_eq!(read(64), (64, nested(0)));
    // What lies deeper is kept as it came, and nothing overflows.
    assert_eq!(read(66), (1, nested(65)));
    assert_eq!(read(100_000), (1, nested(100_000 - 1)));
    assert_eq!(read(10), (10, nested(0)));
}

#[test]
fn what_is_wrong_deep_in_a_union_is_told_at_once() {
    let text = [r#"{"next":"#.repeat(64), "1".to_owned(), "}".repeat(64)].concat();
    let error = RawJson::from_text(&text).unwrap().parse::<Leaf>();
    let path = vec!["next"; 64].join(".");
    assert_eq!(error.unwrap_err().path(), path);
}

/// A union that holds itself, or a text.
#[derive(Debug)]
struct Leaf;

impl<'de> Deserialize<'de> for Leaf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            #[serde(rename = "next")]
            _next: Leaf,
        }
        let raw = RawJson::deserialize(deserializer)?;
        match raw.fields::<Fields, D::Error>()? {
            Some(_) => Ok(Self),
            None => raw.whole::<String, D::Error>().map(|_| Self),
        }
    }
}

/// Lists of unions of lists: each union begins a text of its own.
#[derive(Debug)]
enum Grove {
    Trees { _trees: Box<Trees> },
    Unrecognized,
}

#[derive(Debug, Deserialize)]
struct Trees {
    #[serde(default, rename = "list")]
    _list: Vec<Trees>,
    #[serde(rename = "grove")]
    grove: Option<Grove>,
}

impl<'de> Deserialize<'de> for Grove {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        Ok(match raw.fields::<Box<Trees>, D::Error>()? {
            Some(_trees) => Self::Trees { _trees },
            None => Self::Unrecognized,
        })
    }
}

#[test]
fn no_answer_overflows_the_stack() {
    let mut text = "{}".to_owned();
    for _ in 0..60 {
        let lists = [r#"{"list":["#.repeat(55), text, "]}".repeat(55)].concat();
        text = format!(r#"{{"grove":{lists}}}"#);
    }
    let read: Trees = RawJson::from_text(&text).unwrap().parse().unwrap();
    assert!(read.grove.is_some());
}
