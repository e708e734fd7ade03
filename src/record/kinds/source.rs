//! Where a record comes from: a document on file, the place in it, and at most a short quotation.

use crate::record::reader::table::record;
use crate::record::{Id, Kind, PrintedText};

record! {
    /// One source of a record.
    pub struct Source {
        /// The document's id.
        document: Option<Id> = need_link(Kind::Document),
        /// The place in it, such as `item 5, resolution (1)(ii)`.
        at: Option<PrintedText> = line,
        /// Words of the document, checked against its saved text.
        quote: Option<PrintedText> = prose,
    }
}
