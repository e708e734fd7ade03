//! An amount of money as somebody stated it, and on what basis.

use crate::calendar::When;
use crate::record::reader::table::record;
use crate::record::vocabulary::Measure;
use crate::record::{Id, Kind, Money, PrintedText, Word};

record! {
    /// One stated figure.
    pub struct Amount {
        /// What it measures.
        measure: Word<Measure> => word,
        /// The figure as printed.
        amount: Money => money,
        /// The programme.
        programme: Option<Id> = link(Kind::Programme),
        /// The case.
        case: Option<Id> = link(Kind::Case),
        /// The year it falls in.
        year: Option<When> = date,
        /// The year it is reached by.
        by: Option<When> = date,
        /// What it rests on, such as doing nothing.
        basis: Option<PrintedText> = line,
    }
}
