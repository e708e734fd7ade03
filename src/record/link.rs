//! One record naming another: which key names it, and where in the file that stands.

use serde::{Serialize, Serializer};

use super::{Id, Kind, PrintedText};

/// A place in a file: line and column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FilePosition {
    /// The line, from 1.
    pub line: u32,
    /// The column in letters, from 1.
    pub column: u32,
}

/// What a key may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget {
    /// A record of this kind; anything else is an error.
    Kind(Kind),
    /// Any record.
    Any,
    /// A partner or a body by its id, or else a name as printed.
    Party,
}

impl From<Kind> for LinkTarget {
    fn from(kind: Kind) -> Self {
        Self::Kind(kind)
    }
}

/// One mention of another record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The key that names it: `on`, `cases`, `partner` …
    pub key: &'static str,
    /// The id that is named.
    pub to: Id,
    /// What the key may name.
    pub names: LinkTarget,
    /// Where the mention stands.
    pub spot: FilePosition,
}

/// Somebody to turn to: a partner or a body by id, or a name as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Party(pub PrintedText);

/// Those who answer for something, in the order of the record: one at the least. A single one is
/// written as itself, several as a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owners(pub Vec<Party>);

impl Owners {
    /// Their ids or names as given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|owner| &*owner.0)
    }
}

impl Serialize for Owners {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &*self.0 {
            [one] => one.serialize(serializer),
            all => all.serialize(serializer),
        }
    }
}

impl std::fmt::Display for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
