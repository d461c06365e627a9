use std::ops::Range;

/// Something in a YAML text that is more than names, text and numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `[` or `{`; `depth` counts the open ones, this one included.
    Open {
        depth: usize,
    },
    Anchor,
    Alias,
    Tag,
    MergeKey,
    SecondDocument,
}

/// Finds the tokens of a text and passes over the rest: comments, quoted text, block scalars, plain text.
///
/// It knows just enough of YAML for that, and nothing of what is valid; the parser decides that.
pub(super) struct Tokens<'t> {
    text: &'t str,
    /// The byte that is read next, and the first one of its line.
    at: usize,
    line: usize,
    /// How many brackets are open.
    depth: usize,
    /// The column of the innermost key or dash: deeper lines belong to it.
    parent: Option<usize>,
    /// The column of the last scalar, which is a key if a colon follows.
    scalar: usize,
    place: Place,
    /// Whether the document has begun.
    has_content: bool,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A value or a key begins here.
    Node,
    /// A scalar or a collection has just ended.
    AfterNode,
    /// Plain text has just ended, and may go on in the next line.
    AfterPlain,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let place = Place::Node;
        Self {
            text,
            at: 0,
            line: 0,
            depth: 0,
            parent: None,
            scalar: 0,
            place,
            has_content: false,
        }
    }

    /// Reads on over one lexeme, which is a token or is not.
    fn advance(&mut self, c: char) -> Option<Kind> {
        let in_brackets = self.depth > 0;
        let is_node = self.place == Place::Node;
        match c {
            '\n' => self.pass_line_end(),
            ' ' | '\t' | '\r' => self.at += 1,
            '#' if self.follows_space() => self.at = self.line_end(),
            '%' if self.column() == 0 && !self.has_content => self.at = self.line_end(),
            '-' | '.' if self.is_document_mark() => return self.pass_document_mark(),
            ':' if self.ends_key() => self.pass_colon(),
            ',' if in_brackets => self.pass_sign(Place::Node),
            ']' | '}' if in_brackets => self.pass_close(),
            '[' | '{' if is_node => return Some(self.pass_open()),
            '-' | '?' if is_node && self.space_follows() => self.pass_dash(),
            '"' | '\'' if is_node => self.pass_quoted(),
            '|' | '>' if is_node && !in_brackets => self.pass_block_scalar(),
            '&' if is_node => return Some(self.pass_word(Kind::Anchor, Place::Node)),
            '!' if is_node => return Some(self.pass_word(Kind::Tag, Place::Node)),
            '*' if is_node => return Some(self.pass_word(Kind::Alias, Place::AfterNode)),
            _ => return self.pass_plain(),
        }
        None
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn line_end(&self) -> usize {
        self.rest()
            .find('\n')
            .map_or(self.text.len(), |length| self.at + length)
    }

    fn column(&self) -> usize {
        self.at - self.line
    }

    fn follows_space(&self) -> bool {
        self.text
            .get(..self.at)
            .is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    }

    fn space_follows(&self) -> bool {
        self.rest().chars().nth(1).is_none_or(char::is_whitespace)
    }

    /// In brackets a colon ends a quoted key also where no space follows, as in JSON.
    fn ends_key(&self) -> bool {
        let next = self.rest().chars().nth(1);
        let is_json = self.place == Place::AfterNode || next.is_some_and(is_bracket_sign);
        self.space_follows() || (self.depth > 0 && is_json)
    }

    fn is_document_mark(&self) -> bool {
        let after = self
            .rest()
            .strip_prefix("---")
            .or_else(|| self.rest().strip_prefix("..."));
        self.column() == 0
            && after.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    }

    /// Nothing reaches over a document mark, open brackets neither.
    fn pass_document_mark(&mut self) -> Option<Kind> {
        let is_end = self.rest().starts_with("...");
        self.at += 3;
        let is_second = match is_end {
            true => !is_blank(self.rest()),
            false => self.has_content,
        };
        self.has_content = !is_end;
        (self.depth, self.parent, self.place) = (0, None, Place::Node);
        is_second.then_some(Kind::SecondDocument)
    }

    fn pass_line_end(&mut self) {
        self.at += 1;
        self.line = self.at;
        let indent = self.rest().len() - self.rest().trim_start_matches(' ').len();
        let is_blank = self
            .rest()
            .trim_start_matches([' ', '\t', '\r'])
            .starts_with('\n');
        let goes_on =
            self.place == Place::AfterPlain && self.parent.is_none_or(|parent| indent > parent);
        if self.depth == 0 && !is_blank && !goes_on {
            self.place = Place::Node;
        }
    }

    fn pass_sign(&mut self, place: Place) {
        self.at += 1;
        self.place = place;
        self.has_content = true;
    }

    fn pass_colon(&mut self) {
        if self.depth == 0 {
            self.parent = Some(self.scalar);
        }
        self.pass_sign(Place::Node);
    }

    fn pass_dash(&mut self) {
        if self.depth == 0 {
            self.parent = Some(self.column());
        }
        self.pass_sign(Place::Node);
    }

    fn pass_open(&mut self) -> Kind {
        self.depth += 1;
        self.pass_sign(Place::Node);
        Kind::Open { depth: self.depth }
    }

    fn pass_close(&mut self) {
        self.depth -= 1;
        self.pass_sign(Place::AfterNode);
    }

    fn pass_word(&mut self, kind: Kind, next: Place) -> Kind {
        let length = self
            .rest()
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'));
        self.at += length.unwrap_or(self.rest().len()).max(1);
        self.place = next;
        self.has_content = true;
        kind
    }

    fn pass_quoted(&mut self) {
        self.scalar = self.column();
        let passed = self
            .rest()
            .get(..quoted_length(self.rest()))
            .unwrap_or_default();
        if let Some(length) = passed.rfind('\n') {
            self.line = self.at + length + 1;
        }
        self.at += passed.len();
        self.place = Place::AfterNode;
        self.has_content = true;
    }

    /// The text of `|` and `>` is every line that is blank or deeper than what it belongs to.
    fn pass_block_scalar(&mut self) {
        self.has_content = true;
        self.at = self.line_end();
        while let Some(line) = self
            .rest()
            .strip_prefix('\n')
            .map(|rest| rest.split('\n').next().unwrap_or_default())
        {
            let indent = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() && self.parent.is_some_and(|parent| indent <= parent) {
                break;
            }
            self.at += 1 + line.len();
        }
        self.place = Place::AfterNode;
    }

    fn pass_plain(&mut self) -> Option<Kind> {
        let is_start = self.place == Place::Node;
        if is_start {
            self.scalar = self.column();
        }
        let start = self.at;
        self.place = Place::AfterPlain;
        self.has_content = true;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        self.at += self.plain_length();
        let is_merge =
            is_start && self.text.get(start..self.at) == Some("<<") && self.rest().starts_with(':');
        is_merge.then_some(Kind::MergeKey)
    }

    /// Up to the next character that could end plain text; whether it does is decided there.
    fn plain_length(&self) -> usize {
        let is_end =
            |c: char| c.is_whitespace() || c == ':' || (self.depth > 0 && is_bracket_sign(c));
        self.rest().find(is_end).unwrap_or(self.rest().len())
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            if let Some(kind) = self.advance(c) {
                return Some(Token {
                    kind,
                    span: start..self.at,
                });
            }
        }
        None
    }
}

/// Whether a text has comments and marks of an empty document only.
pub(super) fn is_blank(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| matches!(line, "" | "---" | "...") || line.starts_with('#'))
}

/// The length of the quoted text that a text starts with, quotes included; all of it if it is not closed.
pub(super) fn quoted_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let quote = chars.next().map(|(_, c)| c);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == Some('"') => drop(chars.next()),
            '\'' if quote == Some('\'') && chars.next_if(|(_, next)| *next == '\'').is_some() => {}
            _ if Some(c) == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn is_bracket_sign(c: char) -> bool {
    matches!(c, ',' | '[' | ']' | '{' | '}')
}
