//! What could not be saved: it stays on the screen, with the reason, until it is saved or kept as a draft.

use super::effect::{DraftKey, PinnedVersion};
use crate::journal::Entry;
use crate::register::Register;
use crate::text::Clean;

/// An order that has not been answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PendingOrder {
    /// The draft that is saved by it.
    pub draft: Option<DraftKey>,
    /// What to say when it is done.
    pub words: String,
    /// What is to be said beside that, such as that nobody is known by that name.
    pub warning: Option<String>,
    /// Whether it was tried before.
    pub again: bool,
    /// Whether nobody is told of it.
    pub quiet: bool,
}

/// Entries that are not on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsavedEntries {
    /// Why, in plain words.
    pub why: Clean,
    /// The entries as they were; a retry keeps their ids.
    pub entries: Vec<Entry>,
    /// The words that they are pinned to, to be kept before.
    pub versions: Vec<PinnedVersion>,
    /// The draft that they came from.
    pub draft: Option<DraftKey>,
    /// Whether it was tried more than once.
    pub again: bool,
}

impl UnsavedEntries {
    /// The title of its box; another one after another try, or nothing would seem to have happened.
    pub fn title(&self) -> &'static str {
        if self.again { "STILL NOT SAVED" } else { "NOT SAVED" }
    }

    /// What was to be saved, in words.
    pub fn describe(&self, register: &Register) -> String {
        super::entry_words::describe_entries(register, &self.entries)
    }

    /// The text that must not be lost.
    pub fn text(&self) -> Clean {
        self.written().map_or_else(Clean::default, |entry| Clean::line(&entry.text))
    }

    /// What Esc does with it.
    pub fn leaving(&self) -> &'static str {
        if self.as_draft().is_some() { "keep the text as a draft" } else { "leave it undone" }
    }

    /// The same as a draft of its item.
    pub fn as_draft(&self) -> Option<(DraftKey, String)> {
        let entry = self.written()?;
        let note = || Some(DraftKey::here(entry.on.first()?.clone(), "note"));
        Some((self.draft.clone().or_else(note)?, entry.text.clone()))
    }

    fn written(&self) -> Option<&Entry> {
        self.entries.iter().find(|entry| !entry.text.is_empty())
    }
}
