//! A meeting of a body, and the items on its agenda.

use crate::calendar::When;
use crate::record::link::Party;
use crate::record::reader::table::record;
use crate::record::vocabulary::MeetingKind;
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// One meeting.
    pub struct Meeting {
        /// The body that met.
        body: Id => link(Kind::Body),
        /// The day; absent when it is not printed.
        on: Option<When> = date,
        /// The hour, as printed.
        time: Option<PrintedText> = line,
        /// Where.
        venue: Option<PrintedText> = line,
        /// Whom to ask.
        contact: Option<Party> = party,
        /// Ordinary or extraordinary.
        kind: Option<Word<MeetingKind>> = word,
        /// The next meetings that it names.
        next: Vec<When> = dates,
        /// Its agenda.
        item: Vec<AgendaItem> = tables,
    }
}

record! {
    /// One item of an agenda.
    pub struct AgendaItem {
        /// Its number as printed.
        no: Option<PrintedText> = line,
        /// What it was about.
        title: Option<PrintedText> = line,
        /// What came of it.
        outcome: Option<PrintedText> = prose,
    }
}
