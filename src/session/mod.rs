//! A session: the walk through a queue, the question that is asked of each item, and how a queue is
//! shared out.

pub mod answer;
pub mod deal;
pub mod dialogue;
mod item_text;
pub mod join_leave;
pub mod question;
pub mod queue_cursor;

#[cfg(test)]
mod tests;

pub use answer::SessionWrite;
pub use deal::deal;
pub use dialogue::{Dialogue, DialogueTurn};
pub use join_leave::{coming, leaving, summary};
pub use question::{Question, brief, question};
pub use queue_cursor::QueueCursor;
