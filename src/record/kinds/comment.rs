//! A comment: what was said at a meeting or in the press, and not resolved.

use crate::record::link::{LinkTarget, Party};
use crate::record::reader::table::record;
use crate::record::{Id, Kind, PrintedText};

record! {
    /// One thing that somebody said.
    pub struct Comment {
        /// Who said it.
        by: Party => party,
        /// The body it was said in.
        body: Option<Id> = link(Kind::Body),
        /// The meeting it was said at.
        meeting: Option<Id> = link(Kind::Meeting),
        /// What it is about.
        about: Vec<Id> = links(LinkTarget::Any),
        /// What was said.
        text: PrintedText => prose,
    }
}
