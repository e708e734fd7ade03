//! Keys and commands: the one list of commands, and which key does what.

pub mod chord;
pub mod command;
pub mod keymap;
pub mod lint;
