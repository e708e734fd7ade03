//! What officers add while they review: entries, their journals, and what they come to.

pub mod entry;
pub mod ledger;
pub mod name;
mod pieces;
pub mod read;
pub mod seal;
mod standing;
pub mod undo;
pub mod verdict;
pub mod write;

pub use entry::{Act, Entry, Held, Trust, fresh_id};
pub use ledger::{EntryRow, Ledger, Note, VerdictRow};
pub use name::JournalName;
pub use read::{Journal, Origin, read};
pub use undo::{Found, Gesture};
