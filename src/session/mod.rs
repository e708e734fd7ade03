//! A session: how it begins and ends, the walk through its queue, the question that is asked of each
//! item, and how a queue is shared out.

pub mod answer;
pub mod deal;
pub mod dialogue;
mod item_text;
pub mod plan;
pub mod question;
pub mod queue_cursor;

#[cfg(test)]
mod tests;

pub use answer::SessionWrite;
pub use deal::deal;
pub use dialogue::{Dialogue, DialogueTurn};
pub use plan::{
    SessionPlan, disagreements, held_summary, is_blind, join, leave, own_sessions, summary,
    unfinished,
};
pub use question::{Question, brief, question};
pub use queue_cursor::QueueCursor;
