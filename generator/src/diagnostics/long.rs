//! Examples that would be too long to be written out.

use crate::Source;

/// The files that one stands for.
///
/// `{1..293}` in its path makes 293 files of it, and stands for the number of the file in its text, too.
/// In a line of any other file it makes 293 lines, each with its number.
#[must_use]
pub fn written_out(file: &Source) -> Vec<Source> {
    match count(&file.path) {
        Some(count) => (1..=count)
            .map(|number| Source {
                path: numbered(&file.path, count, number),
                text: numbered(&file.text, count, number),
            })
            .collect(),
        None => vec![Source {
            path: file.path.clone(),
            text: file.text.split_inclusive('\n').flat_map(lines).collect(),
        }],
    }
}

fn lines(line: &str) -> Vec<String> {
    match count(line) {
        Some(count) => (1..=count).map(|it| numbered(line, count, it)).collect(),
        None => vec![line.to_owned()],
    }
}

/// The number at the end of the first range.
fn count(text: &str) -> Option<usize> {
    let (_, range) = text.split_once("{1..")?;
    let (count, _) = range.split_once('}')?;
    count.parse().ok()
}

fn numbered(text: &str, count: usize, number: usize) -> String {
    text.replace(&format!("{{1..{count}}}"), &number.to_string())
}
