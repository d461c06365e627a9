//! What one spec file says.

use super::{Layout, operation, page, redirect, types, union};
use crate::api::{Api, Kind, Module};
use crate::ir;

pub(super) fn lower(api: &Api, module: &Module, layout: Layout) -> ir::Module {
    let mut lowered = ir::Module {
        name: module.name.clone(),
        operations: module
            .operations
            .iter()
            .map(|it| operation::lower(api, it, layout))
            .collect(),
        pages: module
            .pages
            .iter()
            .map(|it| page::lower(api, it, layout))
            .collect(),
        redirects: module
            .redirects
            .iter()
            .map(|it| redirect::lower(api, it, layout))
            .collect(),
        objects: Vec::new(),
        unions: Vec::new(),
        enums: Vec::new(),
        ids: Vec::new(),
        secrets: Vec::new(),
    };
    for id in &module.types {
        let Some(item) = api.types.get(id.0) else {
            continue;
        };
        match &item.kind {
            Kind::Id => lowered.ids.push(types::id(item)),
            Kind::Secret => lowered.secrets.push(types::secret(api, *id, item)),
            Kind::Enum(known) => lowered.enums.push(types::enumeration(item, known)),
            Kind::Object(fields) => lowered.objects.push(types::object(api, item, fields)),
            Kind::Union(variants) => lowered.unions.push(union::lower(api, item, variants)),
        }
    }
    lowered
}
