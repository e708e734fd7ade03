//! What every pane can do, and what it may ask for.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use uuid::Uuid;

pub use super::place::{BringBackPlace, CellKey, ListPlace, MatrixPlace, Place};
use crate::journal::{Act, ActGroup, SessionStep};
use crate::query::{Column, Query};
use crate::record::Id;
use crate::register::Ix;
use crate::report::Format;
use crate::tui::effect::DraftKey;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;

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
    /// What a command answers that may be none of a part's own: `None` when it is not, else what is
    /// to be said, which may be nothing.
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
pub enum FindMode {
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

/// The records that a screen lists under a filter.
pub trait RecordRows {
    /// The record under the cursor.
    fn subject(&self) -> Option<Ix>;

    /// The records that an act would be on.
    fn targets(&self, model: &Model) -> Targets;

    /// The rows that are taken along, and the columns that show.
    fn table(&self, model: &Model) -> (Vec<Ix>, Vec<&'static Column>);

    /// The filter that is in force.
    fn finding(&self) -> FindMode;

    /// Filters the rows.
    fn find(&mut self, asked: &FindRequest, model: &Model);

    /// How many rows answer, of how many.
    fn row_counts(&self) -> (usize, usize);
}

/// A part of the screen with its own cursor. What a list of records answers is asked of its rows.
pub trait Pane: std::fmt::Debug {
    /// The name of the place, for the help screen and the way back.
    fn name(&self, model: &Model) -> String;

    /// Where its keys are looked up, the nearest first.
    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::List, KeyContext::Global]
    }

    /// The commands that mean something in it, beside those that mean something everywhere.
    fn commands(&self) -> Vec<Command>;

    /// Carries out a command.
    fn handle(&mut self, command: Command, model: &Model) -> Reply;

    /// Takes the model and the size of its area as they are now; called after whatever changed
    /// them and before it is drawn.
    fn prepare(&mut self, area: Rect, model: &Model);

    /// Draws it, and tells where the terminal's cursor belongs.
    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position>;

    /// The rows, where it is a list of records under a filter.
    fn rows(&self) -> Option<&dyn RecordRows> {
        None
    }

    /// The same, to filter them.
    fn rows_mut(&mut self) -> Option<&mut dyn RecordRows> {
        None
    }

    /// The record under the cursor.
    fn subject(&self, _model: &Model) -> Option<Ix> {
        self.rows().and_then(RecordRows::subject)
    }

    /// The records that an act would be on: the marked ones that show, else the one under the
    /// cursor.
    fn targets(&self, model: &Model) -> Targets {
        self.rows().map_or_else(|| Targets::one(self.subject(model)), |rows| rows.targets(model))
    }

    /// The rows and columns that show, for copying and exporting a table.
    fn table(&self, model: &Model) -> Option<(Vec<Ix>, Vec<&'static Column>)> {
        self.rows().map(|rows| rows.table(model))
    }

    /// The records that a review of what shows goes through, in their order: the marked ones, else
    /// all; `None` where there is nothing to review.
    fn queue(&self, model: &Model) -> Option<Vec<Ix>> {
        self.table(model).map(|(rows, _)| rows)
    }

    /// The name that a file of what shows is offered under, with its ending, where neither its list
    /// nor its record gives one.
    fn file_name(&self, _model: &Model) -> Option<String> {
        None
    }

    /// What shows as a paper of its own, for copying it and for a file of that format; none where
    /// its table is what is written.
    fn document(&self, _format: Format, _model: &Model) -> Option<String> {
        None
    }

    /// What shows as a drawing that stands alone, for an SVG file.
    fn drawing(&self, _model: &Model) -> Option<String> {
        None
    }

    /// What `/` does in it.
    fn finding(&self) -> FindMode {
        self.rows().map_or(FindMode::Nothing, RecordRows::finding)
    }

    /// Filters its rows while a filter is typed, or finds words in its text.
    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        self.rows_mut()?.find(asked, model);
        None
    }

    /// The layer that the next Esc takes away, in words, when there is one of its own.
    fn layer(&self) -> Option<String> {
        None
    }

    /// Takes that layer away.
    fn close_layer(&mut self, _model: &Model) -> bool {
        false
    }

    /// The place to come back to.
    fn place(&self, model: &Model) -> Option<Place>;

    /// The review session that is open here: what is entered belongs to it.
    fn session(&self) -> Option<Uuid> {
        None
    }

    /// What stands in place of the header and the views.
    fn banner(&self, _model: &Model) -> Option<Banner> {
        None
    }

    /// How many rows answer, of how many, for the border and the prompt.
    fn row_counts(&self) -> Option<(usize, usize)> {
        self.rows().map(RecordRows::row_counts)
    }

    /// The model's register has changed; `own` when it was this officer's act.
    fn refresh(&mut self, _model: &Model, _own: bool) -> Option<String> {
        None
    }
}

/// What a pane is asked to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindRequest {
    /// Rows that answer this filter, as typed and as read.
    Rows(String, Query),
    /// Words in a text.
    Words(String),
}
