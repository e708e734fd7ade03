//! Facets: what the rows of a list are made of, counted by a field or by two, to filter by.

mod counts;
mod draw;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::pane::{FindMode, Pane, Place, Reply};
use crate::register::Ix;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{ListState, MOTIONS, frame, text};
use counts::{FacetRows, FacetStep};

/// A list counted by a field, with a cursor.
#[derive(Debug)]
pub struct FacetsPane {
    screen: String,
    counting: FacetRows,
    window: ListState,
    /// The values that are marked.
    marked: BTreeSet<String>,
    /// The column of the table that the cursor is in.
    column: usize,
}

impl FacetsPane {
    /// The facets of a screen's list under a filter.
    pub fn new(model: &Model, screen: &str, filter: &str) -> Self {
        let counting = FacetRows::new(model, screen, filter);
        let mut window = ListState::default();
        window.fit(counting.rows(), 0);
        Self { screen: screen.to_owned(), counting, window, marked: BTreeSet::new(), column: 0 }
    }

    fn step(&mut self, step: FacetStep, model: &Model) -> Reply {
        self.counting.step = step;
        self.counting.count(model);
        self.window.fit(self.counting.rows(), self.window.height);
        self.window.move_to(0);
        self.column = 0;
        Reply::Done
    }

    fn open(&mut self, model: &Model) -> Reply {
        let at = self.window.cursor;
        match self.counting.step {
            FacetStep::Field | FacetStep::Second(_) => match self.counting.next(at) {
                Some(step) => self.step(step, model),
                None => Reply::Say("The rows here do not differ in any field".into()),
            },
            FacetStep::Values(_) | FacetStep::Table(..) => {
                Reply::Filter(self.counting.filtered(at, self.column, &self.marked))
            }
        }
    }

    fn mark(&mut self) -> Reply {
        let value = self.counting.values.get(self.window.cursor);
        let (FacetStep::Values(_), Some(it)) = (self.counting.step, value) else {
            return Reply::Say("Values can be marked, once a field is chosen".into());
        };
        if !self.marked.remove(&it.value) {
            self.marked.insert(it.value.clone());
        }
        self.window.step(1);
        Reply::Done
    }

    /// The words of a row that shows.
    fn line(&self, at: usize, width: usize) -> Vec<(String, Role)> {
        let counting = &self.counting;
        match (counting.step, &counting.table) {
            (FacetStep::Field | FacetStep::Second(_), _) => {
                let (field, different) = counting.fields[at];
                draw::field(field, different)
            }
            (FacetStep::Values(_), _) => {
                let marked = self.marked.contains(&counting.values[at].value);
                draw::value(&counting.values, at, marked, width)
            }
            (FacetStep::Table(..), Some(table)) => {
                let here = (at == self.window.cursor).then_some(self.column);
                draw::cells(table, at, self.column, here, width)
            }
            (FacetStep::Table(..), None) => Vec::new(),
        }
    }

    /// How many lines stand above the rows.
    fn above(&self) -> u16 {
        u16::from(matches!(self.counting.step, FacetStep::Table(..)))
    }
}

impl Pane for FacetsPane {
    fn name(&self, _: &Model) -> String {
        format!("facets of {}", self.screen)
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::List, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        let own = [Command::Open, Command::MarkAndDown, Command::Facets];
        MOTIONS.into_iter().chain(own).chain([Command::Left, Command::Right]).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.window.navigate(command) {
            return Reply::Done;
        }
        match (command, self.counting.step) {
            (Command::Open, _) => self.open(model),
            (Command::MarkAndDown, _) => self.mark(),
            (Command::Facets, FacetStep::Values(field)) => {
                self.step(FacetStep::Second(field), model)
            }
            (Command::Facets, _) => Reply::Say("F on values counts them by a second field".into()),
            (Command::Left | Command::Right, FacetStep::Table(..)) => {
                let last = self.counting.columns().saturating_sub(1);
                self.column = match command {
                    Command::Left => self.column.saturating_sub(1),
                    _ => (self.column + 1).min(last),
                };
                Reply::Done
            }
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        let height = area.height.saturating_sub(2 + self.above());
        self.window.fit(self.counting.rows(), usize::from(height));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = match (self.counting.step, self.marked.len()) {
            (FacetStep::Values(_), 0) => "Space marks, Enter filters, F by a second".to_owned(),
            (FacetStep::Values(_), marked) => format!("{marked} marked, Enter filters by them"),
            (FacetStep::Table(..), _) => "h l columns, Enter filters by both".to_owned(),
            _ => self.counting.filter.clone(),
        };
        frame::draw(buffer, area, model, true, &self.counting.heading(), &side);
        let inside = area.width.saturating_sub(4);
        let width = usize::from(inside);
        if self.above() > 0 {
            let heading = self
                .counting
                .table
                .as_ref()
                .map_or_else(String::new, |table| draw::heading(table, self.column, width));
            put(buffer, area.x + 2, area.y + 1, inside, &heading, model.theme.of(Role::Label));
        }
        let top = area.y + 1 + self.above();
        if self.counting.rows() == 0 {
            let words = "The rows here do not differ in any field.";
            put(buffer, area.x + 2, top, inside, words, model.theme.of(Role::Text));
        }
        let mut cursor = Some(Position::new(area.x, area.y));
        for (y, at) in (top..).zip(self.window.range()) {
            let here = at == self.window.cursor;
            let under = if here { model.theme.of(Role::Selected) } else { Style::default() };
            put(buffer, area.x + 2, y, inside, &text::fit("", width), under);
            let mut x = area.x + 2;
            for (words, role) in self.line(at, width) {
                let room = (area.x + 2 + inside).saturating_sub(x);
                put(buffer, x, y, room, &words, model.theme.of(role).patch(under));
                x = x.saturating_add(u16::try_from(text::width(&words)).unwrap_or(u16::MAX));
            }
            if here {
                put(buffer, area.x + 1, y, 1, ">", model.theme.of(Role::Title));
                cursor = Some(Position::new(area.x + 2, y));
            }
        }
        cursor
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        None
    }

    fn finding(&self) -> FindMode {
        FindMode::Nothing
    }

    fn layer(&self) -> Option<String> {
        Some(match self.counting.before()? {
            FacetStep::Values(field) => format!("goes back to the values of {}", field.name),
            _ => "goes back to the fields".to_owned(),
        })
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        let Some(before) = self.counting.before() else { return false };
        if matches!(before, FacetStep::Field) {
            self.marked.clear();
        }
        self.step(before, model);
        true
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Facets { screen: self.screen.clone(), filter: self.counting.filter.clone() })
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        self.counting.count(model);
        self.window.fit(self.counting.rows(), self.window.height);
        self.column = self.column.min(self.counting.columns().saturating_sub(1));
        None
    }
}
