//! `register.toml`: the settings that everybody who opens a register shares.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The settings of one register; every one may be left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The register's name, shown at the top of the screen.
    pub title: Option<String>,
    /// How large a record file may be, such as `"1 MiB"`.
    pub file_limit: Option<String>,
    /// Fields whose change does not make a verdict suspect.
    pub fingerprint_ignore: Vec<String>,
    /// Who may settle a caveat: `body` or `officer`.
    pub discharge: Option<String>,
    vocabulary: BTreeMap<String, Vec<String>>,
    /// How many officers must agree before a caveat of a class counts as met.
    pub quorum: BTreeMap<String, u32>,
    /// Settings of review sittings.
    pub review: Review,
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
}

/// Settings of review sittings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Review {
    /// Verdicts that ask for a reason.
    pub reason: Option<Vec<String>>,
    /// Verdicts that are refused without a reason.
    pub required: Option<Vec<String>>,
    /// Whether others' verdicts are hidden until one's own is given.
    pub blind: Option<bool>,
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

impl Settings {
    /// The top-level keys, for telling a mistyped one.
    pub const KEYS: [&'static str; 11] = [
        "title",
        "file_limit",
        "fingerprint_ignore",
        "discharge",
        "vocabulary",
        "quorum",
        "review",
        "officers",
        "view",
        "holiday",
        "rule",
    ];

    /// The words that this register adds to the vocabulary of a key.
    pub fn vocabulary(&self, key: &str) -> &[String] {
        self.vocabulary.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether an officer may settle a caveat, without a body's decision on record.
    pub fn officer_settles(&self) -> bool {
        self.discharge.as_deref() == Some("officer")
    }

    /// How many bytes a record file may have (1 MiB unless set).
    pub fn file_limit_bytes(&self) -> u64 {
        self.file_limit.as_deref().and_then(bytes).unwrap_or(1 << 20)
    }

    /// The verdicts that open the reason line.
    pub fn reason_for(&self, word: &str) -> bool {
        match &self.review.reason {
            Some(words) => words.iter().any(|own| own == word),
            None => matches!(
                word,
                "partly"
                    | "not-met"
                    | "info"
                    | "not-ready"
                    | "ready-with-conditions"
                    | "doubtful"
                    | "chase"
            ),
        }
    }

    /// The verdicts that are refused without a reason.
    pub fn reason_required(&self, word: &str) -> bool {
        match &self.review.required {
            Some(words) => words.iter().any(|own| own == word),
            None => matches!(word, "not-met" | "not-ready" | "doubtful"),
        }
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
    use super::*;

    #[test]
    fn a_limit_is_read_with_its_unit() {
        assert_eq!(bytes("1 MiB"), Some(1_048_576));
        assert_eq!(bytes("256KiB"), Some(262_144));
        assert_eq!(bytes("a lot"), None);
    }
}
