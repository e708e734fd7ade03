//! A word of a record that should come from a known set; a register may add words to it.

use serde::{Serialize, Serializer};

use super::PrintedText;
use crate::text::word_enum::WordSet;

/// One of the words of a set, or another as the record has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Word<T> {
    /// A word of the set.
    Known(T),
    /// Any other: one that the register adds, or a mistyped one.
    Other(PrintedText),
}

impl<T: WordSet> Word<T> {
    /// The word that is written so.
    pub fn new(raw: &str) -> Self {
        T::parse(raw).map_or_else(|| Self::Other(PrintedText::line(raw)), Self::Known)
    }

    /// The word, where it is one of the set.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Other(_) => None,
        }
    }

    /// Whether it is this word of the set.
    pub fn is(&self, word: T) -> bool {
        self.known() == Some(word)
    }

    /// Its place in the set; other words come last.
    pub fn rank(&self) -> usize {
        T::rank(self)
    }
}

impl<T: WordSet> std::ops::Deref for Word<T> {
    type Target = str;
    fn deref(&self) -> &str {
        match self {
            Self::Known(word) => word.as_str(),
            Self::Other(text) => text,
        }
    }
}

impl<T: WordSet> std::fmt::Display for Word<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self)
    }
}

impl<T: WordSet> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(word) => to.serialize_str(word.as_str()),
            Self::Other(text) => text.serialize(to),
        }
    }
}
