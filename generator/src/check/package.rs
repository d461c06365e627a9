//! The crate to make, and what it sends with every request.

use std::collections::HashMap;

use super::{Context, File, text};
use crate::api::Package;
use crate::diagnostics::{self, Space};
use crate::place::{At, Place, Spot};
use crate::spec::Crate;

/// As many as crates.io takes.
const MAX_KEYWORDS: usize = 5;

pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) -> Option<Package> {
    let (at, krate) = the_only(cx, files, "crate", |file| file.spec.krate.as_ref())?;
    let at = at.key("crate");
    manifest_text(cx, at, krate);
    for (number, keyword) in krate.keywords.iter().enumerate() {
        let place = || at.key("keywords").index(number).value();
        if !text::is_keyword(keyword) {
            cx.report(diagnostics::bad_keyword(place(), keyword));
        }
        if number == MAX_KEYWORDS {
            cx.report(diagnostics::too_many_keywords(place(), MAX_KEYWORDS));
        }
    }
    for (number, category) in krate.categories.iter().enumerate() {
        if !text::is_category(category) {
            cx.report(diagnostics::bad_category(
                at.key("categories").index(number).value(),
                category,
            ));
        }
    }
    url(cx, at, "documentation", krate.documentation.as_deref());
    url(cx, at, "repository", krate.repository.as_deref());
    Some(Package {
        name: krate.name.clone(),
        version: krate.version.clone(),
        description: cx.line(at.key("description"), &krate.description),
        license: krate.license.clone(),
        keywords: krate.keywords.clone(),
        categories: krate.categories.clone(),
        documentation: krate.documentation.clone(),
        repository: krate.repository.clone(),
        feature_per_file: krate.feature_per_file,
    })
}

fn manifest_text(cx: &mut Context<'_>, at: At<'_>, krate: &Crate) {
    if !text::is_crate_name(&krate.name) {
        cx.report(diagnostics::bad_crate_name(
            at.key("name").value(),
            &krate.name,
        ));
    }
    if !text::is_version(&krate.version) {
        cx.report(diagnostics::bad_version(
            at.key("version").value(),
            &krate.version,
        ));
    }
    if !text::is_license(&krate.license) {
        cx.report(diagnostics::bad_license(
            at.key("license").value(),
            &krate.license,
        ));
    }
}

/// Headers of every request, without those that this crate makes itself.
pub(crate) fn headers(cx: &mut Context<'_>, files: &[File]) -> Vec<(String, String)> {
    let mut seen: HashMap<String, Place> = HashMap::new();
    let mut headers = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("headers");
        for (name, value) in file.spec.headers.iter() {
            let (at, lower) = (at.key(name), name.to_ascii_lowercase());
            if !text::is_header_value(value) {
                cx.report(diagnostics::bad_header_value(at.value(), name));
            }
            if !text::is_header_name(name) {
                cx.report(diagnostics::bad_header_name(at.name(), name));
            } else if text::is_own_header(&lower) {
                cx.report(diagnostics::own_header(at.name(), name));
            } else if let Some(first) = seen.insert(lower.clone(), at.name()) {
                cx.report(diagnostics::header_twice(at.name(), name, first));
            }
            headers.push((lower, value.clone()));
        }
    }
    headers
}

/// A URL that is shown to people. Nothing depends on it.
pub(crate) fn url(cx: &mut Context<'_>, at: At<'_>, key: &str, url: Option<&str>) {
    if let Some(url) = url.filter(|url| !text::is_web_url(url)) {
        cx.report_aside(diagnostics::bad_url(at.key(key).value(), url));
    }
}

/// A section that stands in exactly one file.
pub(crate) fn the_only<'f, T>(
    cx: &mut Context<'_>,
    files: &'f [File],
    section: &str,
    get: fn(&'f File) -> Option<&'f T>,
) -> Option<(At<'static>, &'f T)> {
    let mut found = files
        .iter()
        .enumerate()
        .filter_map(|(number, file)| Some((At::root(number), get(file)?)));
    let first = found.next();
    for (at, _) in found {
        if let Some((first, _)) = first {
            cx.report(diagnostics::defined_twice(
                at.key(section).name(),
                section,
                first.key(section).name(),
                Space::Sections,
            ));
        }
    }
    if first.is_none() {
        cx.report(diagnostics::missing_section(
            Place {
                file: 0,
                spot: Spot::File,
            },
            section,
        ));
    }
    first
}
