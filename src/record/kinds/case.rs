//! A business case at one stage, with its five dimensions.

use crate::calendar::When;
use crate::record::link::{Owners, Party};
use crate::record::reader::table::record;
use crate::record::vocabulary::{Rating, Stage};
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// A business case. An approval at one stage never means the next one is approved.
    pub struct Case {
        /// The programme it belongs to.
        programme: Id => link(Kind::Programme),
        /// Its title.
        title: PrintedText => line,
        /// Its stage.
        stage: Word<Stage> => word,
        /// The day it moved on to its stage.
        stage_since: Option<When> = date,
        /// The stages that it has been through.
        stage_history: Vec<StageStep> = tables,
        /// Its version.
        version: Option<PrintedText> = line,
        /// Its senior responsible owner.
        sro: Option<Party> = party,
        /// Who sees to it.
        owner: Option<Owners> = owners,
        /// What it proposes.
        summary: Option<PrintedText> = prose,
        /// When its final case is due.
        final_due: Option<When> = date,
        /// The stage that comes next.
        next_stage: Option<Word<Stage>> = word,
        /// Is there a case for change?
        strategic: Option<Dimension> = table,
        /// Is it worth it?
        economic: Option<Dimension> = table,
        /// Can it be bought?
        commercial: Option<Dimension> = table,
        /// Can it be paid for?
        financial: Option<Dimension> = table,
        /// Can it be delivered?
        management: Option<Dimension> = table,
    }
}

record! {
    /// A stage that a case was at from a day on.
    pub struct StageStep {
        /// The stage.
        stage: Word<Stage> => word,
        /// Its first day.
        from: Option<When> = date,
    }
}

record! {
    /// One of the five dimensions of the Green Book.
    pub struct Dimension {
        /// How strong it is.
        rating: Option<Word<Rating>> = word,
        /// Why.
        note: Option<PrintedText> = prose,
    }
}

impl Case {
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
