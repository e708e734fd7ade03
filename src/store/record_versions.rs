//! Each version of a record that a verdict was given on, kept once, so that it can be compared.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{self, Disk, RealDisk};
use super::save_error::{SaveError, SaveFailure};
use super::{atomic_write, open_regular};
use crate::journal::JournalName;
use crate::record::fingerprint::fingerprint as fingerprint_of;

/// The longest version that is read.
const LONGEST: usize = 4 * 1024 * 1024;

/// The versions that all officers of a register keep, written by one of them.
#[derive(Debug, Clone)]
pub struct RecordVersions {
    folder: PathBuf,
    own: String,
}

impl RecordVersions {
    /// The versions of the register in the folder `register`, kept by this officer on this box.
    pub fn new(register: &Path, login: &str, box_name: &str) -> Self {
        let own = JournalName::new(login, box_name).stem();
        Self { folder: register.join("journal/versions"), own }
    }

    /// Keeps the canonical form of a record under its fingerprint (`c1:` and 32 hexadecimal
    /// digits). One that is there already is left as it is. An error when the text does not have
    /// that fingerprint, or could not be written.
    pub fn keep(&self, fingerprint: &str, canonical: &str) -> Result<(), SaveError> {
        let file = format!("journal/versions/{}", self.own);
        let fail = |why: SaveFailure| SaveError { why, file: file.clone() };
        let name = file_name(fingerprint).filter(|_| fingerprint_of(canonical) == fingerprint);
        let name = name.ok_or_else(|| {
            fail(SaveFailure::Other(io::Error::other("the text does not have this fingerprint")))
        })?;
        let folder = self.folder.join(&self.own);
        if read(&folder.join(&name), fingerprint).is_some() {
            return Ok(());
        }
        write(&folder, &name, canonical).map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory => fail(SaveFailure::NoFolder),
            _ => fail(error.into()),
        })
    }

    /// The canonical form with this fingerprint, from whichever officer kept it. One that was
    /// changed since is passed over.
    pub fn find(&self, fingerprint: &str) -> Option<String> {
        let name = file_name(fingerprint)?;
        let own = self.folder.join(&self.own);
        let others = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut others: Vec<PathBuf> = others.map(|folder| folder.path()).collect();
        others.sort();
        std::iter::once(own)
            .chain(others)
            .filter(|folder| fs::symlink_metadata(folder).is_ok_and(|about| about.is_dir()))
            .find_map(|folder| read(&folder.join(&name), fingerprint))
    }
}

/// `c1:9f86…` is kept as `c1-9f86….txt`.
fn file_name(fingerprint: &str) -> Option<String> {
    let digits = fingerprint.strip_prefix("c1:")?;
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (digits.len() == 32 && digits.bytes().all(hex)).then(|| format!("c1-{digits}.txt"))
}

fn read(path: &Path, fingerprint: &str) -> Option<String> {
    let (file, _) = open_regular::open(&RealDisk, path).ok()?;
    let bytes = disk::read_from(&RealDisk, &file, 0, LONGEST).ok()?;
    String::from_utf8(bytes).ok().filter(|text| fingerprint_of(text) == fingerprint)
}

/// On the medium before anything points to it.
fn write(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let new = !folder.is_dir();
    RealDisk.make_folder(folder, 0o770)?;
    atomic_write::write(&folder.join(name), text.as_bytes(), 0o640)?;
    // A new folder's own name is in `versions`, whose name is in `journal`, and so on.
    let above = folder.ancestors().skip(1).take(if new { 3 } else { 0 });
    above.filter(|path| path.is_dir()).try_for_each(|path| RealDisk.sync_folder(path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// SHA-256 of "abc", from the standard.
    const ABC: &str = "c1:ba7816bf8f01cfea414140de5dae2223";

    #[test]
    fn a_version_is_kept_once_and_found_by_every_officer() {
        let register = tempfile::TempDir::new().unwrap();
        let amk = RecordVersions::new(register.path(), "amk", "box1");
        let plw = RecordVersions::new(register.path(), "plw", "box2");
        assert_eq!(amk.find(ABC), None);
        amk.keep(ABC, "abc").unwrap();
        amk.keep(ABC, "abc").unwrap();
        let file = register.path().join("journal/versions/amk@box1").join(file_name(ABC).unwrap());
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(plw.find(ABC).as_deref(), Some("abc"));
    }

    #[test]
    fn a_version_that_was_changed_is_passed_over_and_kept_again() {
        let register = tempfile::TempDir::new().unwrap();
        let amk = RecordVersions::new(register.path(), "amk", "box1");
        amk.keep(ABC, "abc").unwrap();
        let file = register.path().join("journal/versions/amk@box1").join(file_name(ABC).unwrap());
        fs::write(&file, "abd").unwrap();
        assert_eq!(amk.find(ABC), None);
        amk.keep(ABC, "abc").unwrap();
        assert_eq!(amk.find(ABC).as_deref(), Some("abc"));
    }

    #[test]
    fn what_is_no_fingerprint_of_the_text_is_refused() {
        let register = tempfile::TempDir::new().unwrap();
        let amk = RecordVersions::new(register.path(), "amk", "box1");
        let error = amk.keep(ABC, "abd").unwrap_err();
        assert_eq!(
            error.to_string(),
            "NOT SAVED: the text does not have this fingerprint (journal/versions/amk@box1)"
        );
        assert_eq!((amk.find("c1:../x"), amk.find("c2:00")), (None, None));
    }
}
