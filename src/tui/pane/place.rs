//! Somewhere to go, and what else a pane answers: the places of the screen, each with what it shows.

use std::collections::BTreeSet;

use jiff::civil::Date;
use uuid::Uuid;

use crate::journal::{Act, ActGroup, SessionStep};
use crate::record::Id;
use crate::register::{Ix, MeetingDay, Register, StageSide};
use crate::report::timeline::columns::Zoom;
use crate::tui::effect::DraftKey;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::widget::SplitMode;
use crate::tui::widget::marks::Marks;

/// Somewhere to go: a pane and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A screen that lists records.
    List(ListPlace),
    /// The endorsement matrix.
    Matrix(MatrixPlace),
    /// One record, whole.
    Dossier(Id),
    /// Everything that one record names or is named by.
    Linked(Id),
    /// What must come back to a meeting.
    Agenda(BringBackPlace),
    /// The meetings to choose from: the next ones, and those with something to bring back.
    Meetings,
    /// What was said and done.
    Messages,
    /// The texts that are not saved.
    Drafts,
    /// What is wrong in the files.
    Faults,
    /// The money in the records.
    Money(ListPlace),
    /// The cases with their days and windows.
    Timeline {
        /// Its filter, marks and cursor.
        list: ListPlace,
        /// What one unit is.
        zoom: Zoom,
        /// The first day that shows; none until it is settled.
        from: Option<Date>,
    },
    /// Everything that officers added, in order of time.
    Audit {
        /// The filter as typed.
        filter: String,
        /// Whether the oldest comes first, and not the newest.
        oldest_first: bool,
        /// The entry to land on.
        land_on: Option<Uuid>,
        /// How it is shared between the list and the detail.
        split: SplitMode,
    },
    /// The rows of a list counted by a field, to choose from.
    Facets {
        /// The list's screen.
        screen: String,
        /// Its filter as typed.
        filter: String,
    },
    /// What changed in a record since one looked.
    Changes(Id),
    /// The saved text of a document, with the words that were quoted from it.
    Source {
        /// The document.
        document: Id,
        /// The words.
        quote: Option<String>,
        /// The record that quotes them.
        of: Id,
    },
    /// Every review session.
    Sessions,
    /// One item of a review session.
    Review {
        /// The session.
        session: Uuid,
        /// The item; none for the first that is to be judged.
        at: Option<Id>,
        /// Whether it is shown large, for a meeting.
        big: bool,
    },
    /// The keys that work in a place.
    Help {
        /// The place's name.
        of: String,
        /// Where its keys are looked up.
        contexts: Vec<KeyContext>,
        /// What it answers.
        commands: Vec<Command>,
    },
}

/// The bring-back list of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BringBackPlace {
    /// The body that meets.
    pub body: Id,
    /// The day; none where it is not printed.
    pub day: Option<Date>,
    /// The meeting's record, where exactly one is on file.
    pub meeting: Option<Id>,
    /// The record to land on.
    pub land_on: Option<Id>,
    /// The rows that are marked.
    pub marks: Marks,
    /// How it is shared between the list and the detail.
    pub split: SplitMode,
}

impl BringBackPlace {
    /// The list of a meeting.
    pub fn of(register: &Register, at: &MeetingDay) -> Self {
        let meeting = match *at.on_file {
            [ix] => Some(register.id(ix).clone()),
            _ => None,
        };
        let body = register.id(at.body).clone();
        let (marks, split) = (Marks::default(), SplitMode::default());
        Self { body, day: at.day, meeting, land_on: None, marks, split }
    }

    /// The meeting as the register knows it now; `None` when it is not on file any more.
    pub fn meeting(&self, register: &Register) -> Option<MeetingDay> {
        let own = self.meeting.as_ref().and_then(|id| register.find(id.as_str()));
        own.and_then(|ix| register.meeting(ix))
            .or_else(|| Some(register.meeting_on(register.find(self.body.as_str())?, self.day?)))
    }
}

/// A screen that lists records, by name, under a filter, perhaps of a numbered view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListPlace {
    /// The screen's name.
    pub screen: String,
    /// The filter as typed.
    pub filter: String,
    /// The name of the view that it began with; none for everything.
    pub view: Option<String>,
    /// The record to land on.
    pub land_on: Option<Id>,
    /// The rows that are marked.
    pub marks: Marks,
    /// The order of the rows, as `due, -id`; the view's or screen's own when empty.
    pub sort: String,
    /// What the rows are grouped by, by its name; nothing when empty.
    pub group: String,
    /// How it is shared between the list and the detail.
    pub split: SplitMode,
}

/// The endorsement matrix under a filter, as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixPlace {
    /// The filter of its cases as typed.
    pub filter: String,
    /// The cell to land on.
    pub at: Option<CellKey>,
    /// The stage that an act would be on.
    pub side: StageSide,
    /// The cells that are marked.
    pub marks: BTreeSet<CellKey>,
    /// Whether partners stand down the side.
    pub turned: bool,
    /// Whether cases in which nothing is missing are hidden.
    pub hiding: bool,
    /// How it is shared between the matrix and the detail.
    pub split: SplitMode,
}

/// A cell of the matrix by what it is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// The case.
    pub case: Id,
    /// The partner; the first column where none is named.
    pub partner: Option<Id>,
    /// The body, where several of the partner spoke.
    pub body: Option<Id>,
}

/// The records that an act would be on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Targets {
    /// The records: the marked ones that show, else the one under the cursor.
    pub on: Vec<Ix>,
    /// How many records are marked, shown or not.
    pub marked: usize,
}

impl Targets {
    /// One record, or none.
    pub fn one(on: Option<Ix>) -> Self {
        Self { on: on.into_iter().collect(), marked: 0 }
    }

    /// Whether they are marked rows, and not the one under the cursor.
    pub fn are_marked(&self) -> bool {
        self.marked > 0
    }

    /// What an act would be on, in words: `STK-C7`, `3 marked`, `3 marked (1 hidden, safe)`.
    pub fn describe(&self, model: &Model) -> String {
        let hidden = self.marked - self.on.len().min(self.marked);
        match (self.marked, hidden, self.on.first()) {
            (0, _, Some(&ix)) => format!("on {}", model.register.id(ix)),
            (0, _, None) => String::new(),
            (marked, 0, _) => format!("{marked} marked"),
            (marked, hidden, _) => format!("{marked} marked ({hidden} hidden, safe)"),
        }
    }
}

/// What a pane answers to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// This pane does not know that command.
    NotMine,
    /// Done, as far as it could be.
    Done,
    /// Done, and this is to be said.
    Say(String),
    /// Somewhere to go.
    Go(Place),
    /// The pane closes, and this command is carried out where it stood.
    Run(Command),
    /// The list under it takes this filter; the pane closes.
    Filter(String),
    /// One's own act is taken back, or brought back.
    TakeBack(Act, ActGroup),
    /// A review session is resumed.
    Join(Uuid),
    /// A step of the review session that is open here, perhaps on one item.
    Step(SessionStep, Option<Id>),
    /// The review session that is open here is left.
    Leave,
    /// A draft is resumed.
    Resume(DraftKey),
    /// A draft is thrown away.
    Discard(DraftKey),
}

impl Reply {
    /// The answer to a command: `None` is not known here, else what is to be said, perhaps nothing.
    pub fn of(words: Option<String>) -> Self {
        match words {
            None => Self::NotMine,
            Some(words) if words.is_empty() => Self::Done,
            Some(words) => Self::Say(words),
        }
    }

    /// Opens a record; `nothing` is said where there is none.
    pub fn open(ix: Option<Ix>, model: &Model, nothing: &str) -> Self {
        match ix {
            Some(ix) => Self::Go(Place::Dossier(model.register.id(ix).clone())),
            None => Self::Say(nothing.to_owned()),
        }
    }
}
