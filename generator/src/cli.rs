//! The command line: a thin door to the library.
//!
//! Results go to stdout, messages to stderr. The status is 0 when all is well, 1 when the spec is wrong or files are
//! stale, and 2 for wrong usage and for what the disk or a template refuses.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::command::{Failure, explain, generate, init, lint, print, tell};

/// Makes a typed Rust client crate from a declarative YAML spec of an HTTP API.
#[derive(Parser)]
#[command(name = "clientwright", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    generate: generate::Arguments,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the client crate. This is what happens without a command.
    Generate(generate::Arguments),
    /// Checks the spec and writes nothing. Also warns about what could be better.
    Lint(lint::Arguments),
    /// Writes a small spec that works, to start from.
    Init(init::Arguments),
    /// Explains a code of a report, with an example. Without a code, lists all.
    Explain(explain::Arguments),
    /// Prints the JSON Schema of the spec language, for editors.
    Schema,
    /// Prints the reference of the spec language, in Markdown.
    Reference,
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let command = cli.command.unwrap_or(Command::Generate(cli.generate));
    match command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::from(1),
        Err(Failure::Because(message)) => {
            tell(&format!("error: {message}"));
            ExitCode::from(2)
        }
    }
}

impl Command {
    fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Generate(arguments) => generate::run(arguments),
            Self::Lint(arguments) => lint::run(arguments),
            Self::Init(arguments) => init::run(arguments),
            Self::Explain(arguments) => explain::run(arguments),
            Self::Schema => print(&crate::schema()),
            Self::Reference => print(&crate::reference()),
        }
    }
}
