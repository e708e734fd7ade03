//! Why something an officer wrote is not on disk, in words that say what to do next.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::io_error::{describe_io_error, is};
use crate::journal::format::EntryTooLong;

/// What moves the officer's state folder.
pub(super) const MOVED: &str = "XDG_STATE_HOME names another";

/// Nothing of what was to be saved is in the journal.
#[derive(Debug, thiserror::Error)]
#[error("NOT SAVED: {why} ({file})")]
pub struct SaveError {
    /// Why.
    pub why: SaveFailure,
    /// The file that was to be written, from the register's folder.
    pub file: String,
}

/// That a verdict is saved and the words that it is on are not kept beside it, and why.
pub fn words_not_kept(why: &SaveFailure) -> String {
    format!("the words as they are now cannot be kept, to be compared later: {why}")
}

/// Why something could not be saved.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum SaveFailure {
    #[error("the disk is full")]
    DiskFull,
    #[error("your quota of disk space is used up")]
    Quota,
    #[error("this disk is read-only")]
    ReadOnly,
    #[error("you may not write here")]
    Permission,
    #[error(
        "you may not write in {}; if you should, whoever owns that folder mends it: {mend}",
        folder.display()
    )]
    Closed { folder: PathBuf, mend: String },
    #[error("the file has reached the size that this account may write")]
    SizeLimit,
    #[error("the disk reports a fault")]
    Medium,
    #[error("the register's folder is not there")]
    Gone,
    #[error("your own state folder cannot be used: {}", state_words(folder, error))]
    State { folder: PathBuf, error: io::Error },
    #[error("another window of yours is saving and does not finish")]
    Busy,
    #[error("what was written did not read back the same")]
    ReadBack,
    #[error("`journal` is not a folder")]
    NoFolder,
    #[error(transparent)]
    TooLong(#[from] EntryTooLong),
    #[error("{}", describe_io_error(.0))]
    Other(io::Error),
}

/// What is said of the state folder when something in it cannot be written.
fn state_words(folder: &Path, error: &io::Error) -> String {
    format!("{}: {}; {MOVED}", folder.display(), describe_io_error(error))
}

impl SaveFailure {
    /// Why something in the officer's state folder cannot be written: its disk, or the folder.
    pub(super) fn of_state(folder: &Path, error: io::Error) -> Self {
        if is(&error, &[Errno::NOSPC, Errno::DQUOT, Errno::IO]) {
            return error.into();
        }
        Self::State { folder: folder.to_owned(), error }
    }

    /// Of a version that is to be kept before a verdict: that there is no folder to keep it in. The
    /// verdict is saved all the same, and this is told beside it; after any other failure it is not.
    pub fn costs_the_version_alone(&self) -> bool {
        matches!(self, Self::Closed { .. })
    }
}

impl From<io::Error> for SaveFailure {
    fn from(error: io::Error) -> Self {
        match error.raw_os_error().map(Errno::from_raw_os_error) {
            Some(Errno::NOSPC) => Self::DiskFull,
            Some(Errno::DQUOT) => Self::Quota,
            Some(Errno::ROFS) => Self::ReadOnly,
            Some(Errno::ACCESS | Errno::PERM) => Self::Permission,
            Some(Errno::FBIG) => Self::SizeLimit,
            Some(Errno::IO) => Self::Medium,
            Some(Errno::NOENT) => Self::Gone,
            Some(_) => Self::Other(error),
            // What makes new files wraps the error, and names a path that nobody has asked for.
            None => match error.kind() {
                ErrorKind::StorageFull => Self::DiskFull,
                ErrorKind::QuotaExceeded => Self::Quota,
                ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
                ErrorKind::PermissionDenied => Self::Permission,
                ErrorKind::FileTooLarge => Self::SizeLimit,
                ErrorKind::NotFound => Self::Gone,
                _ => Self::Other(error),
            },
        }
    }
}
