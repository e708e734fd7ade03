//! The order of a list: the view's own, or what the sort keys made of it.

use super::rows::ListRows;
use crate::query::SortBy;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;

impl ListRows {
    /// The order in force.
    pub(super) fn sort(&self) -> &[SortBy] {
        if self.own_sort.is_empty() { &self.view_sort } else { &self.own_sort }
    }

    /// The order in words, as `due, -id`.
    pub fn sort_words(&self) -> String {
        SortBy::write(self.sort())
    }

    /// The order that the officer gave the list; empty when it is the view's own.
    pub fn own_sort(&self) -> String {
        SortBy::write(&self.own_sort)
    }

    /// Takes another order; an empty one is the view's own.
    pub fn sort_by(&mut self, model: &Model, sort: Vec<SortBy>) {
        self.own_sort = sort;
        self.select(model);
    }

    /// A sort key was pressed: a column alone, or behind those that are there; turned round; or
    /// the wish that the next one goes behind. Tells what the order is now.
    pub fn sort_key(&mut self, command: Command, model: &Model) -> Option<String> {
        let mut sort = self.sort().to_vec();
        let then = std::mem::take(&mut self.sort_then);
        match command {
            Command::SortThen => {
                self.sort_then = true;
                return Some("The next sort key goes behind: S and a letter".into());
            }
            Command::SortReverse => {
                let at = if then { sort.len().saturating_sub(1) } else { 0 };
                if let Some(by) = sort.get_mut(at) {
                    by.reversed = !by.reversed;
                }
            }
            command => {
                let name = command.sort_name()?.to_owned();
                if then {
                    sort.retain(|by| by.name != name);
                } else {
                    sort.clear();
                }
                sort.push(SortBy { name, reversed: false });
            }
        }
        self.sort_by(model, sort);
        Some(format!("sorted by {}", self.sort_words()))
    }
}
