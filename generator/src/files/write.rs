//! Putting files in place: first look, then prepare everything aside, then rename.

use std::fs;
use std::path::Path;

use super::folder::{check_folder, check_places};
use super::lock::Lock;
use super::{Files, Force, Summary, WriteError, attempt, in_place, swap};

/// See [`Files::write`].
pub(super) fn write(files: &Files, dir: &Path, force: Force) -> Result<Summary, WriteError> {
    let dir = match dir.as_os_str().is_empty() {
        true => Path::new("."),
        false => dir,
    };
    // Before anything is made.
    check_folder(dir, force)?;
    attempt("make the folder", dir, fs::create_dir_all(dir))?;
    let lock = Lock::of(dir);
    swap::remove_remains(dir);
    // Another run may have been here in the meantime.
    let former = check_folder(dir, force)?;
    check_places(dir, files.paths().chain(former.paths()))?;
    let difference = files.compare_with(dir, &former)?;
    if force == Force::Never && !difference.edited.is_empty() {
        return Err(WriteError::Edited {
            folder: dir.to_owned(),
            paths: difference.edited,
        });
    }
    if !difference.is_empty() && !swap::write(files, &former, &difference, dir) {
        in_place::write(files, &former, &difference, dir, lock.is_some())?;
    }
    Ok(Summary::new(files, &difference))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::SystemTime;

    use tempfile::TempDir;

    use super::*;
    use crate::manifest::{MANIFEST, Manifest};

    fn files(list: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, text) in list {
            files.insert(path, (*text).to_owned()).unwrap();
        }
        files
    }

    fn some() -> Files {
        files(&[
            ("Cargo.toml", "a\n"),
            ("src/lib.rs", "b\n"),
            ("src/deep/er/a.rs", "c\n"),
        ])
    }

    /// A folder to which some files have been written.
    fn written() -> TempDir {
        let dir = tempfile::tempdir().unwrap();
        some().write(dir.path()).unwrap();
        dir
    }

    /// Every path below a folder, sorted.
    fn listing(dir: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(dir).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                found.extend(listing(&entry.path()));
            }
            found.push(entry.path());
        }
        found.sort();
        found
    }

    fn age(path: &Path) {
        fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(SystemTime::UNIX_EPOCH)
            .unwrap();
    }

    fn is_aged(path: &Path) -> bool {
        fs::metadata(path).unwrap().modified().unwrap() == SystemTime::UNIX_EPOCH
    }

    /// Expects a refusal that leaves the folder as it is.
    fn refused(files: &Files, dir: &Path) -> String {
        let before = listing(dir);
        let error = files.write(dir).unwrap_err().to_string();
        assert_eq!(listing(dir), before, "{error}");
        error.replace(&format!("{}/", dir.display()), "")
    }

    #[test]
    fn a_new_folder_is_filled() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("some/where");
        assert_eq!(
            some().write(&out).unwrap().to_string(),
            "3 files written, 0 unchanged, 0 removed"
        );
        assert_eq!(
            fs::read_to_string(out.join("src/deep/er/a.rs")).unwrap(),
            "c\n"
        );
        assert_eq!(listing(&out).len(), 7);
        assert!(some().compare(&out).unwrap().is_empty());
    }

    #[test]
    fn only_changes_are_written() {
        let dir = written();
        let (toml, lib, manifest) = (
            dir.path().join("Cargo.toml"),
            dir.path().join("src/lib.rs"),
            dir.path().join(MANIFEST),
        );
        fs::write(&toml, "a\r\n").unwrap();
        [&toml, &lib, &manifest]
            .into_iter()
            .for_each(|path| age(path));
        assert_eq!(
            some().write(dir.path()).unwrap().to_string(),
            "0 files written, 3 unchanged, 0 removed"
        );
        assert!([&toml, &lib, &manifest].iter().all(|path| is_aged(path)));
        fs::write(&lib, "other").unwrap();
        assert_eq!(
            some().overwrite(dir.path()).unwrap().to_string(),
            "1 file written, 2 unchanged, 0 removed"
        );
        assert!(is_aged(&toml) && is_aged(&manifest) && !is_aged(&lib));
    }

    #[test]
    fn removed_sources_come_back() {
        let dir = written();
        fs::remove_dir_all(dir.path().join("src")).unwrap();
        let summary = some().write(dir.path()).unwrap();
        assert_eq!(summary.written, ["src/deep/er/a.rs", "src/lib.rs"]);
        assert_eq!((summary.unchanged, summary.removed.len()), (1, 0));
        assert!(some().compare(dir.path()).unwrap().is_empty());
    }

    #[test]
    fn orphans_go_with_the_folders_they_leave_empty() {
        let dir = written();
        fs::write(dir.path().join("src/notes"), "by hand").unwrap();
        let summary = files(&[("Cargo.toml", "a\n")]).write(dir.path()).unwrap();
        assert_eq!(summary.removed, ["src/deep/er/a.rs", "src/lib.rs"]);
        assert_eq!((summary.unchanged, summary.written.len()), (1, 0));
        let left = [MANIFEST, "Cargo.toml", "src", "src/notes"].map(|path| dir.path().join(path));
        assert_eq!(listing(dir.path()), left);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_run_that_failed_halfway_can_be_repeated() {
        let dir = tempfile::tempdir().unwrap();
        // So long a path that there is no room for that of the file beside it.
        let room = 4090 - dir.path().as_os_str().len();
        let path = "folder/".repeat(room / 7) + "a";
        let error = files(&[("Cargo.toml", ""), (&path, "")]).write(dir.path());
        assert!(
            error
                .unwrap_err()
                .to_string()
                .contains("folder/.clientwright-")
        );
        assert!(
            !listing(dir.path())
                .iter()
                .any(|path| path.ends_with("Cargo.toml"))
        );
        let summary = some().write(dir.path()).unwrap();
        assert_eq!(summary.written.len(), 3);
    }

    #[test]
    fn the_folder_of_somebody_else_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis"), "").unwrap();
        let error = refused(&some(), dir.path());
        assert!(
            error.contains("choose a new or empty folder with `--out`"),
            "{error}"
        );
    }

    #[test]
    fn what_somebody_edited_stays() {
        let dir = written();
        let place = |path: &str| dir.path().join(path);
        fs::write(place("src/lib.rs"), "edited").unwrap();
        fs::write(place("src/deep/er/a.rs"), "edited too").unwrap();
        // A file that is not ours, and one that is already as it shall be.
        fs::write(place("new"), "of somebody").unwrap();
        fs::write(place("same"), "same").unwrap();
        let more = files(&[("src/lib.rs", "new"), ("new", "ours"), ("same", "same")]);
        let error = refused(&more, dir.path());
        let named = "`new`, `src/lib.rs`, `src/deep/er/a.rs` in `";
        assert!(
            error.starts_with(named) && error.contains("`--force`"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(place("src/lib.rs")).unwrap(), "edited");
        let shown = more.compare(dir.path()).unwrap().to_string();
        assert!(shown.contains("edited    src/lib.rs\n"), "{shown}");
        more.overwrite(dir.path()).unwrap();
        assert!(more.compare(dir.path()).unwrap().is_empty());
        assert!(!place("src/deep").exists());
    }

    #[test]
    fn a_merge_that_came_out_right_is_no_edit() {
        let dir = written();
        let more = files(&[("Cargo.toml", "merged")]);
        fs::write(dir.path().join("Cargo.toml"), "merged").unwrap();
        assert_eq!(more.write(dir.path()).unwrap().unchanged, 1);
    }

    #[test]
    fn a_run_that_died_between_two_files_is_no_edit() {
        let dir = written();
        let new = files(&[("Cargo.toml", "new"), ("src/lib.rs", "new")]);
        let both = Manifest::of(&new).and(&Manifest::of(&some()));
        fs::write(dir.path().join(MANIFEST), both.to_string()).unwrap();
        fs::write(dir.path().join("Cargo.toml"), "new").unwrap();
        let newer = files(&[("Cargo.toml", "newer"), ("src/lib.rs", "newer")]);
        newer.write(dir.path()).unwrap();
        assert!(newer.compare(dir.path()).unwrap().is_empty());
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    fn what_dead_runs_have_left_goes() {
        let dir = written();
        fs::write(dir.path().join("notes"), "of somebody").unwrap();
        let before = listing(dir.path()).len();
        for path in [".clientwright-1-2", "src/deep/er/.clientwright-1-3"] {
            fs::write(dir.path().join(path), "half").unwrap();
        }
        let new = files(&[
            ("Cargo.toml", "new"),
            ("src/lib.rs", "b\n"),
            ("src/deep/er/a.rs", "c\n"),
        ]);
        new.write(dir.path()).unwrap();
        assert_eq!(listing(dir.path()).len(), before);
    }

    #[test]
    fn conflict_marks_are_named_and_force_mends_them() {
        let dir = written();
        let manifest = dir.path().join(MANIFEST);
        let text = fs::read_to_string(&manifest).unwrap();
        fs::write(
            &manifest,
            format!("<<<<<<< HEAD\n{text}=======\n>>>>>>> main\n"),
        )
        .unwrap();
        let error = refused(&some(), dir.path());
        assert!(
            error.contains("line 1: a conflict mark of a merge: run `clientwright --force`"),
            "{error}"
        );
        some().overwrite(dir.path()).unwrap();
        assert_eq!(fs::read_to_string(&manifest).unwrap(), text);
    }

    #[test]
    fn nothing_is_left_beside_the_folder() {
        let around = tempfile::tempdir().unwrap();
        let dir = around.path().join("out");
        for name in [
            ".out.clientwright-1",
            ".out.clientwright-mine",
            ".other.clientwright-1",
        ] {
            fs::create_dir(around.path().join(name)).unwrap();
        }
        some().write(&dir).unwrap();
        files(&[("a", "b")]).write(&dir).unwrap();
        let left = fs::read_dir(around.path()).unwrap();
        let mut left: Vec<_> = left.map(|it| it.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(
            left,
            [".other.clientwright-1", ".out.clientwright-mine", "out"]
        );
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    fn a_folder_of_ours_alone_is_exchanged_and_any_other_stays() {
        use std::os::unix::fs::MetadataExt;
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        let number = || fs::metadata(&out).unwrap().ino();
        some().write(&out).unwrap();
        let first = number();
        files(&[("a", "1"), ("b/c", "2")]).write(&out).unwrap();
        let second = number();
        assert_ne!(first, second);
        fs::create_dir(out.join("target")).unwrap();
        some().write(&out).unwrap();
        assert_eq!(second, number());
        assert!(out.join("target").is_dir() && !out.join("b").exists());
    }

    #[test]
    fn runs_at_the_same_time_end_well() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        std::thread::scope(|scope| {
            for run in 0..8 {
                let (out, text) = (&out, run.to_string());
                scope.spawn(move || {
                    let path = format!("src/{text}");
                    let files = files(&[("a", &text), ("b", &text), (&path, &text)]);
                    for _ in 0..10 {
                        files.write(out).unwrap();
                    }
                });
            }
        });
        let last = fs::read_to_string(out.join("a")).unwrap();
        let path = format!("src/{last}");
        let files = files(&[("a", &last), ("b", &last), (&path, &last)]);
        assert!(files.compare(&out).unwrap().is_empty());
        assert_eq!(listing(&out).len(), 5);
        assert_eq!(listing(dir.path()).len(), 6);
    }

    #[test]
    fn a_file_is_no_output_folder() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        fs::write(&out, "").unwrap();
        assert!(
            some()
                .write(&out)
                .unwrap_err()
                .to_string()
                .ends_with("out` is a file where a folder is needed: move it away")
        );
        let below = some().write(&out.join("below")).unwrap_err().to_string();
        assert!(below.starts_with("cannot make the folder `"), "{below}");
    }

    #[test]
    fn nothing_is_written_where_something_is_in_the_way() {
        let dir = written();
        fs::write(dir.path().join("z"), "").unwrap();
        fs::create_dir(dir.path().join("y")).unwrap();
        let more = |path| files(&[("Cargo.toml", "new"), (path, "")]);
        assert_eq!(
            refused(&more("z/a"), dir.path()),
            "`z` is a file where a folder is needed: move it away"
        );
        assert_eq!(
            refused(&more("y"), dir.path()),
            "`y` is a folder where a file is needed: move it away"
        );
        let long = "long".repeat(100);
        assert!(
            refused(&more(&long), dir.path()).starts_with(&format!("cannot look at `{long}`: "))
        );
        assert!(some().compare(dir.path()).unwrap().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let (dir, elsewhere) = (written(), written());
        let place = |path: &str| dir.path().join(path);
        fs::remove_file(place("Cargo.toml")).unwrap();
        symlink(elsewhere.path().join("Cargo.toml"), place("Cargo.toml")).unwrap();
        assert_eq!(
            refused(&some(), dir.path()),
            "`Cargo.toml` is a symbolic link where a file is needed: move it away"
        );
        fs::remove_file(place("Cargo.toml")).unwrap();
        fs::remove_dir_all(place("src")).unwrap();
        symlink(elsewhere.path().join("src"), place("src")).unwrap();
        // The files below the link are orphans, which must not go either.
        let error = refused(&files(&[("Cargo.toml", "new")]), dir.path());
        assert_eq!(
            error,
            "`src` is a symbolic link where a folder is needed: move it away"
        );
        assert!(some().compare(elsewhere.path()).unwrap().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_is_neither_file_nor_folder() {
        let dir = written();
        let socket = std::os::unix::net::UnixListener::bind(dir.path().join("z"));
        assert!(socket.is_ok());
        assert_eq!(
            refused(&files(&[("z", "")]), dir.path()),
            "`z` is neither file nor folder where a file is needed: move it away"
        );
    }

    #[test]
    fn a_manifest_cannot_lead_outside() {
        let dir = written();
        let out = dir.path().join("src");
        fs::write(
            out.join(MANIFEST),
            format!("{}  ../Cargo.toml\n", "0".repeat(64)),
        )
        .unwrap();
        let error = refused(&some(), &out);
        assert!(
            error.contains("line 1: `../Cargo.toml` cannot be the path of a file"),
            "{error}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_folder_stays_as_it_was() {
        use std::os::unix::fs::PermissionsExt;
        let dir = written();
        let src = dir.path().join("src");
        fs::set_permissions(&src, fs::Permissions::from_mode(0o555)).unwrap();
        // The superuser may write anywhere, so that there is nothing to see.
        if fs::write(src.join("probe"), "").is_err() {
            let error = refused(
                &files(&[("Cargo.toml", "new"), ("src/lib.rs", "new")]),
                dir.path(),
            );
            assert!(
                error.starts_with("cannot make `src/.clientwright-"),
                "{error}"
            );
            assert!(some().compare(dir.path()).unwrap().is_empty());
        }
        fs::set_permissions(&src, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn files_have_the_rights_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let dir = written();
        let usual = dir.path().join("usual");
        fs::write(&usual, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&dir.path().join("Cargo.toml")), mode(&usual));
    }
}
