//! What reaches the event loop: keys, signals, answers.

use std::sync::mpsc::Sender;

use signal_hook::consts::SIGHUP;

use crate::tui::effect::Event;
use crate::tui::effect::external::CopyResult;

/// Something that reaches the main loop.
#[derive(Debug)]
pub enum LoopMessage<A> {
    /// A key, a paste, an answer of the worker.
    Event(Event<A>),
    /// A text was copied, as far as that can be done without the terminal; what is still to be
    /// written to it.
    Copied(CopyResult, Vec<u8>),
    /// The window has another size.
    Window,
    /// The program is to be put to sleep (Ctrl-Z).
    Pause,
    /// The program is to resume.
    CarryOn,
    /// The program is to end.
    End(EndReason),
}

/// Sends the screen what a worker thread has done or seen.
#[derive(Debug)]
pub struct MessageSender<A>(pub(super) Sender<LoopMessage<A>>);

impl<A> Clone for MessageSender<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<A> MessageSender<A> {
    /// Delivers what became of a text for the clipboard, and what is still to be written to the
    /// terminal for it.
    pub fn copied(&self, copied: CopyResult, late: Vec<u8>) {
        let _ = self.0.send(LoopMessage::Copied(copied, late));
    }

    /// Delivers an answer as [`Event::Stored`]. After the screen has closed it is dropped.
    pub fn send(&self, answer: A) {
        let _ = self.0.send(LoopMessage::Event(Event::Stored(answer)));
    }
}

/// Why the program has to end although the officer did not ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// The terminal is gone.
    Hangup,
    /// A signal with this number.
    Signal(i32),
}

impl EndReason {
    /// The exit code by the custom of shells: 128 and the number of the signal.
    pub fn code(self) -> u8 {
        let signal = match self {
            Self::Hangup => SIGHUP,
            Self::Signal(signal) => signal,
        };
        u8::try_from(128 + signal).unwrap_or(u8::MAX)
    }
}
