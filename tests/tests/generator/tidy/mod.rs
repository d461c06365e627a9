//! What the project promises about its own sources, where a program can see it.

mod layers;
mod packages;
mod runtime;
mod size;
mod spec;
mod templates;

/// What stands before the unit tests of a file.
fn untested(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap()
}

/// The lines that are neither blank nor a comment.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with("//"))
}

/// The lines of code, outside of unit tests, in which one of the words stands: `path: line`.
fn lines_with(files: &[(String, String)], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        let lines = code_lines(untested(text));
        let lines = lines.filter(|line| words.iter().any(|word| line.contains(word)));
        found.extend(lines.map(|line| format!("{path}: {line}")));
    }
    found
}

/// Fails with a list of what is wrong, unless it is empty.
#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}
