//! What a screen must be able to do, and what the threads that work for it must be able to do.

use ratatui::Frame;

use super::shutdown::TypedText;
use crate::tui::effect::{Effect, Event};

/// What is shown on the terminal, and what keys mean on it.
pub trait Ui {
    /// What the worker can be ordered to do.
    type Order;
    /// What it answers.
    type Answer: Send + 'static;
    /// The text being typed, with all that is needed to find it again.
    type Draft: Send + 'static;

    /// Something happened; says what is to be done. The only way in which a screen changes.
    fn update(&mut self, event: Event<Self::Answer>) -> Vec<Effect<Self::Order>>;

    /// Draws all of the screen. Called after updates, never without one.
    fn draw(&self, frame: &mut Frame<'_>);

    /// The text being typed, if there is any: what would be lost if the program ended now. Called
    /// after every update, so it should be cheap.
    fn keep(&self) -> Option<Self::Draft>;
}

/// How it ended: what the program has to tell whoever started it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScreenEnd {
    /// The exit code: 0, or 129, 130, 131, 143 for a hang-up and the signals INT, QUIT, TERM.
    pub code: u8,
    /// A line to print, now that the terminal is an ordinary one again.
    pub line: Option<String>,
    /// What became of the text being typed.
    pub typed: TypedText,
}

/// What works for a screen. A closure that takes orders copies nothing.
pub trait Workers<O> {
    /// Takes an order.
    fn order(&mut self, order: O);

    /// Takes a text for the clipboard, and returns what is to be written to the terminal for it at
    /// once. What becomes of it is answered later, through [`MessageSender::copied`](super::MessageSender::copied).
    fn copy(&mut self, _text: &str) -> Vec<u8> {
        Vec::new()
    }
}

impl<O, F: FnMut(O)> Workers<O> for F {
    fn order(&mut self, order: O) {
        self(order);
    }
}
