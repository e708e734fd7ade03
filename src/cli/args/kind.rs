//! What can be listed: a kind of record, or notes.

use std::str::FromStr;

use crate::record::Kind;
use crate::text::nearest::suggest;

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Records of a kind.
    Records(Kind),
    /// Officers' notes.
    Notes,
}

impl ListKind {
    /// The word for many of them.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Records(kind) => kind.plural(),
            Self::Notes => "notes",
        }
    }
}

impl FromStr for ListKind {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        match &*word.to_lowercase() {
            "note" | "notes" => Ok(Self::Notes),
            _ => kind_among(word, &["notes"]).map(Self::Records),
        }
    }
}

/// The kind of record that a word names; `others` are words that may stand there too.
pub fn kind_among(word: &str, others: &[&'static str]) -> Result<Kind, String> {
    let word = word.to_lowercase();
    Kind::named(&word).ok_or_else(|| {
        let kinds = Kind::ALL.into_iter().map(Kind::plural);
        let all: Vec<_> = kinds.chain(others.iter().copied()).collect();
        suggest(&word, all.iter().copied(), || format!("the kinds are {}", all.join(", ")))
    })
}
