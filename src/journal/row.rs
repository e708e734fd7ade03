//! A row of the ledger: what one officer entered, as it counts now.

use jiff::Timestamp;
use uuid::Uuid;

use super::entry::{Act, JournalEntry};
use crate::text::Clean;

/// One entry with its place and whether it was taken back.
#[derive(Debug, Clone)]
pub(crate) struct LedgerRow {
    pub held: JournalEntry,
    pub at: Timestamp,
    pub retracted: bool,
}

impl LedgerRow {
    pub fn place(&self) -> impl Ord + '_ {
        let JournalEntry { entry, officer, box_name, file, line, .. } = &self.held;
        (self.at, officer, box_name, file, line, entry.id)
    }

    /// The id or group that a retraction or restoration names.
    pub fn answers(&self) -> Option<Uuid> {
        let entry = &self.held.entry;
        matches!(entry.act, Act::Retract | Act::Restore)
            .then(|| Uuid::try_parse(entry.value.trim()).ok())?
    }

    /// The names that it can be retracted by: its id and its group.
    pub fn names(&self) -> impl Iterator<Item = Uuid> + use<> {
        let entry = &self.held.entry;
        [Some(entry.id), entry.group.filter(|&group| group != entry.id)].into_iter().flatten()
    }

    pub(super) fn key(&self, uuid: Uuid) -> (Clean, Uuid) {
        (self.held.officer.clone(), uuid)
    }
}
