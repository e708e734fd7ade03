//! Pages: what a record reads like, line by line, with what can be opened from each line.

mod builder;
mod call_in;
mod case;
mod fields;
mod footer;
mod journal;
mod meeting;
mod passage;
mod session_item;

pub use builder::{PageBuilder, StyledLine, StyledText};
