//! Opens a register on the terminal: the app, its workers, and what keeps the text being typed.

use std::io;

use ratatui::Frame;

use super::clipboard::Clipboard;
use super::context::WorkerContext;
use super::draft_keeper::DraftFolder;
use super::editor::Editor;
use super::event_loop::run;
use super::message::MessageSender;
use super::terminal::{NoTerminal, TerminalGuard};
use super::ui::{ScreenEnd, Ui, Workers};
use super::worker::Worker;
use crate::register::LoadedRegister;
use crate::store::ui_state::recall;
use crate::tui::app::App;
use crate::tui::effect::{Answer, DraftKey, Effect, Event, Order};
use crate::tui::model::StartOptions;

impl Ui for App {
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

/// The threads that work for the screen. Dropped, they finish what they were asked to do.
pub struct WorkerThreads {
    worker: Worker,
    clipboard: Clipboard,
}

impl WorkerThreads {
    /// Starts them: the register is read at once, unless it was read already.
    /// An error where the account may start no more threads.
    pub fn open(
        context: &WorkerContext,
        drafts: DraftFolder,
        answers: MessageSender<Answer>,
        read: Option<LoadedRegister>,
    ) -> io::Result<Self> {
        let clipboard = Clipboard::start(context, answers.clone())?;
        Ok(Self { worker: Worker::start(context, drafts, answers, read)?, clipboard })
    }
}

impl Workers<Order> for WorkerThreads {
    fn order(&mut self, order: Order) {
        self.worker.order(order);
    }

    fn copy(&mut self, text: &str) -> Vec<u8> {
        self.clipboard.copy(text)
    }
}

/// Shows a register on the terminal until the officer leaves; `read` is the register where it was
/// read already. An error when there is no terminal to show it on.
pub fn open(
    context: &WorkerContext,
    opening: StartOptions,
    read: Option<LoadedRegister>,
) -> Result<ScreenEnd, NoTerminal> {
    let guard = TerminalGuard::find()?;
    let draft_folder = DraftFolder::new(&context.folder, &context.state);
    let opening = StartOptions {
        remembered: recall(&context.state, &context.folder),
        drafts: draft_folder.all(),
        ..opening
    };
    let editor = Editor::new(&context.folder, &context.state, draft_folder.clone());
    let drafts = draft_folder.clone();
    let start_workers = |answers| WorkerThreads::open(context, drafts, answers, read);
    let keeper = move |(key, text): (DraftKey, String)| draft_folder.keep(&key, &text).is_ok();
    run(guard, App::new(opening), keeper, start_workers, move |editing| editor.edit(editing))
}
