//! Reads a whole register: its records, the entries of its journals, and what is wrong with it.

use std::path::Path;

use super::journal::read_all::JournalFolder;
use super::records::folder::{FolderMissing, RegisterFiles, contents};
use crate::journal::Ledger;
use crate::register::{LoadedRegister, Register};

impl LoadedRegister {
    /// Puts a register together from its record files and what officers added.
    pub fn new(files: RegisterFiles, ledger: Ledger) -> Self {
        let RegisterFiles { settings, records, mut faults, unread, files, source_texts } = files;
        let (mut register, found) = Register::new(settings, records, &unread, ledger);
        register.set_source_texts(source_texts);
        faults.extend(found);
        Self { register, faults, files }
    }

    /// Reads the register in the folder `root`, on the box `this_box`, telling `progress` how many
    /// of how many files are done. An error only when the folder itself cannot be opened.
    pub fn load(
        root: &Path,
        this_box: &str,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Self, FolderMissing> {
        let mut files = contents(root, progress)?;
        let journals = JournalFolder::new(root, this_box).read_all();
        files.faults.extend(journals.faults);
        Ok(Self::new(files, Ledger::new(journals.held)))
    }
}
