//! What every pane can do, and what it may ask for.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use uuid::Uuid;

use super::list::rows::ListRows;
pub use super::place::{BringBackPlace, CellKey, ListPlace, MatrixPlace, Place, Reply, Targets};
use crate::query::{Column, Query};
use crate::record::Id;
use crate::register::Ix;
use crate::report::Format;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::widget::{MOTIONS, Scrolled};

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

/// A part of the screen with its own cursor. What a list of records answers is asked of its rows.
pub trait Pane: std::fmt::Debug {
    /// The name of the place, for the help screen and the way back.
    fn name(&self, model: &Model) -> String;

    /// Where its keys are looked up, the nearest first.
    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::List, KeyContext::Global]
    }

    /// The commands that mean something in it, beside those that mean something everywhere.
    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    /// Carries out a command.
    fn handle(&mut self, command: Command, model: &Model) -> Reply;

    /// Takes the model and its area as they are now; called after each change, before it is drawn.
    fn prepare(&mut self, area: Rect, model: &Model);

    /// Draws it, and tells where the terminal's cursor belongs.
    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position>;

    /// The rows, where it is a list of records under a filter.
    fn rows(&self) -> Option<&ListRows> {
        None
    }

    /// The same, to filter them.
    fn rows_mut(&mut self) -> Option<&mut ListRows> {
        None
    }

    /// The record under the cursor.
    fn subject(&self, _model: &Model) -> Option<Ix> {
        self.rows()?.under_cursor()
    }

    /// The records that an act would be on: the marked that show, else the one under the cursor.
    fn targets(&self, model: &Model) -> Targets {
        let one = || Targets::one(self.subject(model));
        self.rows().map_or_else(one, |rows| rows.records.targets(model))
    }

    /// What is to be known before an act here, because it would be on something else, or on less,
    /// than what lies under the cursor seems to be; and whether a verdict would be on nothing.
    fn caution(&self, _model: &Model) -> Option<(String, bool)> {
        None
    }

    /// The rows that are taken along, the marked ones where some are, and all columns that they
    /// have here.
    fn table(&self, model: &Model) -> Option<(Vec<Ix>, Vec<&'static Column>)> {
        self.rows().map(|rows| (rows.records.taken(model), rows.all_columns()))
    }

    /// What a review of what shows goes through: the marked records, else all; `None` for nothing.
    fn queue(&self, model: &Model) -> Option<Vec<Ix>> {
        self.table(model).map(|(rows, _)| rows)
    }

    /// The name of a file of what shows, with its ending, where no list or record gives one.
    fn file_name(&self, _model: &Model) -> Option<String> {
        None
    }

    /// What shows, as a document to copy or write; none where its table is what is written.
    fn document(&self, _format: Format, _model: &Model) -> Option<String> {
        None
    }

    /// What shows as a drawing that stands alone, for an SVG file.
    fn drawing(&self, _model: &Model) -> Option<String> {
        None
    }

    /// What `/` does in it.
    fn finding(&self) -> FindMode {
        self.rows().map_or(FindMode::Nothing, |rows| FindMode::Filter {
            screen: rows.screen.clone(),
            present: rows.filter.clone(),
        })
    }

    /// Filters its rows while a filter is typed, or finds words in its text.
    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        if let (FindRequest::Rows(text, query), Some(rows)) = (asked, self.rows_mut()) {
            rows.set_filter(model, text, query.clone());
        }
        None
    }

    /// The layer that the next Esc takes away, in words, when there is one of its own.
    fn layer(&self) -> Option<String> {
        self.rows()?.layer("list")
    }

    /// Takes that layer away.
    fn close_layer(&mut self, model: &Model) -> bool {
        self.rows_mut().is_some_and(|rows| rows.close_layer(model))
    }

    /// What scrolls in it, to come back to the same line.
    fn scrolled(&mut self) -> Scrolled<'_> {
        self.rows_mut().map_or_else(Scrolled::default, |rows| {
            Scrolled::landing(rows.records.list.window(), &mut rows.split)
        })
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
        self.rows().map(|rows| (rows.len(), rows.total))
    }

    /// The model's register has changed: by this officer's act on the records `own`, or, without
    /// any, by others.
    fn refresh(&mut self, model: &Model, own: &[Id]) -> Option<String> {
        self.rows_mut()?.refresh(model, own)
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
