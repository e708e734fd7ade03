//! A reading room without a terminal, a disk or a clock: keys in, screens out.

mod golden;
pub mod hand;
mod paper;
pub mod repo;
mod room;
mod shelf;
mod worker;

pub use golden::golden;
pub use hand::{burst, paste, press};
pub use paper::{cursor, drawn, foot, here, line, screen, styled, words};
pub use room::Room;
pub use shelf::Shelf;
