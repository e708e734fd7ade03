//! The filing cabinet: the only door to the disk.
//!
//! - [`JournalWriter`] appends an officer's entries and says *saved* when they are on the medium;
//!   else [`NotSaved`] says why.
//! - [`JournalShelf`] reads all journals of a register, or one that changed by its [`Stamp`].

pub mod append;
pub mod disk;
pub mod journals;
pub mod lock;
pub mod not_saved;
mod own;

pub use append::JournalWriter;
pub use journals::{JournalFile, JournalShelf, Journals, Owners, Stamp};
pub use not_saved::{NotSaved, Why};
