//! What is wrong: every fault in the register's files, the worst first, with what to do about it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{FindMode, Pane, Place, Reply};
use crate::fault::{Fault, Level};
use crate::register::Ix;
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{ListState, MOTIONS, frame, text};

/// How many lines the detail of a fault takes.
const DETAIL: u16 = 6;

/// The list of faults with a cursor in it.
#[derive(Debug)]
pub struct FaultsPane {
    /// Places in the model's list, the worst first, then by file and line.
    order: Vec<usize>,
    window: ListState,
}

impl FaultsPane {
    /// The faults of the model.
    pub fn new(model: &Model) -> Self {
        let mut order: Vec<usize> = (0..model.faults.len()).collect();
        order.sort_by_key(|&at| {
            let fault = &model.faults[at];
            (fault.level, fault.file.clone(), fault.line, fault.column)
        });
        Self { order, window: ListState::default() }
    }

    fn under_cursor<'a>(&self, model: &'a Model) -> Option<&'a Fault> {
        model.faults.get(*self.order.get(self.window.cursor)?)
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

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::List, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS.into_iter().chain([Command::Open]).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.window.navigate(command) {
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
        let detail = if area.height > DETAIL + 6 { DETAIL } else { 0 };
        self.window.fit(self.order.len(), usize::from(area.height.saturating_sub(2 + detail)));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let count = |level: Level, word: &str| {
            let faults = model.faults.iter().filter(|fault| fault.level == level).count();
            format!("{faults} {word}{}", if faults == 1 { "" } else { "s" })
        };
        let side = [
            count(Level::Error, "error"),
            count(Level::Warning, "warning"),
            count(Level::Gap, "gap"),
        ]
        .join("  ");
        let list = Rect { height: u16::try_from(self.window.height).unwrap_or(0) + 2, ..area };
        frame::draw(buffer, list, model, true, "What is wrong", &side);
        if self.order.is_empty() {
            put(
                buffer,
                area.x + 2,
                area.y + 1,
                area.width.saturating_sub(4),
                "Nothing is wrong in this register.",
                model.theme.of(Role::Good),
            );
            return Some(Position::new(area.x + 2, area.y + 1));
        }
        let mut cursor = None;
        let inside = area.width.saturating_sub(4);
        for (y, at) in (area.y + 1..).zip(self.window.range()) {
            let fault = &model.faults[self.order[at]];
            let here = at == self.window.cursor;
            let words = format!("{:7} {}  {}", fault.level.as_str(), fault.place(), fault.message);
            let style = model.theme.of(role(fault.level));
            let style = if here { style.patch(model.theme.of(Role::Selected)) } else { style };
            put(buffer, area.x + 2, y, inside, &text::fit(&words, usize::from(inside)), style);
            if here {
                put(buffer, area.x + 1, y, 1, ">", model.theme.of(Role::Title));
                cursor = Some(Position::new(area.x + 2, y));
            }
        }
        if area.height > list.height {
            let detail = Rect { y: list.bottom(), height: area.height - list.height, ..area };
            self.draw_detail(detail, buffer, model);
        }
        cursor
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        None
    }

    fn finding(&self) -> FindMode {
        FindMode::Nothing
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(Place::Faults)
    }

    fn refresh(&mut self, model: &Model, _: bool) -> Option<String> {
        self.order = Self::new(model).order;
        None
    }
}

impl FaultsPane {
    fn draw_detail(&self, area: Rect, buffer: &mut Buffer, model: &Model) {
        let Some(fault) = self.under_cursor(model) else { return };
        frame::draw(buffer, area, model, false, &fault.place(), fault.code);
        let width = usize::from(area.width.saturating_sub(4));
        let message = text::wrap(&fault.message, width, 0);
        let hint = fault
            .hint
            .as_ref()
            .map(|hint| text::wrap(&format!("To do: {hint}"), width, 7))
            .unwrap_or_default();
        let room = usize::from(area.height.saturating_sub(2));
        for (y, line) in (area.y + 1..).zip(message.iter().chain(&hint).take(room)) {
            put(
                buffer,
                area.x + 2,
                y,
                area.width.saturating_sub(4),
                line,
                model.theme.of(Role::Text),
            );
        }
    }
}
