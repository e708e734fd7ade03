//! On which side a status stands, whatever its word: open, paused or settled.

use super::vocabulary::{ActionStatus, CaveatStatus, RiskStatus};
use crate::text::word_enum::{WordSet, word_enum};

word_enum! {
    /// The sides on which the status of a caveat or an action may stand.
    pub enum StatusSide {
        /// Somebody has still to see to it.
        Open = "open",
        /// It is set aside for now: never late, and nobody is chased for it.
        Paused = "paused",
        /// It has been dealt with.
        Settled = "settled",
    }
}

/// Words that registers have for it beside those of the vocabulary; they are kept as printed.
const ALSO: [(&str, StatusSide); 11] = [
    ("paused", StatusSide::Paused),
    ("on hold", StatusSide::Paused),
    ("closed", StatusSide::Settled),
    ("complete", StatusSide::Settled),
    ("completed", StatusSide::Settled),
    ("done", StatusSide::Settled),
    ("achieved", StatusSide::Settled),
    ("delivered", StatusSide::Settled),
    ("implemented", StatusSide::Settled),
    ("cleared", StatusSide::Settled),
    ("ended", StatusSide::Settled),
];

impl StatusSide {
    /// The side of a built-in word in any spelling; `None` for every other word.
    pub fn of(word: &str) -> Option<Self> {
        // Nearly every record has a word of the vocabulary, spelled as it is there.
        if let Some(status) = CaveatStatus::parse(word) {
            return Some(Self::of_caveat(status));
        }
        let also = ALSO.into_iter().find(|(known, _)| is_same(known, word)).map(|(_, side)| side);
        let caveat = || CaveatStatus::ALL.into_iter().find(|it| is_same(it.as_str(), word));
        let others = || ActionStatus::WORDS.iter().chain(RiskStatus::WORDS);
        let is_open = || others().any(|known| is_same(known, word));
        also.or_else(|| caveat().map(Self::of_caveat)).or_else(|| is_open().then_some(Self::Open))
    }

    /// The plain spelling of a word that is read beside the vocabulary, however it was typed.
    pub fn spelling(word: &str) -> Option<&'static str> {
        ALSO.into_iter().map(|(known, _)| known).find(|known| is_same(known, word))
    }

    /// Whether a status is read although it is not spelled as in the vocabulary: one of `words` in
    /// other capitals, or a word that registers have beside it.
    pub fn is_spelling_of(status: &str, words: &[&str]) -> bool {
        let is_own = words.iter().any(|known| is_same(known, status));
        is_own || Self::spelling(status).is_some()
    }

    fn of_caveat(status: CaveatStatus) -> Self {
        if status.is_settled() { Self::Settled } else { Self::Open }
    }
}

/// Whether two words are one, whatever their capitals and whatever stands between their parts.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let plain = |c: char| if matches!(c, '-' | '_') { ' ' } else { c.to_ascii_lowercase() };
    one.trim().chars().map(plain).eq(other.trim().chars().map(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_word_stands_on_its_side_in_any_spelling() {
        for word in ["closed", "Complete", "COMPLETED", "done", "achieved", "delivered"] {
            assert_eq!(StatusSide::of(word), Some(StatusSide::Settled), "{word}");
        }
        for word in ["implemented", "cleared", "discharged", "Waived", "withdrawn"] {
            assert_eq!(StatusSide::of(word), Some(StatusSide::Settled), "{word}");
        }
        for word in ["paused", "on hold", "On-Hold", "on_hold"] {
            assert_eq!(StatusSide::of(word), Some(StatusSide::Paused), "{word}");
        }
        for word in ["open", "Open", "in hand", "in-progress", "evidence offered", "breached"] {
            assert_eq!(StatusSide::of(word), Some(StatusSide::Open), "{word}");
        }
        assert_eq!(["ratified", "overdue", ""].map(StatusSide::of), [None; 3]);
    }
}
