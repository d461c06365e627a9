//! What each code of a diagnostic means, with a wrong spec and a right one.
//!
//! An explanation is a file of `explain/`: a title, some sentences, and two examples. The examples are parts of a spec, and
//! the rest of it is added here, so that they are compiled: a wrong one has the mistake of its code and no other. It is the
//! first test of the code, too: the report stands in `tests/cases/`, in the folder that is called as the function.

use std::fmt;

use super::{Diagnostic, in_order, written_out};
use crate::{Source, Sources};

macro_rules! embedded {
    ($($code:literal),* $(,)?) => {
        /// Code and text of each explanation.
        const EMBEDDED: &[(&str, &str)] = &[$(($code, include_str!(concat!("../../explain/", $code, ".md")))),*];
    };
}

embedded![
    "E0101", "E0102", "E0103", "E0104", "E0105", "E0106", "E0107", "E0108", "E0109", "E0110",
    "E0111", "E0112", "E0113", "E0114", "E0115", "E0116", "E0201", "E0202", "E0203", "E0204",
    "E0205", "E0206", "E0207", "E0208", "E0209", "E0210", "E0211", "E0212", "E0213", "E0214",
    "E0215", "E0216", "E0217", "E0218", "E0219", "E0220", "E0221", "E0222", "E0223", "E0301",
    "E0302", "E0303", "E0304", "E0305", "E0306", "E0307", "E0308", "E0309", "E0310", "E0311",
    "E0312", "E0313", "E0314", "E0315", "E0401", "E0402", "E0403", "E0404", "E0405", "E0406",
    "E0409", "E0410", "E0411", "E0412", "E0413", "E0414", "E0415", "E0417", "E0418", "E0419",
    "E0420", "E0421", "E0422", "E0423", "E0424", "E0425", "E0426", "E0427", "E0428", "E0429",
    "E0430", "E0431", "E0432", "E0433", "E0434", "E0435", "E0436", "E0437", "E0438", "E0439",
    "E0440", "E0501", "E0502", "E0503", "E0504", "E0505", "E0506", "E0507", "E0508", "E0509",
    "E0510", "E0511", "E0512", "E0513", "E0514", "E0515", "E0516", "E0517", "E0518", "E0519",
    "E0520", "E0521", "E0522", "E0601", "E0602", "E0603", "E0604", "E0605", "E0606", "E0607",
    "E0608", "E0609", "E0610", "E0611", "E0612", "E0613", "E0620", "E0701", "E0702", "E0703",
    "E0704", "E0705", "E0706", "E0707", "E0708", "E0709", "W0301", "W0302", "W0401", "W0402",
];

/// What an example need not say, section by section.
const REST: [(&str, &str); 3] = [
    (
        "crate:",
        "crate: { name: lamp, version: 0.1.0, description: A lamp., license: MIT }\n",
    ),
    (
        "data_centers:",
        "data_centers: { docs: Where., hosts: { api: Its host. }, ids: { home: { name: Home, hosts: { api: lamp.example.com } } } }\n",
    ),
    (
        "auth:",
        "auth: { owner: { bearer: owner_token, docs: Whose lamp it is. } }\ntypes: { owner_token: { docs: Shows who calls., text: secret } }\n",
    ),
];

/// An example that begins so has all that it needs.
const WHOLE: &str = "# This is the whole spec.";

/// What a code means.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The code, such as `E0401`.
    pub code: &'static str,
    /// What it means, in a line.
    pub title: &'static str,
    prose: &'static str,
    wrong: &'static str,
    right: &'static str,
}

/// The explanations of all codes, sorted.
pub fn all() -> impl Iterator<Item = Explanation> {
    EMBEDDED
        .iter()
        .map(|(code, text)| Explanation::new(code, text))
}

/// The explanation of a code, in capital or in small letters.
#[must_use]
pub fn explain(code: &str) -> Option<Explanation> {
    all().find(|it| it.code.eq_ignore_ascii_case(code))
}

impl Explanation {
    fn new(code: &'static str, text: &'static str) -> Self {
        let (title, text) = text.split_once('\n').unwrap_or((text, ""));
        let (text, right) = text.split_once("\n## Right\n").unwrap_or((text, ""));
        let (prose, wrong) = text.split_once("\n## Wrong\n").unwrap_or((text, ""));
        Self {
            code,
            title: title.trim_start_matches("# "),
            prose: prose.trim(),
            wrong: wrong.trim(),
            right: right.trim(),
        }
    }

    /// A spec with the mistake.
    #[must_use]
    pub fn wrong(&self) -> Sources {
        example(self.wrong)
    }

    /// The same spec without it.
    #[must_use]
    pub fn right(&self) -> Sources {
        example(self.right)
    }
}

impl fmt::Display for Explanation {
    /// As a page of Markdown. The report of the wrong example is made when it is asked for, so that it is what a run says.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "# {}: {}\n\n{}\n", self.code, self.title, self.prose)?;
        let report = report(&self.wrong());
        write!(
            out,
            "\n## Wrong\n\n{}\n\n```text\n{report}\n```\n",
            self.wrong
        )?;
        write!(out, "\n## Right\n\n{}\n", self.right)
    }
}

/// The files of an example, and one with the sections that they leave out.
fn example(text: &str) -> Sources {
    let mut files: Vec<Source> = text.split("```yaml").skip(1).filter_map(file).collect();
    let says = |section: &str| {
        files
            .iter()
            .any(|file| file.text.lines().any(|it| it.starts_with(section)))
    };
    let rest: String = REST
        .iter()
        .filter(|(section, _)| !says(section) && !says(WHOLE))
        .map(|(_, text)| *text)
        .collect();
    if !rest.is_empty() {
        let path = "rest.yaml".to_owned();
        files.push(Source { path, text: rest });
    }
    Sources {
        files: files.iter().flat_map(written_out).collect(),
        ..Sources::default()
    }
}

/// What follows the beginning of a code block: its path, if it has one, and its text up to the end of the block.
fn file(block: &str) -> Option<Source> {
    let (path, text) = block.split_once('\n')?;
    let (text, _) = text.split_once("```")?;
    let path = match path.trim() {
        "" => "spec.yaml",
        path => path,
    };
    Some(Source {
        path: path.to_owned(),
        text: text.to_owned(),
    })
}

fn report(sources: &Sources) -> String {
    let found = found(sources);
    let reports = in_order(&found, &sources.files);
    let reports = reports
        .into_iter()
        .map(|it| it.render(&sources.files, false));
    reports.collect::<Vec<_>>().join("\n\n")
}

fn found(sources: &Sources) -> Vec<Diagnostic> {
    let checked = crate::check::check(&crate::parse(&sources.files));
    match checked {
        Ok(checked) => checked.warnings().to_vec(),
        Err(found) => found,
    }
}
