//! Where a record comes from: a document on file, the place in it, and at most a short quotation.

use crate::record::reader::fields::FieldReader;
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

impl FieldReader<'_, '_, '_> {
    /// One source: a table, or for short the document's id, or words that name it and the place.
    pub fn source_or_words(&mut self, key: &'static str) -> Option<Source> {
        if !self.is_text(key) {
            return self.table(key);
        }
        let at = self.line(key)?;
        let document = Id::new(at.raw()).and_then(|_| self.link(key, Kind::Document));
        let at = if document.is_none() { Some(at) } else { None };
        Some(Source { document, at, quote: None })
    }
}
