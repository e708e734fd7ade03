//! Everything known about a register, read-only: its records, who names whom, where each thing stands.

pub mod answers;
pub mod bring_back;
pub mod chased;
pub mod contents;
pub mod decided;
mod faults;
mod filling;
mod links;
pub mod meant;
pub mod meetings;
pub mod offered;
pub mod partners;
mod people;
mod said_day;
pub mod sayable;
pub mod seen;
pub mod standing;
pub mod urgency;
pub mod verdicts;

#[cfg(test)]
pub(crate) mod tests;

pub use answers::Answers;
pub use bring_back::Raised;
pub use chased::Chased;
pub use contents::{Ix, Register};
pub use decided::{Decided, Force};
pub use meetings::MeetingDay;
pub use partners::Stance;
pub use sayable::Said;
pub use standing::Due;
pub use urgency::Urgency;
pub use verdicts::Verdict;
