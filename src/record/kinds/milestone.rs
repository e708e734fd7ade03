//! Milestones of a programme, and the engagements in which the people affected are heard.

use crate::calendar::When;
use crate::record::reader::fields::FieldReader;
use crate::record::reader::table::record;
use crate::record::vocabulary::EngagementKind;
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// A point that a programme or case is to reach, or has reached.
    pub struct Milestone {
        /// What is reached.
        title: PrintedText => line,
        /// The programme.
        programme: Option<Id> = link(Kind::Programme),
        /// The case.
        case: Option<Id> = link(Kind::Case),
        /// When it is due.
        due: Option<When> = date,
        /// When it was reached.
        done: Option<When> = date,
        /// When it is now expected.
        forecast: Option<When> = date,
    }
    check is_due_or_done
}

impl Milestone {
    fn is_due_or_done(&self, fields: &mut FieldReader<'_, '_, '_>) {
        if self.due.is_none() && self.done.is_none() {
            fields.refuse(
                "missing-key",
                "this milestone has neither `due` nor `done`",
                "add the one that the source prints",
            );
        }
    }
}

record! {
    /// A consultation, a listening event, a staff consultation.
    pub struct Engagement {
        /// What it is called.
        title: PrintedText => line,
        /// The programme it is held for.
        programme: Option<Id> = link(Kind::Programme),
        /// Its first day.
        from: Option<When> = date,
        /// Its last day.
        to: Option<When> = date,
        /// What sort it is.
        kind: Option<Word<EngagementKind>> = word,
    }
}
