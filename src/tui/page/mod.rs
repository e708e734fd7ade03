//! Pages: what a record reads like, line by line, with what can be opened from each line.

mod body;
mod case;
mod clock;
mod journal;
mod meeting;
mod passage;
mod record;
mod review;
mod sheet;

pub use sheet::{Line, Page, Piece};
