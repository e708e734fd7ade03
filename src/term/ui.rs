//! What a screen must be able to do, and the ways by which word reaches it.

use std::sync::mpsc::Sender;

use ratatui::Frame;

use super::shutdown::Typed;
use super::signals::Reason;
use crate::tui::app::external::Copied;
use crate::tui::effect::{Effect, Event};

/// What is shown on the terminal, and what keys mean on it.
pub trait Screen {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The exit code: 0, or 129, 130, 131, 143 for a hang-up and the signals INT, QUIT, TERM.
    pub code: u8,
    /// A line to print, now that the terminal is an ordinary one again.
    pub line: Option<String>,
    /// What became of the text being typed.
    pub typed: Typed,
}

/// Whoever works for a screen. A closure that takes orders is one who copies nothing.
pub trait Staff<O> {
    /// Takes an order.
    fn order(&mut self, order: O);

    /// Takes a text for the clipboard, and gives what is to be written to the terminal for it at
    /// once. What becomes of it is told later, through [`Post::copied`].
    fn copy(&mut self, _text: &str) -> Vec<u8> {
        Vec::new()
    }
}

impl<O, F: FnMut(O)> Staff<O> for F {
    fn order(&mut self, order: O) {
        self(order);
    }
}

/// Something that reaches the main loop.
#[derive(Debug)]
pub enum Call<A> {
    Event(Event<A>),
    /// A text was copied, as far as that can be done without the terminal; what is still to be
    /// written to it.
    Copied(Copied, Vec<u8>),
    Window,
    Pause,
    CarryOn,
    End(Reason),
}

/// The way for the worker, and for whoever watches files, to tell the screen something.
#[derive(Debug)]
pub struct Post<A>(pub(super) Sender<Call<A>>);

impl<A> Clone for Post<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<A> Post<A> {
    /// Delivers what became of a text for the clipboard, and what is still to be written to the
    /// terminal for it.
    pub fn copied(&self, copied: Copied, late: Vec<u8>) {
        let _ = self.0.send(Call::Copied(copied, late));
    }

    /// Delivers an answer as [`Event::Stored`]. After the screen has closed nobody hears it.
    pub fn send(&self, answer: A) {
        let _ = self.0.send(Call::Event(Event::Stored(answer)));
    }
}
