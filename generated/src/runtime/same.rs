// Whether two texts that must not be seen are the same.

use std::hint::black_box;

/// Compares in a time that depends on the lengths only.
pub fn is_same(left: &str, right: &str) -> bool {
    let pairs = left.bytes().zip(right.bytes());
    let difference = pairs.fold(0, |sum, (left, right)| black_box(sum | (left ^ right)));
    left.len() == right.len() && difference == 0
}
