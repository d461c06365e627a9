//! `clientwright diff`

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Messages;
use super::{Failure, counted};
use crate::Sources;
use crate::diff::{self, Difference, Mistakes, Verdict};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The older spec: a folder, or a revision of git such as `main` or `HEAD~1`.
    #[arg(default_value = "HEAD")]
    old: String,
    /// The newer spec, likewise. Without it, the folder of the spec as it is.
    new: Option<String>,
    /// The folder of the spec, of which a revision is taken.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
    /// Fails, with status 1, when a program that compiled before may no longer do so.
    #[arg(long)]
    exit_code: bool,
    /// Prints Markdown, such as for a pull request.
    #[arg(long, conflicts_with = "message_format")]
    markdown: bool,
    #[command(flatten)]
    messages: Messages,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    let old = read(args, &args.old)?;
    let new = match &args.new {
        Some(new) => read(args, new)?,
        None => Sources::read(&args.spec)?,
    };
    let difference = diff::diff(&old, &new).map_err(|it| wrong(args, &it, &old, &new))?;
    args.print(&difference)?;
    match args.exit_code && difference.verdict() == Some(Verdict::Major) {
        true => Err(Failure::Told),
        false => Ok(()),
    }
}

/// A folder, or else a revision.
fn read(args: &Arguments, spec: &str) -> Result<Sources, Failure> {
    match Path::new(spec) {
        folder if folder.exists() => Ok(Sources::read(folder)?),
        _ => Ok(Sources::at_revision(&args.spec, spec)?),
    }
}

/// Reports what is wrong with either spec.
fn wrong(args: &Arguments, mistakes: &Mistakes, old: &Sources, new: &Sources) -> Failure {
    let sides = [(&mistakes.old, old), (&mistakes.new, new)];
    let reports = sides.into_iter().filter(|(found, _)| !found.is_empty());
    let reported = reports.map(|(found, sources)| args.messages.wrong(found, &sources.files));
    // That something else failed weighs more.
    reported.fold(Failure::Told, |before, failure| match before {
        Failure::Told => failure,
        before => before,
    })
}

impl Arguments {
    fn print(&self, difference: &Difference) -> Result<(), Failure> {
        let summary = summary(difference);
        if self.markdown {
            return super::print(&markdown(difference, &summary));
        }
        for change in &difference.changes {
            self.messages.change(change)?;
        }
        self.messages.difference(&summary, difference)
    }
}

/// What there is, and what that asks for.
fn summary(difference: &Difference) -> String {
    let Difference {
        old_version,
        new_version,
        ..
    } = difference;
    let Some(verdict) = difference.verdict() else {
        return match difference.is_told() {
            true => format!("{new_version}: the client is the same"),
            false => {
                format!("{new_version} comes before {old_version}, and the client is the same")
            }
        };
    };
    let count = |verdict| {
        let changes = difference.changes.iter();
        changes.filter(|it| it.verdict == verdict).count()
    };
    let kinds = [Verdict::Major, Verdict::Minor, Verdict::Patch].map(|it| (it, count(it)));
    let kinds = kinds.iter().filter(|(_, count)| *count > 0);
    let kinds: Vec<_> = kinds.map(|(it, count)| format!("{count} {it}")).collect();
    let changes = counted(difference.changes.len(), "change");
    let needed = difference.needed_version();
    let version = match (old_version == new_version, difference.is_told()) {
        (_, true) => format!("{new_version} is enough after {old_version}"),
        (true, false) => format!("{old_version} has to become {needed}"),
        (false, false) => {
            format!("{new_version} is not enough after {old_version}: that is {needed}")
        }
    };
    format!("{changes} ({}), {verdict}: {version}", kinds.join(", "))
}

/// The changes under a heading for each kind.
fn markdown(difference: &Difference, summary: &str) -> String {
    let mut page = format!("**{summary}**\n");
    let kinds = [
        (Verdict::Major, "Breaking"),
        (Verdict::Minor, "New"),
        (Verdict::Patch, "Other"),
    ];
    for (verdict, title) in kinds {
        let changes = difference.changes.iter().filter(|it| it.verdict == verdict);
        let lines: String = changes.map(|it| format!("- {}\n", it.markdown())).collect();
        if !lines.is_empty() {
            page.push_str(&format!("\n### {title}\n\n{lines}"));
        }
    }
    page
}
