//! The threads that work for the screen: the one that reads and writes the register, the clipboard.

use super::clipboard::Clipboard;
use super::context::WorkerContext;
use super::message::MessageSender;
use super::ui::Workers;
use super::worker::Worker;
use crate::register::LoadedRegister;
use crate::tui::effect::{Answer, Order};

/// The threads that work for the screen. Dropped, they finish what they were asked to do.
pub struct WorkerThreads {
    worker: Worker,
    clipboard: Clipboard,
}

impl WorkerThreads {
    /// Starts them: the register is read at once, unless it was read already.
    pub fn open(
        context: &WorkerContext,
        answers: MessageSender<Answer>,
        read: Option<LoadedRegister>,
    ) -> Self {
        let clipboard = Clipboard::start(context, answers.clone());
        Self { worker: Worker::start(context, answers, read), clipboard }
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
