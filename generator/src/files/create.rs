//! Files for a person to edit: written once, and never again.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::{Files, absent, attempt};

/// See [`Files::create`].
pub(super) fn create(files: &Files, dir: &Path) -> io::Result<()> {
    for path in files.paths() {
        let place = dir.join(path);
        if attempt("look at", &place, absent(fs::symlink_metadata(&place)))?.is_some() {
            let error = format!("`{}` is there already", place.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, error));
        }
    }
    files.iter().try_for_each(|(path, text)| {
        let place = dir.join(path);
        let folder = place.parent().unwrap_or(dir);
        attempt("make the folder", folder, fs::create_dir_all(folder))?;
        let mut file = attempt("make", &place, File::create_new(&place))?;
        attempt("write", &place, file.write_all(text.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_when_one_file_is_there() {
        let dir = tempfile::tempdir().unwrap();
        let mut files = Files::default();
        files.insert("b/c", "2").unwrap();
        files.create(dir.path()).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join("b/c")).unwrap(), "2");
        files.insert("a", "1").unwrap();
        let error = files.create(dir.path()).unwrap_err().to_string();
        assert!(error.ends_with("b/c` is there already"), "{error}");
        assert!(!dir.path().join("a").exists());
    }
}
