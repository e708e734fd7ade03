//! An endorsement: what one partner said of a case at one stage, and how well that is known.

use crate::calendar::When;
use crate::record::reader::table::record;
use crate::record::vocabulary::{Evidence, Stage, Stance};
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// One partner's stance on one case, or on several, at one stage.
    pub struct Endorsement {
        /// The cases.
        cases: Vec<Id> as need_links_or("case", Kind::Case),
        /// The partner.
        partner: Id => link(Kind::Partner),
        /// The body that spoke for it.
        body: Option<Id> = link(Kind::Body),
        /// The stage of the case that was before it.
        stage: Word<Stage> => word,
        /// What it said, normalised.
        stance: Word<Stance> => word,
        /// What it said, as printed.
        stance_printed: Option<PrintedText> = line,
        /// The decision in which it said so.
        decision: Option<Id> = link(Kind::Decision),
        /// The day.
        on: Option<When> = date,
        /// How well it is known: the partner's own minute, another body's, or a press claim.
        evidence: Option<Word<Evidence>> = word,
        /// Its own caveats.
        caveats: Vec<Id> = links(Kind::Caveat),
        /// Whether caveats are known to exist whose words are not on file.
        caveats_not_recorded: Option<bool> = flag,
        /// The partners it waits for.
        waits_on: Vec<Id> = links(Kind::Partner),
    }
}

impl Endorsement {
    /// Whether it is known at first hand only by another's word.
    pub fn is_second_hand(&self) -> bool {
        self.evidence.as_ref().is_some_and(|evidence| !evidence.is(Evidence::FirstHand))
    }
}
