//! What shows while the register is read: how far it is, and that keys are heard.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{Pane, Place, Reply};
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;

/// A place that waits for the register.
#[derive(Debug)]
pub struct LoadingPane {
    place: Place,
}

impl LoadingPane {
    /// Waits to show this place.
    pub fn new(place: Place) -> Self {
        Self { place }
    }
}

impl Pane for LoadingPane {
    fn name(&self, _: &Model) -> String {
        "the register, being read".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        Vec::new()
    }

    fn handle(&mut self, _: Command, _: &Model) -> Reply {
        Reply::NotMine
    }

    fn prepare(&mut self, _: Rect, _: &Model) {}

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let words = match model.loading {
            Some((done, total)) if total > 0 => {
                format!("Reading the register: {done} of {total} files")
            }
            _ => "Reading the register".to_owned(),
        };
        put(buffer, area.x + 2, area.y + 1, area.width, &words, model.theme.of(Role::Text));
        Some(Position::new(area.x, area.y))
    }

    fn place(&self, _: &Model) -> Option<Place> {
        Some(self.place.clone())
    }
}
