//! Pieces of the readme, and of documentation that the generator writes around a text of the spec.

use super::{escape, plain};

/// Markdown, as a language of [`Code`](crate::code::Code).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markdown {}

/// A piece of Markdown: text within a line, or a whole file that was written as Markdown.
pub type Code = crate::code::Code<Markdown>;

/// One line of text that means what it says.
pub(crate) fn text(text: &str) -> Code {
    let words: Vec<&str> = text.split_whitespace().collect();
    // Words before it keep a mark at the start of a line from being one.
    let mut out = "a ".to_owned();
    escape::text(&mut out, &words.join(" "));
    Code::trusted(out.strip_prefix("a ").unwrap_or(&out).to_owned())
}

/// A name or another piece of code within a line.
pub(crate) fn code(text: &str) -> Code {
    Code::trusted(escape::code_span(text))
}

/// The first paragraph of prose, as one line of text.
pub(crate) fn summary(prose: &[String]) -> Code {
    text(&plain(&prose.join("\n")))
}

/// An address that `check` has tried.
pub(crate) fn url(url: &str) -> Code {
    Code::trusted(format!("<{url}>"))
}

/// A file of `crate/`, which is written by hand and is what it is.
pub(crate) fn written(text: &str) -> Code {
    Code::trusted(text.trim_end())
}

/// A guide without the lines of its examples that rustdoc compiles and does not show, as others would show them.
pub(crate) fn without_hidden_lines(guide: &str) -> String {
    let mut is_code = false;
    let mut lines = Vec::new();
    for line in guide.lines() {
        is_code ^= line.starts_with("```");
        if !(is_code && (line == "#" || line.starts_with("# "))) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_lines_are_those_of_code() {
        let guide = "# Title\n```\n# hidden\n#\n#[shown]\nshown\n```\n# Another";
        let shown = "# Title\n```\n#[shown]\nshown\n```\n# Another";
        assert_eq!(without_hidden_lines(guide), shown);
    }

    #[test]
    fn text_means_what_it_says() {
        assert_eq!(text("a *b* [c]\n# d").as_str(), r"a \*b\* \[c\] \# d");
        assert_eq!(text("1. x").as_str(), "1. x");
        assert_eq!(code("a`b").as_str(), "``a`b``");
    }
}
