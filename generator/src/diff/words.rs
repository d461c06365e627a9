//! Messages, in which names and values are told from words.

use std::fmt;

use proc_macro2::{TokenStream, TokenTree};

use crate::diagnostics::visible;
use crate::markdown;

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(Vec<Word>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Text(&'static str),
    Code(String),
}

impl Words {
    pub(super) fn text(mut self, text: &'static str) -> Self {
        self.0.push(Word::Text(text));
        self
    }

    pub(super) fn code(mut self, code: &str) -> Self {
        self.0.push(Word::Code(visible(code)));
        self
    }

    /// The message as Markdown: whatever a spec says in it is shown and means nothing.
    #[must_use]
    pub fn markdown(&self) -> String {
        let words = self.0.iter().map(|word| match word {
            Word::Text(text) => (*text).to_owned(),
            Word::Code(code) => markdown::code(code).as_str().to_owned(),
        });
        words.collect()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|word| match word {
            Word::Text(text) => f.write_str(text),
            Word::Code(code) => write!(f, "`{code}`"),
        })
    }
}

/// A type as applications write it: without the modules that lead to it.
pub(super) fn type_name(code: &str) -> String {
    let mut shown = String::new();
    let tokens = code.parse().unwrap_or_default();
    write(tokens, &mut shown);
    shown
}

fn write(tokens: TokenStream, shown: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Punct(it) if it.as_char() == ':' => {
                let start = shown
                    .rfind(|it: char| !is_of_name(it))
                    .map_or(0, |at| at + 1);
                shown.truncate(start);
            }
            TokenTree::Punct(it) if it.as_char() == ',' => shown.push_str(", "),
            TokenTree::Punct(it) if it.as_char() == '=' => shown.push_str(" = "),
            TokenTree::Punct(it) => shown.push(it.as_char()),
            TokenTree::Group(group) => {
                shown.push('(');
                write(group.stream(), shown);
                shown.push(')');
            }
            word => {
                if shown.ends_with(is_of_name) {
                    shown.push(' ');
                }
                shown.push_str(&word.to_string());
            }
        }
    }
}

fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_shown_as_they_are_written() {
        let shown = [
            (
                ":: std :: option :: Option < super :: Flag >",
                "Option<Flag>",
            ),
            (
                "impl IntoIterator < Item = (impl Into < :: std :: string :: String > , i64) >",
                "impl IntoIterator<Item = (impl Into<String>, i64)>",
            ),
            ("()", "()"),
        ];
        for (code, expected) in shown {
            assert_eq!(type_name(code), expected);
        }
    }

    #[test]
    fn what_a_spec_says_is_shown_and_means_nothing() {
        let words = Words::default().text("the default is ").code("a`<b>\u{1b}");
        assert!(!words.to_string().contains('\u{1b}'));
        assert_eq!(words.markdown(), "the default is ``a`<b>\u{241b}``");
    }
}
