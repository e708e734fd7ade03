//! `register.toml`: the settings that everybody who opens a register shares.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::StatusSide;
use super::added_words::AddedWords;
use super::vocabulary::WORD_KEYS;
use crate::fault::Fault;

/// How large a record file may be unless set.
const FILE_LIMIT: &str = "1 MiB";

/// How alike two caveats must be unless set.
const ALIKE: f32 = 0.35;

/// The verdicts that open the reason line unless set.
const REASON: [&str; 7] =
    ["partly", "not-met", "info", "not-ready", "ready-with-conditions", "doubtful", "chase"];

/// The verdicts that are refused without a reason unless set.
const REQUIRED: [&str; 3] = ["not-met", "not-ready", "doubtful"];

/// What is lost when nothing of the file can be read.
const EVERYTHING: &str = "";

/// The settings of one register; every one may be left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RegisterSettings {
    /// The register's name, shown at the top of the screen.
    pub title: Option<String>,
    /// How large a record file may be, such as `"1 MiB"`.
    pub file_limit: Option<String>,
    /// Fields whose change does not make a verdict suspect.
    pub fingerprint_ignore: Vec<String>,
    /// Who may settle a caveat: `body` or `officer`.
    pub discharge: Option<String>,
    /// How alike two caveats must be to be shown beside each other, from 0 to 1.
    alike: Option<f32>,
    vocabulary: BTreeMap<String, AddedWords>,
    pub(crate) verdicts: BTreeMap<String, String>,
    /// How many officers must agree before a caveat of a class counts as met.
    pub quorum: BTreeMap<String, u32>,
    /// Settings of review sittings.
    pub review: ReviewSettings,
    /// Login to display name.
    pub officers: BTreeMap<String, String>,
    /// Shared views.
    #[serde(rename = "view")]
    pub views: Vec<ViewRow>,
    /// Added holidays.
    #[serde(rename = "holiday")]
    pub holidays: Vec<toml::Table>,
    /// What must hold for every record.
    #[serde(rename = "rule")]
    pub rules: Vec<toml::Table>,
    /// The line on which each of them begins, where it has a line of its own.
    #[serde(skip)]
    pub rule_lines: Vec<u32>,
    /// The settings that stand in the file and cannot be read.
    #[serde(skip)]
    lost: Vec<String>,
}

/// Settings of review sittings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReviewSettings {
    /// Verdicts that ask for a reason.
    pub reason: Option<Vec<String>>,
    /// Verdicts that are refused without a reason.
    pub required: Option<Vec<String>>,
    /// Whether others' verdicts are hidden until one's own is given.
    pub blind: Option<bool>,
}

/// A column of a screen as a file spells it; [`crate::query`] gives it its meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRow {
    /// The column's name.
    pub field: String,
    /// Its width in cells; 0 takes what the others leave, none stays as built in.
    pub width: Option<u16>,
    /// Shown from this window width on.
    #[serde(default)]
    pub from: u16,
}

/// A view as a file spells it; [`crate::query`] gives it its meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ViewRow {
    /// Its name, shown in the tab.
    pub name: String,
    /// The screen that it belongs to: `cases`, `caveats`.
    pub on: String,
    /// Its query.
    pub query: String,
    /// Its sort keys, such as `due, id`.
    pub sort: String,
    /// Its columns; empty for the screen's own.
    pub columns: Vec<String>,
    /// The number key that opens it.
    pub number: Option<u8>,
}

impl ViewRow {
    /// Its keys, for telling a mistyped one.
    pub const KEYS: [&'static str; 6] = ["name", "on", "query", "sort", "columns", "number"];
}

impl RegisterSettings {
    /// The top-level keys, for telling a mistyped one.
    pub const KEYS: [&'static str; 13] = [
        "title",
        "file_limit",
        "fingerprint_ignore",
        "discharge",
        "alike",
        "vocabulary",
        "verdicts",
        "quorum",
        "review",
        "officers",
        "view",
        "holiday",
        "rule",
    ];

    /// What may stand in a setting that is a table, for telling a mistyped key of it.
    pub const PARTS: [(&'static str, &'static [&'static str]); 2] =
        [("review", &["reason", "required", "blind"]), ("vocabulary", &WORD_KEYS)];

    /// The settings that say what an officer may do: where one is lost, that is refused.
    pub(super) const GOVERNS: [&'static str; 3] = ["discharge", "quorum", "review"];

    /// Settings of a register whose file cannot be read: nothing that they govern may be done.
    pub fn unreadable() -> Self {
        Self { lost: vec![EVERYTHING.to_owned()], ..Self::default() }
    }

    /// The same settings without these, which stand in the file and cannot be read.
    pub(super) fn without(self, lost: Vec<String>) -> Self {
        Self { lost, ..self }
    }

    /// Whether this setting, `discharge` or `quorum.condition`, stands in the file and cannot be read.
    pub fn is_lost(&self, name: &str) -> bool {
        let whole = name.split_once('.').map_or(name, |(whole, _)| whole);
        self.lost.iter().any(|lost| lost == EVERYTHING || lost == name || lost == whole)
    }

    /// Whether every value that is set means something.
    pub(super) fn is_sound(&self) -> bool {
        let is_limit = self.file_limit.as_deref().is_none_or(|limit| bytes(limit).is_some());
        let is_party =
            self.discharge.as_deref().is_none_or(|who| matches!(who, "body" | "officer"));
        let is_alike = self.alike.is_none_or(|alike| (0.0..=1.0).contains(&alike));
        is_limit && is_party && is_alike && self.quorum.values().all(|&officers| officers > 0)
    }

    /// The words that this register adds to the vocabulary of a key.
    pub fn vocabulary(&self, key: &str) -> &[String] {
        self.vocabulary.get(key).map_or(&[], AddedWords::words)
    }

    /// On which side a status stands: a built-in word's own, else that which the register gives it.
    /// A word on no side counts as open, and nobody is chased for it.
    pub fn status_side(&self, word: &str) -> Option<StatusSide> {
        let added = || self.vocabulary.get("status")?.side_of(word);
        StatusSide::of(word).or_else(added)
    }

    /// What is wrong with the added words, in this file of settings.
    pub fn vocabulary_faults(&self, file: &Arc<str>) -> Vec<Fault> {
        self.vocabulary.iter().flat_map(|(key, added)| added.faults(key, file)).collect()
    }

    /// What people read for a verdict: the register's own label, else the word itself.
    pub fn verdict_label<'a>(&'a self, word: &'a str) -> &'a str {
        let label = self.verdicts.get(word).map(|label| label.trim());
        label.filter(|label| !label.is_empty()).unwrap_or(word)
    }

    /// Whether an officer may settle a caveat, without a body's decision on record.
    pub fn officer_settles(&self) -> bool {
        self.discharge.as_deref() == Some("officer")
    }

    /// How alike two caveats must be to be shown together, from 0, one word in common, to 1, all.
    pub fn alike(&self) -> f32 {
        self.alike.filter(|alike| (0.0..=1.0).contains(alike)).unwrap_or(ALIKE)
    }

    /// How many bytes a record file may have (1 MiB unless set).
    pub fn file_limit_bytes(&self) -> u64 {
        self.file_limit.as_deref().and_then(bytes).unwrap_or(1 << 20)
    }

    /// Whether a verdict opens the reason line.
    pub fn reason_for(&self, word: &str) -> bool {
        let set = self.review.reason.as_ref();
        set.map_or(REASON.contains(&word), |words| words.iter().any(|own| own == word))
    }

    /// Whether a verdict is refused without a reason.
    pub fn reason_required(&self, word: &str) -> bool {
        let set = self.review.required.as_ref();
        set.map_or(REQUIRED.contains(&word), |words| words.iter().any(|own| own == word))
    }

    /// Every setting with its value, or the built-in one, in words, and whether it is set.
    pub fn rows(&self) -> Vec<(String, String, bool)> {
        let row = |name: &str, set: Option<String>, built_in: String| {
            let is_set = set.is_some();
            (name.to_owned(), set.unwrap_or(built_in), is_set)
        };
        let ignored = (!self.fingerprint_ignore.is_empty()).then_some(&self.fingerprint_ignore);
        let words = |set: Option<&Vec<String>>| set.map(|words| words.join(", "));
        let ReviewSettings { reason, required, blind } = &self.review;
        let mut rows = vec![
            row("title", self.title.clone(), String::new()),
            row("file_limit", self.file_limit.clone(), FILE_LIMIT.to_owned()),
            row("fingerprint_ignore", words(ignored), String::new()),
            row("discharge", self.discharge.clone(), "body".to_owned()),
            row("alike", self.alike.map(|it| it.to_string()), ALIKE.to_string()),
            row("review.reason", words(reason.as_ref()), REASON.join(", ")),
            row("review.required", words(required.as_ref()), REQUIRED.join(", ")),
            row("review.blind", blind.map(|it| it.to_string()), true.to_string()),
        ];
        let set = |name: String, value: String| (name, value, true);
        let vocabulary = self.vocabulary.iter();
        rows.extend(vocabulary.map(|(key, it)| set(format!("vocabulary.{key}"), it.describe())));
        let quorum = self.quorum.iter();
        rows.extend(quorum.map(|(class, it)| set(format!("quorum.{class}"), it.to_string())));
        for (name, words) in [("verdicts", &self.verdicts), ("officers", &self.officers)] {
            rows.extend(words.iter().map(|(key, it)| set(format!("{name}.{key}"), it.clone())));
        }
        for (name, tables) in [("holiday", &self.holidays), ("rule", &self.rules)] {
            let texts = tables.iter().map(|table| table.to_string().trim().replace('\n', ", "));
            rows.extend(texts.map(|text| set(name.to_owned(), text)));
        }
        rows
    }
}

/// Reads `1 MiB`, `256 KiB` or a plain number of bytes.
fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: u64 = text[..digits].parse().ok()?;
    let unit = match text[digits..].trim() {
        "" | "B" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        _ => return None,
    };
    number.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_limit_is_read_with_its_unit() {
        assert_eq!(bytes("1 MiB"), Some(1_048_576));
        assert_eq!(bytes("256KiB"), Some(262_144));
        assert_eq!(bytes("a lot"), None);
    }

    #[test]
    fn every_setting_is_told_with_what_it_is_when_nobody_set_it() {
        let settings: RegisterSettings =
            toml::from_str("discharge = \"officer\"\n[officers]\namk = \"A. M. Khan\"\n").unwrap();
        let rows = settings.rows();
        let told = |name: &str| {
            let row = rows.iter().find(|row| row.0 == name);
            row.map(|(_, value, is_set)| (value.as_str(), *is_set))
        };
        assert_eq!(told("discharge"), Some(("officer", true)));
        assert_eq!(told("file_limit"), Some(("1 MiB", false)));
        assert_eq!(told("review.required"), Some(("not-met, not-ready, doubtful", false)));
        assert_eq!(told("officers.amk"), Some(("A. M. Khan", true)));
        assert_eq!(RegisterSettings::default().file_limit_bytes(), bytes(FILE_LIMIT).unwrap());
        assert!(RegisterSettings::default().rows().iter().all(|(_, _, is_set)| !is_set));
    }

    #[test]
    fn a_verdict_is_read_under_the_label_of_the_register() {
        let settings: RegisterSettings =
            toml::from_str("[verdicts]\nmet = \"satisfied\"\npartly = \" \"\n").unwrap();
        let read = ["met", "partly", "not-met"].map(|word| settings.verdict_label(word));
        assert_eq!(read, ["satisfied", "partly", "not-met"]);
        let rows = settings.rows();
        assert!(rows.contains(&("verdicts.met".to_owned(), "satisfied".to_owned(), true)));
    }
}
