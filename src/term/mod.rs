//! Where keys, signals and the screen meet: everything between the terminal and the app.
//!
//! ```text
//!  keys  --> input  --+                 +--> frame --> terminal
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

mod backend;
mod clipboard;
mod context;
mod draft_keeper;
mod editor;
mod event_loop;
mod input;
pub mod message;
mod open;
mod panic_hook;
mod shutdown;
mod signals;
mod terminal;
pub mod timeout;
mod ui;
mod watch;
mod worker;

pub use context::WorkerContext;
pub use draft_keeper::DraftFolder;
pub use editor::{Editor, unchosen_editor};
pub use event_loop::run;
pub use message::MessageSender;
pub use open::{WorkerThreads, open};
pub use shutdown::TypedText;
pub use signals::survive_failed_writes;
pub use terminal::{NoTerminal, TerminalGuard};
pub use ui::{ScreenEnd, Ui, Workers};
