//! All that an officer began to write and did not save: drafts, and what was left in an editor.

use std::io;
use std::path::Path;

use super::drafts::{Draft, DraftStore};
use super::working_copy::WorkingCopies;

/// What an officer began and did not save, wherever it is kept.
#[derive(Clone)]
pub struct UnsavedWords {
    drafts: DraftStore,
    copies: WorkingCopies,
}

impl UnsavedWords {
    /// What is kept under the officer's state folder `state`.
    pub fn new(state: &Path) -> Self {
        Self { drafts: DraftStore::new(state), copies: WorkingCopies::new(state) }
    }

    /// Those of every register, oldest first.
    pub fn list(&self) -> Vec<Draft> {
        let mut drafts = self.drafts.list();
        drafts.extend(self.copies.waiting());
        drafts.sort_by(|a, b| (a.at, &a.key.record).cmp(&(b.at, &b.key.record)));
        drafts
    }

    /// Those of the register in the folder `register`, oldest first, by whatever path it was opened.
    pub fn of(&self, register: &Path) -> Vec<Draft> {
        let real = |path: &Path| path.canonicalize().ok();
        let folder = real(register);
        let mut drafts = self.list();
        drafts.retain(|draft| {
            let kept = Path::new(&draft.key.register);
            kept == register || (folder.is_some() && real(kept) == folder)
        });
        drafts
    }

    /// Forgets one: it was taken up, or thrown away. One that is not there is no error.
    pub fn forget(&self, draft: &Draft) -> io::Result<()> {
        match &draft.copy {
            Some(copy) => {
                self.copies.remove(copy);
                Ok(())
            }
            None => self.drafts.remove(&draft.key),
        }
    }
}
