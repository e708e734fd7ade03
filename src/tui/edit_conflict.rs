//! An edit that could not simply be taken: why, and what differs.

use std::path::PathBuf;

use super::theme::Role;
use crate::fault::Fault;
use crate::text::Clean;
use crate::text::word_diff::{DiffPart, PartChange, marked};

/// An edit that waits for a word of the officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditConflict {
    /// The record file.
    pub file: String,
    /// The working copy with the officer's words.
    pub(super) copy: PathBuf,
    /// Why it waits.
    pub why: ConflictReason,
    /// The first line of it that shows.
    pub offset: usize,
}

/// Why an edit waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictReason {
    /// These errors are in it.
    Broken(Vec<Fault>),
    /// Somebody else changed the file meanwhile: what it holds now, and what differs.
    Moved(String, Vec<DiffPart>),
    /// The editor ended with an error, or the file could not be written.
    Failed(Clean),
}

impl EditConflict {
    /// The title of its box.
    pub fn title(&self) -> &'static str {
        match self.why {
            ConflictReason::Broken(_) => "NOT SAVED: your edit cannot be read",
            ConflictReason::Moved(..) => "NOT SAVED: somebody changed the file while you edited it",
            ConflictReason::Failed(_) => "NOT SAVED",
        }
    }

    /// What its keys do.
    pub fn keys(&self) -> &'static str {
        match self.why {
            ConflictReason::Moved(..) => "m mine   t theirs   e edit mine   j k scroll",
            _ => "e edit again   r restore: leave the file as it was",
        }
    }

    /// The words that stand above the keys.
    pub fn lines(&self) -> Vec<(Role, String)> {
        match &self.why {
            ConflictReason::Broken(faults) => {
                let line = |it: &Fault| (Role::Error, format!("{}: {}", it.place(), it.describe()));
                faults.iter().map(line).collect()
            }
            ConflictReason::Moved(_, parts) => compared(parts),
            ConflictReason::Failed(why) => vec![(Role::Error, why.to_string())],
        }
    }
}

/// The lines in which two texts differ, as `[-theirs-]{+mine+}`.
pub(crate) fn compared(parts: &[DiffPart]) -> Vec<(Role, String)> {
    let mut lines = vec![(String::new(), false)];
    for part in parts {
        for (at, piece) in part.text.split('\n').enumerate() {
            if at > 0 {
                lines.push((String::new(), false));
            }
            if let Some((line, differs)) = lines.last_mut()
                && !piece.is_empty()
            {
                let piece = DiffPart { fate: part.fate, text: piece.to_owned() };
                line.push_str(&marked(&[piece]));
                *differs |= part.fate != PartChange::Same;
            }
        }
    }
    let differing = lines.into_iter().filter(|(_, differs)| *differs);
    let head = "What differs: [-theirs, in the file now-] {+mine+}".to_owned();
    let lines = differing.map(|(line, _)| (Role::Text, line));
    std::iter::once((Role::Label, head)).chain(lines).collect()
}
