//! The question that is put about each item, and the five answers to it with their keys.

use crate::journal::verdict::{KEYS, words};
use crate::record::{Kind, RegisterSettings};
use crate::text::Clean;

/// A question about one kind of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question: `Is this caveat met?`
    pub asks: &'static str,
    /// The key of each answer, its word, and what people read for it.
    pub answers: [(char, &'static str, String); 5],
}

/// The question for a kind of record, its answers under the labels that the register gives them.
pub fn question(kind: Kind, settings: &RegisterSettings) -> Question {
    let asks = match kind {
        Kind::Case => "Is this case ready?",
        Kind::Endorsement => "Does this endorsement stand?",
        Kind::Caveat => "Is this caveat met?",
        _ => "Is this met?",
    };
    let words = words(kind);
    let answer = |at: usize| (KEYS[at], words[at], label(words[at], settings));
    Question { asks, answers: std::array::from_fn(answer) }
}

/// What people read for a verdict: the register's own label, else the word in full.
pub fn label(word: &str, settings: &RegisterSettings) -> String {
    match settings.verdict_label(word) {
        own if own != word => Clean::line(own).to_string(),
        "info" => "information needed".to_owned(),
        "not-applicable" => "does not apply".to_owned(),
        plain => plain.replace('-', " "),
    }
}

/// The same in as few letters as will do, where there is little room.
pub fn brief(word: &str, settings: &RegisterSettings) -> String {
    match settings.verdict_label(word) {
        own if own != word => Clean::line(own).to_string(),
        "not-applicable" => "n/a".to_owned(),
        "ready-with-conditions" => "conditions".to_owned(),
        plain => plain.replace('-', " "),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn each_kind_is_asked_in_its_own_words_on_the_same_keys() {
        let settings: RegisterSettings =
            toml::from_str("[verdicts]\nmet = \"satisfied\"\n").unwrap();
        let asked = question(Kind::Caveat, &settings);
        assert_eq!(asked.asks, "Is this caveat met?");
        assert_eq!(asked.answers[0], ('m', "met", "satisfied".into()));
        assert_eq!(asked.answers[3], ('i', "info", "information needed".into()));
        assert_eq!(asked.answers[4], ('z', "not-applicable", "does not apply".into()));
        let case = question(Kind::Case, &settings);
        assert_eq!(case.answers[1], ('p', "ready-with-conditions", "ready with conditions".into()));
        let endorsement = question(Kind::Endorsement, &settings);
        assert_eq!(endorsement.answers[2], ('x', "doubtful", "doubtful".into()));
        let told = ["met", "info", "not-applicable", "ready-with-conditions", "not-ready"];
        let told = told.map(|word| brief(word, &settings));
        assert_eq!(told, ["satisfied", "info", "n/a", "conditions", "not ready"]);
    }
}
