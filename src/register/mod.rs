//! Everything known about a register, read-only: its records, who names whom, where each thing stands.

pub mod act_input;
mod build;
pub mod call_in;
mod checks;
pub mod completion;
pub mod diff;
pub mod due_reading;
pub mod ix;
mod links;
mod lost_rules;
pub mod meetings;
pub mod merge_back;
pub mod money;
pub mod people;
pub mod register;
pub mod revision;
pub mod session_progress;
pub mod standing;
mod told_of_saved;

#[cfg(test)]
pub(crate) mod tests;

pub use act_input::ActInput;
pub use call_in::CallInStatus;
pub use diff::{RecordChange, RecordChanges, RegisterDiff, RegisterState, diff};
pub use ix::Ix;
pub use meetings::day::MeetingDay;
pub use merge_back::{MergeBackValue, Unmergeable};
pub use people::quorum::Quorum;
pub use people::verdicts::Verdict;
pub use register::{LoadedRegister, Register};
pub use revision::{NoRevision, RevisionSpec};
pub use session_progress::{SessionItem, SessionProgress};
pub use standing::due::{DueDate, Target};
pub use standing::matrix::{Matrix, StageSide};
pub use standing::occurrences::Occurrence;
pub use standing::positions::StatedPosition;
pub use standing::readiness::ReadinessTotals;
pub use standing::resolved::ResolutionForce;
