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
        self.ledger()
            .verdicts(self.id(ix))
            .into_iter()
            .map(|held| Verdict {
                held,
                suspect: is_suspect(held.entry.seen.as_deref(), self.fingerprint(ix)),
            })
            .collect()
    }

    /// The live verdict of one officer.
    pub fn verdict_of(&self, ix: Ix, officer: &str) -> Option<Verdict<'_>> {
        self.verdicts(ix).into_iter().find(|verdict| &*verdict.held.officer == officer)
    }

    /// Whether two officers' verdicts on the present words differ.
    pub fn is_split(&self, ix: Ix) -> bool {
        let mut words = self
            .verdicts(ix)
            .into_iter()
            .filter(|it| !it.suspect)
            .map(|it| it.held.entry.value.as_str());
        words.next().is_some_and(|first| words.any(|other| other != first))
    }

    /// Whether some verdict was given on words that have changed since.
    pub fn is_suspect(&self, ix: Ix) -> bool {
        self.verdicts(ix).iter().any(|verdict| verdict.suspect)
    }
}
