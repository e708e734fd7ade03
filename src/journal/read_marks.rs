//! Which words of a record officers had before them, and an officer's own last note on it.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::entry::{Act, JournalEntry};
use super::ledger::{Ledger, Note};
use super::row::LedgerRow;
use crate::record::Id;

impl Ledger {
    /// The newest live entry by which an officer looked at a record or judged it, and that tells
    /// the fingerprint it had then.
    pub fn last_read(&self, id: &Id, officer: &str) -> Option<&JournalEntry> {
        let reads = |row: &&LedgerRow| {
            let entry = &row.held.entry;
            matches!(entry.act, Act::Looked | Act::Verdict)
                && entry.seen.is_some()
                && !row.retracted
                && *row.held.officer == *officer
        };
        self.on(id).rev().find(reads).map(|row| &row.held)
    }

    /// The newest entry, of any officer, that tells a record's fingerprint and was made by the end
    /// of a day. One that was taken back counts too: the words were there all the same.
    pub fn read_at(&self, id: &Id, day: Date, zone: &TimeZone) -> Option<&JournalEntry> {
        let by_then = |row: &&LedgerRow| {
            row.held.entry.seen.is_some() && row.at.to_zoned_datetime(zone.clone()).date() <= day
        };
        self.on(id).rev().find(by_then).map(|row| &row.held)
    }

    /// An officer's newest live note on a record, with its present words: what they would edit.
    pub fn last_note_of(&self, id: &Id, officer: &str) -> Option<Note<'_>> {
        self.notes(id).into_iter().rev().find(|note| *note.first.officer == *officer)
    }
}
