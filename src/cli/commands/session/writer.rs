//! The officer's writer in a session: what is entered there goes to their own journal, on whose behalf they say.

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::entries::not_saved;
use crate::cli::environment::Environment;
use crate::cli::exit::CommandError;
use crate::journal::{Entry, JournalEntry};
use crate::store::{JournalWriter, RecordVersions, SaveError};
use crate::text::Clean;

/// Who writes, where, and for whom.
#[derive(Debug)]
pub struct SessionWriter {
    folder: PathBuf,
    state: PathBuf,
    /// The officer whose journal it is.
    pub officer: String,
    box_name: String,
    /// On whose behalf; the officer's own login where they say nothing.
    pub by: String,
}

impl SessionWriter {
    /// The writer of whoever sits there; `by` names the people whom they key for.
    ///
    /// # Errors
    /// Nothing may be added, or `by` names nobody.
    pub fn new(context: &Context, by: Option<&str>) -> Result<Self, CommandError> {
        if context.everywhere.read_only {
            return Err(not_saved("--read-only is set, so nothing is added", ""));
        }
        let by = by.map(|names| Clean::line(names.trim()).to_string());
        if by.as_deref() == Some("") {
            return Err(CommandError::usage("--by needs the names of those whom you key for"));
        }
        let Environment { login, box_name, state, .. } = &context.environment;
        Ok(Self {
            folder: context.place()?.folder,
            state: state.clone(),
            officer: login.clone(),
            box_name: box_name.clone(),
            by: by.unwrap_or_else(|| login.clone()),
        })
    }

    /// Saves entries; says why when they are not on disk.
    pub fn write(&self, entries: &[Entry]) -> Result<Vec<JournalEntry>, SaveError> {
        JournalWriter::new(&self.folder, &self.state, &self.officer, &self.box_name).append(entries)
    }

    /// The same for a command that ends there.
    pub fn write_or_stop(&self, entries: &[Entry]) -> Result<Vec<JournalEntry>, CommandError> {
        self.write(entries)
            .map_err(|error| not_saved(&format!("{} ({})", error.why, error.file), ""))
    }

    /// Keeps the words that a verdict is to be given on, under their fingerprint.
    pub fn keep(&self, seen: &str, canonical: &str) -> Result<(), SaveError> {
        RecordVersions::new(&self.folder, &self.officer, &self.box_name).keep(seen, canonical)
    }
}
