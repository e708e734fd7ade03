//! Marking rows of a list, and what the next Esc takes away: a range, the marks, the filter.

use super::rows::ListRows;
use crate::query::Query;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::pane::Targets;

impl ListRows {
    /// Carries out a command that marks; `None` when it is none, else what is to be said.
    pub fn mark(&mut self, command: Command, model: &Model) -> Option<String> {
        let moves = command == Command::MarkAndDown && !self.records.is_marking();
        let words = self.records.mark(command, model);
        if moves && self.under_cursor().is_some() {
            self.follow_cursor(model);
        }
        words
    }

    /// What the next Esc takes away, in words: the range, the marks, then what narrows the view.
    pub fn layer(&self) -> Option<String> {
        let filter = || (!self.is_base()).then(|| "clears the filter".into());
        self.records.layer().or_else(filter)
    }

    /// Takes that away; the filter goes back to `base`, the view's own.
    pub fn peel(&mut self, model: &Model, base: &str) -> bool {
        if self.records.peel() {
            return true;
        }
        if self.is_base() {
            return false;
        }
        self.follow_cursor(model);
        let query = model.parse(base).unwrap_or_else(|_| Query::everything());
        self.set_filter(model, base, query);
        true
    }

    /// What an act would be on. A range that is not ended counts as marked.
    pub fn targets(&self, model: &Model) -> Targets {
        self.records.targets(model)
    }
}
