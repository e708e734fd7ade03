//! Everything known about a register, read-only: its records, who names whom, where each thing stands.

pub mod contents;
pub mod decided;
pub mod diff;
mod faults;
mod filling;
mod links;
pub mod offered;
pub mod partners;
mod people;
mod said_day;
pub mod sayable;
pub mod seen;
pub mod settle;
pub mod standing;
pub mod urgency;
pub mod verdicts;

#[cfg(test)]
pub(crate) mod tests;

pub use contents::{Ix, Register};
pub use decided::{Decided, Force};
pub use diff::{Became, Diff, Fates, Side, diff};
pub use partners::Stance;
pub use sayable::Said;
pub use settle::{Fold, Left};
pub use standing::Due;
pub use urgency::Urgency;
pub use verdicts::Verdict;
