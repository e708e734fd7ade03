//! A text that was begun and not saved: which one it is, and what is known of it.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::journal::draft_field::{RECORD_FILE, field_in_words};
use crate::record::Id;

/// Where a draft comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DraftSource {
    /// It was begun, or taken up, on this terminal.
    #[default]
    Here,
    /// It was written on another one, which has this id; empty where an earlier version kept it.
    Other(String),
    /// It was left in the officer's own editor: in this working copy.
    Copy(PathBuf),
}

/// Which text a draft is of: a record, what was being written about it, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftKey {
    /// The record.
    pub on: Id,
    /// What was being written: `note`, `reason:not-met`.
    pub field: String,
    /// Where it comes from. A draft of this terminal stands before those of others.
    pub source: DraftSource,
}

impl DraftKey {
    /// The draft on this terminal of a text on a record.
    pub fn here(on: Id, field: impl Into<String>) -> Self {
        Self { on, field: field.into(), source: DraftSource::Here }
    }

    /// What it is of, in words: `note`, `reason: not met`, `long note (chase)`.
    pub fn describe(&self) -> String {
        field_in_words(&self.field)
    }

    /// The record file that was being edited, where it is no text about the record.
    pub fn record_file(&self) -> Option<&str> {
        let (what, file) = self.field.split_once(':')?;
        (what == RECORD_FILE).then_some(file)
    }
}

/// A draft as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptDraft {
    /// The words.
    pub text: String,
    /// When they were kept, where that is known.
    pub at: Option<Timestamp>,
    /// The line of the terminal that they were written on, such as `pts/3`; may be empty.
    pub place: String,
    /// Whether that is another terminal which is open: they are still being written there.
    pub elsewhere: bool,
    /// Whether the officer's own editor has more of them, which it offers when it is opened again.
    pub reopens: bool,
}

impl KeptDraft {
    /// Words that are written on this terminal.
    pub fn new(text: impl Into<String>, at: Timestamp) -> Self {
        Self { text: text.into(), at: Some(at), ..Self::default() }
    }
}
