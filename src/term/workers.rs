//! Everybody who works for the reading room: the worker at the cabinet and the clipboard.

use super::clipboard::Clipboard;
use super::context::WorkerContext;
use super::message::MessageSender;
use super::ui::Workers;
use super::worker::Worker;
use crate::store::LoadedRegister;
use crate::tui::effect::{Answer, Order};

/// The workers of the reading room. Dropped, they finish what they were asked to do.
pub struct WorkerThreads {
    worker: Worker,
    clipboard: Clipboard,
}

impl WorkerThreads {
    /// Takes them on: the worker reads the register at once, unless it was read already.
    pub fn open(
        context: &WorkerContext,
        post: MessageSender<Answer>,
        read: Option<LoadedRegister>,
    ) -> Self {
        let clipboard = Clipboard::start(context, post.clone());
        Self { worker: Worker::start(context, post, read), clipboard }
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
