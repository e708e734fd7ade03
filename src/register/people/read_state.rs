//! What an officer has read of a record, whether it has changed since, and what was put off.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::{When, short};
use crate::journal::{JournalEntry, Note};
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

    /// Whether an officer put a record off, its day has not come, and its words are still the same.
    /// It is hidden from that officer alone.
    pub fn is_waiting(&self, ix: Ix, officer: &str, today: Date) -> bool {
        let held = self.ledger().wait_of(self.id(ix), officer);
        held.is_some_and(|held| self.waits_until(ix, held, today).is_some())
    }

    /// Who put a record off, until when and why, in words: `hidden until 13 May 2018 by you: the
    /// grant`. What a colleague put off is hidden from the colleague alone.
    pub fn wait_words(&self, ix: Ix, officer: &str, today: Date) -> Vec<String> {
        let words = |(until, held): (Date, &JournalEntry)| {
            let until = short(until);
            let by = match &*held.officer {
                own if own == officer => format!("hidden until {until} by you"),
                other => format!("hidden until {until} by {other}, from {other} alone"),
            };
            let why = [held.text().trim(), &held.see()].map(str::to_owned);
            let why = why.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
            if why.is_empty() { by } else { format!("{by}: {}", why.join(", ")) }
        };
        self.waits(ix, today).map(words).collect()
    }

    /// The waits on a record that last, each with the day on whose morning it ends.
    pub fn waits(&self, ix: Ix, today: Date) -> impl Iterator<Item = (Date, &JournalEntry)> {
        let lasting = move |held| Some((self.waits_until(ix, held, today)?, held));
        self.ledger().waits(self.id(ix)).filter_map(lasting)
    }

    /// The day on whose morning a wait ends, while it lasts.
    fn waits_until(&self, ix: Ix, held: &JournalEntry, today: Date) -> Option<Date> {
        let until = When::read(&held.entry.value).last_day().filter(|&until| today < until)?;
        let is_same = held.entry.seen.as_deref().is_none_or(|seen| seen == self.fingerprint(ix));
        is_same.then_some(until)
    }

    /// An officer's newest live note on a record, with its present words: what they would edit.
    pub fn last_note_of(&self, ix: Ix, officer: &str) -> Option<Note<&JournalEntry>> {
        self.ledger().last_note_of(self.id(ix), officer)
    }
}
