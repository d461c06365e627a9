//! The data centers, each with one host for every role.

use super::naming::{Naming, spec_name};
use super::scope::Scope;
use super::{Context, File, package, text};
use crate::api::{DataCenter, DataCenters};
use crate::diagnostics;
use crate::place::At;
use crate::spec;

pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) -> Option<DataCenters> {
    let (root, section) = package::the_only(cx, files, "data_centers", |file| {
        file.spec.data_centers.as_ref()
    })?;
    let at = root.key("data_centers");
    package::url(cx, at, "documentation", section.documentation.as_deref());
    for (key, empty) in [
        ("hosts", section.hosts.is_empty()),
        ("ids", section.ids.is_empty()),
    ] {
        if empty {
            cx.report(diagnostics::empty(at.key(key).value(), key));
        }
    }
    let docs = cx.docs(at, section.docs.as_deref(), "data_centers");
    let hosts = roles(cx, at, section);
    let ids = ids(cx, at, section);
    Some(DataCenters {
        docs,
        documentation: section.documentation.clone(),
        hosts,
        ids,
    })
}

fn roles(
    cx: &mut Context<'_>,
    at: At<'_>,
    section: &spec::DataCenters,
) -> Vec<(crate::api::Name, crate::api::Docs)> {
    let at = at.key("hosts");
    let mut scope = Scope::of(Naming::OWN_METHOD.space());
    let mut roles = Vec::new();
    for (wire, docs) in section.hosts.iter() {
        let at = at.key(wire);
        let Some(name) = spec_name(cx, at, wire, None, Naming::OWN_METHOD) else {
            continue;
        };
        scope.claim(cx, at, &name);
        roles.push((name, cx.words(at, at, Some(docs), wire)));
    }
    roles
}

fn ids(cx: &mut Context<'_>, at: At<'_>, section: &spec::DataCenters) -> Vec<DataCenter> {
    let at = at.key("ids");
    let mut scope = Scope::of(Naming::OWN_VARIANT.space());
    let mut ids = Vec::new();
    for (wire, data_center) in section.ids.iter() {
        let at = at.key(wire);
        let id = spec_name(cx, at, wire, None, Naming::OWN_VARIANT);
        let hosts = hosts(cx, at, section, data_center);
        let name = cx.line(at.key("name"), &data_center.name);
        if let Some(id) = id {
            scope.claim(cx, at, &id);
            ids.push(DataCenter { id, name, hosts });
        }
    }
    ids
}

/// The hosts of a data center in the order of the roles: one for each, and no other.
fn hosts(
    cx: &mut Context<'_>,
    at: At<'_>,
    section: &spec::DataCenters,
    data_center: &spec::DataCenter,
) -> Vec<String> {
    // That there are no roles has been reported.
    if section.hosts.is_empty() {
        return Vec::new();
    }
    let hosts_at = at.key("hosts");
    let mut unknown = Vec::new();
    for (role, host) in data_center.hosts.iter() {
        let at = hosts_at.key(role);
        if section.hosts.get(role).is_none() {
            unknown.push(role);
            if let Some(place) = cx.if_told(at.name()) {
                let known = section.hosts.iter().map(|(role, _)| role);
                cx.report(diagnostics::unknown_host_role(place, role, known));
            }
        } else if !text::is_host(host) {
            cx.report(diagnostics::bad_host(at.value(), host));
        }
    }
    let mut hosts = Vec::new();
    for (role, _) in section.hosts.iter() {
        match data_center.hosts.get(role) {
            Some(host) => hosts.push(host.clone()),
            None => missing(cx, hosts_at, role, &unknown),
        }
    }
    hosts
}

/// Reports a role without a host. One mistake is reported once: the host may be there, under a name that is near.
fn missing(cx: &mut Context<'_>, at: At<'_>, role: &str, unknown: &[&str]) {
    if let Some(place) = cx.if_told(at.name())
        && !unknown.iter().any(|it| diagnostics::is_near(it, role))
    {
        cx.report(diagnostics::missing_host(place, role));
    }
}
