//! The command line: a thin door to the library.
//!
//! Results go to stdout, messages to stderr. The status is 0 when all is well, 1 when the spec is wrong or files are
//! stale, and 2 for wrong usage and for what the disk or a template refuses.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::diagnostics::{self, Diagnostic};
use crate::{Error, Files, Layout, Source, Sources, Templates, yaml};

/// Makes a typed Rust client crate from a declarative YAML spec of an HTTP API.
#[derive(Parser)]
#[command(name = "clientwright", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    generate: Generate,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the client crate. This is what happens without a command.
    Generate(Generate),
    /// Checks the spec and writes nothing. Also warns about what could be better.
    Lint(Spec),
    /// Prints the JSON Schema of the spec language, for editors.
    Schema,
    /// Prints the reference of the spec language, in Markdown.
    Reference,
}

#[derive(Args)]
struct Spec {
    /// The folder of the spec.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
}

#[derive(Args)]
struct Generate {
    #[command(flatten)]
    spec: Spec,
    /// The folder of the client crate.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
    /// A folder of templates that replace those of the same name.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Writes nothing; lists the files that are not as they would be written, and fails if there are some.
    #[arg(long)]
    check: bool,
}

impl Generate {
    /// The command that writes what this one would compare.
    fn command_line(&self) -> String {
        let mut line = "clientwright".to_owned();
        let folders = [
            ("spec", Some(&self.spec.spec), "spec"),
            ("out", Some(&self.out), "generated"),
            ("templates", self.templates.as_ref(), ""),
        ];
        for (option, folder, default) in folders {
            let folder = folder
                .map(|it| it.display().to_string())
                .unwrap_or_default();
            if folder != default {
                line += &format!(" --{option} {folder}");
            }
        }
        line
    }
}

/// Why the command failed.
enum Failure {
    /// The spec is wrong, or files are stale: status 1. The message has been printed.
    Told,
    /// Something else is in the way: status 2.
    Because(String),
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Because(error.to_string())
    }
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => generate(&cli.generate),
        Some(Command::Generate(args)) => generate(&args),
        Some(Command::Lint(args)) => lint(&args),
        Some(Command::Schema) => print(&crate::schema()),
        Some(Command::Reference) => print(&crate::reference()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::from(1),
        Err(Failure::Because(message)) => {
            tell(&format!("error: {message}"));
            ExitCode::from(2)
        }
    }
}

fn generate(args: &Generate) -> Result<(), Failure> {
    let sources = Sources::read(&args.spec.spec)?;
    let templates = match &args.templates {
        Some(folder) => Templates::read(folder)?,
        None => Templates::default(),
    };
    let files = match crate::generate(&sources, &templates, Layout::Crate) {
        Ok(files) => files,
        Err(Error::Spec(diagnostics)) => return Err(wrong(&diagnostics, &sources.files)),
        Err(error) => return Err(error.into()),
    };
    if args.check {
        check(args, &files)
    } else {
        write(args, &files)
    }
}

fn write(args: &Generate, files: &Files) -> Result<(), Failure> {
    let summary = files.write(&args.out)?;
    print(&format!("{}: {summary}\n", args.out.display()))
}

fn check(args: &Generate, files: &Files) -> Result<(), Failure> {
    Files::claim(&args.out)?;
    let difference = files.compare(&args.out)?;
    let out = args.out.display();
    if difference.is_empty() {
        return print(&format!("{out}: up to date\n"));
    }
    print(&difference.to_string())?;
    let cure = args.command_line();
    tell(&format!(
        "error: `{out}` is not what the spec makes now; run `{cure}` and commit what it writes"
    ));
    Err(Failure::Told)
}

fn lint(args: &Spec) -> Result<(), Failure> {
    let sources = Sources::read(&args.spec)?;
    let checked = crate::parse(&sources.files).and_then(|files| crate::check::check(&files));
    let checked = checked.map_err(|diagnostics| wrong(&diagnostics, &sources.files))?;
    report(checked.warnings(), &sources.files);
    let files = counted(sources.files.len(), "file");
    print(&format!("{}: no mistake in {files}\n", args.spec.display()))
}

fn wrong(diagnostics: &[Diagnostic], sources: &[Source]) -> Failure {
    report(diagnostics, sources);
    let errors = diagnostics.iter().filter(|it| it.is_error()).count();
    let mistakes = match counted(errors, "mistake") {
        mistakes if errors < yaml::MAX_MISTAKES => mistakes,
        mistakes => format!("at least {mistakes}"),
    };
    tell(&format!(
        "error: the spec has {mistakes}; nothing was written"
    ));
    Failure::Told
}

fn report(diagnostics: &[Diagnostic], sources: &[Source]) {
    let color = std::io::stderr().is_terminal();
    for diagnostic in diagnostics::in_order(diagnostics, sources) {
        tell(&format!("{}\n", diagnostic.render(sources, color)));
    }
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// A message that cannot be printed has no other place to go.
fn tell(message: &str) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// A reader that went away, as `head` does, is not a failure.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}
