//! Everything known about a register, read-only: its records, who names whom, where each thing stands.

pub mod answers;
pub mod bring_back;
pub mod chased;
pub mod clock;
pub mod contents;
pub mod decided;
pub mod diff;
mod endorsing;
mod faults;
mod filling;
mod links;
pub mod matrix;
pub mod meant;
pub mod meetings;
pub mod money;
pub mod offered;
pub mod partners;
mod people;
pub mod quorum;
pub mod readiness;
mod said_day;
pub mod sayable;
pub mod seen;
pub mod settle;
pub mod sitting;
pub mod spoken;
pub mod standing;
pub mod timeline;
pub mod urgency;
pub mod verdicts;
mod years;

#[cfg(test)]
pub(crate) mod tests;

pub use answers::Answers;
pub use bring_back::Raised;
pub use chased::Chased;
pub use clock::Clock;
pub use contents::{Ix, Register};
pub use decided::{Decided, Force};
pub use diff::{Became, Diff, Edition, Fates, diff};
pub use matrix::{Matrix, Side};
pub use meetings::MeetingDay;
pub use partners::Stance;
pub use quorum::{Coverage, Quorum};
pub use readiness::{Readiness, Totals};
pub use sayable::Said;
pub use settle::{Fold, Left};
pub use sitting::{Item, Progress};
pub use spoken::Spoken;
pub use standing::Due;
pub use urgency::Urgency;
pub use verdicts::Verdict;
