//! What a due date comes to where the record does not name the day itself.

use super::ix::Ix;
use crate::calendar::Window;

/// What words that a decision tells come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DueReading {
    /// The days; none where they are not known, or the event has not come.
    pub window: Option<Window>,
    /// The decision that it is counted from or came before, or the meeting that it is due at.
    pub by: Option<Ix>,
    /// The same in words: `by 12 Oct 2017, from AMB-D1`; empty where there is nothing to say.
    pub words: String,
}
