//! What one spec file says.

use super::{Layout, operation, page, redirect, types, union, webhook};
use crate::api::{Api, Kind, Module, TypeId};
use crate::ir;

pub(super) fn lower(api: &Api, module: &Module, layout: Layout) -> ir::Module {
    let mut lowered = ir::Module {
        name: module.name.clone(),
        operations: module
            .operations
            .iter()
            .map(|it| operation::lower(api, it, &module.features, layout))
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
        webhooks: module
            .webhooks
            .iter()
            .map(|it| webhook::lower(api, it, layout))
            .collect(),
        objects: Vec::new(),
        unions: Vec::new(),
        enums: Vec::new(),
        ids: Vec::new(),
        secrets: Vec::new(),
    };
    for id in &module.types {
        add_type(api, *id, &mut lowered);
    }
    lowered
}

fn add_type(api: &Api, id: TypeId, lowered: &mut ir::Module) {
    let Some(item) = api.types.get(id.0) else {
        return;
    };
    match &item.kind {
        Kind::Id => lowered.ids.push(types::id(item)),
        Kind::Secret => lowered.secrets.push(types::secret(api, id, item)),
        Kind::Enum(values) => lowered.enums.push(types::enumeration(item, values)),
        Kind::Object(fields) => lowered.objects.push(types::object(api, item, fields)),
        Kind::Union(variants) => lowered.unions.push(union::lower(api, item, variants)),
    }
}
