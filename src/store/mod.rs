//! The filing cabinet: the only door to the disk.
//!
//! - [`contents()`] reads the record files of a register, on every core.
//! - [`JournalWriter`] appends an officer's entries and says *saved* when they are on the medium;
//!   else [`NotSaved`] says why.
//! - [`JournalShelf`] reads all journals of a register, or one that changed by its [`Stamp`].
//! - [`Drafts`] keeps words that are still being written.
//! - [`Edits`] lets an officer change a record file in an editor, all of it or nothing.
//! - [`Versions`] keeps what a verdict was given on, under its fingerprint.
//! - [`past()`] reads the record files as git kept them, from an earlier revision.
//! - [`keep_copy`] saves what is sent to a clipboard, [`exports`] writes lists to files,
//!   [`sources`] reads saved texts, [`views`] saves a view in a settings file.
//! - [`config`] reads an officer's settings, [`sample`] lays out the register of a first run.

pub mod append;
pub mod config;
mod copies;
pub mod disk;
pub mod drafts;
pub mod edit;
pub mod exports;
pub mod folder;
mod git;
pub mod journals;
pub mod lock;
pub mod not_saved;
mod own;
pub mod past;
mod private;
pub mod read;
pub mod remembered;
mod replace;
pub mod revisions;
mod rewrite;
pub mod sample;
pub mod sources;
pub mod stamps;
pub mod versions;
pub mod views;
pub mod whole;
mod working;

pub use append::JournalWriter;
pub use config::Config;
pub use copies::keep_copy;
pub use drafts::{Draft, DraftKey, Drafts};
pub use edit::{Edits, Outcome, Working};
pub use folder::{Contents, Missing, contents, folders_in, is_folder, is_there};
pub use journals::{JournalFile, JournalShelf, Journals, Owners, Stamp};
pub use not_saved::{NotSaved, Why};
pub use past::{Past, Then, past};
pub use revisions::NoPast;
pub use stamps::Stamps;
pub use versions::Versions;
pub use whole::{Whole, whole};
