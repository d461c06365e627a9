//! Values that nobody chose, and that are the same in each run.

use serde_json::{Map, Value, json};

/// A source of such values.
pub(crate) struct Noise(u64);

impl Noise {
    pub(crate) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// A number from 0 to `end`, without the end.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// A text with all that makes texts difficult.
    pub(crate) fn text(&mut self) -> String {
        const CHARACTERS: &str = "aZ09_-. \"'\\/%&=+?#<>{}[]\n\t\u{0}\u{7f}äß漢🗓\u{202e}";
        let characters: Vec<_> = CHARACTERS.chars().collect();
        let length = 1 + self.below(12);
        (0..length)
            .map(|_| characters[self.below(characters.len() as u64) as usize])
            .collect()
    }

    /// A JSON value, at most `depth` levels deep.
    pub(crate) fn json(&mut self, depth: u64) -> Value {
        match self.below(if depth == 0 { 5 } else { 7 }) {
            0 => Value::Null,
            1 => json!(self.below(2) == 0),
            2 => json!(self.below(u64::MAX)),
            3 => json!(self.below(1000) as f64 / 8.0 - 60.0),
            4 => json!(self.text()),
            5 => (0..self.below(4)).map(|_| self.json(depth - 1)).collect(),
            _ => Value::Object(self.fields(depth - 1)),
        }
    }

    /// Fields whose names no document has.
    pub(crate) fn fields(&mut self, depth: u64) -> Map<String, Value> {
        (0..self.below(4))
            .map(|_| (format!("x {}", self.text()), self.json(depth)))
            .collect()
    }
}
