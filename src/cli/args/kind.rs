//! What can be listed: a kind of record, or notes.

use std::str::FromStr;

use crate::record::Kind;
use crate::text::nearest;

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

impl ListKind {
    /// The heading of a list: `Caveats`, with the name of the register where it has one.
    pub(crate) fn title(self, register: Option<&str>) -> String {
        let mut title = self.plural().to_owned();
        title[..1].make_ascii_uppercase();
        match register {
            Some(register) => format!("{title}, {register}"),
            None => title,
        }
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
            match nearest(&word, all.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the kinds are {}", all.join(", ")),
            }
        })
    }
}
