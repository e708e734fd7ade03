//! What a review session came to: its minutes and its outcome.

pub mod minutes;
pub mod outcome;
