//! Answers that are packed, though nobody asked for it.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// So many megabytes of zeros, packed to a thousandth: parts of a gzip file that follow each other are one file.
pub(crate) fn bomb(megabytes: usize) -> Vec<u8> {
    gzip(&vec![0; 1 << 20]).repeat(megabytes)
}
