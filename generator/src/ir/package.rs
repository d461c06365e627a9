//! The manifest and the readme.

use serde::Serialize;

/// The manifest and the readme.
#[derive(Debug)]
pub struct Package {
    /// The manifest.
    pub manifest: Manifest,
    /// The readme, for people who look at the package.
    pub readme: Readme,
    /// The same page as the root of the docs, where the examples are run.
    pub docs: Readme,
}

/// What differs from manifest to manifest.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// The name of the package.
    pub name: crate::toml::Code,
    /// The version.
    pub version: crate::toml::Code,
    /// The description.
    pub description: crate::toml::Code,
    /// The licence.
    pub license: crate::toml::Code,
    /// The keywords, a list.
    pub keywords: crate::toml::Code,
    /// The categories, a list.
    pub categories: crate::toml::Code,
    /// The repository, if there is one.
    pub repository: Vec<crate::toml::Code>,
    /// The features that are on by default, a list.
    pub default: crate::toml::Code,
    /// The features of the files, where the spec asks for them.
    pub features: Vec<Features>,
    /// What the examples need, a list of features.
    pub needed_by_examples: crate::toml::Code,
    /// What tests and examples of the crate itself turn on, a list of features.
    pub tested: crate::toml::Code,
    /// The version of what names streams, if there are pages.
    pub futures_core: Vec<crate::toml::Code>,
    /// The version of what reads patterns, if there are some.
    pub regex_lite: Vec<crate::toml::Code>,
    /// The packages that signatures of webhooks need, where there are webhooks.
    pub webhooks: Vec<Signing>,
    /// The examples, in the order of their paths.
    pub examples: Vec<ManifestExample>,
}

/// A feature for each file with operations.
#[derive(Debug, Serialize)]
pub struct Features {
    /// All of them, a list.
    pub all: crate::toml::Code,
    /// Each as a key.
    pub names: Vec<crate::toml::Code>,
}

/// What signatures of webhooks need.
#[derive(Debug, Serialize)]
pub struct Signing {
    /// The version of `hmac`.
    pub mac: crate::toml::Code,
    /// The version of `sha2`.
    pub hash: crate::toml::Code,
}

/// A program in `examples/`.
#[derive(Debug, Serialize)]
pub struct ManifestExample {
    /// Its name.
    pub name: crate::toml::Code,
    /// Its path.
    pub path: crate::toml::Code,
}

/// What differs from readme to readme.
#[derive(Debug, Serialize)]
pub struct Readme {
    /// The name of the package.
    pub name: crate::markdown::Code,
    /// The description.
    pub description: crate::markdown::Code,
    /// The guide, if the spec has one.
    pub guide: Vec<crate::markdown::Code>,
    /// The operations.
    pub operations: Vec<ReadmeOperation>,
    /// An operation's feature, as an example, where operations have some.
    pub features: Vec<crate::markdown::Code>,
    /// The URL of the API's own documentation, if there is one.
    pub documentation: Vec<crate::markdown::Code>,
    /// The licence.
    pub license: crate::markdown::Code,
}

/// A row of the table of operations.
#[derive(Debug, Serialize)]
pub struct ReadmeOperation {
    /// The type.
    pub name: crate::markdown::Code,
    /// Method and path.
    pub call: crate::markdown::Code,
    /// What it does, in a sentence.
    pub summary: crate::markdown::Code,
    /// Stability and plan.
    pub notes: crate::markdown::Code,
}
