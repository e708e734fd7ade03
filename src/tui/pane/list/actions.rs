//! What every screen with rows of a list does with them: opening, marking, sorting, filtering, going
//! back to them, copying them.

use super::rows::ListRows;
use crate::query::Column;
use crate::register::Ix;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::model::Model;
use crate::tui::pane::pane::{FindMode, FindRequest, ListPlace, RecordRows, Reply, Targets};
use crate::tui::widget::split_view::SPLIT_COMMANDS;
use crate::tui::widget::{MOTIONS, SplitMode};

impl ListRows {
    /// The commands of such a screen: moving, sharing it with a detail, marking and sorting.
    pub fn commands() -> impl Iterator<Item = Command> {
        let known = |command: &Command| command.group() == CommandGroup::Mark || command.is_sort();
        let known = Command::ALL.iter().copied().filter(known);
        MOTIONS.into_iter().chain(SPLIT_COMMANDS).chain(known)
    }

    /// Moves, marks, sorts or opens as a command says; `nothing` is said where there is no row to
    /// open.
    pub fn handle(&mut self, command: Command, model: &Model, nothing: &str) -> Reply {
        if self.navigate(command) {
            self.follow_cursor(model);
            return Reply::Done;
        }
        match command {
            Command::GroupBy => Reply::Say(self.group_next(model)),
            Command::Open => Reply::open(self.under_cursor(), model, nothing),
            command if command.is_sort() => Reply::of(self.sort_key(command, model)),
            command => Reply::of(self.mark(command, model)),
        }
    }

    /// The rows that are taken along: the marked ones, else all.
    pub fn taken(&self, model: &Model) -> Vec<Ix> {
        let targets = self.targets(model);
        if targets.are_marked() { targets.on } else { self.all().to_vec() }
    }

    /// The list as it is left.
    pub fn place(&self, model: &Model, split: SplitMode) -> ListPlace {
        ListPlace {
            screen: self.screen().to_owned(),
            filter: self.filter().to_owned(),
            view: None,
            land_on: self.under_cursor().map(|ix| model.register.id(ix).clone()),
            marks: self.records.marks.clone(),
            sort: self.own_sort(),
            group: self.grouping_name(),
            split,
        }
    }
}

impl RecordRows for ListRows {
    fn subject(&self) -> Option<Ix> {
        self.under_cursor()
    }

    fn targets(&self, model: &Model) -> Targets {
        Self::targets(self, model)
    }

    fn table(&self, model: &Model) -> (Vec<Ix>, Vec<&'static Column>) {
        (self.taken(model), self.shown_columns(model).map(|(_, column)| column).collect())
    }

    fn finding(&self) -> FindMode {
        FindMode::Filter { screen: self.screen().to_owned(), present: self.filter().to_owned() }
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) {
        if let FindRequest::Rows(text, query) = asked {
            self.set_filter(model, text, query.clone());
        }
    }

    fn row_counts(&self) -> (usize, usize) {
        (self.len(), self.total())
    }
}
