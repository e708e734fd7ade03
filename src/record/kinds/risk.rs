//! A risk of a programme or case, with the issues, assumptions and dependencies that stand in the
//! same log.

use crate::calendar::When;
use crate::record::link::Owners;
use crate::record::reader::table::record;
use crate::record::vocabulary::{RiskKind, RiskStatus};
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// One line of a log of risks, issues, assumptions and dependencies.
    pub struct Risk {
        /// What may happen, or has happened.
        text: PrintedText => prose,
        /// Which of the four it is; a risk when absent.
        kind: Option<Word<RiskKind>> = word,
        /// The programme.
        programme: Option<Id> = link(Kind::Programme),
        /// The case.
        case: Option<Id> = link(Kind::Case),
        /// How likely it is, from 1 to 5.
        likelihood: Option<i64> = number_within(1, 5),
        /// How much it would matter, from 1 to 5.
        impact: Option<i64> = number_within(1, 5),
        /// The score, as printed.
        score: Option<PrintedText> = line,
        /// Who answers for it.
        owner: Option<Owners> = owners,
        /// What is done about it.
        response: Option<PrintedText> = prose,
        /// When the response is due, as written.
        due: Option<When> = date,
        /// Where it stands; open when absent.
        status: Option<Word<RiskStatus>> = word,
    }
}

impl Risk {
    /// Its score: as printed, else likelihood times impact; none where neither is known.
    pub fn score(&self) -> Option<String> {
        let worked_out = || Some((self.likelihood? * self.impact?).to_string());
        self.score.as_ref().map(ToString::to_string).or_else(worked_out)
    }

    /// What sort of line it is.
    pub fn sort(&self) -> &str {
        self.kind.as_deref().unwrap_or(RiskKind::Risk.as_str())
    }
}
