//! What every pane can do, and what it may ask for.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use uuid::Uuid;

use super::marks::Marks;
use crate::journal::{Act, Gesture, Step};
use crate::query::{Column, Query};
use crate::record::Id;
use crate::register::{Ix, MeetingDay, Register, Side};
use crate::report::gantt::Drawn;
use crate::report::scale::Zoom;
use crate::report::{Format, Sheet};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::effect::DraftKey;
use crate::tui::keymap::Context;

/// Somewhere to go: a pane and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A screen that lists records.
    List(List),
    /// The endorsement matrix.
    Matrix(Cells),
    /// One record, whole.
    Dossier(Id),
    /// Everything that one record names or is named by.
    Linked(Id),
    /// What must come back to a meeting.
    Agenda(Agenda),
    /// The meetings to choose from: the next ones, and those with something to bring back.
    Meetings,
    /// What was said and done.
    Messages,
    /// The texts that are not saved.
    Drafts,
    /// What is wrong in the files.
    Faults,
    /// The money in the records.
    Money(List),
    /// The cases with their days and windows.
    Timeline {
        /// Its filter, marks and cursor.
        list: List,
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
        contexts: Vec<Context>,
        /// What it answers.
        commands: Vec<Command>,
    },
}

/// The bring-back list of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
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
}

impl Agenda {
    /// The list of a meeting.
    pub fn of(register: &Register, at: &MeetingDay) -> Self {
        let meeting = match *at.on_file {
            [ix] => Some(register.id(ix).clone()),
            _ => None,
        };
        let body = register.id(at.body).clone();
        Self { body, day: at.day, meeting, land_on: None, marks: Marks::default() }
    }

    /// The meeting as the register knows it now; `None` when it is not on file any more.
    pub fn meeting(&self, register: &Register) -> Option<MeetingDay> {
        let own = self.meeting.as_ref().and_then(|id| register.find(id.as_str()));
        own.and_then(|ix| register.meeting(ix))
            .or_else(|| Some(register.meeting_on(register.find(self.body.as_str())?, self.day?)))
    }

    /// The name of a file with it: `agenda-AMB-CAB-2016-09-27`.
    pub fn file_name(&self) -> String {
        let day = self.day.map_or_else(String::new, |day| format!("-{day}"));
        format!("agenda-{}{day}", self.body)
    }
}

/// A screen that lists records, by name, under a filter, perhaps of a numbered view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
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
    pub split: Split,
}

/// The endorsement matrix under a filter, as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// The filter of its cases as typed.
    pub filter: String,
    /// The cell to land on.
    pub at: Option<CellKey>,
    /// The stage that an act would be on.
    pub side: Side,
    /// The cells that are marked.
    pub marks: BTreeSet<CellKey>,
    /// Whether partners stand down the side.
    pub turned: bool,
    /// Whether cases in which nothing is missing are hidden.
    pub hiding: bool,
    /// How it is shared between the matrix and the detail.
    pub split: Split,
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
    pub fn words(&self, desk: &Desk) -> String {
        let hidden = self.marked - self.on.len().min(self.marked);
        match (self.marked, hidden, self.on.first()) {
            (0, _, Some(&ix)) => format!("on {}", desk.register.id(ix)),
            (0, _, None) => String::new(),
            (marked, 0, _) => format!("{marked} marked"),
            (marked, hidden, _) => format!("{marked} marked ({hidden} hidden, safe)"),
        }
    }
}

/// How a screen is shared between a list and the detail of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Split {
    /// The list alone.
    List,
    /// Both.
    #[default]
    Both,
    /// The detail alone.
    Detail,
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
    TakeBack(Act, Gesture),
    /// A review session is gone on with.
    Join(Uuid),
    /// A step of the review session that lies here, perhaps on one item.
    Step(Step, Option<Id>),
    /// The review session that lies here is left.
    Leave,
    /// A draft is gone on with.
    Resume(DraftKey),
    /// A draft is thrown away.
    Discard(DraftKey),
}

/// Two lines in place of the header and the views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banner {
    /// The first line, on its left.
    pub title: String,
    /// The first line, on its right.
    pub side: String,
    /// The second line.
    pub below: String,
}

/// What `/` does in a pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// It filters the rows of this screen; the filter that is in force.
    Filter {
        /// The screen's name.
        screen: String,
        /// Its filter as typed.
        present: String,
    },
    /// It finds words in a text.
    Text,
    /// Nothing.
    Nothing,
}

/// A part of the screen with its own cursor.
pub trait Pane: std::fmt::Debug {
    /// The name of the place, for the help screen and the way back.
    fn name(&self, desk: &Desk) -> String;

    /// Where its keys are looked up, the nearest first.
    fn contexts(&self) -> &'static [Context];

    /// The commands that mean something in it, beside those that mean something everywhere.
    fn commands(&self) -> Vec<Command>;

    /// Carries out a command.
    fn on(&mut self, command: Command, desk: &Desk) -> Reply;

    /// Takes the desk and the size of its area as they are now; called after whatever changed
    /// them and before it is drawn.
    fn settle(&mut self, area: Rect, desk: &Desk);

    /// Draws it, and tells where the terminal's cursor belongs.
    fn draw(&self, area: Rect, buffer: &mut Buffer, desk: &Desk) -> Option<Position>;

    /// The record under the cursor.
    fn subject(&self, desk: &Desk) -> Option<Ix>;

    /// The records that an act would be on: the marked ones that show, else the one under the
    /// cursor.
    fn targets(&self, desk: &Desk) -> Targets {
        Targets::one(self.subject(desk))
    }

    /// The rows and columns that show, for copying and exporting a table.
    fn table(&self, _desk: &Desk) -> Option<(Vec<Ix>, Vec<&'static Column>)> {
        None
    }

    /// What shows, where it is no list of records, for copying and exporting it whole.
    fn sheet(&self, _desk: &Desk) -> Option<Sheet> {
        None
    }

    /// What it shows as a picture, for a file.
    fn picture(&self, _desk: &Desk, _drawn: Drawn) -> Option<String> {
        None
    }

    /// What shows as a paper of its own, for a file of that format, and the name that the file is
    /// offered under.
    fn paper(&self, format: Format, desk: &Desk) -> Option<(String, String)> {
        let sheet = self.sheet(desk)?;
        Some((format!("{}-{}", sheet.name, desk.today), sheet.written(format)))
    }

    /// What `/` does in it.
    fn finding(&self) -> Finding;

    /// Filters its rows while a filter is typed, or finds words in its text.
    fn find(&mut self, _asked: &Asked, _desk: &Desk) -> Option<String> {
        None
    }

    /// The layer that the next Esc takes away, in words, when there is one of its own.
    fn layer(&self) -> Option<String> {
        None
    }

    /// Takes that layer away.
    fn peel(&mut self, _desk: &Desk) -> bool {
        false
    }

    /// The place to come back to.
    fn place(&self, desk: &Desk) -> Option<Place>;

    /// The review session that lies here: what is entered belongs to it.
    fn session(&self) -> Option<Uuid> {
        None
    }

    /// What stands in place of the header and the views.
    fn banner(&self, _desk: &Desk) -> Option<Banner> {
        None
    }

    /// How many rows answer, of how many, for the border and the prompt.
    fn tally(&self) -> Option<(usize, usize)> {
        None
    }

    /// The desk's register has changed; `own` when it was this officer's act.
    fn refresh(&mut self, _desk: &Desk, _own: bool) -> Option<String> {
        None
    }
}

/// What a pane is asked to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Rows that answer this filter, as typed and as read.
    Rows(String, Query),
    /// Words in a text.
    Words(String),
}
