//! What every pane can do, and what it may ask for.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::query::Query;
use crate::record::Id;
use crate::register::Ix;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::keymap::Context;

/// Somewhere to go: a pane and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A screen that lists records, by name, under a filter, perhaps of a numbered view.
    List {
        /// The screen's name.
        screen: String,
        /// The filter as typed.
        filter: String,
        /// The name of the view that it began with; none for everything.
        view: Option<String>,
        /// The record to land on.
        land_on: Option<Id>,
    },
    /// One record, whole.
    Dossier(Id),
    /// Everything that one record names or is named by.
    Linked(Id),
    /// What is wrong in the files.
    Faults,
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

/// How a screen is shared between a list and the detail of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// The list under it takes this filter; the pane closes.
    Filter(String),
    /// The pane closes, and this command is carried out where it stood.
    Run(Command),
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

    /// The record that an act would be on.
    fn subject(&self, desk: &Desk) -> Option<Ix>;

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
