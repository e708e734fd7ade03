//! A sitting: the walk through a queue, the question that is asked of each item, and how a queue is
//! shared out.

pub mod deal;
pub mod leaving;
pub mod question;
pub mod walk;

pub use deal::deal;
pub use leaving::leaving;
pub use question::{Question, question};
pub use walk::Walk;
