//! What happens to the screen, and what it asks for in return.
//!
//! Everything comes in as an [`Event`]; everything that touches a disk, a clock or a terminal goes
//! out as an [`Effect`]. The screen never shows a note or a verdict as saved before the worker has
//! answered that it is on disk.

mod draft;
pub mod external;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use uuid::Uuid;

use super::widget::SplitMode;
use crate::fault::Fault;
use crate::journal::{Act, ActGroup, Entry, JournalEntry, SessionStep, fresh_id};
use crate::record::Id;
use crate::record::settings::ViewRow;
use crate::register::{LoadedRegister, NoRevision, RevisionSpec};
use crate::session::SessionPlan;
use crate::text::Clean;
pub use draft::{DraftKey, DraftSource, KeptDraft};
use external::{ConflictChoice, CopyResult, EditorResult, EditorTarget, FileEdit};

/// How much of one paste is taken, in bytes; the rest is dropped.
pub const PASTE_LIMIT: usize = 64 * 1024;

/// Something that happened. `A` is what the worker answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<A = Answer> {
    /// Keys, in the order typed. All that one read of the terminal gave come together, so that a
    /// burst which no hand can type is seen as one.
    Keys {
        /// Presses and repeats only, never releases; never empty.
        keys: Vec<KeyEvent>,
        /// When they were read.
        at: Instant,
        /// The same moment by the clock on the wall, which may be set.
        now: Timestamp,
    },
    /// Text that was pasted: never keys, whatever it holds. Lines end with `\n`.
    Paste {
        /// At most [`PASTE_LIMIT`] bytes. Not cleaned: it may hold anything.
        text: String,
        /// Whether more was pasted than is here.
        cut: bool,
    },
    /// The size of the window in letters. Comes once before the first drawing.
    Resize {
        /// Letters across, 1 to 1000.
        columns: u16,
        /// Lines, 1 to 300.
        rows: u16,
    },
    /// The program is in front again, after Ctrl-Z and `fg` for instance.
    Resumed,
    /// The terminal is gone. Nothing is drawn any more; orders are still taken, then it ends.
    Hangup,
    /// The program was told to end (by the system, or by `kill`). As [`Event::Hangup`].
    Terminate,
    /// The worker's answer to an order.
    Stored(A),
    /// The officer's own editor was closed.
    Edited(EditorResult),
    /// A text was sent to the clipboard, or could not be.
    Copied(CopyResult),
}

/// Something to be done. `O` is what the worker can be ordered to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect<O = Order> {
    /// End, and print this line when the terminal is an ordinary one again.
    Quit(Option<String>),
    /// Give the terminal back to the command line until `fg`.
    Suspend,
    /// Paint every letter again, also those that have not changed.
    Redraw,
    /// Give the terminal to the officer's own editor; what comes of it is [`Event::Edited`].
    Edit(EditorTarget),
    /// Send a text to the clipboard; what became of it is [`Event::Copied`].
    Copy(String),
    /// Hand this order to the worker; its answer comes as [`Event::Stored`].
    Store(O),
}

/// One thing that is said of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActEntry {
    /// What is done.
    pub act: Act,
    /// The new value, the kind of note, the entry that is replaced.
    pub value: String,
    /// The words.
    pub text: String,
    /// Where it can be looked up: a paper, a page, an address.
    pub reference: Option<String>,
}

impl ActEntry {
    /// A value without words.
    pub fn value(act: Act, value: &str) -> Self {
        Self { act, value: value.to_owned(), text: String::new(), reference: None }
    }

    /// The same with words.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        text.trim().clone_into(&mut self.text);
        self
    }
}

/// One thing that the officer wants written down, before it has a moment and an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedEntry {
    /// What is said.
    pub what: ActEntry,
    /// The record of which it is said.
    pub on: Id,
    /// The fingerprint of the record as it was on the screen.
    pub seen: Option<String>,
    /// The review session that it belongs to, and for whom it is keyed there.
    pub session: Option<SessionRef>,
}

impl ProposedEntry {
    /// What is proposed as entries of this moment, of one group where there are several.
    pub fn entries(proposed: &[Self], at: Timestamp, login: &str) -> Vec<Entry> {
        let group = (proposed.len() > 1).then(|| fresh_id(at));
        let one = |it: &Self| {
            let ActEntry { act, value, text, reference } = &it.what;
            let entry = Entry::new(at, login, *act, [it.on.clone()]);
            let by = it.session.as_ref().map(|it| it.on_behalf.clone());
            Entry {
                seen: it.seen.clone(),
                reference: reference.clone(),
                session: it.session.as_ref().map(|it| it.session),
                by: by.filter(|by| !by.is_empty()).unwrap_or_else(|| entry.by.clone()),
                group,
                ..entry.value(value).text(text)
            }
        };
        proposed.iter().map(one).collect()
    }
}

/// In which review session something is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRef {
    /// The session.
    pub session: Uuid,
    /// The people for whom a clerk keys it; one's own login when it is empty.
    pub on_behalf: String,
}

/// The words of a record to which a verdict is pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedVersion {
    /// The fingerprint of them.
    pub fingerprint: String,
    /// Their canonical form.
    pub canonical: String,
}

/// What the worker is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Append what is proposed to the officer's journal: one group, one sync. The draft, if
    /// there is one, is removed once that is on disk.
    Append {
        /// What is proposed, one for each record.
        proposed: Vec<ProposedEntry>,
        /// The versions to keep before.
        versions: Vec<PinnedVersion>,
        /// The draft that it came from.
        draft: Option<DraftKey>,
    },
    /// Open a review session; its entries come as [`Answer::Appended`].
    OpenSession(SessionPlan),
    /// Enter one step of a review session.
    Step {
        /// The session.
        session: Uuid,
        /// What happens.
        step: SessionStep,
        /// The item that it happens to.
        on: Option<Id>,
    },
    /// Take an act of one's own back, or bring it back.
    TakeBack {
        /// [`Act::Retract`] or [`Act::Restore`].
        act: Act,
        /// The act that is meant, whole.
        group: ActGroup,
    },
    /// Try again what could not be saved; the entries keep their ids.
    Retry {
        /// The entries as they were.
        entries: Vec<Entry>,
        /// The versions to keep before.
        versions: Vec<PinnedVersion>,
        /// The draft that they came from.
        draft: Option<DraftKey>,
    },
    /// Keep the text being typed, soon: the worker waits for a pause in the typing.
    Draft {
        /// Which text.
        key: DraftKey,
        /// What stands in it; empty removes the draft.
        text: String,
    },
    /// Keep the words of a draft that was left elsewhere as one of this terminal, then forget it
    /// there; [`Answer::DraftGone`] where it was not there any more.
    TakeUp {
        /// The draft that was left.
        left: DraftKey,
        /// The words to keep.
        text: String,
    },
    /// Look for the drafts of other terminals; [`Answer::Drafts`].
    Drafts,
    /// Keep a screen's filter and the lines typed in prompts for the next start.
    Remember(UiState),
    /// Read the saved text of a document; [`Answer::Source`].
    Source {
        /// The document.
        document: Id,
        /// Its file under `sources/`.
        path: String,
    },
    /// Find the words of a record at a fingerprint; [`Answer::Version`].
    Version(String),
    /// Read the record files as git kept them; [`Answer::Past`].
    Past(RevisionSpec),
    /// Write what is shown to a file; [`Answer::Exported`].
    Export {
        /// The file, from the folder that the program was started in.
        path: String,
        /// What goes into it.
        text: String,
    },
    /// Save a view under its name; [`Answer::ViewSaved`].
    SaveView {
        /// The view.
        view: ViewRow,
        /// Whether it goes into `register.toml`, for everybody, and not into the officer's own
        /// settings.
        shared: bool,
    },
    /// Take an edit of a record file back, or bring it back, if the file is unchanged since;
    /// [`Answer::Edited`].
    UndoEdit {
        /// The edit.
        edit: FileEdit,
        /// Whether it is brought back.
        redo: bool,
    },
    /// Compare an edit that was cut off with what its file holds now; [`Answer::Edited`].
    LeftEdit {
        /// The record file.
        file: String,
        /// The working copy with the officer's words.
        copy: PathBuf,
    },
    /// Settle an edit that could not simply be taken; [`Event::Edited`] again.
    Settle {
        /// The record file.
        file: String,
        /// The working copy with the officer's words.
        copy: PathBuf,
        /// How.
        how: ConflictChoice,
    },
}

/// What is kept of the screens between two starts.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct UiState {
    /// Each screen as it was left.
    #[serde(rename = "screen")]
    pub screens: BTreeMap<String, ScreenState>,
    /// The lines typed in each kind of prompt, oldest first.
    pub history: BTreeMap<String, Vec<String>>,
}

/// A screen as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ScreenState {
    /// Its filter, as typed.
    pub filter: String,
    /// The order that the officer gave it; empty for its own.
    pub sort: String,
    /// What its rows are grouped by; empty for nothing.
    pub group: String,
    /// How it is shared between the list and the detail.
    pub split: SplitMode,
}

/// What the worker answers.
#[derive(Debug)]
pub enum Answer {
    /// So many files of so many are read.
    Progress {
        /// Files read.
        done: usize,
        /// Files there are.
        total: usize,
    },
    /// The register is read, for the first time or again.
    Loaded(Box<LoadedRegister>),
    /// The register cannot be read at all.
    Unreadable(Clean),
    /// A journal is read again, because somebody wrote to it.
    Reread {
        /// The journal, from the register's folder.
        file: String,
        /// Every entry that it holds now.
        held: Vec<JournalEntry>,
        /// What is wrong with it.
        faults: Vec<Fault>,
    },
    /// These entries are on disk.
    Appended(Vec<JournalEntry>),
    /// These entries are not on disk.
    NotSaved {
        /// Why, in plain words.
        why: Clean,
        /// The entries, to be tried again.
        entries: Vec<Entry>,
        /// The versions to keep before.
        versions: Vec<PinnedVersion>,
        /// The draft that they came from.
        draft: Option<DraftKey>,
    },
    /// What was appended last is on disk, but not the words that it is pinned to; why, in plain
    /// words.
    VersionNotKept(Clean),
    /// A draft cannot be kept.
    DraftLost {
        /// Which.
        key: DraftKey,
        /// Why, in plain words.
        why: Clean,
    },
    /// A text being typed is on disk, as it was at a moment.
    DraftKept {
        /// Which.
        key: DraftKey,
        /// When.
        at: Timestamp,
    },
    /// The drafts of other terminals, and those left in an editor, as they are now.
    Drafts(BTreeMap<DraftKey, KeptDraft>),
    /// A draft that was taken up here was not there any more.
    DraftGone(DraftKey),
    /// The saved text of a document, or why it cannot be read.
    Source {
        /// The document.
        document: Id,
        /// Its text, not cleaned.
        text: Result<String, Clean>,
    },
    /// The canonical form of a record at a fingerprint; `None` when nobody has kept it.
    Version {
        /// The fingerprint.
        fingerprint: String,
        /// The form.
        canonical: Option<String>,
    },
    /// The record files as git kept them, without journals, or why they cannot be had.
    Past {
        /// Which revision was meant.
        then: RevisionSpec,
        /// What they held.
        read: Result<Box<LoadedRegister>, NoRevision>,
    },
    /// The full path of the file that was written, or why it was not.
    Exported(Result<String, Clean>),
    /// The view that was saved and the file that it stands in, or why it was not saved.
    ViewSaved {
        /// The view.
        view: ViewRow,
        /// The file.
        file: Result<String, Clean>,
    },
    /// What came of settling an edit.
    Edited(EditorResult),
}
