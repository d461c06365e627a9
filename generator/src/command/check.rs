//! `clientwright --check`: what is in the output folder, beside what should be.

use super::generate::Arguments;
use super::{Failure, tell};
use crate::Files;

/// The most files whose differences are shown.
const SHOWN: usize = 10;

/// Lists the files that are not as they should be, and fails if there are some.
pub(super) fn check(args: &Arguments, files: &Files) -> Result<(), Failure> {
    let difference = files.compare(&args.out)?;
    let out = args.out.display();
    if difference.is_empty() {
        return args.up_to_date();
    }
    for (number, (state, path)) in difference.iter().enumerate() {
        let diff = match number < SHOWN {
            true => files.diff(&args.out, path)?,
            false => String::new(),
        };
        args.messages.file(state, path, &diff)?;
    }
    let cure = command_line(args, !difference.edited.is_empty());
    tell(&format!(
        "error: `{out}` is not what the spec makes now; run `{cure}` and commit what it writes"
    ));
    Err(Failure::Told)
}

/// The command that writes what this one has compared.
fn command_line(args: &Arguments, force: bool) -> String {
    let folder = |option: &str, folder: &std::path::Path, default: &str| match folder
        .display()
        .to_string()
    {
        folder if folder == default => String::new(),
        folder => format!(" --{option} {folder}"),
    };
    let templates = args.templates.as_deref();
    [
        "clientwright",
        &folder("spec", &args.spec, "spec"),
        &folder("out", &args.out, "generated"),
        &templates
            .map(|it| folder("templates", it, ""))
            .unwrap_or_default(),
        if force { " --force" } else { "" },
    ]
    .concat()
}
