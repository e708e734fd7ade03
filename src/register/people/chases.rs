//! Chases: how often somebody was asked after a record, and when last.

use jiff::Timestamp;

use crate::register::ix::Ix;
use crate::register::register::Register;

/// The kind of note that counts as one.
pub const CHASE: &str = "chase";

/// How often somebody was chased for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChaseCount {
    /// How many times.
    pub times: usize,
    /// The last time.
    pub last: Timestamp,
}

impl Register {
    /// The moments at which officers chased somebody for a record, the last one first: each note of
    /// that kind that was not taken back counts once, on the day that it was first written.
    pub fn chases(&self, ix: Ix) -> Vec<Timestamp> {
        let notes = self.ledger().notes(self.id(ix)).into_iter();
        let chases = notes.filter(|note| note.first.entry.value == CHASE);
        let mut moments: Vec<Timestamp> = chases.map(|note| note.first.entry.at).collect();
        moments.sort_unstable_by(|one, other| other.cmp(one));
        moments
    }

    /// How often, and when last, somebody was chased for a record; `None` for never.
    pub fn chased(&self, ix: Ix) -> Option<ChaseCount> {
        let chases = self.chases(ix);
        Some(ChaseCount { times: chases.len(), last: *chases.first()? })
    }
}
