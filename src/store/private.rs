//! An officer's own small files: nobody else can read them, and each is whole or not there.

use std::fs::{DirBuilder, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes a file of the officer's own, in the place of one that is there. Its folder is made where
/// there is none.
pub(super) fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("/"));
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut new = NamedTempFile::new_in(folder)?;
    new.as_file().set_permissions(Permissions::from_mode(0o600))?;
    new.write_all(bytes)?;
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}
