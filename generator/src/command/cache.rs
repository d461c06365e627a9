//! What a run remembers for the next one, so that nothing is made twice.
//!
//! It is a list of hashes in the user's folder of caches, one file for each output folder. Nothing is taken from it but
//! what need not be done: it may be lost or deleted at any time, and whoever cannot keep one goes without.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::{self, Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::generate::Inputs;
use super::progress::Progress;
use crate::files::{Force, check_places};
use crate::manifest::{MANIFEST, Manifest, hash, hex};
use crate::{Error, Files};

/// How long a file is kept that no run has asked for.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// What was remembered of an output folder, and what is to be.
pub(super) struct Cache {
    place: PathBuf,
    out: PathBuf,
    now: Run,
    former: Run,
}

/// Hashes of what a run was made from and of what it made.
#[derive(Default, PartialEq, Serialize, Deserialize)]
struct Run {
    /// Of the program, since another one may make something else of the same.
    program: String,
    /// Of the spec and the templates.
    inputs: String,
    /// Of the manifest, which has those of all files.
    manifest: String,
    /// By path, of a file as it was rendered and as it was laid out.
    files: BTreeMap<String, (String, String)>,
}

impl Cache {
    /// What is remembered of this folder. None: the system has no folder of caches.
    pub(super) fn of(out: &Path, inputs: &Inputs) -> Option<Self> {
        let caches = etcetera::choose_base_strategy().ok()?.cache_dir();
        Self::within(&caches.join("clientwright"), out, inputs)
    }

    fn within(folder: &Path, out: &Path, inputs: &Inputs) -> Option<Self> {
        let out = path::absolute(out).ok()?;
        let place = folder.join(hash(out.as_os_str().as_encoded_bytes()));
        let former = fs::read(&place).ok();
        let former = former.and_then(|it| serde_json::from_slice(&it).ok());
        Some(Self {
            now: Run {
                program: program()?,
                inputs: of_value(inputs),
                ..Run::default()
            },
            former: former.unwrap_or_default(),
            place,
            out,
        })
    }

    /// How many files there are, if the folder holds just what would be made and written now.
    pub(super) fn unchanged(&self) -> Option<usize> {
        let (now, former) = (&self.now, &self.former);
        let is_same = now.program == former.program && now.inputs == former.inputs;
        if !is_same || hash(&fs::read(self.out.join(MANIFEST)).ok()?) != former.manifest {
            return None;
        }
        let manifest = Manifest::read(&self.out, Force::Never).ok()??;
        // What a symbolic link leads to may be the same text, and is not what would be written.
        check_places(&self.out, manifest.paths()).ok()?;
        let is_held = |path: &str| {
            let text = fs::read(self.out.join(path));
            text.is_ok_and(|text| manifest.wrote(path, &text))
        };
        manifest
            .paths()
            .all(is_held)
            .then(|| manifest.paths().count())
    }

    /// Lays out rendered files, but for those that were rendered to the same text before and still lie in the folder.
    pub(super) fn format(&mut self, rendered: &Files, told: &Progress) -> Result<Files, Error> {
        let (mut same, mut other) = (Vec::new(), Files::default());
        for (path, text) in rendered.iter() {
            match self.laid_out(path, text) {
                Some(laid_out) => same.push((path.to_owned(), laid_out.into())),
                None => other.insert(path, text.to_owned())?,
            }
        }
        let formatted = told.format(&other)?.with(same)?;
        let of = |(path, text): (&str, &str)| {
            let laid_out = formatted.get(path).unwrap_or_default();
            let hashes = (hash(text.as_bytes()), hash(laid_out.as_bytes()));
            (path.to_owned(), hashes)
        };
        self.now.files = rendered.iter().map(of).collect();
        Ok(formatted)
    }

    fn laid_out(&self, path: &str, rendered: &str) -> Option<String> {
        let (before, after) = self.former.files.get(path)?;
        let is_same =
            self.now.program == self.former.program && *before == hash(rendered.as_bytes());
        let text = is_same.then(|| fs::read_to_string(self.out.join(path)).ok())??;
        let text = text.replace("\r\n", "\n");
        (hash(text.as_bytes()) == *after).then_some(text)
    }

    /// Remembers what was written, and forgets what is old.
    pub(super) fn keep(mut self, files: &Files) {
        self.now.manifest = hash(Manifest::of(files).to_string().as_bytes());
        if self.now != self.former {
            // Where it cannot be kept, the next run makes all files anew.
            let _ = self.store();
        }
    }

    fn store(&self) -> io::Result<()> {
        let folder = self.place.parent().unwrap_or(&self.place);
        fs::create_dir_all(folder)?;
        fs::write(&self.place, serde_json::to_vec(&self.now)?)?;
        forget(folder)
    }
}

fn forget(folder: &Path) -> io::Result<()> {
    let oldest = SystemTime::now() - KEPT;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.metadata()?.modified()? < oldest {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Which program this is: its version alone would not tell two builds apart.
fn program() -> Option<String> {
    let metadata = fs::metadata(std::env::current_exe().ok()?).ok()?;
    Some(of_value(&(metadata.len(), metadata.modified().ok()?)))
}

fn of_value(value: &impl Hash) -> String {
    let mut hasher = Sha(Sha256::new());
    value.hash(&mut hasher);
    hex(hasher.0.finalize())
}

/// SHA-256 as the hash of a value.
struct Sha(Sha256);

impl Hasher for Sha {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.clone().finalize();
        let first = digest.first_chunk().copied();
        u64::from_be_bytes(first.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::{Layout, Sources, Templates};

    fn inputs(version: &str) -> Inputs {
        let spec = format!(
            "crate: {{ name: lamp, version: {version}, description: A lamp., license: MIT }}
data_centers: {{ docs: Where., hosts: {{ api: The lamp. }}, ids: {{ home: {{ name: Home, hosts: {{ api: lamp.example.com }} }} }} }}
"
        );
        Inputs {
            sources: Sources::single("lamp.yaml", &spec),
            templates: Templates::default(),
        }
    }

    fn cache(folder: &TempDir, inputs: &Inputs) -> Cache {
        let folder = folder.path();
        Cache::within(&folder.join("cache"), &folder.join("out"), inputs).unwrap()
    }

    /// A folder with a client and what was remembered of it, and how many files there are.
    fn written() -> (TempDir, usize) {
        let folder = tempfile::tempdir().unwrap();
        let inputs = inputs("0.1.0");
        let mut cache = cache(&folder, &inputs);
        let Inputs { sources, templates } = &inputs;
        let files = crate::generate_with(sources, templates, Layout::Crate, |it| {
            cache.format(it, &Progress::start(true))
        });
        let files = files.unwrap();
        files.write(&cache.out).unwrap();
        cache.keep(&files);
        (folder, files.paths().count())
    }

    #[test]
    fn what_is_as_it_was_need_not_be_made() {
        let (folder, count) = written();
        assert_eq!(cache(&folder, &inputs("0.1.0")).unchanged(), Some(count));
        assert_eq!(cache(&folder, &inputs("0.2.0")).unchanged(), None);
    }

    #[test]
    fn what_has_changed_on_the_disk_is_seen() {
        let gone = |path: &Path| fs::remove_file(path).unwrap();
        let edited = |path: &Path| fs::write(path, "edited").unwrap();
        let checked_out = |path: &Path| {
            let text = fs::read_to_string(path).unwrap();
            fs::write(path, text.replace('\n', "\r\n")).unwrap();
        };
        let linked = |path: &Path| {
            let other = path.with_extension("other");
            fs::rename(path, &other).unwrap();
            #[cfg(unix)]
            std::os::unix::fs::symlink(other, path).unwrap();
        };
        let cases = [
            ("out/src/lib.rs", gone as fn(&Path), false),
            ("out/src/lib.rs", linked, false),
            ("out/src/lib.rs", edited, false),
            ("out/src/lib.rs", checked_out, true),
            ("out/.clientwright", gone, false),
            ("out/.clientwright", edited, false),
            ("out/notes", edited, true),
        ];
        for (path, change, same) in cases {
            let (folder, _) = written();
            change(&folder.path().join(path));
            let found = cache(&folder, &inputs("0.1.0")).unchanged();
            assert_eq!(found.is_some(), same, "{path}");
        }
    }

    #[test]
    fn a_cache_that_cannot_be_read_is_none() {
        for text in ["", "{}", "{\"program\":\"", "nonsense"] {
            let (folder, _) = written();
            let inputs = inputs("0.1.0");
            fs::write(cache(&folder, &inputs).place, text).unwrap();
            assert_eq!(cache(&folder, &inputs).unchanged(), None, "{text}");
        }
    }

    /// Remembers how a text was laid out that is no Rust, so that it is seen whether it was looked at.
    fn with_no_rust(folder: &TempDir) -> Cache {
        let mut cache = cache(folder, &inputs("0.2.0"));
        fs::write(cache.out.join("src/lib.rs"), "// laid out\n").unwrap();
        let hashes = (hash(b"no Rust"), hash(b"// laid out\n"));
        cache.former.files = BTreeMap::from([("src/lib.rs".to_owned(), hashes)]);
        cache
    }

    fn format(mut cache: Cache, rendered: &'static str) -> Option<String> {
        let mut files = Files::default();
        files.insert("src/lib.rs", rendered).unwrap();
        let formatted = cache.format(&files, &Progress::start(true)).ok()?;
        formatted.get("src/lib.rs").map(str::to_owned)
    }

    #[test]
    fn what_was_rendered_before_is_not_laid_out_again() {
        let (folder, _) = written();
        let known = format(with_no_rust(&folder), "no Rust");
        assert_eq!(known.as_deref(), Some("// laid out\n"));
        assert_eq!(format(with_no_rust(&folder), "also no Rust"), None);
        let cache = with_no_rust(&folder);
        fs::write(cache.out.join("src/lib.rs"), "// edited\n").unwrap();
        assert_eq!(format(cache, "no Rust"), None);
    }

    #[test]
    fn another_program_knows_nothing() {
        let (folder, _) = written();
        let mut cache = cache(&folder, &inputs("0.1.0"));
        cache.former.program = "another".to_owned();
        assert_eq!(cache.unchanged(), None);
        let mut cache = with_no_rust(&folder);
        cache.former.program = "another".to_owned();
        assert_eq!(format(cache, "no Rust"), None);
    }

    #[test]
    fn what_is_old_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for (name, age) in [("old", KEPT * 2), ("new", Duration::ZERO)] {
            let file = fs::File::create(place(name)).unwrap();
            file.set_modified(SystemTime::now() - age).unwrap();
        }
        forget(folder.path()).unwrap();
        assert!(place("new").exists() && !place("old").exists());
    }
}
