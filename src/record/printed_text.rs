//! Words as a record prints them: safe to show, with the very bytes kept for fingerprints and scripts.

use compact_str::CompactString;
use serde::{Serialize, Serializer};

use crate::text::Clean;

/// A string of a record, shown as [`Clean`] text; the raw bytes are kept only where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PrintedText {
    shown: Clean,
    // Behind a pointer because it is rare: so every text of every record is 8 bytes smaller.
    raw: Option<Box<CompactString>>,
}

impl PrintedText {
    /// One line of text: a title, a name, a word.
    pub fn line(raw: &str) -> Self {
        Self::keep(Clean::line(raw), raw)
    }

    /// A text of several lines, without the white space at its ends.
    pub fn prose(raw: &str) -> Self {
        Self::keep(Clean::prose(raw.trim()), raw)
    }

    /// What may be shown.
    pub fn shown(&self) -> &Clean {
        &self.shown
    }

    /// The bytes of the file, for hashing and JSON only.
    pub fn raw(&self) -> &str {
        self.raw.as_ref().map_or(self.shown.as_str(), |raw| raw.as_str())
    }

    /// Whether nothing had to be replaced or left out.
    pub fn is_shown_as_written(&self) -> bool {
        self.raw.is_none()
    }

    fn keep(shown: Clean, raw: &str) -> Self {
        let raw = (shown.as_str() != raw).then(|| Box::new(raw.into()));
        Self { shown, raw }
    }
}

impl std::ops::Deref for PrintedText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.shown
    }
}

impl std::fmt::Display for PrintedText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.shown.fmt(f)
    }
}

impl Serialize for PrintedText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.raw())
    }
}
