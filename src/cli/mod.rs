//! The counter: arguments in, words and an exit code out. One verb, one file, whose doc comment is
//! its manual.
//!
//! - [`args`] has the one list of commands; [`run`] hands each to its file.
//! - [`environment`] asks the machine, [`settings`] the officer's files, [`counter`] puts both
//!   together with what stands on the command line.
//! - Data goes to standard output through [`out`], talk to standard error; [`stop`] says how a
//!   command ends.

mod act;
pub mod args;
mod check;
mod config;
mod count;
pub mod counter;
mod drafts;
pub mod environment;
mod keys;
mod list;
mod log;
mod note;
pub mod opened;
pub mod out;
mod printed;
mod review;
mod run;
mod say;
pub mod screen;
mod session;
pub mod settings;
mod show;
mod start;
pub mod stop;
mod undo;
mod verdict;
mod word;

pub use run::main;
