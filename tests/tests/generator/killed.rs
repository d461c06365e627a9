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
    let mut killed = 0;
    for run in 0..8 {
        let mut child = start(folder.path(), ["one", "two"][run as usize % 2]);
        let aside = out.join(format!(".clientwright-{}-0", child.id()));
        while !aside.exists() && child.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(run * 2557 % 9000));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let left = bytes(&out);
        assert!(has_whole_files(&left, &trees), "{:#?}", left.keys());
    }
    assert!(killed > 0, "no run was killed in time");
    assert!(written(folder.path(), "one") == trees[0]);
}

#[test]
#[ignore = "it takes a while"]
fn a_hundred_runs_that_are_killed() {
    kill_runs(100);
}

/// Two specs take turns. Each run is killed a little later than the one before, from when it begins to write.
fn kill_runs(runs: u64) {
    let folder = folder();
    let out = folder.path().join("out");
    let trees = ["one", "two"].map(|spec| written(folder.path(), spec));
    assert_ne!(trees[0], trees[1]);
    let mut killed = 0;
    for run in 0..runs {
        let spec = ["one", "two"][run as usize % 2];
        let mut child = start(folder.path(), spec);
        let aside = format!(".out.clientwright-{}", child.id());
        let aside = folder.path().join(aside);
        while !aside.exists() && child.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(run * 7919 % 20_000));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let left = bytes(&out);
        assert!(
            is_whole(&left, &trees),
            "run {run} left a mixture: {:#?}",
            left.keys()
        );
    }
    assert!(killed > 0, "no run was killed in time");
    assert!(written(folder.path(), "one") == trees[0]);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        3,
        "something is left beside it"
    );
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
        .args(["--spec", spec, "--out", "out"]);
    command.stdout(Stdio::null()).spawn().unwrap()
}
