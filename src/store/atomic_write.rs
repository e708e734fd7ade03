//! Replaces what a file holds, whole or not at all.
//!
//! Every file that is replaced is written beside the old one first, waits there until it is on the
//! medium, and only then gets the name. A link is replaced, not followed.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::io::Errno;
use tempfile::NamedTempFile;

use super::disk::{self, Disk, Open, RealDisk, again};

/// What a file is called before it gets its name, with some letters between.
const PREFIX: &str = ".caveat-";
const SUFFIX: &str = ".new";
/// How old such a file is when nobody is about to rename it any more. On a network disk a lock may
/// not keep other boxes out, so this is long.
const STALE: Duration = Duration::from_hours(1);

/// A file that does not have its name yet; dropped before it gets one, it is removed.
pub(super) struct NewFile<'a> {
    disk: &'a dyn Disk,
    file: NamedTempFile<File>,
}

impl<'a> NewFile<'a> {
    /// Makes an empty file in the folder, with this mode.
    pub fn create(disk: &'a dyn Disk, folder: &Path, mode: u32) -> io::Result<Self> {
        let new = Self::open(disk, folder, Open::New)?;
        again(|| disk.set_mode(new.file(), mode))?;
        Ok(new)
    }

    /// Makes an empty file in the folder, as any program makes one: the umask says for whom.
    pub fn create_by_umask(disk: &'a dyn Disk, folder: &Path) -> io::Result<Self> {
        Self::open(disk, folder, Open::NewByUmask)
    }

    fn open(disk: &'a dyn Disk, folder: &Path, how: Open) -> io::Result<Self> {
        let mut refused = None;
        let file = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).make_in(folder, |path| {
            let opened = again(|| disk.open(path, how));
            refused = opened.as_ref().err().and_then(io::Error::raw_os_error);
            opened
        });
        // What the system said, without the name that the file has for a moment.
        match (file, refused) {
            (Err(_), Some(code)) => Err(io::Error::from_raw_os_error(code)),
            (file, _) => Ok(Self { disk, file: file? }),
        }
    }

    /// Makes an empty file in the folder, with the mode of another, and its owner and group, or at
    /// least its group, as far as the system allows.
    pub fn create_like(disk: &'a dyn Disk, folder: &Path, other: &Metadata) -> io::Result<Self> {
        let new = Self::create(disk, folder, 0o600)?;
        let (uid, gid) = (Some(other.uid()), Some(other.gid()));
        if fchown(new.file(), uid, gid).is_err() {
            let _ = fchown(new.file(), None, gid);
        }
        // After the owner: changing that takes bits away.
        again(|| disk.set_mode(new.file(), other.mode() & 0o777))?;
        Ok(new)
    }

    /// The open file.
    pub fn file(&self) -> &File {
        self.file.as_file()
    }

    /// Writes all that the file is to hold, and waits until it is on the medium.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        disk::write_all(self.disk, self.file(), bytes)?;
        again(|| self.disk.sync(self.file()))
    }

    /// Gives the file its name, in the place of one that has it. The folder is not on the medium
    /// yet.
    pub fn rename(mut self, path: &Path) -> io::Result<()> {
        again(|| self.disk.rename(self.file.path(), path))?;
        self.file.disable_cleanup(true);
        Ok(())
    }

    /// Gives the file the first of these names that is free, and returns it; none when all are
    /// taken.
    pub fn rename_to_free(
        self,
        names: impl IntoIterator<Item = PathBuf>,
    ) -> io::Result<Option<PathBuf>> {
        let mut file = self.file;
        for path in names {
            match file.persist_noclobber(&path) {
                Ok(_) => return Ok(Some(path)),
                Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => {
                    file = taken.file;
                }
                Err(refused) => return Err(refused.error),
            }
        }
        Ok(None)
    }
}

/// Writes a file with this mode, in the place of one that is there.
pub(super) fn write(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let folder = folder_of(path);
    let new = NewFile::create(&RealDisk, folder, mode)?;
    new.write(bytes)?;
    new.rename(path)?;
    again(|| RealDisk.sync_folder(folder))
}

/// Writes a file that nobody but the officer can read, in the place of one that is there. Its
/// folder is made where there is none.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_private_folder(folder_of(path))?;
    write(path, bytes, 0o600)
}

/// Makes a folder that nobody but the officer can open, and the folders above it; one that is
/// there is left as it is.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    again(|| RealDisk.make_folder(folder, 0o700))
}

/// Puts `bytes` in the place of what `path` holds, or makes the file. One that is there keeps its
/// mode and its group; a new one gets `mode`.
pub(super) fn replace(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let folder = folder_of(path);
    let Some(before) = path.symlink_metadata().ok().filter(Metadata::is_file) else {
        return write(path, bytes, mode);
    };
    let new = NewFile::create_like(&RealDisk, folder, &before)?;
    if new.file().metadata()?.gid() != before.gid() {
        // With another group, colleagues who could read it would not be able to any more.
        return Err(Errno::PERM.into());
    }
    new.write(bytes)?;
    new.rename(path)?;
    again(|| RealDisk.sync_folder(folder))
}

/// Removes what was left in a folder by programs that were killed before they gave their file its
/// name. Its words are nowhere lost: they stand in a working copy or in the journals.
pub(super) fn remove_stale(folder: &Path) {
    let is_stale = |about: Metadata| {
        let age = about.modified().ok().and_then(|modified| modified.elapsed().ok());
        about.is_file() && age.is_some_and(|age| age > STALE)
    };
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_left = |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        if name.to_str().is_some_and(is_left) && entry.metadata().is_ok_and(is_stale) {
            // The next save tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The folder of a file; a name alone stands in the current one.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs::Permissions;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_file_keeps_its_mode_and_a_new_one_gets_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mode = || path.metadata().unwrap().mode() & 0o777;
        replace(&path, b"one", 0o600).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&path, Permissions::from_mode(0o664)).unwrap();
        replace(&path, b"two", 0o600).unwrap();
        assert_eq!((mode(), &*fs::read_to_string(&path).unwrap()), (0o664, "two"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_is_replaced_and_what_it_leads_to_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        fs::write(&target, "theirs").unwrap();
        for write in [replace, write] {
            symlink(&target, &link).unwrap();
            write(&link, b"ours", 0o640).unwrap();
            assert_eq!(link.symlink_metadata().unwrap().mode(), 0o100_640);
            assert_eq!(fs::read_to_string(&target).unwrap(), "theirs");
            fs::remove_file(&link).unwrap();
        }
    }

    #[test]
    fn one_that_gets_no_name_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let new = NewFile::create(&RealDisk, folder.path(), 0o600).unwrap();
        new.write(b"words").unwrap();
        drop(new);
        let taken = folder.path().join("taken");
        fs::write(&taken, "theirs").unwrap();
        let new = NewFile::create(&RealDisk, folder.path(), 0o600).unwrap();
        assert_eq!(new.rename_to_free([taken]).unwrap(), None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
