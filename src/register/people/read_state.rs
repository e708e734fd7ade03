//! What an officer has read of a record, whether it has changed since, and what was put off.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::When;
use crate::journal::{Act, JournalEntry, Note};
use crate::register::ix::Ix;
use crate::register::register::Register;

impl Register {
    /// The newest live entry by which an officer looked at a record or judged it.
    pub fn last_read(&self, ix: Ix, officer: &str) -> Option<&JournalEntry> {
        self.ledger().last_read(self.id(ix), officer)
    }

    /// The fingerprint that a record had at the end of a day, as far as any officer's entry tells.
    pub fn read_at(&self, ix: Ix, day: Date, zone: &TimeZone) -> Option<&str> {
        self.ledger().read_at(self.id(ix), day, zone)?.entry.seen.as_deref()
    }

    /// Whether an officer looked at the record, or judged it, and it has changed since.
    pub fn has_changed_for(&self, ix: Ix, officer: &str) -> bool {
        let read = self.last_read(ix, officer).and_then(|held| held.entry.seen.as_deref());
        read.is_some_and(|seen| seen != self.fingerprint(ix))
    }

    /// Whether an officer has ever opened or judged the record.
    pub fn is_seen_by(&self, ix: Ix, officer: &str) -> bool {
        let id = self.id(ix);
        self.ledger().looked(id, officer).is_some()
            || self.ledger().verdicts(id).iter().any(|held| &*held.officer == officer)
    }

    /// Whether a record was put off, its day has not passed, and its words are still the same.
    pub fn is_waiting(&self, ix: Ix, today: Date) -> bool {
        let Some(held) = self.ledger().latest(self.id(ix), Act::Wait) else { return false };
        let until = When::read(&held.entry.value).last_day();
        until.is_some_and(|last| last >= today)
            && held.entry.seen.as_deref().is_none_or(|seen| seen == self.fingerprint(ix))
    }

    /// An officer's newest live note on a record, with its present words: what they would edit.
    pub fn last_note_of(&self, ix: Ix, officer: &str) -> Option<Note<&JournalEntry>> {
        self.ledger().last_note_of(self.id(ix), officer)
    }
}
