//! The manifest and the readme.

use super::{Copied, docs, one_if, webhook};
use crate::api::{Api, Operation};
use crate::ir;
use crate::{markdown, toml};

/// The text of the readme between its head and its tables, if the spec brings one.
pub(crate) const GUIDE: &str = "guide.md";

pub(super) fn lower(api: &Api, copied: &Copied) -> ir::Package {
    ir::Package {
        manifest: manifest(api, copied),
        readme: readme(api, copied, markdown::without_hidden_lines),
        docs: readme(api, copied, str::to_owned),
    }
}

fn manifest(api: &Api, copied: &Copied) -> ir::Manifest {
    let package = &api.package;
    let examples = copied.keys().filter_map(|path| {
        let name = path.strip_prefix("examples/")?.strip_suffix(".rs")?;
        // What lies deeper is a module that examples share.
        (!name.contains('/')).then(|| ir::ManifestExample {
            name: toml::text(name),
            path: toml::text(path),
        })
    });
    ir::Manifest {
        name: toml::text(&package.name),
        version: toml::text(&package.version),
        description: toml::text(&package.description),
        license: toml::text(&package.license),
        keywords: toml::list(&package.keywords),
        categories: toml::list(&package.categories),
        repository: package.repository.iter().map(|it| toml::text(it)).collect(),
        futures_core: one_if(api.has_pages(), || toml::text("0.3.31")),
        regex_lite: one_if(api.has_patterns(), || toml::text("0.1.6")),
        webhooks: one_if(webhook::has_some(api), signing),
        examples: examples.collect(),
    }
}

fn signing() -> ir::Signing {
    ir::Signing {
        mac: toml::text("0.13"),
        hash: toml::text("0.11"),
    }
}

/// The readme. What `guide` does to the guide is all that differs between the readme and the docs.
fn readme(api: &Api, copied: &Copied, guide: fn(&str) -> String) -> ir::Readme {
    let operations = api.modules.iter().flat_map(|it| &it.operations);
    ir::Readme {
        name: markdown::text(&api.package.name),
        description: markdown::text(&api.package.description),
        guide: copied
            .get(GUIDE)
            .map(|text| markdown::written(&guide(text)))
            .into_iter()
            .collect(),
        operations: operations.map(operation).collect(),
        documentation: api
            .package
            .documentation
            .iter()
            .map(|url| markdown::url(url))
            .collect(),
        license: markdown::text(&api.package.license),
    }
}

fn operation(operation: &Operation) -> ir::ReadmeOperation {
    let notes = operation
        .stability
        .iter()
        .map(|(level, _)| docs::stability(*level).0.to_owned());
    let notes = notes.chain(operation.plan.iter().map(|plan| format!("plan {plan}")));
    ir::ReadmeOperation {
        name: markdown::code(&operation.name.rust),
        call: markdown::code(&format!("{} {}", operation.method.word(), operation.path)),
        summary: markdown::summary(&operation.docs.0),
        notes: markdown::text(&notes.collect::<Vec<_>>().join(", ")),
    }
}
