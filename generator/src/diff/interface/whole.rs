//! What all spec files share: the package, the client, the data centers, the errors, and the test double.

use super::Interface;
use crate::diff::fact::Part;
use crate::ir::{
    Client, DataCenter, ErrorAnswer, ErrorStatus, Manifest, OperationExamples, Root, TestDouble,
};

/// What decides about features.
const FEATURES: (&str, &str) = ("", "feature_per_file");

impl Interface {
    pub(super) fn manifest(&mut self, manifest: &Manifest) {
        let name = manifest.name.as_str();
        self.fact(Part::Package, ("", ""), ("", "name"), name);
        if manifest.features.is_empty() {
            self.fact(Part::Featureless, ("", ""), FEATURES, "");
        }
        for feature in manifest.features.iter().flat_map(|it| &it.names) {
            self.fact(Part::Feature, ("", feature.as_str()), FEATURES, "");
        }
        for _ in &manifest.regex_lite {
            self.named(Part::Dependency, "regex-lite", "", "");
        }
        for _ in &manifest.futures_core {
            self.named(Part::Dependency, "futures-core", "", "");
        }
        for _ in &manifest.webhooks {
            self.named(Part::Dependency, "hmac", "", "");
            self.named(Part::Dependency, "sha2", "", "");
        }
    }

    /// What is at the root of the crate only where the API needs it.
    pub(super) fn root(&mut self, root: &Root) {
        for value in &root.values {
            self.named(Part::Type, value.as_str(), "", "");
        }
        for _ in &root.pages {
            self.named(Part::Function, "Pages::into_stream", "", "");
        }
        for _ in &root.webhooks {
            self.named(Part::Type, "WebhookError", "", "");
        }
    }

    /// The blocking client has the same.
    pub(super) fn client(&mut self, client: &Client) {
        for handle in &client.handles {
            let credential = handle.credential.as_str();
            let path = format!("Client::{}", handle.method.as_str());
            self.type_(&handle.name, "");
            self.named(Part::Function, &path, handle.name.as_str(), credential);
        }
    }

    pub(super) fn data_center(&mut self, data_center: &DataCenter) {
        for variant in &data_center.variants {
            let path = format!("DataCenter::{}", variant.name.as_str());
            self.named(Part::Variant, &path, &path, "");
        }
        let variants = data_center.variants.iter();
        self.numbers("DataCenter", variants.map(|it| it.name.as_str()));
        for host in &data_center.hosts {
            let path = format!("DataCenter::{}", host.method.as_str());
            self.named(Part::Function, &path, &path, "");
        }
    }

    pub(super) fn errors(&mut self, errors: &[ErrorStatus]) {
        for error in errors {
            let predicate = format!("StatusError::{}", error.predicate.as_str());
            self.named(Part::Function, &predicate, &predicate, "");
            for body in &error.body {
                let path = format!("StatusError::{}", body.method.as_str());
                let type_ = body.type_.as_str();
                self.fact(Part::Getter, ("", &path), (&predicate, "body"), type_);
            }
        }
    }

    pub(super) fn examples(&mut self, examples: &[OperationExamples]) {
        for operation in examples {
            let name = operation.operation.as_str();
            let at = (name.rsplit(":: ").next().unwrap_or(name), "examples");
            for example in &operation.examples {
                let (module, function) = (operation.module.as_str(), example.function.as_str());
                let path = format!("examples::{module}::{function}");
                self.fact(Part::Function, ("", &path), at, "");
            }
        }
    }

    pub(super) fn ready_errors(&mut self, errors: &[ErrorAnswer]) {
        for error in errors {
            let name = error.name.as_str();
            let path = format!("test_util::errors::{name}");
            let body = error.body.first().map_or("()", |it| it.as_str());
            let at = format!("StatusError::is_{name}");
            self.fact(Part::Function, ("", &path), (&at, ""), body);
        }
    }

    pub(super) fn test_double(&mut self, test_double: &TestDouble) {
        let objects = test_double.objects.iter().map(|it| &it.name);
        let unions = test_double.unions.iter().map(|it| &it.name);
        for written in objects.chain(unions).chain(&test_double.secrets) {
            let name = written.as_str();
            let name = name.rsplit(":: ").next().unwrap_or(name);
            self.test_trait(name, "Serialize");
        }
    }
}
