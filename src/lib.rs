//! Reviews of business-case decisions, from the keyboard.

pub mod calendar;
pub mod fault;
pub mod journal;
pub mod record;
pub mod store;
pub mod text;
pub mod tui;
