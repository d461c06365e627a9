//! Any text as a spec: the generator refuses it, or makes all that it can, and never panics.

#![no_main]

use clientwright::Sources;
use libfuzzer_sys::fuzz_target;

mod make;

fuzz_target!(|text: &str| {
    make::all(&Sources::single("spec.yaml", text));
});
