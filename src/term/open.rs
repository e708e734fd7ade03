//! Opening the reading room on the terminal: the room, its worker, and who keeps what is typed.

use ratatui::Frame;

use super::context::Bench;
use super::draft_keeper::Drawer;
use super::editor::Editor;
use super::event_loop::run;
use super::terminal::{Guard, NoTerminal};
use super::ui::{Ended, Screen};
use super::workers::Office;
use crate::store::ui_state::recall;
use crate::tui::app::App;
use crate::tui::effect::{Answer, DraftKey, Effect, Event, Loaded, Order};
use crate::tui::model::Opening;

impl Screen for App {
    type Order = Order;
    type Answer = Answer;
    type Draft = (DraftKey, String);

    fn update(&mut self, event: Event) -> Vec<Effect> {
        Self::update(self, event)
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        Self::draw(self, frame);
    }

    fn keep(&self) -> Option<(DraftKey, String)> {
        Self::keep(self)
    }
}

/// Shows a register on the terminal until the officer leaves; `read` is the register where it was
/// read already.
///
/// # Errors
/// There is no terminal to show it on.
pub fn open(bench: &Bench, opening: Opening, read: Option<Loaded>) -> Result<Ended, NoTerminal> {
    let guard = Guard::find()?;
    let drawer = Drawer::new(&bench.folder, &bench.state);
    let opening = Opening {
        remembered: recall(&bench.state, &bench.folder),
        drafts: drawer.all(),
        ..opening
    };
    let keeper = move |(key, text): (DraftKey, String)| drawer.keep(&key, &text).is_ok();
    let editor = Editor::new(&bench.folder, &bench.state);
    let hire = |post| Office::open(bench, post, read);
    run(guard, App::new(opening), keeper, hire, move |editing| editor.edit(editing))
}
