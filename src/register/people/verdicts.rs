//! Officers' verdicts on a record: which still hold for its present words, and whether they differ.

use crate::journal::JournalEntry;
use crate::journal::verdict::is_suspect;
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
