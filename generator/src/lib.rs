//! Makes a typed Rust client crate from a declarative YAML spec of an HTTP API.
//!
//! ```text
//!  spec/*.yaml ─parse─▶ Spec ─check─▶ Checked ─lower─▶ ir::Crate ─render─▶ Files ─format─▶ Files ─write─▶ generated/
//!    text       1:1 with  every rule,   cannot    finished Rust,  templates   syn +         compare,
//!               the YAML  all mistakes  fail      nothing else    only print  prettyplease  then write
//! ```
//!
//! [`generate`] is this row. What it gives is a value, [`Files`], to be compared or written.
//!
//! ```
//! use clientwright::{Layout, Sources, Templates};
//!
//! let spec = "
//! crate: { name: lamp, version: 0.1.0, description: A lamp., license: MIT }
//! data_centers:
//!   docs: Where the lamp is.
//!   hosts: { api: The lamp. }
//!   ids: { home: { name: Home, hosts: { api: lamp.example.com } } }
//! ";
//! let files = clientwright::generate(&Sources::single("lamp.yaml", spec), &Templates::default(), Layout::Crate)?;
//! assert!(files.get("src/data_center.rs").is_some_and(|text| text.contains("lamp.example.com")));
//! # Ok::<(), clientwright::Error>(())
//! ```

mod api;
mod build_script;
pub mod check;
pub mod cli;
pub mod code;
mod command;
pub mod diagnostics;
pub mod diff;
mod error;
pub mod files;
pub mod format;
pub mod ir;
mod json;
pub mod lower;
pub mod manifest;
pub mod markdown;
mod name;
mod openapi;
mod parse;
pub mod place;
mod reference;
pub mod render;
mod runtime;
pub mod rust;
mod schema;
mod source;
pub mod spec;
mod templates;
pub mod toml;
pub mod yaml;

pub use build_script::Build;
pub use error::Error;
pub use files::Files;
pub use lower::Layout;
pub use openapi::openapi;
pub use parse::parse;
pub use reference::reference;
pub use schema::schema;
pub use source::{ReadError, RevisionError, Source, Sources};
pub use templates::{Templates, TemplatesError};

/// Makes a client: the row of stages.
///
/// # Errors
///
/// When the spec is wrong, with everything that is wrong with it, or when a template is.
pub fn generate(sources: &Sources, templates: &Templates, layout: Layout) -> Result<Files, Error> {
    generate_with(sources, templates, layout, |rendered| {
        Ok(format::all(rendered)?)
    })
}

/// The same where it may be known already how some of the rendered files are laid out.
fn generate_with(
    sources: &Sources,
    templates: &Templates,
    layout: Layout,
    format: impl FnOnce(&Files) -> Result<Files, Error>,
) -> Result<Files, Error> {
    let (rendered, left_out) = rendered(sources, templates, layout)?;
    let formatted = format(&rendered)?;
    Ok(formatted
        .with(templates.copied(layout, &left_out))?
        .with(sources.copied(layout))?)
}

/// The first half of the row. What was known on the way is dropped as soon as it has served.
fn rendered(
    sources: &Sources,
    templates: &Templates,
    layout: Layout,
) -> Result<(Files, Vec<&'static str>), Error> {
    let krate = lowered(sources, layout)?;
    Ok((render::render(&krate, templates)?, krate.left_out))
}

fn lowered(sources: &Sources, layout: Layout) -> Result<ir::Crate, Error> {
    // What was read is dropped as soon as it is understood.
    let checked = check::check(&parse(&sources.files))?;
    Ok(lower::lower(checked.api(), layout, &sources.copied))
}
