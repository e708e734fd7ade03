//! What can be listed: a kind of record, or notes.

use std::str::FromStr;

use crate::record::Kind;
use crate::register::Register;
use crate::report::document::export::title;
use crate::report::meeting::obligation::capital;
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

    /// The heading of a list: `Caveats`, with the name of the register where it has one.
    pub(crate) fn title(self, register: &Register) -> String {
        title(&capital(self.plural()), register)
    }
}

impl FromStr for ListKind {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        let word = word.to_lowercase();
        if let "note" | "notes" = word.as_str() {
            return Ok(Self::Notes);
        }
        Kind::named(&word).map(Self::Records).ok_or_else(|| {
            let all: Vec<_> = Kind::ALL.into_iter().map(Kind::plural).chain(["notes"]).collect();
            suggest(&word, all.iter().copied(), || format!("the kinds are {}", all.join(", ")))
        })
    }
}
