//! Officers' verdicts on a record: which still hold for its present words, whether they differ, and
//! whether one is held.

use crate::journal::verdict::{is_suspect, letter};
use crate::journal::{Act, JournalEntry};
use crate::register::ix::Ix;
use crate::register::register::Register;

/// One officer's live verdict on a record.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// The entry that gave it.
    pub held: &'a JournalEntry,
    /// Whether the record has changed since; a suspect verdict is shown struck and not counted.
    pub suspect: bool,
}

impl Register {
    /// The live verdicts on a record, one for each officer.
    pub fn verdicts(&self, ix: Ix) -> Vec<Verdict<'_>> {
        let of =
            |held: &'_ JournalEntry| is_suspect(held.entry.seen.as_deref(), self.fingerprint(ix));
        let rows = self.ledger().verdicts(self.id(ix)).into_iter();
        rows.map(|held| Verdict { held, suspect: of(held) }).collect()
    }

    /// The live verdict of one officer.
    pub fn verdict_of(&self, ix: Ix, officer: &str) -> Option<Verdict<'_>> {
        self.verdicts(ix).into_iter().find(|verdict| &*verdict.held.officer == officer)
    }

    /// Who holds an officer's *met*: those who have since found the record not met, before the
    /// session in which it was given was closed, and still do; nobody where it is not held.
    pub fn held_by(&self, ix: Ix, officer: &str) -> Vec<Verdict<'_>> {
        let all = self.verdicts(ix);
        let own = all.iter().find(|it| *it.held.officer == *officer).map(|it| &it.held.entry);
        let Some(own) = own.filter(|own| letter(&own.value) == 'm') else { return Vec::new() };
        let mut others = all.clone();
        others.retain(|it| !it.suspect && letter(&it.held.entry.value) == 'x');
        others.retain(|it| it.held.entry.at > own.at);
        if others.is_empty() {
            return others;
        }
        // Few are found not met after all; only of those is it asked whether the session was over.
        // Whoever says it again after that had said it before: the first time counts.
        let closed = own.session.and_then(|id| self.ledger().closed(id));
        let rows = self.ledger().entries(self.id(ix));
        let first = |by: &Verdict<'_>| {
            let said = rows.iter().filter(|row| {
                let entry = &row.held.entry;
                let is_not_met = entry.act == Act::Verdict && letter(&entry.value) == 'x';
                is_not_met && !row.retracted && row.held.officer == by.held.officer
            });
            said.map(|row| row.held.entry.at).filter(|&at| at > own.at).min()
        };
        let holds = others.iter().filter_map(first).min();
        if closed.is_none_or(|closed| holds.is_some_and(|first| first <= closed.entry.at)) {
            others
        } else {
            Vec::new()
        }
    }

    /// That an officer's *met* is held and by whom, in words; none where it is not.
    pub fn held_words(&self, ix: Ix, officer: &str) -> Option<String> {
        let by = self.held_by(ix, officer);
        let by: Vec<&str> = by.iter().map(|it| it.held.officer.as_str()).collect();
        (!by.is_empty()).then(|| format!("{} found it not met since", by.join(" and ")))
    }

    /// Whether two officers' verdicts on the present words differ.
    pub fn is_split(&self, ix: Ix) -> bool {
        is_split(&self.verdicts(ix))
    }

    /// Whether some verdict was given on words that have changed since.
    pub fn is_suspect(&self, ix: Ix) -> bool {
        self.verdicts(ix).iter().any(|verdict| verdict.suspect)
    }
}

/// Whether two of these verdicts differ; suspect ones do not count.
pub(crate) fn is_split(verdicts: &[Verdict<'_>]) -> bool {
    let mut words = verdicts.iter().filter(|it| !it.suspect).map(|it| &it.held.entry.value);
    words.next().is_some_and(|first| words.any(|other| other != first))
}
