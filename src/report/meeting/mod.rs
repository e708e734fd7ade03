//! The papers of a meeting: what is due, the agenda, letters, the calendar file.

pub mod agenda;
pub mod chase;
pub mod due;
pub mod ics;
pub mod obligation;
