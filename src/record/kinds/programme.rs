//! A programme: the undertaking that business cases belong to.

use crate::calendar::When;
use crate::record::link::Party;
use crate::record::reader::table::record;
use crate::record::vocabulary::Tier;
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// A programme of partners, at any tier from local to national.
    pub struct Programme {
        /// Its name.
        title: PrintedText => line,
        /// The place it covers.
        area: Option<PrintedText> = line,
        /// How wide it reaches.
        tier: Option<Word<Tier>> = word,
        /// The partner that leads it.
        lead: Option<Id> = link(Kind::Partner),
        /// The partners in it.
        partners: Vec<Id> = links(Kind::Partner),
        /// Its director.
        director: Option<Party> = party,
        /// Its senior responsible owner.
        sro: Option<Party> = party,
        /// Its programme management office.
        pmo: Option<PrintedText> = line,
        /// The programme it is part of.
        parent: Option<Id> = link(Kind::Programme),
        /// What it is for.
        summary: Option<PrintedText> = prose,
        /// Where it stands.
        status: Option<PrintedText> = line,
        /// When it began.
        started: Option<When> = date,
    }
}
