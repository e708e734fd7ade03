//! The counter: arguments in, words and an exit code out. One verb, one file, whose doc comment is
//! its manual.
//!
//! - [`args`] has the one list of commands; [`run`] hands each to its file.
//! - [`environment`] asks the machine, [`settings`] the officer's files, [`counter`] puts both
//!   together with what stands on the command line.
//! - Data goes to standard output through [`out`], talk to standard error; [`stop`] says how a
//!   command ends.

mod act;
mod agenda;
pub mod args;
mod chase;
mod check;
mod clock;
mod config;
mod count;
pub mod counter;
mod diff;
mod drafts;
mod due;
pub mod environment;
mod keys;
mod list;
mod log;
mod matrix;
mod money;
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
mod settle;
mod show;
mod start;
pub mod stop;
mod timeline;
mod undo;
mod verdict;
mod word;

pub use run::main;
