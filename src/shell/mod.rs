//! Where keys, signals and the screen meet: everything between the terminal and the reading room.
//!
//! ```text
//!  keys  --> input  --+                 +--> paper --> terminal
//!  paste              |                 |
//!  hang-up            +--> run: update, draw
//!  kill, --> signals -+                 |
//!  Ctrl-Z             |                 +--> orders --> worker --+
//!  worker, watchers --+ <----------------------------- answers --+
//! ```
//!
//! Three promises: an idle program writes nothing and is never woken; the text being typed is kept
//! before anything else when the program has to end; and the terminal is given back as it was
//! found, however it ends.

mod exit;
mod guard;
mod input;
mod keys;
mod panics;
mod paper;
mod run;
mod sequence;
mod signals;

pub use guard::{Guard, NoTerminal};
pub use keys::PASTE_LIMIT;
pub use run::{Ended, Post, Screen, run};
pub use signals::outlast_full_disks;
