//! The templates, and the runtime that is copied beside what they make.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::lower::Layout;

/// Texts by name, which is also the path of the file below `templates/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Templates {
    texts: BTreeMap<&'static str, Cow<'static, str>>,
}

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        /// Name and text of each file, as it was when this program was built.
        const EMBEDDED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../templates/", $name)))),*];
    };
}

embedded![
    "Cargo.toml.jinja",
    "README.md.jinja",
    "runtime/answer_error.rs",
    "runtime/answerable.rs",
    "runtime/answered.rs",
    "runtime/any_credential.rs",
    "runtime/attempts.rs",
    "runtime/base_url.rs",
    "runtime/binary.rs",
    "runtime/block_on.rs",
    "runtime/blocking.rs",
    "runtime/bucket.rs",
    "runtime/builder.rs",
    "runtime/call_options.rs",
    "runtime/calls.rs",
    "runtime/causes.rs",
    "runtime/check.rs",
    "runtime/client_credential.rs",
    "runtime/connection.rs",
    "runtime/content.rs",
    "runtime/course.rs",
    "runtime/credential.rs",
    "runtime/credential_error.rs",
    "runtime/credential_source.rs",
    "runtime/data_centers.rs",
    "runtime/date.rs",
    "runtime/deadline.rs",
    "runtime/decimal.rs",
    "runtime/decode_error.rs",
    "runtime/dial.rs",
    "runtime/entries.rs",
    "runtime/enums.rs",
    "runtime/error.rs",
    "runtime/example.rs",
    "runtime/form.rs",
    "runtime/form_text.rs",
    "runtime/form_values.rs",
    "runtime/handle.rs",
    "runtime/header.rs",
    "runtime/hyper.rs",
    "runtime/hyper_connector.rs",
    "runtime/hyper_error.rs",
    "runtime/invalid_request.rs",
    "runtime/json.rs",
    "runtime/limits.rs",
    "runtime/mismatch.rs",
    "runtime/mozilla_roots.rs",
    "runtime/multipart.rs",
    "runtime/multipart_answer.rs",
    "runtime/multipart_body.rs",
    "runtime/native_roots.rs",
    "runtime/on_tokio.rs",
    "runtime/operation.rs",
    "runtime/page_stream.rs",
    "runtime/pages.rs",
    "runtime/parameter.rs",
    "runtime/part_head.rs",
    "runtime/partial_answer.rs",
    "runtime/parts.rs",
    "runtime/pattern.rs",
    "runtime/qualified.rs",
    "runtime/query.rs",
    "runtime/random.rs",
    "runtime/raw_fields.rs",
    "runtime/raw_json.rs",
    "runtime/recorded_request.rs",
    "runtime/redirect_error.rs",
    "runtime/redirects.rs",
    "runtime/request_parts.rs",
    "runtime/reqwest.rs",
    "runtime/rest.rs",
    "runtime/retry.rs",
    "runtime/retry_after.rs",
    "runtime/root_certificates.rs",
    "runtime/ruled.rs",
    "runtime/same.rs",
    "runtime/script.rs",
    "runtime/script_answer.rs",
    "runtime/secret.rs",
    "runtime/server.rs",
    "runtime/settings.rs",
    "runtime/signature.rs",
    "runtime/status_error.rs",
    "runtime/test_util.rs",
    "runtime/texts.rs",
    "runtime/time.rs",
    "runtime/timed_socket.rs",
    "runtime/tls.rs",
    "runtime/trace.rs",
    "runtime/transport.rs",
    "runtime/union.rs",
    "runtime/units.rs",
    "runtime/unknown_number.rs",
    "runtime/unknown_value.rs",
    "runtime/untraced.rs",
    "runtime/ureq.rs",
    "runtime/ureq_connection.rs",
    "runtime/ureq_connector.rs",
    "runtime/upload.rs",
    "runtime/uri.rs",
    "runtime/uri_syntax.rs",
    "runtime/url_writer.rs",
    "runtime/uuid.rs",
    "runtime/value_syntax.rs",
    "runtime/walk.rs",
    "runtime/webhook.rs",
    "runtime/webhook_error.rs",
    "runtime/written.rs",
    "rustfmt.toml",
    "src/answer.rs.jinja",
    "src/answers.rs.jinja",
    "src/blocking.rs.jinja",
    "src/callers.rs.jinja",
    "src/client.rs.jinja",
    "src/connect.rs.jinja",
    "src/connect_blocking.rs.jinja",
    "src/data_center.rs.jinja",
    "src/enum.rs.jinja",
    "src/errors.rs.jinja",
    "src/id.rs.jinja",
    "src/lib.rs.jinja",
    "src/module.rs.jinja",
    "src/page.rs.jinja",
    "src/redirect.rs.jinja",
    "src/secret.rs.jinja",
    "src/struct.rs.jinja",
    "src/test_double.rs.jinja",
    "src/test_util.rs.jinja",
    "src/union.rs.jinja",
    "src/webhook.rs.jinja",
    "src/written_struct.rs.jinja",
    "src/written_union.rs.jinja",
];

impl Default for Templates {
    /// The templates that are part of this program.
    fn default() -> Self {
        let texts = EMBEDDED
            .iter()
            .map(|(name, text)| (*name, Cow::Borrowed(*text)));
        Templates {
            texts: texts.collect(),
        }
    }
}

/// A folder of templates that cannot be used.
#[derive(Debug)]
pub enum TemplatesError {
    /// The folder or a file in it could not be read.
    Io(PathBuf, std::io::Error),
    /// A file has the name of no template, so it would have no effect.
    Unknown(PathBuf),
}

impl std::fmt::Display for TemplatesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "cannot read `{}`: {error}", path.display()),
            Self::Unknown(path) => {
                write!(
                    f,
                    "`{}` has the name of no template, so it would have no effect",
                    path.display()
                )
            }
        }
    }
}

impl std::error::Error for TemplatesError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            Self::Unknown(_) => None,
        }
    }
}

impl Templates {
    /// The templates of a folder, each in place of the embedded one of its name. Those that the folder has not stay.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, or has the name of no template.
    pub fn read(folder: &Path) -> Result<Self, TemplatesError> {
        let mut templates = Templates::default();
        templates.overlay(folder, "")?;
        Ok(templates)
    }

    fn overlay(&mut self, folder: &Path, prefix: &str) -> Result<(), TemplatesError> {
        let failed = |error| TemplatesError::Io(folder.to_owned(), error);
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = format!(
                "{prefix}{}",
                path.file_name().unwrap_or_default().to_string_lossy()
            );
            if path.is_dir() {
                self.overlay(&path, &format!("{name}/"))?;
            } else if let Some(text) = self.texts.get_mut(name.as_str()) {
                let read =
                    fs::read_to_string(&path).map_err(|error| TemplatesError::Io(path, error))?;
                *text = read.replace("\r\n", "\n").into();
            } else {
                return Err(TemplatesError::Unknown(path));
            }
        }
        Ok(())
    }

    /// The text of a template.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(Cow::as_ref)
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().copied()
    }

    /// The templates that are filled.
    pub(crate) fn jinja(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(name, text)| (*name, text.as_ref()))
            .filter(|(name, _)| name.ends_with(".jinja"))
    }

    /// The files that stand in the output as they are: the hand-written runtime, and what a crate needs beside it,
    /// but for those that are left out.
    pub(crate) fn copied(
        &self,
        layout: Layout,
        left_out: &[&str],
    ) -> impl Iterator<Item = (String, Cow<'static, str>)> {
        let copied = self
            .texts
            .iter()
            .filter(|(name, _)| !name.ends_with(".jinja") && !left_out.contains(name));
        copied.filter_map(
            move |(name, text)| match (layout, name.starts_with("runtime/")) {
                (Layout::Crate, true) => Some((format!("src/{name}"), text.clone())),
                (Layout::Crate, false) | (Layout::Module, true) => {
                    Some(((*name).to_owned(), text.clone()))
                }
                (Layout::Module, false) => None,
            },
        )
    }
}
