//! Replaces what a record file holds, whole or not at all, and never words that nobody has seen.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::store::atomic_write::{NewFile, remove_stale};
use crate::store::disk::{self, Disk, again};
use crate::store::journal::lock;
use crate::store::open_regular;
use crate::store::save_error::SaveFailure;

/// How long another officer's save in the same folder is waited for.
const WAIT: Duration = Duration::from_secs(2);

/// Why a file does not hold the new words.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReplaceError {
    /// It holds these bytes, not those that were expected.
    #[error("somebody has changed this file")]
    Moved(Vec<u8>),
    #[error("somebody has removed or renamed this file")]
    Gone,
    #[error("{0}")]
    Disk(SaveFailure),
    #[error("it holds your words, but may not keep them in a power cut: {0}")]
    Unsure(SaveFailure),
}

impl From<io::Error> for ReplaceError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error.into())
    }
}

/// Puts `new` in the place of `before`: written beside the file, on the medium before it gets the
/// name, with the file's own mode, and its group where that is allowed. `longest` is the most that
/// the file is read for.
///
/// Two of these never overwrite each other, for each holds the lock on the folder. Somebody who
/// holds it for other reasons puts a save off for two seconds and cannot prevent it.
pub(super) fn replace(
    disk: &dyn Disk,
    path: &Path,
    before: &[u8],
    new: &[u8],
    longest: u64,
) -> Result<(), ReplaceError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // Whoever can read the folder can hold this lock, and some network disks have none. A save
    // takes milliseconds, so after a while the check below must do.
    let lock = File::open(folder).and_then(|open| lock::lock_file(disk, open, WAIT));
    let lock = lock.unwrap_or_default();
    if lock.is_some() {
        remove_stale(folder);
    }
    let about = unmoved(disk, path, before, longest)?;
    let new_file = NewFile::create_like(disk, folder, &about)?;
    new_file.write(new)?;
    unmoved(disk, path, before, longest)?;
    new_file.rename(path)?;
    again(|| disk.sync_folder(folder)).map_err(|error| ReplaceError::Unsure(error.into()))
}

/// Looks whether the file still holds `before`.
fn unmoved(
    disk: &dyn Disk,
    path: &Path,
    before: &[u8],
    longest: u64,
) -> Result<Metadata, ReplaceError> {
    let (file, about) = match open_regular::open(disk, path).map_err(io::Error::from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(ReplaceError::Gone),
        opened => opened?,
    };
    let most = usize::try_from(longest).unwrap_or(usize::MAX).max(before.len()).saturating_add(1);
    let now = disk::read_from(disk, &file, 0, most)?;
    if now == before { Ok(about) } else { Err(ReplaceError::Moved(now)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::time::SystemTime;

    use super::*;
    use crate::store::disk::RealDisk;

    fn file(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cases.toml");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn the_new_words_get_the_name_and_the_mode_and_leave_nothing_beside_them() {
        let (folder, path) = file("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        replace(&RealDisk, &path, b"old", b"new", 100).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o664);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_save_left_goes_with_the_next_one_unless_it_is_fresh() {
        let (folder, path) = file("old");
        let put = |name: &str, hours: u64| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_hours(hours)).unwrap();
        };
        for (name, hours) in [(".caveat-a.new", 2), (".caveat-b.new", 0), (".mine.new", 2)] {
            put(name, hours);
        }
        replace(&RealDisk, &path, b"old", b"new", 100).unwrap();
        let left = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name());
        let mut left: Vec<_> = left.collect();
        left.sort();
        assert_eq!(left, [".caveat-b.new", ".mine.new", "cases.toml"]);
    }

    #[test]
    fn a_file_that_holds_something_else_stays() {
        let (folder, path) = file("theirs");
        let moved = replace(&RealDisk, &path, b"old", b"new", 100).unwrap_err();
        assert!(matches!(moved, ReplaceError::Moved(theirs) if theirs == b"theirs"));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        fs::remove_file(&path).unwrap();
        let gone = replace(&RealDisk, &path, b"old", b"new", 100).unwrap_err();
        assert!(matches!(gone, ReplaceError::Gone));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn nobody_who_holds_the_folder_keeps_a_save_from_being_made() {
        let (folder, path) = file("old");
        let other = File::open(folder.path()).unwrap();
        other.lock().unwrap();
        replace(&RealDisk, &path, b"old", b"new", 100).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        let moved = replace(&RealDisk, &path, b"old", b"mine", 100).unwrap_err();
        assert!(matches!(moved, ReplaceError::Moved(_)), "what nobody has seen stays");
    }

    /// A disk that fails in one call.
    struct Failing(&'static str);

    impl Failing {
        fn fail(&self, call: &str) -> io::Result<()> {
            if self.0 == call { Err(io::Error::from_raw_os_error(5)) } else { Ok(()) }
        }
    }

    impl Disk for Failing {
        fn set_mode(&self, _: &File, _: u32) -> io::Result<()> {
            self.fail("mode")
        }
        fn sync(&self, _: &File) -> io::Result<()> {
            self.fail("sync")
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.fail("rename")?;
            fs::rename(from, to)
        }
        fn sync_folder(&self, _: &Path) -> io::Result<()> {
            self.fail("folder")
        }
    }

    #[test]
    fn a_failing_disk_leaves_the_old_words_or_the_new_ones_whole() {
        for call in ["mode", "sync", "rename"] {
            let (folder, path) = file("old");
            let failed = replace(&Failing(call), &path, b"old", b"new", 100).unwrap_err();
            assert!(matches!(failed, ReplaceError::Disk(_)), "{call}");
            assert_eq!(fs::read(&path).unwrap(), b"old", "{call}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{call}");
        }
        let (_folder, path) = file("old");
        let unsure = replace(&Failing("folder"), &path, b"old", b"new", 100).unwrap_err();
        assert!(matches!(unsure, ReplaceError::Unsure(_)));
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
