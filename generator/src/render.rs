//! Fills the templates.
//!
//! The engine has no builtin filter or function, and prints nothing but [`Code`](crate::code::Code): a plain text, a
//! number or a name that does not exist is an error, whoever wrote the template.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use crate::files::Files;
use crate::ir::Crate;
use crate::templates::Templates;

/// A template that cannot be filled.
///
/// It prints as the place, what is wrong, and the line, for the author of the template.
#[derive(Debug)]
pub struct RenderError {
    template: String,
    line: usize,
    message: String,
    text: String,
}

impl RenderError {
    /// Where a template includes another one, the fault is in the innermost.
    fn new(error: &minijinja::Error, templates: &Templates) -> Self {
        let error = innermost(error);
        let template = error.name().unwrap_or_default();
        let line = error.line().unwrap_or_default();
        let lines = templates.get(template).unwrap_or_default().lines();
        RenderError {
            template: template.to_owned(),
            line,
            message: error
                .detail()
                .map_or_else(|| error.kind().to_string(), str::to_owned),
            text: lines.skip(line.saturating_sub(1)).take(1).collect(),
        }
    }
}

fn innermost(error: &minijinja::Error) -> &minijinja::Error {
    match error.source().and_then(|it| it.downcast_ref()) {
        Some(inner) => innermost(inner),
        None => error,
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RenderError {
            template,
            line,
            message,
            text,
        } = self;
        match line {
            0 => write!(f, "the template `{template}` cannot be filled: {message}"),
            line => write!(
                f,
                "the template `{template}:{line}` cannot be filled: {message}\n{line:>5} | {text}"
            ),
        }
    }
}

impl Error for RenderError {}

/// Fills all templates that a client needs.
///
/// # Errors
///
/// When a template is wrong: in its syntax, or because it asks for what is not there.
pub fn render(krate: &Crate, templates: &Templates) -> Result<Files, RenderError> {
    fill(krate, templates).map_err(|error| RenderError::new(&error, templates))
}

fn fill(krate: &Crate, templates: &Templates) -> Result<Files, minijinja::Error> {
    let mut engine = Engine {
        env: environment(templates)?,
        folder: krate.folder,
        files: Files::default(),
    };
    for package in &krate.package {
        engine.fill(
            "Cargo.toml.jinja",
            "Cargo.toml",
            "manifest",
            &package.manifest,
        )?;
        engine.fill("README.md.jinja", "README.md", "readme", &package.readme)?;
        engine.fill("README.md.jinja", "src/docs.md", "readme", &package.docs)?;
    }
    engine.source("lib", krate.root_file, "root", &krate.root)?;
    engine.source("client", "client", "client", &krate.client)?;
    engine.source("blocking", "blocking", "client", &krate.client)?;
    engine.source("connect", "connect", "client", &krate.client)?;
    engine.source(
        "connect_blocking",
        "connect_blocking",
        "client",
        &krate.client,
    )?;
    engine.source(
        "data_center",
        "data_center",
        "data_center",
        &krate.data_center,
    )?;
    engine.source("errors", "errors", "errors", &krate.errors)?;
    engine.source("test_util", "test_util", "errors", &krate.ready_errors)?;
    modules(&mut engine, krate)?;
    Ok(engine.files)
}

/// What each spec file says, and what the test double knows of it.
fn modules(engine: &mut Engine<'_>, krate: &Crate) -> Result<(), minijinja::Error> {
    for module in &krate.modules {
        engine.source("module", &module.name, "module", module)?;
    }
    for test_double in &krate.test_doubles {
        let file = format!("test_double/{}", test_double.name);
        engine.source("test_double", &file, "test_double", test_double)?;
    }
    Ok(())
}

struct Engine<'t> {
    env: Environment<'t>,
    /// The folder of the sources in the output.
    folder: &'static str,
    files: Files,
}

impl Engine<'_> {
    /// Fills the template of a Rust file.
    fn source(
        &mut self,
        template: &str,
        file: &str,
        name: &str,
        context: &impl Serialize,
    ) -> Result<(), minijinja::Error> {
        let template = format!("src/{template}.rs.jinja");
        let path = format!("{}{file}.rs", self.folder);
        self.fill(&template, &path, name, context)
    }

    /// Fills one template. The context is one value under one name, all of it code of the language of the file.
    fn fill(
        &mut self,
        template: &str,
        path: &str,
        name: &str,
        context: &impl Serialize,
    ) -> Result<(), minijinja::Error> {
        let context = Value::from(BTreeMap::from([(name, Value::from(Serde(context)))]));
        let text = self.env.get_template(template)?.render(context)?;
        // The paths are constants and names of modules, which `check` has tried.
        let refused =
            |error| minijinja::Error::new(ErrorKind::InvalidOperation, format!("{error}"));
        self.files.insert(path, text).map_err(refused)
    }
}

/// All templates, and the lock on what they can print.
fn environment(templates: &Templates) -> Result<Environment<'_>, minijinja::Error> {
    let mut env = Environment::empty();
    env.set_syntax(whole_text()?);
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::None);
    env.set_formatter(print_code_only);
    for (name, text) in templates.jinja() {
        env.add_template(name, text)?;
    }
    Ok(env)
}

/// A template is its output with holes in it, down to the last line end.
fn whole_text() -> Result<SyntaxConfig, minijinja::Error> {
    SyntaxConfig::builder().keep_trailing_newline(true).build()
}

/// The lock: what is printed was made by a door.
fn print_code_only(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if value.is_safe() => Ok(out.write_str(text)?),
        _ => Err(minijinja::Error::new(
            ErrorKind::InvalidOperation,
            format!("only code can be printed, and this is {}", value.kind()),
        )),
    }
}
