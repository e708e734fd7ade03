//! Everything known about a register, read-only: its records, who names whom, where each thing stands.

pub mod act_input;
mod build;
pub mod call_in;
mod checks;
pub mod completion;
pub mod diff;
pub mod ix;
mod links;
pub mod meetings;
pub mod merge_back;
pub mod money;
pub mod people;
pub mod register;
pub mod session_progress;
pub mod standing;
mod template_vars;

#[cfg(test)]
pub(crate) mod tests;

pub use act_input::Said;
pub use call_in::Clock;
pub use diff::{Became, Diff, Edition, Fates, diff};
pub use ix::Ix;
pub use meetings::bring_back::Raised;
pub use meetings::claimed_answers::Answers;
pub use meetings::day::MeetingDay;
pub use merge_back::{Fold, Left};
pub use people::chases::Chased;
pub use people::quorum::{Coverage, Quorum};
pub use people::verdicts::Verdict;
pub use register::Register;
pub use session_progress::{Item, Progress};
pub use standing::matrix::{Matrix, Side};
pub use standing::outcome::{Decided, Force};
pub use standing::partners::Stance;
pub use standing::positions::Spoken;
pub use standing::readiness::{Readiness, Totals};
pub use standing::status::Due;
pub use standing::urgency::Urgency;
