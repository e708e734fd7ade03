//! Records in a list, perhaps under headings: the cursor, the marks, and what an act would be on.

use crate::record::Id;
use crate::register::Ix;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::place::Targets;
use crate::tui::widget::ListPane;
use crate::tui::widget::marks::{Marks, clearing};

/// Records with a cursor among them, and marks.
#[derive(Debug, Default)]
pub(crate) struct RecordList {
    /// Every record, in order.
    pub rows: Vec<Ix>,
    /// Where the cursor is and what shows.
    pub list: ListPane,
    /// The rows that are marked.
    pub marks: Marks,
    /// Where a range of marks begins that is not ended yet.
    pub range: Option<Id>,
    /// The record under the cursor, and the one below it, as they were noted last.
    pub here: Option<Id>,
    pub below: Option<Id>,
}

impl RecordList {
    /// No rows yet, and these marks.
    pub fn new(marks: Marks) -> Self {
        Self { marks, ..Self::default() }
    }

    /// Takes the rows again, in groups: the heading of each, if it has one, and its records.
    pub fn set_groups(&mut self, groups: Vec<(Option<String>, Vec<Ix>)>) {
        let heads = groups.iter().map(|(heading, of)| (heading.clone(), of.len()));
        self.list.set_groups(heads.collect::<Vec<_>>());
        self.rows = groups.into_iter().flat_map(|(_, of)| of).collect();
    }

    /// The same; the cursor stays on its record, and on the next one when that has left.
    pub fn replace_groups(&mut self, groups: Vec<(Option<String>, Vec<Ix>)>, model: &Model) {
        let (here, below) = (self.here.take(), self.below.take());
        self.set_groups(groups);
        if let Some(row) = here.into_iter().chain(below).find_map(|id| self.place_of(model, &id)) {
            self.list.move_to(row);
        }
        self.note(model);
    }

    /// The record under the cursor.
    pub fn under_cursor(&self) -> Option<Ix> {
        self.rows.get(self.list.row()?).copied()
    }

    /// The row of a record.
    pub fn place_of(&self, model: &Model, id: &Id) -> Option<usize> {
        self.rows.iter().position(|&ix| model.register.id(ix) == id)
    }

    /// Remembers the records under and below the cursor; `true` when it is on another than before.
    pub fn note(&mut self, model: &Model) -> bool {
        let row = self.list.row().unwrap_or(0);
        let id = |row: usize| self.rows.get(row).map(|&ix| model.register.id(ix).clone());
        let before = std::mem::replace(&mut self.here, id(row));
        self.below = id(row + 1);
        self.here != before
    }

    /// Carries out a command that marks; `None` when it is none, else what is to be said.
    pub fn mark(&mut self, command: Command, model: &Model) -> Option<String> {
        let ids = |rows: &[Ix]| rows.iter().map(|&ix| model.register.id(ix)).collect::<Vec<_>>();
        match command {
            Command::MarkAndDown | Command::MarkRange if self.range.is_some() => {
                let range = ids(self.in_range(model));
                self.marks.add(range.into_iter());
                self.range = None;
            }
            Command::MarkAndDown => {
                if let Some(ix) = self.under_cursor() {
                    self.marks.toggle(model.register.id(ix));
                    self.list.navigate(Command::Down);
                }
            }
            Command::MarkAllShown => {
                self.range = None;
                self.marks.toggle_all(ids(&self.rows).into_iter());
            }
            Command::MarkRange => {
                self.range = self.under_cursor().map(|ix| model.register.id(ix).clone());
                return Some("Range: move to its other end, then V or Space".into());
            }
            Command::MarksRestore if self.marks.restore() => {}
            Command::MarksRestore => return Some("No marks to bring back".into()),
            _ => return None,
        }
        Some(String::new())
    }

    /// The records of the range that is being marked.
    pub fn in_range(&self, model: &Model) -> &[Ix] {
        let from = self.range.as_ref().and_then(|id| self.place_of(model, id));
        match (from, self.list.row()) {
            (Some(from), Some(to)) => &self.rows[from.min(to)..=from.max(to)],
            _ => &[],
        }
    }

    /// What an act would be on. A range that is not ended counts as marked.
    pub fn targets(&self, model: &Model) -> Targets {
        let range = self.in_range(model);
        if self.marks.is_empty() && range.is_empty() {
            return Targets::one(self.under_cursor());
        }
        let marked = |ix: &Ix| self.marks.has(model.register.id(*ix));
        let on = self.rows.iter().copied().filter(|ix| marked(ix) || range.contains(ix)).collect();
        let fresh = range.iter().filter(|ix| !marked(ix)).count();
        Targets { on, marked: self.marks.len() + fresh }
    }

    /// The records that are taken along: the marked ones, else all.
    pub fn taken(&self, model: &Model) -> Vec<Ix> {
        let targets = self.targets(model);
        if targets.are_marked() { targets.on } else { self.rows.clone() }
    }

    /// The sign before a row that is marked, or in the range that is being marked.
    pub fn mark_sign(&self, model: &Model, ix: Ix, range: &[Ix]) -> char {
        if range.contains(&ix) || self.marks.has(model.register.id(ix)) { '*' } else { ' ' }
    }

    /// What the next Esc takes away, in words: the range, then the marks.
    pub fn layer(&self) -> Option<String> {
        let range = self.range.is_some().then(|| "ends the range".into());
        range.or_else(|| clearing(self.marks.len()))
    }

    /// Takes that away; `false` when there is neither.
    pub fn peel(&mut self) -> bool {
        let had = self.range.is_some() || !self.marks.is_empty();
        if self.range.take().is_none() {
            self.marks.clear();
        }
        had
    }
}
