//! A business case at one stage, with its five dimensions.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::{RATING, STAGE};
use crate::record::{Id, Kind, PrintedText};

/// A business case. An approval at one stage never means the next one is approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// The programme it belongs to.
    pub programme: Id,
    /// Its title.
    pub title: PrintedText,
    /// Its stage.
    pub stage: PrintedText,
    /// Its version.
    pub version: Option<PrintedText>,
    /// Its senior responsible owner.
    pub sro: Option<Party>,
    /// What it proposes.
    pub summary: Option<PrintedText>,
    /// When its final case is due.
    pub final_due: Option<When>,
    /// The stage that comes next.
    pub next_stage: Option<PrintedText>,
    /// Is there a case for change?
    pub strategic: Option<Dimension>,
    /// Is it worth it?
    pub economic: Option<Dimension>,
    /// Can it be bought?
    pub commercial: Option<Dimension>,
    /// Can it be paid for?
    pub financial: Option<Dimension>,
    /// Can it be delivered?
    pub management: Option<Dimension>,
}

/// One of the five dimensions of the Green Book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dimension {
    /// How strong it is.
    pub rating: Option<PrintedText>,
    /// Why.
    pub note: Option<PrintedText>,
}

impl Dimension {
    fn read(fields: &mut FieldReader<'_, '_, '_>) -> Self {
        Self { rating: fields.word("rating", RATING), note: fields.prose("note") }
    }
}

impl Case {
    /// Reads a case; `None` when its programme, title or stage is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let programme = fields.need_link("programme", LinkTarget::One(&[Kind::Programme]));
        let title = fields.need_line("title");
        let stage = fields.need_word("stage", STAGE);
        Some(Self {
            version: fields.line("version"),
            sro: fields.party("sro"),
            summary: fields.prose("summary"),
            final_due: fields.date("final_due"),
            next_stage: fields.word("next_stage", STAGE),
            strategic: fields.table("strategic", |table| Some(Dimension::read(table))),
            economic: fields.table("economic", |table| Some(Dimension::read(table))),
            commercial: fields.table("commercial", |table| Some(Dimension::read(table))),
            financial: fields.table("financial", |table| Some(Dimension::read(table))),
            management: fields.table("management", |table| Some(Dimension::read(table))),
            programme: programme?,
            title: title?,
            stage: stage?,
        })
    }

    /// The five dimensions by name, those that the record gives.
    pub fn dimensions(&self) -> impl Iterator<Item = (&'static str, &Dimension)> {
        [
            ("strategic", &self.strategic),
            ("economic", &self.economic),
            ("commercial", &self.commercial),
            ("financial", &self.financial),
            ("management", &self.management),
        ]
        .into_iter()
        .filter_map(|(name, dimension)| Some((name, dimension.as_ref()?)))
    }
}
