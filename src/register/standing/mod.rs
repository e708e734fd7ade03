//! Where each case stands: what was decided, who endorsed it, what is open, how urgent it is.

pub mod decision_stage;
pub mod due;
pub mod matrix;
pub mod occurrences;
pub mod outcome;
pub mod partners;
pub mod positions;
pub mod readiness;
pub mod relative_due;
pub mod resolved;
pub mod status;
pub mod term;
pub mod timeline;
pub mod urgency;
