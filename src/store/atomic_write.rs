//! Gives a file new words, whole or not at all.

use std::fs::Permissions;
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

use tempfile::NamedTempFile;

use super::disk::{Disk, RealDisk};

/// A file that is whole and on the medium, in the folder, with this mode, but without its name.
///
/// # Errors
/// It could not be written; nothing of it is left.
pub fn prepare(folder: &Path, text: &str, mode: u32) -> io::Result<NamedTempFile> {
    let mut new = NamedTempFile::new_in(folder)?;
    new.as_file().set_permissions(Permissions::from_mode(mode))?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    Ok(new)
}

/// Puts `text` in the place of what `path` holds, or makes the file. One that is there keeps its
/// mode and its group; a new one gets `mode`. A link is replaced, not followed.
///
/// # Errors
/// It could not be written; the file is as it was.
pub fn replace(path: &Path, text: &str, mode: u32) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let before = path.symlink_metadata().ok().filter(std::fs::Metadata::is_file);
    let mode = before.as_ref().map_or(mode, |it| it.mode() & 0o777);
    let new = prepare(folder, text, mode)?;
    if let Some(before) = before
        && before.gid() != new.as_file().metadata()?.gid()
    {
        // With another group, colleagues who could read it would not be able to any more.
        fchown(new.as_file(), None, Some(before.gid()))?;
        new.as_file().set_permissions(Permissions::from_mode(mode))?;
    }
    new.persist(path).map_err(|error| error.error)?;
    RealDisk.sync_folder(folder)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_file_keeps_its_mode_and_a_new_one_gets_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mode = || path.metadata().unwrap().mode() & 0o777;
        replace(&path, "one", 0o600).unwrap();
        assert_eq!(mode(), 0o600);
        std::fs::set_permissions(&path, Permissions::from_mode(0o664)).unwrap();
        replace(&path, "two", 0o600).unwrap();
        assert_eq!((mode(), &*std::fs::read_to_string(&path).unwrap()), (0o664, "two"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
