//! Marking rows of a list: one, all that show, a range; and what an act would then be on.

use super::rows::ListRows;
use crate::query::Query;
use crate::record::Id;
use crate::register::Ix;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::pane::Targets;
use crate::tui::widget::marks::clearing;

impl ListRows {
    /// Carries out a command that marks; `None` when it is none, else what is to be said.
    pub fn mark(&mut self, command: Command, model: &Model) -> Option<String> {
        let ids = |rows: &[Ix]| rows.iter().map(|&ix| model.register.id(ix)).collect::<Vec<_>>();
        match command {
            Command::MarkAndDown => {
                if self.range.is_some() {
                    self.end_range(model);
                } else if let Some(ix) = self.under_cursor() {
                    self.marks.toggle(model.register.id(ix));
                    self.navigate(Command::Down);
                    self.follow_cursor(model);
                }
            }
            Command::MarkAllShown => {
                self.range = None;
                self.marks.toggle_all(ids(&self.answers).into_iter());
            }
            Command::MarkRange if self.range.is_some() => self.end_range(model),
            Command::MarkRange => {
                self.range.clone_from(&self.here);
                return Some("Range: move to its other end, then V or Space".into());
            }
            Command::MarksRestore => {
                if !self.marks.restore() {
                    return Some("No marks to bring back".into());
                }
            }
            _ => return None,
        }
        Some(String::new())
    }

    fn end_range(&mut self, model: &Model) {
        let ids: Vec<Id> =
            self.in_range(model).iter().map(|&ix| model.register.id(ix).clone()).collect();
        self.marks.add(ids.iter());
        self.range = None;
    }

    /// The rows of the range that is being marked.
    pub(super) fn in_range(&self, model: &Model) -> &[Ix] {
        let Some(from) = self.range.as_ref().and_then(|id| self.place_of(model, id)) else {
            return &[];
        };
        let cursor = self.cursor().min(self.answers.len().saturating_sub(1));
        &self.answers[from.min(cursor)..=from.max(cursor)]
    }

    /// Whether a range is being marked.
    pub fn is_marking(&self) -> bool {
        self.range.is_some()
    }

    /// What the next Esc takes away, in words: the range, the marks, then what narrows the view.
    pub fn layer(&self) -> Option<String> {
        if self.is_marking() {
            return Some("ends the range".into());
        }
        clearing(self.marks.len()).or_else(|| (!self.is_base()).then(|| "clears the filter".into()))
    }

    /// Takes that away; the filter goes back to `base`, the view's own.
    pub fn peel(&mut self, model: &Model, base: &str) -> bool {
        if self.range.take().is_some() {
            return true;
        }
        if !self.marks.is_empty() {
            self.marks.clear();
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
        let range = self.in_range(model);
        if self.marks.is_empty() && range.is_empty() {
            return Targets::one(self.under_cursor());
        }
        let marked = |ix: &Ix| self.marks.has(model.register.id(*ix));
        let on: Vec<Ix> =
            self.answers.iter().copied().filter(|ix| marked(ix) || range.contains(ix)).collect();
        let fresh = range.iter().filter(|ix| !marked(ix)).count();
        Targets { on, marked: self.marks.len() + fresh }
    }
}
