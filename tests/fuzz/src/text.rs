//! Any text as a spec: the generator refuses it, or makes a crate, and never panics.

#![no_main]

use clientwright::{Layout, Sources, Templates};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let sources = Sources::single("spec.yaml", text);
    match clientwright::generate(&sources, &Templates::default(), Layout::Crate) {
        Ok(_) => {}
        // A message can be shown, too.
        Err(error) => drop(error.render(&sources.files, false)),
    }
});
