//! The generator, tested as a library and as a command.

#[path = "generator/api/mod.rs"]
mod api;
#[path = "generator/build_script.rs"]
mod build_script;
#[path = "generator/cases.rs"]
mod cases;
#[path = "generator/checkout.rs"]
mod checkout;
#[path = "generator/circles.rs"]
mod circles;
#[path = "generator/command/mod.rs"]
mod command;
#[path = "generator/compile.rs"]
mod compile;
#[path = "generator/diff/mod.rs"]
mod diff;
#[path = "generator/explain.rs"]
mod explain;
#[path = "generator/fresh.rs"]
mod fresh;
#[path = "generator/functions.rs"]
mod functions;
#[path = "generator/hostile.rs"]
mod hostile;
#[path = "generator/killed.rs"]
mod killed;
#[path = "generator/lamp.rs"]
mod lamp;
#[path = "generator/large_union.rs"]
mod large_union;
#[path = "generator/many_mistakes.rs"]
mod many_mistakes;
#[path = "generator/misspelt.rs"]
mod misspelt;
#[path = "generator/mistaken.rs"]
mod mistaken;
#[path = "generator/no_panic.rs"]
mod no_panic;
#[path = "generator/once.rs"]
mod once;
#[path = "generator/openapi/mod.rs"]
mod openapi;
#[path = "generator/properties.rs"]
mod properties;
#[path = "generator/random.rs"]
mod random;
#[path = "generator/schema.rs"]
mod schema;
#[path = "generator/skeleton.rs"]
mod skeleton;
#[path = "generator/surface.rs"]
mod surface;
#[path = "generator/tidy/mod.rs"]
mod tidy;
#[path = "generator/tree.rs"]
mod tree;
