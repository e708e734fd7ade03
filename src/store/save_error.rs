//! Why something an officer wrote is not on disk, in words that say what to do next.

use std::io;

use rustix::io::Errno;

use super::io_error::{describe_io_error, is};
use crate::fault::Fault;
use crate::journal::format::EntryTooLong;

/// Nothing of what was to be saved is in the journal.
#[derive(Debug, thiserror::Error)]
#[error("NOT SAVED: {why} ({file})")]
pub struct SaveError {
    /// Why.
    pub why: SaveFailure,
    /// The file that was to be written, from the register's folder.
    pub file: String,
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
    #[error("the file has reached the size that this account may write")]
    SizeLimit,
    #[error("the disk reports a fault")]
    Medium,
    #[error("the register's folder is not there")]
    Gone,
    #[error("your own state folder cannot be used: {0}")]
    State(Box<SaveFailure>),
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

impl From<io::Error> for SaveFailure {
    fn from(error: io::Error) -> Self {
        let kinds: [(&[Errno], Self); 7] = [
            (&[Errno::NOSPC], Self::DiskFull),
            (&[Errno::DQUOT], Self::Quota),
            (&[Errno::ROFS], Self::ReadOnly),
            (&[Errno::ACCESS, Errno::PERM], Self::Permission),
            (&[Errno::FBIG], Self::SizeLimit),
            (&[Errno::IO], Self::Medium),
            (&[Errno::NOENT], Self::Gone),
        ];
        let found = kinds.into_iter().find(|(numbers, _)| is(&error, numbers));
        found.map_or(Self::Other(error), |(_, why)| why)
    }
}

impl SaveError {
    /// The same as a fault, for the message line and the log.
    pub fn fault(&self) -> Fault {
        Fault::error("not-saved", self.to_string()).hint("your text is kept as a draft; try again")
    }
}
