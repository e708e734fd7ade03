//! Each version of a record that a verdict was given on, kept once, so that it can be compared.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::atomic_write::NewFile;
use super::disk::{self, Disk, RealDisk, again};
use super::io_error::is;
use super::open_regular;
use super::save_error::{SaveError, SaveFailure};
use super::shared_folder::{closed, journal_folder, own_folder, take_group, version_folders};
use crate::journal::JournalName;
use crate::record::fingerprint::fingerprint as fingerprint_of;

/// The longest version that is read.
const LONGEST: usize = 4 * 1024 * 1024;

/// The officer writes, colleagues of the group read.
const MODE: u32 = 0o640;

/// The versions that all officers of a register keep, written by one of them.
#[derive(Debug, Clone)]
pub struct RecordVersions {
    register: PathBuf,
    own: String,
}

impl RecordVersions {
    /// The versions of the register in the folder `register`, kept by this officer on this box.
    pub fn new(register: &Path, login: &str, box_name: &str) -> Self {
        let own = JournalName::new(login, box_name).stem();
        // A register may be reached by a link; what is in it may not.
        let register = register.canonicalize().unwrap_or_else(|_| register.to_owned());
        Self { register, own }
    }

    /// Keeps the canonical form of a record under its fingerprint (`c1:` and 32 hexadecimal
    /// digits). One that is there already is left as it is. Where somebody else has taken
    /// `journal/versions`, or closed it, it goes to `journal/versions.2` and so on. An error when
    /// the text does not have that fingerprint, or could not be written.
    pub fn keep(&self, fingerprint: &str, canonical: &str) -> Result<(), SaveError> {
        let file = format!("journal/versions/{}", self.own);
        let fail = |why: SaveFailure| SaveError { why, file: file.clone() };
        let name = file_name(fingerprint).filter(|_| fingerprint_of(canonical) == fingerprint);
        let name = name.ok_or_else(|| {
            fail(SaveFailure::Other(io::Error::other("the text does not have this fingerprint")))
        })?;
        let (journal, about) = journal_folder(&RealDisk, &self.register).map_err(fail)?;
        if self.find_own(&journal, &name, fingerprint).is_some() {
            return Ok(());
        }
        for folder in version_folders(&journal) {
            let (folder, new) = match own_folder(&folder, &self.own, &about) {
                Err(error) if is_taken(&error) => continue,
                made => made.map_err(|error| fail(error.into()))?,
            };
            match write(&folder, &name, canonical, &about, new) {
                Err(error) if is_taken(&error) => {}
                written => return written.map_err(|error| fail(error.into())),
            }
        }
        Err(fail(closed(&self.register, journal)))
    }

    /// The canonical form with this fingerprint, from whichever officer kept it. One that was
    /// changed since is passed over.
    pub fn find(&self, fingerprint: &str) -> Option<String> {
        let name = file_name(fingerprint)?;
        let journal = self.register.join("journal");
        let others = version_folders(&journal).flat_map(|folder| {
            let others = fs::read_dir(folder).into_iter().flatten().flatten();
            let mut others: Vec<PathBuf> = others.map(|folder| folder.path()).collect();
            others.sort();
            others
        });
        self.find_own(&journal, &name, fingerprint).or_else(|| read_in(others, &name, fingerprint))
    }

    fn find_own(&self, journal: &Path, name: &str, fingerprint: &str) -> Option<String> {
        let own = version_folders(journal).map(|folder| folder.join(&self.own));
        read_in(own, name, fingerprint)
    }
}

/// Whether this is the name of one of the folders below the journal folder in which versions are kept.
pub fn is_version_folder(name: &str) -> bool {
    name.strip_prefix("versions").is_some_and(|rest| {
        let number = rest.strip_prefix('.').unwrap_or_default();
        rest.is_empty() || (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether a folder cannot be used because it is not ours to use: another is tried then.
fn is_taken(error: &io::Error) -> bool {
    is(error, &[Errno::ACCESS, Errno::PERM, Errno::NOTDIR, Errno::EXIST, Errno::LOOP])
}

/// The version of this name in the first of these folders that has it. Links are not followed.
fn read_in(
    folders: impl IntoIterator<Item = PathBuf>,
    name: &str,
    fingerprint: &str,
) -> Option<String> {
    let is_folder = |path: &PathBuf| fs::symlink_metadata(path).is_ok_and(|about| about.is_dir());
    let mut folders = folders.into_iter().filter(is_folder);
    folders.find_map(|folder| read(&folder.join(name), fingerprint))
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

/// On the medium before anything points to it. Of the folders above it `new` have just been made.
fn write(folder: &Path, name: &str, text: &str, journal: &Metadata, new: usize) -> io::Result<()> {
    let file = NewFile::create(&RealDisk, folder, MODE)?;
    take_group(file.file(), &file.file().metadata()?, journal.gid());
    file.write(text.as_bytes())?;
    file.rename(&folder.join(name))?;
    // The name of a new folder is in the one above it.
    folder.ancestors().take(1 + new).try_for_each(|path| again(|| RealDisk.sync_folder(path)))
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
