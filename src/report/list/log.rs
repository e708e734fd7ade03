//! Which entries are listed: all that was ever entered, or the notes that stand.

use crate::journal::{Act, EntryRow, Ledger};

/// Which entries are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntrySelection {
    /// Everything that was ever entered.
    All,
    /// The notes that stand, each with its newest words.
    Notes,
}

impl EntrySelection {
    /// The entries that are meant, oldest first.
    pub fn of(self, ledger: &Ledger) -> Vec<EntryRow<'_>> {
        let mut rows = ledger.log();
        if self == Self::Notes {
            rows.retain(|row| is_live_note(ledger, row));
        }
        rows
    }
}

fn is_live_note(ledger: &Ledger, row: &EntryRow<'_>) -> bool {
    let entry = &row.held.entry;
    matches!(entry.act, Act::Note | Act::Supersede)
        && entry.on.iter().flat_map(|id| ledger.notes(id)).any(|note| note.now.entry.id == entry.id)
}
