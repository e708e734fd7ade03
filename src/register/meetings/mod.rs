//! Meetings, what comes back to them, and the answers that minutes claim.

pub mod bring_back;
pub mod claimed_answers;
pub mod day;
pub mod lookup;
