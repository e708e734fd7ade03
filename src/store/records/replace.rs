//! Gives a record file new words: all of them or none, and never over words that nobody has seen.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

use crate::store::disk::{self, Disk, again};
use crate::store::journal::lock;

/// How long another officer's save in the same folder is waited for.
const WAIT: Duration = Duration::from_secs(2);

/// What a file is called before it gets the name, with some letters between.
const BEFORE: &str = ".caveat-";
const AFTER: &str = ".new";
/// How old such a file is when nobody is about to rename it any more. On a network disk a lock may
/// not keep other boxes out, so this is long.
const STALE: Duration = Duration::from_hours(1);

/// Why a file does not hold the new words.
#[derive(Debug)]
pub(super) enum ReplaceError {
    /// It holds these bytes, not those that were expected.
    Moved(Vec<u8>),
    /// It is not there any more.
    Gone,
    /// Somebody else is saving in its folder and does not finish.
    Busy,
    /// The disk refuses.
    Disk(io::Error),
    /// It holds the new words, but whether they outlast a power cut is not known.
    Unsure(io::Error),
}

impl From<io::Error> for ReplaceError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Puts `new` in the place of `before`: written beside the file, on the medium before it gets the
/// name, with the file's own mode, and its group where that is allowed. `longest` is the most that
/// the file is read for.
///
/// Two of these never overwrite each other, for each holds the lock on the folder.
pub(super) fn replace(
    disk: &dyn Disk,
    path: &Path,
    before: &[u8],
    new: &[u8],
    longest: u64,
) -> Result<(), ReplaceError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // Where a folder cannot be locked (some network disks) the check below must do.
    let lock = match File::open(folder).and_then(|open| lock::lock_file(disk, open, WAIT)) {
        Ok(None) => return Err(ReplaceError::Busy),
        Ok(lock) => lock,
        Err(_) => None,
    };
    if lock.is_some() {
        sweep(folder);
    }
    let about = unmoved(disk, path, before, longest)?;
    let mut new_file = tempfile::Builder::new()
        .prefix(BEFORE)
        .suffix(AFTER)
        .make_in(folder, |path| again(|| disk.open(path, disk::Open::New)))?;
    own_as(new_file.as_file(), &about);
    // After the owner: changing that takes bits away.
    again(|| disk.set_mode(new_file.as_file(), about.mode() & 0o777))?;
    disk::write_all(disk, new_file.as_file(), new)?;
    again(|| disk.sync(new_file.as_file()))?;
    unmoved(disk, path, before, longest)?;
    again(|| disk.rename(new_file.path(), path))?;
    new_file.disable_cleanup(true);
    again(|| disk.sync_folder(folder)).map_err(ReplaceError::Unsure)
}

/// Removes what saves left in a folder that were killed before they gave their file its name. Their
/// words are nowhere lost: they stand in a working copy or in the journals.
fn sweep(folder: &Path) {
    let is_left = |name: &OsStr| {
        name.to_str().is_some_and(|name| name.starts_with(BEFORE) && name.ends_with(AFTER))
    };
    let is_stale = |about: &Metadata| {
        let age = about.modified().ok().and_then(|modified| modified.elapsed().ok());
        about.is_file() && age.is_some_and(|age| age > STALE)
    };
    let found = folder.read_dir().into_iter().flatten().flatten();
    for entry in found.filter(|entry| is_left(&entry.file_name())) {
        if entry.metadata().is_ok_and(|about| is_stale(&about)) {
            // The next save tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Looks whether the file still holds `before`.
fn unmoved(
    disk: &dyn Disk,
    path: &Path,
    before: &[u8],
    longest: u64,
) -> Result<Metadata, ReplaceError> {
    let (file, about) = match disk::open_regular(disk, path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(ReplaceError::Gone),
        opened => opened?,
    };
    let most = usize::try_from(longest).unwrap_or(usize::MAX).max(before.len()).saturating_add(1);
    let now = disk::read_from(disk, &file, 0, most)?;
    if now == before { Ok(about) } else { Err(ReplaceError::Moved(now)) }
}

/// Gives a file the owner and group of another, or at least the group, as far as the system allows.
fn own_as(file: &File, about: &Metadata) {
    let fd = file.as_fd();
    if std::os::unix::fs::fchown(fd, Some(about.uid()), Some(about.gid())).is_err() {
        let _ = std::os::unix::fs::fchown(fd, None, Some(about.gid()));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::os::unix::fs::PermissionsExt;
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
    fn a_save_that_does_not_finish_is_not_waited_for_for_ever() {
        let (folder, path) = file("old");
        let other = File::open(folder.path()).unwrap();
        other.lock().unwrap();
        let busy = replace(&RealDisk, &path, b"old", b"new", 100).unwrap_err();
        assert!(matches!(busy, ReplaceError::Busy));
        assert_eq!(fs::read(&path).unwrap(), b"old");
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
