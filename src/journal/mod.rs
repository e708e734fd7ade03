//! What officers add while they review: entries, their journals, and what they come to.
//!
//! - [`Entry::new`] makes an entry; [`verdict::read`] says which words a verdict may have.
//! - `store::JournalWriter` saves entries and gives them back as [`JournalEntry`]; `store::JournalFolder`
//!   reads all journals with [`read()`].
//! - [`Ledger::new`] folds them, [`Ledger::add`] takes in one more, [`Ledger::reread`] a journal
//!   that changed. It tells a record's [`Ledger::notes`], [`Ledger::verdicts`],
//!   [`Ledger::latest`], [`Ledger::tags`], [`Ledger::entries`], and what
//!   [`Ledger::undo_target`] and [`Ledger::redo_target`] are: a [`ActGroup`], whose
//!   [`ActGroup::answers`] are the entries to save. [`Ledger::act_groups`] are all of an officer's,
//!   for taking any one back; [`Ledger::last_read`] is what they read last of a record.
//! - [`Ledger::set_reader`] says who reads; what blind review hides from them is left out then.
//! - [`Ledger::sessions`] are the review sessions, each with its queue and what was said in it.
//!
//! Nothing here touches a disk or a clock. Texts in an [`Entry`] are as written; for a screen take
//! [`JournalEntry::value`] and [`JournalEntry::text`].

mod blind;
pub(crate) mod damage;
pub mod draft_field;
pub mod entry;
pub mod file_name;
pub mod format;
pub mod ledger;
mod log;
pub mod parse;
mod record_state;
pub mod seal;
pub mod session;
pub mod template;
pub mod undo;
pub mod verdict;

pub use entry::{Act, Entry, JournalEntry, Trust, fresh_id};
pub use file_name::JournalName;
pub use ledger::{Aliases, EntryRow, Ledger};
pub use log::EntryIx;
pub use parse::{Origin, read};
pub use record_state::Note;
pub use session::{Session, SessionStep, SessionTerms};
pub use template::{TemplateVars, Templates};
pub use undo::{ActGroup, ActLookup, OwnAct};
