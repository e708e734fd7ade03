//! The rows of a bring-back list under their headings: the cursor, the marks, what an act would be on.

use crate::record::Id;
use crate::register::Ix;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::pane::Targets;
use crate::tui::widget::ListState;
use crate::tui::widget::marks::{Marks, clearing};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BringBackLine {
    /// A heading.
    Head(String),
    /// A record.
    Row(Ix),
}

/// Records under headings, with a cursor among them.
#[derive(Debug)]
pub(super) struct BringBackRows {
    /// The lines, in order.
    pub lines: Vec<BringBackLine>,
    /// How many of them are records.
    count: usize,
    /// The rows that are marked.
    pub marks: Marks,
    /// Where a range of marks begins that is not ended yet.
    range: Option<Id>,
    /// Where the cursor is and what shows.
    pub window: ListState,
    /// The record under the cursor, and the one below it.
    here: Option<Id>,
    below: Option<Id>,
}

impl BringBackRows {
    /// No rows yet, and these marks.
    pub fn new(marks: Marks) -> Self {
        let window = ListState::default();
        Self { lines: Vec::new(), count: 0, marks, range: None, window, here: None, below: None }
    }

    /// Takes the rows anew. The cursor stays on its record; when that has left, on the next one.
    pub fn set_groups(&mut self, groups: Vec<(&'static str, Vec<Ix>)>, model: &Model) {
        self.lines.clear();
        for (head, rows) in groups {
            self.lines.push(BringBackLine::Head(format!("{head}  {}", rows.len())));
            self.lines.extend(rows.into_iter().map(BringBackLine::Row));
        }
        self.count = self.rows().count();
        self.fit(self.window.height);
        let (here, below) = (self.here.take(), self.below.take());
        let found = here.as_ref().and_then(|id| self.line_of(id, model));
        let next = || below.as_ref().and_then(|id| self.line_of(id, model));
        if let Some(line) = found.or_else(next) {
            self.window.move_to(line);
        }
        self.skip_heads(true);
        self.note(model);
    }

    /// Puts the cursor on a record, where it is in the list.
    pub fn land_on(&mut self, id: &Id, model: &Model) {
        if let Some(line) = self.line_of(id, model) {
            self.window.move_to(line);
            self.note(model);
        }
    }

    /// Takes the height of the list.
    pub fn fit(&mut self, height: usize) {
        self.window.fit(self.lines.len(), height);
    }

    /// Moves as a command says; headings are passed over. `false` when it is no motion.
    pub fn navigate(&mut self, command: Command) -> bool {
        let moved = self.window.navigate(command);
        self.skip_heads(command != Command::Up);
        moved
    }

    /// Remembers the records under and below the cursor, for when the rows are taken anew.
    pub fn note(&mut self, model: &Model) {
        let id = |line: Option<&BringBackLine>| match line {
            Some(BringBackLine::Row(ix)) => Some(model.register.id(*ix).clone()),
            _ => None,
        };
        let at = self.window.cursor;
        self.here = id(self.lines.get(at));
        self.below = id(self.lines[self.lines.len().min(at + 1)..]
            .iter()
            .find(|line| matches!(line, BringBackLine::Row(_))));
    }

    /// Every record, in order.
    pub fn rows(&self) -> impl Iterator<Item = Ix> + '_ {
        self.lines.iter().filter_map(|line| match line {
            BringBackLine::Row(ix) => Some(*ix),
            BringBackLine::Head(_) => None,
        })
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The record under the cursor.
    pub fn under_cursor(&self) -> Option<Ix> {
        match self.lines.get(self.window.cursor) {
            Some(BringBackLine::Row(ix)) => Some(*ix),
            _ => None,
        }
    }

    /// Carries out a command that marks; `None` when it is none, else what is to be said.
    pub fn mark(&mut self, command: Command, model: &Model) -> Option<String> {
        match command {
            Command::MarkAndDown | Command::MarkRange if self.range.is_some() => {
                let ids: Vec<Id> =
                    self.in_range(model).iter().map(|&ix| id_of(model, ix)).collect();
                self.marks.add(ids.iter());
                self.range = None;
            }
            Command::MarkAndDown => {
                if let Some(ix) = self.under_cursor() {
                    self.marks.toggle(model.register.id(ix));
                    self.navigate(Command::Down);
                }
            }
            Command::MarkAllShown => {
                self.range = None;
                let ids: Vec<Id> = self.rows().map(|ix| id_of(model, ix)).collect();
                self.marks.toggle_all(ids.iter());
            }
            Command::MarkRange => {
                self.range = self.under_cursor().map(|ix| id_of(model, ix));
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

    /// The records of the range that is being marked.
    pub fn in_range(&self, model: &Model) -> Vec<Ix> {
        let Some(from) = self.range.as_ref().and_then(|id| self.line_of(id, model)) else {
            return Vec::new();
        };
        let to = self.window.cursor.min(self.lines.len().saturating_sub(1));
        let lines = self.lines[from.min(to)..=from.max(to)].iter();
        let row = |line: &BringBackLine| match line {
            BringBackLine::Row(ix) => Some(*ix),
            BringBackLine::Head(_) => None,
        };
        lines.filter_map(row).collect()
    }

    /// What an act would be on. A range that is not ended counts as marked.
    pub fn targets(&self, model: &Model) -> Targets {
        let range = self.in_range(model);
        if self.marks.is_empty() && range.is_empty() {
            return Targets::one(self.under_cursor());
        }
        let marked = |ix: &Ix| self.marks.has(model.register.id(*ix));
        let on: Vec<Ix> = self.rows().filter(|ix| marked(ix) || range.contains(ix)).collect();
        let fresh = range.iter().filter(|ix| !marked(ix)).count();
        Targets { on, marked: self.marks.len() + fresh }
    }

    /// What the next Esc takes away, in words.
    pub fn layer(&self) -> Option<String> {
        if self.range.is_some() {
            Some("ends the range".into())
        } else {
            clearing(self.marks.len())
        }
    }

    /// Takes that away.
    pub fn peel(&mut self) -> bool {
        if self.range.take().is_some() {
            return true;
        }
        let had = !self.marks.is_empty();
        self.marks.clear();
        had
    }

    fn line_of(&self, id: &Id, model: &Model) -> Option<usize> {
        let is_it = |line: &BringBackLine| matches!(line, BringBackLine::Row(ix) if model.register.id(*ix) == id);
        self.lines.iter().position(is_it)
    }

    fn skip_heads(&mut self, forward: bool) {
        if let Some(BringBackLine::Head(_)) = self.lines.get(self.window.cursor) {
            let up = !forward && self.window.cursor > 0;
            self.window.step(if up { -1 } else { 1 });
        }
    }
}

fn id_of(model: &Model, ix: Ix) -> Id {
    model.register.id(ix).clone()
}
