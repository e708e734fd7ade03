//! A sitting: the walk through a queue, the question that is asked of each item, and how a queue is
//! shared out.

pub mod answer;
pub mod deal;
pub mod dialogue;
pub mod leaving;
pub mod question;
mod told;
pub mod walk;

#[cfg(test)]
mod tests;

pub use answer::Write;
pub use deal::deal;
pub use dialogue::{Dialogue, Turn};
pub use leaving::{coming, leaving, summary};
pub use question::{Question, brief, question};
pub use walk::Walk;
