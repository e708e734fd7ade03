//! The words that a register adds to the vocabulary of a key, and on which side an added status stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::status_side::{StatusSide, is_same};
use crate::fault::Fault;
use crate::text::nearest::suggest_before;
use crate::text::word_enum::WordSet;

/// The words added for one key, as a list, or for `status` as a table of words and their sides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "toml::Value")]
pub struct AddedWords {
    words: Vec<String>,
    /// Of the words of a table, what each was given.
    sides: BTreeMap<String, String>,
    /// What else stood there, and is no word.
    wrong: Vec<String>,
}

impl From<toml::Value> for AddedWords {
    fn from(value: toml::Value) -> Self {
        let mut added = Self::default();
        match value {
            toml::Value::Array(all) => {
                for one in all {
                    match one {
                        toml::Value::String(word) => added.words.push(word),
                        other => added.wrong.push(format!("{other} is no word")),
                    }
                }
            }
            toml::Value::Table(all) => {
                for (word, side) in all {
                    let side = side.as_str().map_or_else(|| side.to_string(), str::to_owned);
                    added.sides.insert(word.clone(), side);
                    added.words.push(word);
                }
            }
            other => added.wrong.push(format!("{other} is no list of words")),
        }
        added
    }
}

impl AddedWords {
    /// The words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The side that a word was given, where it was given one that there is.
    pub fn side_of(&self, word: &str) -> Option<StatusSide> {
        let (_, side) = self.sides.iter().find(|(own, _)| is_same(own, word))?;
        StatusSide::parse(side)
    }

    /// The words as a list of settings has them: `ratified = settled, parked = paused`.
    pub fn describe(&self) -> String {
        let one = |word: &String| match self.sides.get(word) {
            Some(side) => format!("{word} = {side}"),
            None => word.clone(),
        };
        self.words.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// What is wrong with the words of a key in the file of settings; each costs itself alone.
    pub fn faults(&self, key: &str, file: &Arc<str>) -> Vec<Fault> {
        let error = |message: String, hint: &str| {
            let message = format!("[vocabulary] {key}: {message}");
            Fault::error("vocabulary", message).in_file(file).hint(hint)
        };
        let list = "write a list of words, such as [\"ratified\", \"parked\"]";
        let mut faults: Vec<Fault> =
            self.wrong.iter().map(|wrong| error(wrong.clone(), list)).collect();
        if key != "status" {
            if !self.sides.is_empty() {
                let message = "only the words of `status` stand on a side".to_owned();
                faults.push(error(message, list));
            }
            return faults;
        }
        for word in &self.words {
            let own = self.sides.get(word);
            match (StatusSide::of(word), own.map(|side| (side, StatusSide::parse(side)))) {
                (_, Some((side, None))) => {
                    let sides = format!("the sides are {}", StatusSide::WORDS.join(", "));
                    let hint = suggest_before(side, StatusSide::WORDS.iter().copied(), &sides);
                    let message = format!(
                        "`{side}` is no side, so `{word}` counts as open and is not chased"
                    );
                    faults.push(error(message, &hint));
                }
                (Some(built_in), Some((side, Some(own)))) if built_in != own => {
                    let message = format!("`{word}` is {built_in}, so it cannot be `{side}`");
                    faults.push(error(message, "take it out, or use another word for it"));
                }
                (None, None) => {
                    let message = format!(
                        "[vocabulary] {key}: `{word}` stands on no side, so it counts as open and \
                         is not chased"
                    );
                    let hint = format!("say which: status = {{ \"{word}\" = \"paused\" }}");
                    let hint = format!("{hint}; the sides are {}", StatusSide::WORDS.join(", "));
                    faults.push(Fault::warning("status-side", message).in_file(file).hint(hint));
                }
                _ => {}
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::RegisterSettings;
    use super::*;

    fn read(text: &str) -> (RegisterSettings, Vec<String>) {
        let settings: RegisterSettings = toml::from_str(text).unwrap();
        let told = settings.vocabulary_faults(&"register.toml".into());
        (settings, told.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_table_says_on_which_side_each_added_word_stands() {
        let (settings, told) = read(
            "[vocabulary]\nclass = [\"plain\"]\n\
             status = { \"ratified\" = \"settled\", \"parked\" = \"paused\", \"x\" = \"open\" }\n",
        );
        assert_eq!(told, [""; 0]);
        let side = |word| settings.status_side(word);
        assert_eq!(side("Ratified"), Some(StatusSide::Settled));
        assert_eq!(side("parked"), Some(StatusSide::Paused));
        assert_eq!([side("x"), side("open")], [Some(StatusSide::Open); 2]);
        assert_eq!([side("plain"), side("overdue")], [None; 2]);
        assert_eq!(settings.vocabulary("status").join(" "), "ratified parked x");
        let rows = settings.rows();
        let told = rows.iter().find(|row| row.0 == "vocabulary.status").unwrap();
        assert_eq!(told.1, "ratified = settled, parked = paused, x = open");
    }

    #[test]
    fn a_list_still_works_and_each_of_its_words_on_no_side_is_told_once() {
        let (settings, told) = read("[vocabulary]\nstatus = [\"parked\", \"on hold\"]\n");
        assert_eq!(
            told,
            [
                "register.toml: warning: [vocabulary] status: `parked` stands on no side, so it counts \
              as open and is not chased (say which: status = { \"parked\" = \"paused\" }; the sides \
              are open, paused, settled)"
            ]
        );
        assert_eq!(settings.status_side("parked"), None);
        assert_eq!(settings.status_side("on hold"), Some(StatusSide::Paused));
        assert_eq!(settings.vocabulary("status"), ["parked", "on hold"]);
    }

    #[test]
    fn a_side_that_cannot_be_is_told_and_costs_itself_alone() {
        let (settings, told) = read(
            "title = \"Ambleford\"\n[vocabulary]\nclass = 7\n\
             status = { closed = \"open\", parked = \"pausd\", ratified = \"settled\", y = 3 }\n",
        );
        assert_eq!(
            told,
            [
                "register.toml: error: [vocabulary] class: 7 is no list of words (write a list of \
                 words, such as [\"ratified\", \"parked\"])",
                "register.toml: error: [vocabulary] status: `closed` is settled, so it cannot be \
                 `open` (take it out, or use another word for it)",
                "register.toml: error: [vocabulary] status: `pausd` is no side, so `parked` counts \
                 as open and is not chased (did you mean `paused`? the sides are open, paused, \
                 settled)",
                "register.toml: error: [vocabulary] status: `3` is no side, so `y` counts as open and \
                 is not chased (the sides are open, paused, settled)",
            ]
        );
        assert_eq!(settings.status_side("closed"), Some(StatusSide::Settled));
        assert_eq!([settings.status_side("parked"), settings.status_side("y")], [None; 2]);
        assert_eq!(settings.status_side("ratified"), Some(StatusSide::Settled));
        assert_eq!(settings.title.as_deref(), Some("Ambleford"));
    }
}
