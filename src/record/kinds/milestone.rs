//! Milestones of a programme, and the engagements in which the people affected are heard.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::LinkTarget;
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::ENGAGEMENT_KIND;
use crate::record::{Id, Kind, PrintedText};

/// A point that a programme or case is to reach, or has reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Milestone {
    /// What is reached.
    pub title: PrintedText,
    /// The programme.
    pub programme: Option<Id>,
    /// The case.
    pub case: Option<Id>,
    /// When it is due.
    pub due: Option<When>,
    /// When it was reached.
    pub done: Option<When>,
    /// When it is now expected.
    pub forecast: Option<When>,
}

impl Milestone {
    /// Reads a milestone; `None` when its title is missing, or both its dates.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let title = fields.need_line("title");
        let milestone = Self {
            programme: fields.link("programme", LinkTarget::One(&[Kind::Programme])),
            case: fields.link("case", LinkTarget::One(&[Kind::Case])),
            due: fields.date("due"),
            done: fields.date("done"),
            forecast: fields.date("forecast"),
            title: title?,
        };
        if milestone.due.is_none() && milestone.done.is_none() {
            fields.refuse(
                "missing-key",
                "this milestone has neither `due` nor `done`",
                "add the one that the source prints",
            );
        }
        Some(milestone)
    }
}

/// A consultation, a listening event, a staff consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Engagement {
    /// What it is called.
    pub title: PrintedText,
    /// The programme it is held for.
    pub programme: Option<Id>,
    /// Its first day.
    pub from: Option<When>,
    /// Its last day.
    pub to: Option<When>,
    /// What sort it is.
    pub kind: Option<PrintedText>,
}

impl Engagement {
    /// Reads an engagement; `None` when its title is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let title = fields.need_line("title");
        Some(Self {
            programme: fields.link("programme", LinkTarget::One(&[Kind::Programme])),
            from: fields.date("from"),
            to: fields.date("to"),
            kind: fields.word("kind", ENGAGEMENT_KIND),
            title: title?,
        })
    }
}
