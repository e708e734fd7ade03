//! What is done outside the program: the officer's own editor and the clipboard.

use std::path::PathBuf;

use super::draft::DraftKey;
use crate::fault::Fault;
use crate::record::Id;
use crate::text::Clean;

/// What is opened in the officer's own editor, while the screen is suspended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditorTarget {
    /// A record's file, from the register's folder, the cursor on this line, counted from 1.
    Record {
        /// The file.
        file: String,
        /// The line.
        line: u32,
        /// The record that stands there.
        on: Id,
    },
    /// The same once more, with the words of a try that could not be taken.
    Again {
        /// The file.
        file: String,
        /// The line.
        line: u32,
        /// The working copy that holds them.
        copy: PathBuf,
    },
    /// A note that is being written.
    Note {
        /// Its words.
        text: String,
        /// The draft that it is, until it is saved.
        of: DraftKey,
        /// The file that an editor left behind with it, to be opened again.
        copy: Option<PathBuf>,
    },
}

/// A record file before an edit and after it, by the fingerprints under which both are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// The file, from the register's folder.
    pub file: String,
    /// What it held before.
    pub before: String,
    /// What it held then.
    pub after: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditorResult {
    /// Nothing was changed.
    Same,
    /// The file holds the officer's words now.
    Saved(FileEdit),
    /// The edit was taken back, or brought back.
    TakenBack {
        /// Which.
        edit: FileEdit,
        /// Whether it was brought back.
        redo: bool,
    },
    /// The words cannot be taken: the file is as it was, they are in the working copy.
    Broken {
        /// The file.
        file: String,
        /// The working copy.
        copy: PathBuf,
        /// What is wrong in it, errors only.
        faults: Vec<Fault>,
    },
    /// Somebody else changed the file meanwhile: it is as they left it, the officer's words are in
    /// the working copy.
    Moved {
        /// The file.
        file: String,
        /// The working copy.
        copy: PathBuf,
        /// The officer's words.
        mine: String,
        /// What the file holds now.
        theirs: String,
    },
    /// The edit would take records away: the file is as it was, the words are in the working copy.
    Fewer {
        /// The file.
        file: String,
        /// The working copy.
        copy: PathBuf,
        /// What the file holds.
        before: String,
        /// The ids of those records.
        gone: Vec<String>,
    },
    /// An edit that was cut off, as when the line drops: its words are in the working copy.
    CutOff {
        /// The file.
        file: String,
        /// The working copy.
        copy: PathBuf,
        /// The officer's words.
        mine: String,
        /// What the file held when the edit began.
        before: String,
        /// What the file holds now.
        theirs: String,
    },
    /// The note as it was left.
    Note(String),
    /// The editor could not be started or ended with an error, or the file could not be read or
    /// written; nothing was replaced.
    Failed {
        /// Why, and what to do, in plain words.
        why: Clean,
        /// The file and the working copy, where it holds words that are not saved.
        kept: Option<(String, PathBuf)>,
    },
}

/// How an edit is settled that could not simply be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictChoice {
    /// The officer's words take the place of this text, if that still is what the file holds.
    Mine(String),
    /// The file stays as it is, and the working copy goes.
    Theirs,
}

/// What became of a text that was to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyResult {
    /// How many bytes it has.
    pub bytes: usize,
    /// How it was sent, or why not.
    pub sent: CopyRoute,
    /// The file that it was saved to as well, or why not.
    pub kept: Result<String, Clean>,
}

/// How a text was sent to the clipboard. Nobody tells whether it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyRoute {
    /// To the terminal, as an OSC 52 sequence.
    Terminal,
    /// To tmux, which passes it on.
    Tmux,
    /// Not sent: it is longer than terminals take.
    TooLong,
}
