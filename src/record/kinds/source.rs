//! Where a record comes from: a document on file, the place in it, and at most a short quotation.

use serde::Serialize;

use crate::record::link::LinkTarget;
use crate::record::reader::fields::FieldReader;
use crate::record::{Id, Kind, PrintedText};

/// One source of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The document's id.
    pub document: Option<Id>,
    /// The place in it, such as `item 5, resolution (1)(ii)`.
    pub at: Option<PrintedText>,
    /// Words of the document, checked against its saved text.
    pub quote: Option<PrintedText>,
}

impl Source {
    /// Reads one `source` table.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        Some(Self {
            document: fields.need_link("document", LinkTarget::One(&[Kind::Document])),
            at: fields.line("at"),
            quote: fields.prose("quote"),
        })
    }
}
