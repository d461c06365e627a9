//! One run at a time: a second one waits until the first has written its files.

use std::path::Path;

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) use flock::Lock;

/// Other systems cannot lock a folder. There each file is still whole, and what two runs mix is mended by the next one.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) struct Lock;

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
impl Lock {
    pub(super) fn of(_: &Path) -> Option<Self> {
        None
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
mod flock {
    use std::fs::{self, File, Metadata};
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{FlockOperation, flock};

    use super::Path;

    /// A folder that is locked until this is dropped, or the process ends in any way. Nothing is left behind.
    pub(in super::super) struct Lock {
        _folder: File,
    }

    impl Lock {
        /// Waits until no other run has the folder. `None` where the file system knows no locks.
        pub(in super::super) fn of(dir: &Path) -> Option<Self> {
            loop {
                let folder = File::open(dir).ok()?;
                flock(&folder, FlockOperation::LockExclusive).ok()?;
                // Another run may have put another folder in its place while this one waited.
                if is_same(&folder.metadata().ok()?, &fs::metadata(dir).ok()?) {
                    return Some(Self { _folder: folder });
                }
            }
        }
    }

    fn is_same(one: &Metadata, other: &Metadata) -> bool {
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    }
}
