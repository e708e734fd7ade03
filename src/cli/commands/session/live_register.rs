//! A register that stays open while others work on it: read again whenever a file of it has changed.

use crate::cli::context::Counter;
use crate::cli::exit::Stop;
use crate::cli::place::Place;
use crate::cli::register::Opened;
use crate::store::{JournalShelf, Stamps};

/// A register, and the stamps of its files when they were read.
#[derive(Debug)]
pub struct Fresh {
    /// The register as it was read last.
    pub opened: Opened,
    /// Where it is.
    pub place: Place,
    box_name: String,
    stamps: Stamps,
}

impl Fresh {
    /// Reads the register that is meant.
    pub fn open(counter: &Counter) -> Result<Self, Stop> {
        let place = counter.place()?;
        // Before reading: what changes while it is read then shows the next time.
        let stamps = Stamps::of(&place.folder);
        let opened = counter.open()?;
        Ok(Self { opened, place, box_name: counter.environment.box_name.clone(), stamps })
    }

    /// Reads again what has changed: a journal alone, or all when a record file did. What cannot be
    /// read now stays as it was.
    pub fn refresh(&mut self) {
        let stamps = Stamps::of(&self.place.folder);
        if stamps.records == self.stamps.records {
            let mut journals = JournalShelf::new(&self.place.folder, &self.box_name);
            for file in stamps.changed_journals(&self.stamps) {
                let journal = journals.read_one(&file);
                self.opened.register.reread(&file, journal.held);
            }
        } else {
            let Ok(opened) = Opened::read(self.place.clone(), &self.box_name) else { return };
            self.opened = opened;
        }
        self.stamps = stamps;
    }
}
