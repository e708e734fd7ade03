//! What is wrong: every fault in the register's files, the worst first, with what to do about it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{Pane, Place, Reply};
use crate::fault::{Fault, Level};
use crate::record::{Id, Kind};
use crate::register::Ix;
use crate::report::Format;
use crate::report::document::export::{ListHeading, export_table};
use crate::report::list::faults;
use crate::text::plural::count;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{ListFrame, ListPane, ListRow, Scrolled, text};

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
}

/// The record in which a fault stands: the last one of its file that begins before it.
fn record_of(model: &Model, fault: &Fault) -> Option<Ix> {
    let (register, file) = (&model.register, fault.file.as_deref()?);
    let all = Kind::ALL.into_iter().flat_map(|kind| register.of(kind)).copied();
    let line = |ix: Ix| register.record(ix).spot.line;
    all.filter(|&ix| *register.record(ix).file == *file && line(ix) <= fault.line)
        .max_by_key(|&ix| line(ix))
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

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match command {
            command if self.list.navigate(command) => return Reply::Done,
            Command::Open => {}
            _ => return Reply::NotMine,
        }
        let record = self.under_cursor(model).and_then(|fault| record_of(model, fault));
        let nothing = "No record stands there; the file and line say where to look";
        Reply::open(record, model, nothing)
    }

    fn prepare(&mut self, area: Rect, _: &Model) {
        self.list.fit(area, 0, if area.height > DETAIL + 6 { DETAIL } else { 0 });
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let of = |level| model.faults.iter().filter(|fault| fault.level == level).count();
        let levels = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Gap, "gap")];
        let side = levels.map(|(level, name)| count(of(level), name)).join("  ");
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
            let place = fault.place();
            self.list.draw_detail(area, buffer, model, (&place, fault.code), Role::Text, lines);
        }
        cursor.or(Some(Position::new(area.x + 2, area.y + 1)))
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::of(self.list.window())
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("faults-{}.md", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let found: Vec<Fault> = self.order.iter().map(|&at| model.faults[at].clone()).collect();
        let heading = ListHeading::new("What is wrong", "", model.today);
        let (table, document) = (|| faults::table(&found), || faults::json(&found));
        Some(export_table(heading, format, table, document))
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Faults)
    }

    fn refresh(&mut self, model: &Model, _: &[Id]) -> Option<String> {
        self.order = Self::new(model).order;
        self.list.set_rows(self.order.len());
        None
    }
}
