//! An earlier revision of a register: which one is meant, and why it cannot be had.

use jiff::civil::Date;

/// Which revision is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RevisionSpec {
    /// The last one by the end of a day.
    Day(Date),
    /// The one that a branch, a tag or a commit names.
    Revision(String),
}

/// Why a register's past cannot be had, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRevision {
    /// There is no git.
    #[error("there is no git on this box, so no earlier revision can be read")]
    NoGit,
    /// The folder is in no repository, or in one that does not keep it.
    #[error("this register is not under git, so no earlier revision is kept of it")]
    NotUnderGit,
    /// The repository is another officer's, and git does not read it for this one.
    #[error("git does not read this folder for you, because it belongs to somebody else{}", trust(.0))]
    Foreign(String),
    /// There is no such revision.
    #[error("git knows no revision `{asked}` of this register{}{}", named(.near), shallow(*.cut))]
    Unknown {
        /// As it was asked for.
        asked: String,
        /// Branches and tags that there are: the nearest, else the newest.
        near: Vec<String>,
        /// Whether the history here is cut short.
        cut: bool,
    },
    /// The history begins after that day.
    #[error("git keeps nothing of this register by {}: its history here begins on {}{}",
        crate::calendar::short(*.day), crate::calendar::short(*.first), shallow(*.cut))]
    Before {
        /// The day.
        day: Date,
        /// The first day of which something is kept.
        first: Date,
        /// Whether the history here is cut short.
        cut: bool,
    },
    /// It took too long.
    #[error("git does not answer; try again, or ask whoever looks after this box")]
    Slow,
    /// Something else.
    #[error("git cannot read it: {0}")]
    Failed(String),
}

fn trust(folder: &str) -> String {
    match folder {
        "" => String::new(),
        folder => {
            format!("; if you trust it: git config --global --add safe.directory '{folder}'")
        }
    }
}

fn shallow(cut: bool) -> &'static str {
    if cut {
        "; the history here is cut short: `git fetch --unshallow` brings the rest"
    } else {
        ""
    }
}

fn named(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; nearest: {}", near.join(", ")) }
}
