//! The only way to the disk.
//!
//! - [`LoadedRegister`](crate::register::LoadedRegister) is a register read whole; [`contents()`] reads its record files, on every
//!   core.
//! - [`JournalWriter`] appends an officer's entries and says *saved* when they are on the medium;
//!   else [`SaveError`] says why.
//! - [`JournalFolder`] reads all journals of a register, or one that changed by its [`FileStamp`].
//! - [`DraftStore`] keeps words that are still being written, for each [`OwnTerminal`] by itself;
//!   [`UnsavedWords`] finds all of them, and those that were left in an editor.
//! - [`RecordEditor`] lets an officer change a record file in an editor, all of it or nothing.
//! - [`RecordVersions`] keeps what a verdict was given on, under its fingerprint.
//! - [`past()`] reads the record files as git kept them, from an earlier revision.
//! - [`keep_copy`] saves what is sent to a clipboard, [`exports`] writes lists to files,
//!   [`source_texts`] reads saved texts, [`views`] saves a view in a settings file.
//! - [`no_writing`] says before anything is typed why it could not be saved.
//! - [`settings`] reads an officer's settings, [`sample`] lays out the register of a first run.

mod atomic_write;
pub mod change_detection;
pub mod disk;
pub mod drafts;
pub mod exports;
pub mod git;
pub mod io_error;
pub mod journal;
mod last_copy;
pub mod load;
pub mod open_regular;
mod own_terminal;
pub mod record_versions;
pub mod records;
pub mod sample;
pub mod save_error;
pub mod settings;
mod shared_folder;
pub mod source_texts;
pub mod ui_state;
mod unsaved_words;
pub mod views;
mod working_copy;
pub mod write_access;

pub use change_detection::{FileStamps, changed_journals};
pub use drafts::{Draft, DraftStore, StoredDraftKey};
pub use git::load::past;
pub use io_error::describe_io_error;
pub use journal::append::JournalWriter;
pub use journal::read_all::{
    FileOwners, FileStamp, JournalFile, JournalFolder, JournalStamps, Journals,
};
pub use last_copy::keep_copy;
pub use own_terminal::OwnTerminal;
pub use record_versions::{RecordVersions, is_version_folder};
pub use records::edit::{EditOutcome, RecordEditor, WorkingEdit};
pub use records::folder::{FolderMissing, RegisterFiles, contents, folders_in};
pub use save_error::{SaveError, SaveFailure, words_not_kept};
pub use settings::SettingsFile;
pub use unsaved_words::UnsavedWords;
pub use write_access::{no_writing, state_trouble};
