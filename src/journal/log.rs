//! Everything that was ever entered, in order of time, and what officers read last of a record.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::entry::{Act, JournalEntry};
use super::ledger::{EntryRow, Ledger};
use super::record_state::{LedgerRow, Note};
use crate::record::Id;
use crate::text::Clean;

/// The place of an entry in a ledger; it means nothing once the ledger has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryIx(usize);

impl Ledger {
    /// Everything that was ever entered, oldest first.
    pub fn log(&self) -> Vec<EntryRow<'_>> {
        self.in_order().into_iter().map(|row| self.entry_row(row)).collect()
    }

    /// The places of everything that was ever entered, oldest first.
    pub fn order(&self) -> Vec<EntryIx> {
        self.in_order().into_iter().map(EntryIx).collect()
    }

    /// The entry at a place; `None` where there is none any more.
    pub fn at(&self, EntryIx(row): EntryIx) -> Option<EntryRow<'_>> {
        self.rows.get(row).filter(|it| !it.hidden).map(|_| self.entry_row(row))
    }

    /// Whether this entry of its officer is on file, perhaps hidden from the reader.
    pub fn knows(&self, held: &JournalEntry) -> bool {
        self.counted.contains_key(&(held.officer.clone(), held.entry.id))
    }

    /// An officer's first entry that goes by this id or group.
    pub fn named(&self, officer: &Clean, name: Uuid) -> Option<&JournalEntry> {
        let rows = self.named.get(&(officer.clone(), name))?;
        rows.iter().map(|&row| &self.rows[row]).find(|row| !row.hidden).map(|row| &row.held)
    }

    /// The newest live entry by which an officer looked at a record or judged it, and that tells
    /// the fingerprint it had then.
    pub fn last_read(&self, id: &Id, officer: &str) -> Option<&JournalEntry> {
        let reads = |row: &&LedgerRow| {
            let entry = &row.held.entry;
            matches!(entry.act, Act::Looked | Act::Verdict)
                && entry.seen.is_some()
                && row.counts()
                && !row.retracted
                && *row.held.officer == *officer
        };
        self.on(id).rev().find(reads).map(|row| &row.held)
    }

    /// The newest entry, of any officer, that tells a record's fingerprint and was made by the end
    /// of a day. One that was taken back counts too: the words were there all the same.
    pub fn read_at(&self, id: &Id, day: Date, zone: &TimeZone) -> Option<&JournalEntry> {
        let by_then = |row: &&LedgerRow| {
            let tells = row.counts() && row.held.entry.seen.is_some();
            tells && row.at.to_zoned_datetime(zone.clone()).date() <= day
        };
        self.on(id).rev().find(by_then).map(|row| &row.held)
    }

    /// An officer's newest live note on a record, with its present words: what they would edit.
    pub fn last_note_of(&self, id: &Id, officer: &str) -> Option<Note<&JournalEntry>> {
        self.notes(id).into_iter().rev().find(|note| *note.first.officer == *officer)
    }
}
