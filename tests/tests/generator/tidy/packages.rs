//! The packages: what they depend on, and what they promise in their manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;
use toml::Table;

use super::super::checkout::{cargo, root, succeed, text};
use super::none;

const PACKAGES: [&str; 3] = ["generator", "generated", "tests"];

#[test]
fn every_dependency_says_what_it_is_for() {
    let mut found = Vec::new();
    for package in PACKAGES {
        let manifest = text(&format!("{package}/Cargo.toml"));
        let (mut section, mut before) = ("", "");
        for line in manifest.lines() {
            match line.strip_prefix('[') {
                Some(name) => section = name,
                None if section.ends_with("dependencies]") && is_unexplained(before, line) => {
                    found.push(format!("{package}: {line}"));
                }
                None => {}
            }
            before = line;
        }
    }
    none("no comment above says why it is there", &found);
}

#[test]
fn unsafe_code_is_forbidden() {
    let level = |manifest: &Table, lints: &str| {
        manifest[lints]["rust"]["unsafe_code"]
            .as_str()
            .map(str::to_owned)
    };
    let workspace: Table = text("Cargo.toml").parse().unwrap();
    let lints: Table = workspace["workspace"].clone().try_into().unwrap();
    assert_eq!(level(&lints, "lints").as_deref(), Some("forbid"));
    assert_eq!(
        level(&manifest("generated"), "lints").as_deref(),
        Some("forbid")
    );
    for package in ["generator", "tests"] {
        let inherits = manifest(package)["lints"]["workspace"].as_bool();
        assert_eq!(inherits, Some(true), "{package}");
    }
}

#[test]
fn the_client_stands_alone() {
    let manifest = text("generated/Cargo.toml");
    assert!(
        !manifest.contains("workspace"),
        "the output may lie outside of any workspace"
    );
    assert!(
        !manifest.contains("path = \".."),
        "the output may lie anywhere"
    );
}

#[test]
fn the_client_brings_few_crates() {
    let core = ["--no-default-features"];
    let reqwest = ["--no-default-features", "--features", "reqwest"];
    let blocking = ["--no-default-features", "--features", "blocking"];
    for (features, allowed) in [(&core[..], 20), (&[], 60), (&reqwest, 95), (&blocking, 45)] {
        let tree = [
            "tree", "--locked", "-p", "cronofy", "-e", "normal", "--prefix", "none",
        ];
        let tree = succeed(&mut cargo(root(), &[&tree[..], features].concat()));
        let crates: BTreeSet<_> = tree
            .lines()
            .map(|line| line.trim_end_matches(" (*)"))
            .collect();
        assert!(
            crates.len() <= allowed,
            "{} crates, {allowed} allowed: {crates:#?}",
            crates.len()
        );
    }
}

#[test]
fn the_rust_version_is_what_the_dependencies_ask_for() {
    let metadata = [
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--all-features",
    ];
    let platform = ["--filter-platform", &host()];
    let metadata = succeed(&mut cargo(root(), &[&metadata[..], &platform].concat()));
    let graph = Graph::new(&serde_json::from_str(&metadata).unwrap());
    for member in &graph.members {
        // The edition asks for 1.85.
        let needed = graph
            .below(member)
            .iter()
            .map(|id| graph.versions[*id])
            .max();
        let needed = needed.unwrap_or_default().max((1, 85));
        assert_eq!(graph.versions[member], needed, "`rust-version` of {member}");
    }
}

/// The platform of this computer, since the crates of others may not be at hand.
fn host() -> String {
    let rustc = succeed(Command::new("rustc").arg("-vV"));
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: "));
    host.unwrap().to_owned()
}

fn is_unexplained(before: &str, line: &str) -> bool {
    let is_entry = line.contains(" = ") && !line.starts_with([' ', '#']);
    is_entry && !before.starts_with("# ")
}

fn manifest(package: &str) -> Table {
    text(&format!("{package}/Cargo.toml")).parse().unwrap()
}

/// Which package needs which, and the version of Rust that each asks for.
struct Graph {
    members: Vec<String>,
    versions: BTreeMap<String, (u32, u32)>,
    needs: BTreeMap<String, Vec<String>>,
}

impl Graph {
    fn new(metadata: &Value) -> Self {
        let id = |it: &Value| it["id"].as_str().unwrap().to_owned();
        let packages = metadata["packages"].as_array().unwrap().iter();
        let nodes = metadata["resolve"]["nodes"].as_array().unwrap().iter();
        let members = metadata["workspace_members"].as_array().unwrap().iter();
        Self {
            members: members.map(|it| it.as_str().unwrap().to_owned()).collect(),
            versions: packages
                .map(|it| (id(it), version(&it["rust_version"])))
                .collect(),
            needs: nodes.map(|it| (id(it), needs(it))).collect(),
        }
    }

    /// What a package needs, directly or not.
    fn below<'a>(&'a self, package: &'a str) -> BTreeSet<&'a str> {
        let (mut found, mut open) = (BTreeSet::new(), vec![package]);
        while let Some(package) = open.pop() {
            let new = self.needs[package]
                .iter()
                .filter(|it| found.insert(it.as_str()));
            open.extend(new.map(String::as_str));
        }
        found
    }
}

/// The normal dependencies of a node: neither those of its tests nor those of its build.
fn needs(node: &Value) -> Vec<String> {
    let is_normal = |it: &&Value| {
        it["dep_kinds"]
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["kind"].is_null())
    };
    let needs = node["deps"].as_array().unwrap().iter().filter(is_normal);
    needs
        .map(|it| it["pkg"].as_str().unwrap().to_owned())
        .collect()
}

fn version(text: &Value) -> (u32, u32) {
    let mut parts = text
        .as_str()
        .unwrap_or("1.0")
        .split('.')
        .map(|it| it.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or_default())
}
