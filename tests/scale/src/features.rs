//! What an application pays that uses one file of many, where each has a feature.

use std::fs;
use std::path::Path;

use crate::check::check;
use crate::size::generator;
use crate::synthetic::{self, GROUP};
use crate::usage::{self, Usage};

/// How many files the API has.
pub const FILES: usize = 50;

pub struct Features {
    /// With the features of all files.
    pub all: Usage,
    /// With that of one.
    pub one: Usage,
    /// With none: what all clients have.
    pub none: Usage,
}

impl Features {
    pub fn measure(work: &Path) -> Self {
        let place = work.join("features");
        fs::create_dir_all(&place).unwrap();
        synthetic::spec(FILES * GROUP, &place.join("spec")).unwrap();
        synthetic::ask_for_features(&place.join("spec")).unwrap();
        usage::of(&mut generator(&place.join("spec"), &place));
        let with = |features: &str| {
            let arguments = ["--no-default-features", "--features", features];
            check(&place.join("ours"), &arguments)
        };
        Self {
            all: with("hyper,all-operations"),
            one: with("hyper,group0"),
            none: with("hyper"),
        }
    }
}
