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

mod bench;
mod clipboard;
mod drafts;
mod editor;
mod exit;
mod guard;
mod input;
mod keys;
mod office;
mod opened;
mod panics;
mod paper;
mod run;
mod screen;
mod sequence;
mod signals;
mod watch;
mod worker;

pub use bench::Bench;
pub use editor::Editor;
pub use exit::Typed;
pub use guard::{Guard, NoTerminal};
pub use office::Office;
pub use opened::open;
pub use run::run;
pub use screen::{Ended, Post, Screen, Staff};
pub use signals::outlast_full_disks;
