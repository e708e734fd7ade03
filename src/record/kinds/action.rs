//! An action: a thing that someone must do, as minutes list them.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::ACTION_STATUS;
use crate::record::{Id, Kind, PrintedText};

/// An action from a meeting, with everything reported on it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// What is to be done.
    pub text: PrintedText,
    /// Who is to do it.
    pub owner: Party,
    /// What it is about.
    pub about: Vec<Id>,
    /// The meeting that raised it.
    pub raised: Option<Id>,
    /// When it is due, as written.
    pub due: Option<When>,
    /// The meeting it is due at.
    pub due_at: Option<Id>,
    /// How far it is; open when absent.
    pub status: Option<PrintedText>,
    /// What was reported since; earlier due dates stay.
    pub update: Vec<Update>,
}

/// One report on an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Update {
    /// The day.
    pub on: Option<When>,
    /// The words.
    pub text: Option<PrintedText>,
    /// A new due date.
    pub due: Option<When>,
}

impl Action {
    /// Reads an action; `None` when its text or owner is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let text = fields.need_prose("text");
        let owner = fields.need_party("owner");
        Some(Self {
            about: fields.links("about", LinkTarget::Any).unwrap_or_default(),
            raised: fields.link("raised", LinkTarget::One(&[Kind::Meeting])),
            due: fields.date("due"),
            due_at: fields.link("due_at", LinkTarget::One(&[Kind::Meeting])),
            status: fields.word("status", ACTION_STATUS),
            update: fields.tables("update", |update| {
                Some(Update {
                    on: update.date("on"),
                    text: update.prose("text"),
                    due: update.date("due"),
                })
            }),
            text: text?,
            owner: owner?,
        })
    }
}
