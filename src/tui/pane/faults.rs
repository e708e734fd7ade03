//! What is wrong: every fault in the register's files, the worst first, with what to do about it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{Pane, Place, Reply};
use crate::fault::{Fault, Level};
use crate::register::Ix;
use crate::text::plural::count;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{ListFrame, ListPane, ListRow, MOTIONS, text};

/// How many lines the detail of a fault takes.
const DETAIL: u16 = 6;

/// The list of faults with a cursor in it.
#[derive(Debug)]
pub struct FaultsPane {
    /// Places in the model's list, the worst first, then by file and line.
    order: Vec<usize>,
    list: ListPane,
}

impl FaultsPane {
    /// The faults of the model.
    pub fn new(model: &Model) -> Self {
        let mut order: Vec<usize> = (0..model.faults.len()).collect();
        order.sort_by_key(|&at| {
            let fault = &model.faults[at];
            (fault.level, fault.file.clone(), fault.line, fault.column)
        });
        let list = ListPane::of(order.len());
        Self { order, list }
    }

    fn under_cursor<'a>(&self, model: &'a Model) -> Option<&'a Fault> {
        model.faults.get(*self.order.get(self.list.row()?)?)
    }

    /// The record in which a fault stands: the last one of its file that begins before it.
    fn record_of(model: &Model, fault: &Fault) -> Option<Ix> {
        let file = fault.file.as_deref()?;
        crate::record::Kind::ALL
            .into_iter()
            .flat_map(|kind| model.register.of(kind).iter().copied())
            .filter(|&ix| {
                *model.register.record(ix).file == *file
                    && model.register.record(ix).spot.line <= fault.line
            })
            .max_by_key(|&ix| model.register.record(ix).spot.line)
    }
}

fn role(level: Level) -> Role {
    match level {
        Level::Error => Role::Error,
        Level::Warning => Role::Warning,
        Level::Gap => Role::Text,
    }
}

impl Pane for FaultsPane {
    fn name(&self, _: &Model) -> String {
        "What is wrong".into()
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.list.navigate(command) {
            return Reply::Done;
        }
        if command != Command::Open {
            return Reply::NotMine;
        }
        let record = self.under_cursor(model).and_then(|fault| Self::record_of(model, fault));
        match record {
            Some(ix) => Reply::Go(Place::Dossier(model.register.id(ix).clone())),
            None => {
                Reply::Say("No record stands there; the file and line say where to look".into())
            }
        }
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        self.list.fit(area, 0, if area.height > DETAIL + 6 { DETAIL } else { 0 });
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let of = |level| model.faults.iter().filter(|fault| fault.level == level).count();
        let side = [
            count(of(Level::Error), "error"),
            count(of(Level::Warning), "warning"),
            count(of(Level::Gap), "gap"),
        ]
        .join("  ");
        let frame = ListFrame {
            empty: ("Nothing is wrong in this register.", Role::Good),
            ..ListFrame::new("What is wrong", &side)
        };
        let cursor = self.list.draw(area, buffer, model, &frame, |at| {
            let fault = &model.faults[self.order[at]];
            let words = format!("{:7} {}  {}", fault.level.as_str(), fault.place(), fault.message);
            ListRow::of([words], model.theme.of(role(fault.level)))
        });
        if let Some(fault) = self.under_cursor(model) {
            let width = usize::from(area.width.saturating_sub(4));
            let hint = fault.hint.as_ref().map(|hint| format!("To do: {hint}"));
            let hint = hint.map(|hint| text::wrap(&hint, width, 7)).unwrap_or_default();
            let lines = text::wrap(&fault.message, width, 0).into_iter().chain(hint);
            let (place, lines) = (fault.place(), lines.map(|line| (line, Role::Text)));
            self.list.draw_detail(area, buffer, model, (&place, fault.code), lines);
        }
        cursor.or(Some(Position::new(area.x + 2, area.y + 1)))
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Faults)
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        self.order = Self::new(model).order;
        self.list.set_rows(self.order.len());
        None
    }
}
