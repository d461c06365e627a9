//! Runs that are killed: what they leave behind is the old client or the new one, and the next run ends well.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::checkout::{bytes, files, text};

/// A client as it was once written: all files with their texts.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

#[test]
fn a_run_that_is_killed_leaves_the_old_client_or_the_new_one() {
    kill_runs(8);
}

/// Where others have put something into the folder, its files are changed one by one.
#[test]
fn each_file_is_whole_and_the_next_run_ends_well() {
    let folder = folder();
    let out = folder.path().join("out");
    let mut trees = ["one", "two"].map(|spec| written(folder.path(), spec));
    fs::write(out.join("notes"), "of somebody").unwrap();
    for tree in &mut trees {
        tree.insert(out.join("notes"), b"of somebody".to_vec());
    }
    let aside = |id| out.join(format!(".clientwright-{id}-0"));
    kill(8, folder.path(), aside, 9_000, |run| {
        let left = bytes(&out);
        let is_whole = has_whole_files(&left, &trees);
        assert!(is_whole, "run {run}: {:#?}", left.keys());
    });
    assert!(written(folder.path(), "one") == trees[0]);
}

#[test]
#[ignore = "it takes a while"]
fn a_hundred_runs_that_are_killed() {
    kill_runs(100);
}

fn kill_runs(wanted: usize) {
    let folder = folder();
    let out = folder.path().join("out");
    let trees = ["one", "two"].map(|spec| written(folder.path(), spec));
    assert_ne!(trees[0], trees[1]);
    let aside = |id| folder.path().join(format!(".out.clientwright-{id}"));
    kill(wanted, folder.path(), aside, 20_000, |run| {
        let left = bytes(&out);
        let is_whole = is_whole(&left, &trees);
        assert!(is_whole, "run {run} left a mixture: {:#?}", left.keys());
    });
    assert!(written(folder.path(), "one") == trees[0]);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        3,
        "something is left beside it"
    );
}

/// Kills as many runs as are wanted, and looks at what each has left. Two specs take turns, so that there is something to write.
///
/// A run is killed at another moment each time, within some microseconds from when something lies ready for it. Some runs
/// have ended by then; on a busy machine many have.
fn kill(
    wanted: usize,
    folder: &Path,
    aside: impl Fn(u32) -> PathBuf,
    within: u64,
    look: impl Fn(u64),
) {
    let mut killed = 0;
    for run in 0..20 * wanted as u64 {
        let mut child = start(folder, ["one", "two"][run as usize % 2]);
        let aside = aside(child.id());
        while !aside.exists() && child.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(run * 7919 % within));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        look(run);
        if killed == wanted {
            return;
        }
    }
    panic!("{killed} runs were killed in time");
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn is_whole(left: &Tree, trees: &[Tree; 2]) -> bool {
    trees.contains(left)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn is_whole(left: &Tree, trees: &[Tree; 2]) -> bool {
    has_whole_files(left, trees)
}

/// Whether each file is an old one or a new one. The list of files may know both, and some may lie ready.
fn has_whole_files(left: &Tree, trees: &[Tree; 2]) -> bool {
    let known = |(path, text): (&PathBuf, &Vec<u8>)| {
        let is_apart = path.to_string_lossy().contains("/.clientwright");
        is_apart || trees.iter().any(|tree| tree.get(path) == Some(text))
    };
    left.iter().all(known)
}

/// What a run leaves that nobody kills.
fn written(folder: &Path, spec: &str) -> Tree {
    assert!(start(folder, spec).wait().unwrap().success());
    bytes(&folder.join("out"))
}

/// A folder with two specs, the one larger than the other.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    for path in files("generator/starter") {
        let place = path.trim_start_matches("generator/starter/");
        for spec in [&one, &two] {
            fs::create_dir_all(spec.join("operations")).unwrap();
            fs::write(spec.join(place), text(&path)).unwrap();
        }
    }
    fs::remove_file(one.join("operations/switch_lamp.yaml")).unwrap();
    folder
}

fn start(folder: &Path, spec: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_command"));
    command
        .current_dir(folder)
        .args(["--no-cache", "--spec", spec, "--out", "out"]);
    command.stdout(Stdio::null()).spawn().unwrap()
}
