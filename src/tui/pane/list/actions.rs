//! What each screen of records does with them: open, mark, sort, group, and what Esc takes away.

use super::rows::ListRows;
use crate::query::group::Grouping;
use crate::query::{Query, SortBy};
use crate::record::Kind;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::model::Model;
use crate::tui::pane::place::{ListPlace, Reply};
use crate::tui::widget::MOTIONS;
use crate::tui::widget::split_view::SPLIT_COMMANDS;

impl ListRows {
    /// The commands of such a screen: moving, sharing it with a detail, marking and sorting.
    pub fn commands() -> impl Iterator<Item = Command> {
        let known = |command: &Command| command.group() == CommandGroup::Mark || command.is_sort();
        let known = Command::ALL.iter().copied().filter(known);
        MOTIONS.into_iter().chain(SPLIT_COMMANDS).chain(known)
    }

    /// Moves, marks, sorts, groups or opens as a command says; `nothing` is said where no row is.
    pub fn handle(&mut self, command: Command, model: &Model, nothing: &str) -> Reply {
        if self.split.navigate(command) {
            return Reply::Done;
        }
        if self.records.list.navigate(command) {
            self.follow_cursor(model);
            return Reply::Done;
        }
        match command {
            Command::GroupBy => Reply::Say(self.group_next(model)),
            Command::Open => match &self.elsewhere {
                Some((filter, 1..)) if self.len() == 0 => Reply::Filter(filter.clone()),
                _ => Reply::open(self.under_cursor(), model, nothing),
            },
            command if command.is_sort() => Reply::of(self.sort_key(command, model)),
            command => {
                let moves = command == Command::MarkAndDown && self.records.range.is_none();
                let words = self.records.mark(command, model);
                if moves && self.under_cursor().is_some() {
                    self.follow_cursor(model);
                }
                Reply::of(words)
            }
        }
    }

    /// The list as it is left.
    pub fn place(&self, model: &Model) -> ListPlace {
        ListPlace {
            screen: self.screen.clone(),
            filter: self.filter.clone(),
            view: self.view.clone(),
            land_on: self.under_cursor().map(|ix| model.register.id(ix).clone()),
            marks: self.records.marks.clone(),
            sort: SortBy::write(&self.own_sort),
            group: match self.grouping {
                Grouping::None => String::new(),
                by => by.as_str().to_owned(),
            },
            split: self.split.mode(),
        }
    }

    /// What the next Esc ends, in words: the detail below `upper`, the range, the marks, the filter.
    pub fn layer(&self, upper: &str) -> Option<String> {
        let goes = if self.base.is_empty() { "clears the filter" } else { "goes back to the view" };
        let filter = || (self.filter != self.base).then(|| goes.into());
        self.split.layer(upper).or_else(|| self.records.layer()).or_else(filter)
    }

    /// Does that; the filter goes back to the view's own.
    pub fn close_layer(&mut self, model: &Model) -> bool {
        if self.split.leave_detail() || self.records.peel() {
            return true;
        }
        if self.filter == self.base {
            return false;
        }
        self.follow_cursor(model);
        let view = self.view.as_ref().and_then(|name| model.view(name));
        // A view that was replaced meanwhile has another filter now: that is gone back to once.
        self.base = view.map_or_else(String::new, |view| view.query.clone());
        let base = self.base.clone();
        self.set_filter(model, &base, model.parse(&base).unwrap_or_else(|_| Query::everything()));
        self.look_elsewhere(model);
        true
    }

    /// The order in force: the officer's own, else that of the view.
    pub(super) fn sort(&self) -> &[SortBy] {
        if self.own_sort.is_empty() { &self.view_sort } else { &self.own_sort }
    }

    /// A sort key was pressed: a column alone, or behind those that are there; turned round; or
    /// the wish that the next one goes behind. Tells what the order is now.
    fn sort_key(&mut self, command: Command, model: &Model) -> Option<String> {
        let mut sort = self.sort().to_vec();
        let then = std::mem::take(&mut self.sort_then);
        match command {
            Command::SortThen => {
                self.sort_then = true;
                return Some("The next sort key goes behind: S and a letter".into());
            }
            Command::SortReverse => {
                let by = if then { sort.last_mut() } else { sort.first_mut() };
                if let Some(by) = by {
                    by.reversed = !by.reversed;
                }
            }
            command => {
                let name = match command.sort_name()? {
                    // The due date that a case's row shows is that of its open caveats.
                    "due" if self.kind == Kind::Case => "caveat-due".to_owned(),
                    name => name.to_owned(),
                };
                sort.retain(|by| then && by.name != name);
                sort.push(SortBy { name, reversed: false });
            }
        }
        self.own_sort = sort;
        self.select(model);
        Some(format!("sorted by {}", SortBy::write(self.sort())))
    }
}
