//! A register that stays open while others work on it: read again whenever a file of it has changed.

use crate::cli::context::Context;
use crate::cli::exit::CommandError;
use crate::cli::place::RegisterPlace;
use crate::cli::register::OpenRegister;
use crate::store::{FileStamps, JournalFolder};

/// A register, and the stamps of its files when they were read.
#[derive(Debug)]
pub struct LiveRegister {
    /// The register as it was read last.
    pub opened: OpenRegister,
    /// Where it is.
    pub place: RegisterPlace,
    box_name: String,
    stamps: FileStamps,
}

impl LiveRegister {
    /// Reads the register that is meant.
    pub fn open(context: &Context) -> Result<Self, CommandError> {
        let place = context.place()?;
        // Before reading: what changes while it is read then shows the next time.
        let stamps = FileStamps::of(&place.folder);
        let opened = context.open()?;
        Ok(Self { opened, place, box_name: context.environment.box_name.clone(), stamps })
    }

    /// Reads again what has changed: a journal alone, or all when a record file did. What cannot be
    /// read now stays as it was.
    pub fn refresh(&mut self) {
        let stamps = FileStamps::of(&self.place.folder);
        if stamps.records == self.stamps.records {
            let mut journals = JournalFolder::new(&self.place.folder, &self.box_name);
            for file in stamps.changed_journals(&self.stamps) {
                let journal = journals.read_one(&file);
                self.opened.register.reread(&file, journal.held);
            }
        } else {
            let Ok(opened) = OpenRegister::read(self.place.clone(), &self.box_name) else { return };
            self.opened = opened;
        }
        self.stamps = stamps;
    }
}
