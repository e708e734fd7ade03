//! Everything that was ever entered, in order of time.

use rayon::prelude::*;
use uuid::Uuid;

use super::entry::JournalEntry;
use super::ledger::{EntryRow, Ledger};
use crate::text::Clean;

/// The place of an entry in a ledger; it means nothing once the ledger has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryIx(usize);

impl Ledger {
    /// Everything that was ever entered, oldest first.
    pub fn log(&self) -> Vec<EntryRow<'_>> {
        self.order().into_iter().map(|EntryIx(row)| self.entry_row(row)).collect()
    }

    /// The places of everything that was ever entered, oldest first.
    pub fn order(&self) -> Vec<EntryIx> {
        let mut rows: Vec<usize> = self.counted.values().copied().collect();
        rows.par_sort_unstable_by(|&a, &b| self.rows[a].place().cmp(&self.rows[b].place()));
        rows.into_iter().map(EntryIx).collect()
    }

    /// The entry at a place; `None` where there is none any more.
    pub fn at(&self, EntryIx(row): EntryIx) -> Option<EntryRow<'_>> {
        (row < self.rows.len()).then(|| self.entry_row(row))
    }

    /// An officer's first entry that goes by this id or group.
    pub fn named(&self, officer: &Clean, name: Uuid) -> Option<&JournalEntry> {
        let rows = self.named.get(&(officer.clone(), name))?;
        rows.first().map(|&row| &self.rows[row].held)
    }
}
