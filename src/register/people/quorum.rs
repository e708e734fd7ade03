//! How many officers must agree before something counts as met, and how many do; and who has seen
//! which words.

use super::verdicts::Verdict;
use crate::journal::verdict::letter;
use crate::record::kinds::Caveat;
use crate::register::ix::Ix;
use crate::register::register::Register;

/// How many officers have found a caveat met, and how many must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// Different officers whose *met* is on its present words.
    pub met: usize,
    /// How many must find so, from `[quorum]` in `register.toml`.
    pub of: usize,
}

impl Quorum {
    /// Whether enough of them do.
    pub fn is_reached(self) -> bool {
        self.met >= self.of
    }

    /// As it is shown: `1/2`.
    pub fn describe(self) -> String {
        format!("{}/{}", self.met.min(self.of), self.of)
    }
}

/// Who has given a verdict on a record: on its present words, and on older ones only.
#[derive(Debug, Clone, Default)]
pub struct Coverage<'a> {
    /// Verdicts on its present words, one for each officer.
    pub present: Vec<Verdict<'a>>,
    /// Verdicts on older words, of officers who have given none since.
    pub older: Vec<Verdict<'a>>,
    /// Whether others have judged it, which whoever asks is not to see before they have.
    pub hidden: bool,
}

impl Coverage<'_> {
    /// In a word: `present`, `older`, `never`; `hidden` where that is not to be known yet.
    pub fn as_str(&self) -> &'static str {
        match (self.present.is_empty(), self.older.is_empty()) {
            (false, _) => "present",
            _ if self.hidden => "hidden",
            (true, false) => "older",
            (true, true) => "never",
        }
    }
}

impl Register {
    /// The quorum of a caveat; `None` where the register asks for none.
    pub fn quorum(&self, ix: Ix) -> Option<Quorum> {
        let class = self.record_as::<Caveat>(ix)?.class.as_deref()?;
        let of = *self.settings.quorum.get(class)?;
        let met = |it: &Verdict<'_>| !it.suspect && letter(&it.held.entry.value) == 'm';
        let met = self.verdicts(ix).iter().filter(|it| met(it)).count();
        Some(Quorum { met, of: usize::try_from(of).unwrap_or(usize::MAX).max(1) })
    }

    /// Who has given a verdict on a record, and on which words.
    pub fn coverage(&self, ix: Ix) -> Coverage<'_> {
        let (older, present) = self.verdicts(ix).into_iter().partition(|it| it.suspect);
        Coverage { present, older, hidden: self.ledger().has_hidden_verdict(self.id(ix)) }
    }
}
