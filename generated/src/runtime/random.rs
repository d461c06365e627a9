// Chance, as the standard library has it.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// A random number from 0 to 1, without 1. It keeps clients from waiting in step, and is no good for secrets.
pub fn random() -> f64 {
    // Each state hashes otherwise. A number of 53 bits is exact.
    let bits = RandomState::new().hash_one(()) >> 11;
    bits as f64 / (1_u64 << 53) as f64
}
