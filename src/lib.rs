//! Reviews of business-case decisions, from the keyboard.

pub mod fault;
pub mod record;
pub mod shell;
pub mod text;
pub mod tui;
