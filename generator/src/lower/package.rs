//! The manifest and the readme.

use super::{Copied, docs, one_if, parts, webhook};
use crate::api::{Api, Module, Operation};
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
    let all = || one_if(package.feature_per_file, || parts::ALL);
    let with_all = |features: &[&'static str]| {
        let features = features.iter().copied().chain(all());
        toml::list(&features.map(str::to_owned).collect::<Vec<_>>())
    };
    ir::Manifest {
        name: toml::text(&package.name),
        version: toml::text(&package.version),
        description: toml::text(&package.description),
        license: toml::text(&package.license),
        keywords: toml::list(&package.keywords),
        categories: toml::list(&package.categories),
        repository: package.repository.iter().map(|it| toml::text(it)).collect(),
        default: with_all(&["hyper"]),
        features: one_if(package.feature_per_file, || features(api)),
        needed_by_examples: with_all(&["hyper", "test-util"]),
        tested: with_all(&["test-util"]),
        futures_core: one_if(api.has_pages(), || toml::text("0.3.31")),
        regex_lite: one_if(api.has_patterns(), || toml::text("0.1.6")),
        webhooks: one_if(webhook::has_some(api), signing),
        examples: examples.collect(),
    }
}

fn features(api: &Api) -> ir::Features {
    let names = parts::features(api);
    ir::Features {
        all: toml::list(&names),
        names: names.iter().map(|it| toml::feature(it)).collect(),
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
    let operations = |module: &'_ Module| {
        let features = module.features.clone();
        let operations = module.operations.iter();
        operations
            .map(|it| operation(it, &features))
            .collect::<Vec<_>>()
    };
    let feature = parts::features(api).into_iter().next();
    ir::Readme {
        name: markdown::text(&api.package.name),
        description: markdown::text(&api.package.description),
        guide: copied
            .get(GUIDE)
            .map(|text| markdown::written(&guide(text)))
            .into_iter()
            .collect(),
        operations: api.modules.iter().flat_map(operations).collect(),
        features: feature.iter().map(|it| markdown::text(it)).collect(),
        documentation: api
            .package
            .documentation
            .iter()
            .map(|url| markdown::url(url))
            .collect(),
        license: markdown::text(&api.package.license),
    }
}

fn operation(operation: &Operation, features: &[String]) -> ir::ReadmeOperation {
    let features = features.iter().map(|it| format!("feature {it}"));
    let notes = operation
        .stability
        .iter()
        .map(|(level, _)| docs::stability(*level).0.to_owned());
    let notes = notes
        .chain(operation.plan.iter().map(|plan| format!("plan {plan}")))
        .chain(features);
    ir::ReadmeOperation {
        name: markdown::code(&operation.name.rust),
        call: markdown::code(&format!("{} {}", operation.method.word(), operation.path)),
        summary: markdown::summary(&operation.docs.0),
        notes: markdown::text(&notes.collect::<Vec<_>>().join(", ")),
    }
}
