//! The people of a register: their names, their verdicts, what they have read and chased.

pub mod chases;
pub(crate) mod names;
pub mod quorum;
pub mod read_state;
pub mod verdicts;
