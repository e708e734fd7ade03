//! The officer's writer in a session: what is entered there goes to their own journal, on whose behalf they say.

use crate::cli::entries::not_saved;
use crate::cli::environment::Environment;
use crate::cli::{CommandError, Context};
use crate::journal::Entry;
use crate::store::{JournalWriter, RecordVersions};
use crate::text::Clean;

/// Who writes, where, and for whom. The journal stays open as long as the command runs.
pub struct SessionWriter {
    /// The journal that it goes to.
    pub journal: JournalWriter,
    /// Where the words are kept that verdicts are given on.
    pub versions: RecordVersions,
    /// The officer whose journal it is.
    pub officer: String,
    /// On whose behalf; the officer's own login where they say nothing.
    pub by: String,
}

impl SessionWriter {
    /// The writer of the officer; `by` names the people whom they key for. An error when nothing may
    /// be added, or `by` names nobody.
    pub fn new(context: &Context, by: Option<&str>) -> Result<Self, CommandError> {
        if context.everywhere.read_only {
            return Err(not_saved("--read-only is set, so nothing is added", ""));
        }
        if let Some(why) = context.refused_state() {
            return Err(not_saved(&why, ""));
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

    /// Saves entries for a command that ends there.
    pub fn write_or_stop(&mut self, entries: &[Entry]) -> Result<(), CommandError> {
        let saved = self.journal.append(entries);
        saved.map(drop).map_err(|error| CommandError::finding(error.to_string()))
    }
}
