//! A caveat: what a body or partner wants settled before it will go further.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::{CAVEAT_STATUS, CLASS, FORCE, STAGE};
use crate::record::{Id, Kind, PrintedText};

/// A caveat on a decision, or on cases directly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caveat {
    /// What lists show, up to 40 letters.
    pub title: Option<PrintedText>,
    /// The whole of it.
    pub text: PrintedText,
    /// The decision it hangs on.
    pub on: Option<Id>,
    /// The label of the resolution, perhaps followed by sub-labels.
    pub resolution: Option<PrintedText>,
    /// The cases it falls on; beside `on`, narrows the decision's.
    pub cases: Option<Vec<Id>>,
    /// The body or partner that raised it.
    pub raised_by: Option<Party>,
    /// What it asks for.
    pub class: Option<PrintedText>,
    /// How binding its words are.
    pub force: Option<PrintedText>,
    /// What it is about.
    pub theme: Option<PrintedText>,
    /// Who answers for it.
    pub owner: Option<Party>,
    /// When it is due, as written.
    pub due: Option<When>,
    /// The meeting it is due at.
    pub due_at: Option<Id>,
    /// The stage it is needed for.
    pub needed_for: Option<PrintedText>,
    /// Where it stands; open when absent.
    pub status: Option<PrintedText>,
    /// The decision that settled it.
    pub discharged_by: Option<Id>,
    /// The caveats that it answers.
    pub answers: Vec<Id>,
}

impl Caveat {
    /// Reads a caveat; `None` when its text is missing or it hangs on nothing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let text = fields.need_prose("text");
        let caveat = Self {
            title: fields.line("title"),
            on: fields.link("on", LinkTarget::One(&[Kind::Decision])),
            resolution: fields.line("resolution"),
            cases: fields.links("cases", LinkTarget::One(&[Kind::Case])),
            raised_by: fields.party("raised_by"),
            class: fields.word("class", CLASS),
            force: fields.word("force", FORCE),
            theme: fields.line("theme"),
            owner: fields.party("owner"),
            due: fields.date("due"),
            due_at: fields.link("due_at", LinkTarget::One(&[Kind::Meeting])),
            needed_for: fields.word("needed_for", STAGE),
            status: fields.word("status", CAVEAT_STATUS),
            discharged_by: fields.link("discharged_by", LinkTarget::One(&[Kind::Decision])),
            answers: fields.links("answers", LinkTarget::One(&[Kind::Caveat])).unwrap_or_default(),
            text: text?,
        };
        if caveat.on.is_none() && caveat.cases.is_none() {
            fields.refuse(
                "missing-key",
                "this caveat hangs on nothing",
                "add `on = \"…\"` (a decision) or `cases = [\"…\"]`",
            );
            return None;
        }
        Some(caveat)
    }

    /// Its status as the record has it.
    pub fn recorded_status(&self) -> &str {
        self.status.as_deref().unwrap_or("open")
    }
}
