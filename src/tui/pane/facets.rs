//! Facets: what the rows of a list are made of, counted by a field or by two, to filter by.

mod counts;
mod draw;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{Pane, Place, Reply};
use crate::record::Id;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::TableCell;
use crate::tui::widget::{Gutter, ListFrame, ListPane, ListRow, MOTIONS};
use counts::{FacetChoices, FacetRows, FacetStep};

/// A list counted by a field, with a cursor.
#[derive(Debug)]
pub struct FacetsPane {
    screen: String,
    counting: FacetRows,
    list: ListPane,
    /// The values that are marked.
    marked: BTreeSet<String>,
    /// The column of the table that the cursor is in.
    column: usize,
}

impl FacetsPane {
    /// The facets of a screen's list under a filter.
    pub fn new(model: &Model, screen: &str, filter: &str) -> Self {
        let counting = FacetRows::new(model, screen, filter);
        let list = ListPane::of(counting.rows());
        Self { screen: screen.to_owned(), counting, list, marked: BTreeSet::new(), column: 0 }
    }

    fn step(&mut self, step: FacetStep, model: &Model) -> Reply {
        self.counting.step = step;
        self.counting.count(model);
        self.list.set_rows(self.counting.rows());
        self.list.move_to(0);
        self.column = 0;
        Reply::Done
    }

    fn open(&mut self, model: &Model) -> Reply {
        let at = self.list.row().unwrap_or(0);
        if !matches!(self.counting.choices, FacetChoices::Fields(_)) {
            return Reply::Filter(self.counting.filtered(at, self.column, &self.marked));
        }
        match self.counting.next(at) {
            Some(step) => self.step(step, model),
            None => Reply::Say("The rows here do not differ in any field".into()),
        }
    }

    fn mark(&mut self) -> Reply {
        let choices = (&self.counting.choices, self.list.row());
        let (FacetChoices::Values(values), Some(row)) = choices else {
            return Reply::Say("Values can be marked, once a field is chosen".into());
        };
        let value = &values[row].value;
        if !self.marked.remove(value) {
            self.marked.insert(value.clone());
        }
        self.list.navigate(Command::Down);
        Reply::Done
    }

    /// The cells of a row that shows.
    fn cells(&self, at: usize, width: usize, model: &Model) -> Vec<TableCell> {
        let cells = match &self.counting.choices {
            FacetChoices::Fields(fields) => draw::field(fields[at].0, fields[at].1),
            FacetChoices::Values(values) => {
                draw::value(values, at, self.marked.contains(&values[at].value), width)
            }
            FacetChoices::Table(table) => {
                let here = (Some(at) == self.list.row()).then_some(self.column);
                draw::counts(table, at, self.column, here, width)
            }
        };
        let cell = |(text, role)| TableCell { text, style: model.theme.of(role), lit: Vec::new() };
        cells.into_iter().map(cell).collect()
    }
}

impl Pane for FacetsPane {
    fn name(&self, _: &Model) -> String {
        format!("facets of {}", self.screen)
    }

    fn commands(&self) -> Vec<Command> {
        let own = [Command::Open, Command::MarkAndDown, Command::Facets];
        MOTIONS.into_iter().chain(own).chain([Command::Left, Command::Right]).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match (command, self.counting.step) {
            _ if self.list.navigate(command) => Reply::Done,
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
        let above = u16::from(matches!(self.counting.choices, FacetChoices::Table(_)));
        self.list.fit(area, above, 0);
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let side = match (self.counting.step, self.marked.len()) {
            (FacetStep::Values(_), 0) => "Space marks, Enter filters, F by a second".to_owned(),
            (FacetStep::Values(_), marked) => format!("{marked} marked, Enter filters by them"),
            (FacetStep::Table(..), _) => "h l columns, Enter filters by both".to_owned(),
            _ => self.counting.filter.clone(),
        };
        let width = usize::from(Gutter::CURSOR.room(area));
        let title = self.counting.heading();
        let columns = match &self.counting.choices {
            FacetChoices::Table(table) => draw::columns(table, self.column, width),
            _ => Vec::new(),
        };
        let frame = ListFrame {
            columns: &columns,
            empty: ("The rows here do not differ in any field.", Role::Text),
            ..ListFrame::new(&title, &side)
        };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| ListRow {
            cells: self.cells(at, width, model),
            ..ListRow::default()
        });
        cursor.or(Some(Position::new(area.x, area.y)))
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

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        self.counting.count(model);
        self.list.set_rows(self.counting.rows());
        self.column = self.column.min(self.counting.columns().saturating_sub(1));
        None
    }
}
