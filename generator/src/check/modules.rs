//! The modules that files become.

use std::collections::HashMap;

use super::{Context, File};
use crate::diagnostics;
use crate::name;
use crate::place::{Place, Spot};

/// The name of the module that a file becomes: the file's name without its ending.
pub(crate) fn name(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// Each file becomes a module of its own.
pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        let place = Place {
            file: number,
            spot: Spot::File,
        };
        let module = self::name(&file.path);
        if !name::is_module(module) || name::RESERVED_MODULES.contains(&module) {
            cx.report(diagnostics::bad_module(place, module));
        } else if let Some(first) = seen.insert(module, &file.path) {
            cx.report(diagnostics::module_collision(place, module, first));
        }
    }
}
