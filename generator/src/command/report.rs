//! What is said about a spec, in the form that was asked for.

use std::io::IsTerminal;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Failure, counted, print, tell};
use crate::diagnostics::{self, Diagnostic};
use crate::diff::{Change, Difference};
use crate::files::Summary;
use crate::source::Source;
use crate::yaml;

/// How many reports are drawn. Nobody mends more before the next try, so that further ones take a line each.
const DRAWN: usize = 20;

#[derive(Args)]
pub(crate) struct Messages {
    /// How mistakes are reported: drawn for a person or in a line each, both on stderr, or as JSON on stdout.
    #[arg(long, value_enum, value_name = "FORM", default_value = "human")]
    message_format: Form,
    /// Says nothing when all is well.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Form {
    Human,
    Short,
    Json,
}

impl Messages {
    /// Reports a spec from which no client can be made.
    pub(super) fn wrong(&self, found: &[Diagnostic], sources: &[Source]) -> Failure {
        let found = diagnostics::in_order(found, sources);
        if let Err(failure) = self.tell_all(&found, sources) {
            return failure;
        }
        let errors = found.iter().filter(|it| it.is_error()).count();
        let mistakes = match counted(errors, "mistake") {
            mistakes if errors < yaml::MAX_MISTAKES => mistakes,
            mistakes => format!("at least {mistakes}"),
        };
        tell(&format!(
            "error: the spec has {mistakes}; nothing was written"
        ));
        if let (Form::Human, Some(first)) = (self.message_format, found.first()) {
            tell(&format!("`clientwright explain {}` tells more", first.code));
        }
        Failure::Told
    }

    /// Reports mistakes and warnings, in the order in which the files are read.
    pub(super) fn report(&self, found: &[Diagnostic], sources: &[Source]) -> Result<(), Failure> {
        self.tell_all(&diagnostics::in_order(found, sources), sources)
    }

    fn tell_all(&self, found: &[Diagnostic], sources: &[Source]) -> Result<(), Failure> {
        let color = std::io::stderr().is_terminal();
        for (number, it) in found.iter().enumerate() {
            match self.message_format {
                Form::Json => print(&format!("{}\n", it.json(sources)))?,
                Form::Human if number < DRAWN => tell(&format!("{}\n", it.render(sources, color))),
                Form::Human | Form::Short => tell(&it.short(sources)),
            }
        }
        Ok(())
    }

    /// Prints the files that a run has changed.
    pub(super) fn changes(&self, summary: &Summary) -> Result<(), Failure> {
        let written = summary.written.iter().map(|path| ("written", path));
        let removed = summary.removed.iter().map(|path| ("removed", path));
        let mut all = written.chain(removed).filter(|_| !self.quiet);
        all.try_for_each(|(state, path)| self.file(state, path, ""))
    }

    /// Prints what is to be told of a file.
    pub(super) fn file(&self, state: &str, path: &str, diff: &str) -> Result<(), Failure> {
        let json = || json!({ "reason": "file", "state": state, "file": path, "diff": diff });
        match self.message_format {
            Form::Json => print(&format!("{}\n", json())),
            Form::Human if !diff.is_empty() => print(&format!("{state:<8}  {path}\n{diff}\n")),
            Form::Human | Form::Short => print(&format!("{state:<8}  {path}\n")),
        }
    }

    /// Prints a change of a client.
    pub(super) fn change(&self, change: &Change) -> Result<(), Failure> {
        match self.message_format {
            Form::Json => print(&format!("{}\n", change.json())),
            Form::Human => print(&format!("{:<5}  {change}\n", change.verdict)),
            Form::Short => print(&format!(
                "{}: {}: {}\n",
                change.place(),
                change.verdict,
                change.message
            )),
        }
    }

    /// Prints what all changes of a client ask for.
    pub(super) fn difference(&self, line: &str, difference: &Difference) -> Result<(), Failure> {
        match self.message_format {
            Form::Json if !self.quiet => print(&format!("{}\n", difference.json(line))),
            _ => self.result(line),
        }
    }

    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Prints what a command has done.
    pub(super) fn result(&self, line: &str) -> Result<(), Failure> {
        match self.message_format {
            _ if self.quiet => Ok(()),
            Form::Json => print(&format!(
                "{}\n",
                json!({ "reason": "result", "message": line })
            )),
            Form::Human | Form::Short => print(&format!("{line}\n")),
        }
    }
}
