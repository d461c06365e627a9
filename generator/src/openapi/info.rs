//! What the document says of the API as a whole.

use serde_json::{Value, json};

use super::object::Object;
use super::prose;
use crate::api::{Api, DataCenter, DataCenters, Module, Package};

/// Everything but the calls and the types.
pub(super) fn of(api: &Api) -> Object {
    let package = &api.package;
    let headers = api.headers.iter().cloned();
    Object::default()
        .with("info", info(package))
        .documented(package.documentation.as_deref())
        .with("servers", servers(&api.data_centers))
        .filled("tags", tags(api))
        .filled("x-clientwright-crate", krate(package))
        .filled("x-clientwright-headers", headers.collect::<Object>())
        .with("x-clientwright-data-centers", data_centers(api))
}

fn info(package: &Package) -> Object {
    let license = json!({ "name": package.license, "identifier": package.license });
    Object::default()
        .with("title", package.name.as_str())
        .with("version", package.version.as_str())
        .filled("description", package.description.as_str())
        .with("license", license)
}

/// What only a crate has.
fn krate(package: &Package) -> Object {
    Object::default()
        .filled("keywords", package.keywords.clone())
        .filled("categories", package.categories.clone())
        .maybe("repository", package.repository.as_deref())
}

/// One for each data center. Calls go to the host of the first role.
fn servers(data_centers: &DataCenters) -> Vec<Value> {
    let ids = data_centers.ids.iter();
    ids.map(|it| server(data_centers, it).into()).collect()
}

fn server(data_centers: &DataCenters, data_center: &DataCenter) -> Object {
    let roles = data_centers
        .hosts
        .iter()
        .map(|(role, _)| role.wire.as_str());
    let hosts = data_center.hosts.iter().map(String::as_str);
    let api = data_center.hosts.first();
    Object::default()
        .maybe("url", api.map(|host| format!("https://{host}")))
        .with("description", data_center.name.as_str())
        .with("x-clientwright-id", data_center.id.wire.as_str())
        .with("x-clientwright-hosts", roles.zip(hosts).collect::<Object>())
}

fn data_centers(api: &Api) -> Object {
    let DataCenters {
        docs,
        hosts,
        documentation,
        ..
    } = &api.data_centers;
    let hosts = hosts.iter();
    let hosts = hosts.map(|(role, docs)| (role.wire.as_str(), prose::text(api, docs)));
    Object::default()
        .filled("description", prose::text(api, docs))
        .documented(documentation.as_deref())
        .with("hosts", hosts.collect::<Object>())
}

/// One for each file of the spec that has calls.
fn tags(api: &Api) -> Vec<Value> {
    let has_calls = |it: &&Module| !(it.operations.is_empty() && it.webhooks.is_empty());
    let modules = api.modules.iter().filter(has_calls);
    modules
        .map(|it| json!({ "name": it.name, "description": format!("The file `{}` of the spec.", it.name) }))
        .collect()
}
