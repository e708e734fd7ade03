//! The command line: arguments in, words and an exit code out. One verb, one file, whose doc comment is
//! its manual.
//!
//! - [`command_line`] has the one list of commands; `dispatch` hands each to its file.
//! - [`environment`] asks the machine, [`settings`] the officer's files, [`context`] puts both
//!   together with what stands on the command line.
//! - Data goes to standard output through [`output`], talk to standard error; [`exit`] says how a
//!   command ends.

mod args;
pub mod command_line;
mod commands;
pub mod context;
mod dispatch;
mod entries;
pub mod environment;
pub mod exit;
pub mod open_screen;
pub mod output;
pub mod register;
pub mod settings;
mod threads;
mod unknown_word;

pub use context::Context;
pub use dispatch::main;
pub use exit::{Code, CommandError, with_hint};
pub use output::{Output, say};
pub use register::OpenRegister;
