//! What the terminal tells the reading room, and what the reading room asks for in return.

use std::time::Instant;

use crossterm::event::KeyEvent;

/// How much of one paste is taken, in bytes; the rest is dropped.
pub const PASTE_LIMIT: usize = 64 * 1024;

/// Something that happened. `A` is what the worker answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<A = ()> {
    /// Keys, in the order typed. All that one read of the terminal gave come together, so that a
    /// burst which no hand can type is seen as one.
    Keys {
        /// Presses and repeats only, never releases; never empty.
        keys: Vec<KeyEvent>,
        /// When they were read.
        at: Instant,
    },
    /// Text that was pasted: never keys, whatever it holds. Lines end with `\n`.
    Paste {
        /// At most [`PASTE_LIMIT`] bytes. Not cleaned: it may hold anything.
        text: String,
        /// Whether more was pasted than is here.
        cut: bool,
    },
    /// The size of the window in letters. Comes once before the first drawing.
    Resize {
        /// Letters across, 1 to 1000.
        columns: u16,
        /// Lines, 1 to 300.
        rows: u16,
    },
    /// The program is in front again, after Ctrl-Z and `fg` for instance. The screen is painted
    /// anew; what is shown of files and clock may be old.
    Resumed,
    /// The terminal is gone. Nothing is drawn any more; orders are still taken, then it ends.
    Hangup,
    /// The program was told to end (by the system, or by `kill`). As [`Event::Hangup`].
    Terminate,
    /// The worker's answer to an order.
    Stored(A),
}

/// Something to be done. `O` is what the worker can be ordered to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect<O = ()> {
    /// End, and print this line when the terminal is an ordinary one again.
    Quit(Option<String>),
    /// Give the terminal back to the command line until `fg`.
    Suspend,
    /// Paint every letter anew, also those that have not changed.
    Redraw,
    /// Hand this order to the worker; its answer comes as [`Event::Stored`].
    Store(O),
}
