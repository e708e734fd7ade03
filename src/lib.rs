//! Reviews of business-case decisions, from the keyboard.

pub mod fault;
pub mod query;
pub mod record;
pub mod text;
