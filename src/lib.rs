//! Reviews of business-case decisions, from the keyboard.

pub mod calendar;
pub mod cli;
pub mod fault;
pub mod journal;
pub mod query;
pub mod record;
pub mod register;
pub mod report;
pub mod shell;
pub mod store;
pub mod text;
pub mod tui;
