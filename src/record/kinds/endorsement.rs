//! An endorsement: what one partner said of a case at one stage, and how well that is known.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::LinkTarget;
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::{EVIDENCE, STAGE, STANCE};
use crate::record::{Id, Kind, PrintedText};

/// One partner's stance on one case, or on several, at one stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Endorsement {
    /// The cases.
    pub cases: Vec<Id>,
    /// The partner.
    pub partner: Id,
    /// The body that spoke for it.
    pub body: Option<Id>,
    /// The stage of the case that was before it.
    pub stage: PrintedText,
    /// What it said, normalised.
    pub stance: PrintedText,
    /// What it said, as printed.
    pub stance_printed: Option<PrintedText>,
    /// The decision in which it said so.
    pub decision: Option<Id>,
    /// The day.
    pub on: Option<When>,
    /// How well it is known: the partner's own minute, another body's, or a press claim.
    pub evidence: Option<PrintedText>,
    /// Its own caveats.
    pub caveats: Vec<Id>,
    /// Whether caveats are known to exist whose words are not on file.
    pub caveats_not_recorded: Option<bool>,
    /// The partners it waits for.
    pub waits_on: Vec<Id>,
}

impl Endorsement {
    /// Reads an endorsement; `None` when its case, partner, stage or stance is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let cases = match fields.links("cases", LinkTarget::One(&[Kind::Case])) {
            Some(cases) => Some(cases),
            None => fields.need_link("case", LinkTarget::One(&[Kind::Case])).map(|case| vec![case]),
        };
        let partner = fields.need_link("partner", LinkTarget::One(&[Kind::Partner]));
        let stage = fields.need_word("stage", STAGE);
        let stance = fields.need_word("stance", STANCE);
        Some(Self {
            body: fields.link("body", LinkTarget::One(&[Kind::Body])),
            stance_printed: fields.line("stance_printed"),
            decision: fields.link("decision", LinkTarget::One(&[Kind::Decision])),
            on: fields.date("on"),
            evidence: fields.word("evidence", EVIDENCE),
            caveats: fields.links("caveats", LinkTarget::One(&[Kind::Caveat])).unwrap_or_default(),
            caveats_not_recorded: fields.flag("caveats_not_recorded"),
            waits_on: fields
                .links("waits_on", LinkTarget::One(&[Kind::Partner]))
                .unwrap_or_default(),
            cases: cases?,
            partner: partner?,
            stage: stage?,
            stance: stance?,
        })
    }

    /// Whether it is known at first hand only by another's word.
    pub fn is_second_hand(&self) -> bool {
        self.evidence.as_deref().is_some_and(|evidence| evidence != "first-hand")
    }
}
