//! Reads a whole register: its records, the entries of its journals, and what is wrong with it.

use std::path::Path;

use super::journal::read_all::JournalFolder;
use super::records::folder::{FolderMissing, contents};
use crate::fault::Fault;
use crate::journal::Ledger;
use crate::register::Register;

/// A register as it was read.
#[derive(Debug)]
pub struct LoadedFiles {
    /// What it holds.
    pub register: Register,
    /// Everything that is wrong with it, in the order of the files.
    pub faults: Vec<Fault>,
    /// How many record files it has.
    pub files: usize,
}

/// Reads the register in the folder `root`, on the box `this_box`, telling `progress` how many of
/// how many files are done.
///
/// # Errors
/// Only when the folder itself cannot be opened.
pub fn whole(
    root: &Path,
    this_box: &str,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<LoadedFiles, FolderMissing> {
    let contents = contents(root, progress)?;
    let journals = JournalFolder::new(root, this_box).read_all();
    let mut faults = contents.faults;
    faults.extend(journals.faults);
    let ledger = Ledger::new(journals.held);
    let (register, found) =
        Register::new(contents.settings, contents.records, &contents.unread, ledger);
    faults.extend(found);
    Ok(LoadedFiles { register, faults, files: contents.files })
}
