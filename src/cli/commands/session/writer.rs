//! The officer's writer in a session: what is entered there goes to their own journal, on whose behalf they say.

use crate::cli::context::Context;
use crate::cli::entries::not_saved;
use crate::cli::environment::Environment;
use crate::cli::exit::CommandError;
use crate::journal::{Entry, JournalEntry};
use crate::store::{JournalWriter, RecordVersions, SaveError};
use crate::text::Clean;

/// Who writes, where, and for whom. The journal stays open as long as the command runs.
pub struct SessionWriter {
    journal: JournalWriter,
    versions: RecordVersions,
    /// The officer whose journal it is.
    pub officer: String,
    /// On whose behalf; the officer's own login where they say nothing.
    pub by: String,
}

impl SessionWriter {
    /// The writer of the officer; `by` names the people whom they key for.
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
        let folder = context.place()?.folder;
        Ok(Self {
            journal: JournalWriter::new(&folder, state, login, box_name),
            versions: RecordVersions::new(&folder, login, box_name),
            officer: login.clone(),
            by: by.unwrap_or_else(|| login.clone()),
        })
    }

    /// Saves entries; says why when they are not on disk.
    pub fn write(&mut self, entries: &[Entry]) -> Result<Vec<JournalEntry>, SaveError> {
        self.journal.append(entries)
    }

    /// The same for a command that ends there.
    pub fn write_or_stop(&mut self, entries: &[Entry]) -> Result<Vec<JournalEntry>, CommandError> {
        self.write(entries)
            .map_err(|error| not_saved(&format!("{} ({})", error.why, error.file), ""))
    }

    /// Keeps the words that a verdict is to be given on, under their fingerprint.
    pub fn keep(&self, seen: &str, canonical: &str) -> Result<(), SaveError> {
        self.versions.keep(seen, canonical)
    }
}
