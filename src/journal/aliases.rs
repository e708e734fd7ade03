//! Records that had another id before: what was entered under the old one still stands.

use std::collections::HashMap;

use super::ledger::Ledger;
use crate::record::Id;

/// Old ids, each with the present one.
pub type Renamed = HashMap<Id, Id>;

impl Ledger {
    /// Takes the old ids of the records that have some; entries under them belong to the records as
    /// they are called now.
    pub fn rename(&mut self, renamed: Renamed) {
        if renamed == self.renamed {
            return;
        }
        let is_old = |id: &Id| renamed.contains_key(id) || self.renamed.contains_key(id);
        let concerns = self.rows.iter().any(|row| row.held.entry.on.iter().any(is_old));
        self.renamed = renamed;
        if concerns {
            self.index();
        }
    }

    /// The id that a record has now.
    pub(super) fn present<'a>(&'a self, id: &'a Id) -> &'a Id {
        self.renamed.get(id).unwrap_or(id)
    }
}
