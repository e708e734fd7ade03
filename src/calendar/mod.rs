//! Days: dates as officers write them, read into a first and a last day, and printed back in words.

pub mod ahead;
pub mod spoken;
pub mod when;
pub mod window;
mod written;

pub use ahead::ahead;
pub use spoken::{long, short, weekday_short};
pub use when::{SortKey, When};
pub use window::{Window, asked};
