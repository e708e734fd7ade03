//! A document on file: minutes, a decision page, a report, a press release.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::DOCUMENT_KIND;
use crate::record::{Id, Kind, PrintedText};

/// A paper that records are taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// What it is called.
    pub title: PrintedText,
    /// What sort of paper it is.
    pub kind: Option<PrintedText>,
    /// The body or partner that published it.
    pub publisher: Option<Party>,
    /// Who wrote it.
    pub author: Option<Party>,
    /// The meeting it belongs to.
    pub meeting: Option<Id>,
    /// When it was published.
    pub published: Option<When>,
    /// Its address.
    pub url: Option<PrintedText>,
    /// Its saved text under `sources/`.
    pub path: Option<PrintedText>,
    /// Whether these are draft minutes.
    pub draft: Option<bool>,
    /// Whether the text is known to be incomplete.
    pub cut: Option<bool>,
    /// The caveats that it claims to answer.
    pub answers: Option<Vec<Id>>,
}

impl Document {
    /// Reads a document; `None` when its title is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let title = fields.need_line("title");
        Some(Self {
            kind: fields.word("kind", DOCUMENT_KIND),
            publisher: fields.party("publisher"),
            author: fields.party("author"),
            meeting: fields.link("meeting", LinkTarget::One(&[Kind::Meeting])),
            published: fields.date("published"),
            url: fields.line("url"),
            path: fields.line("path"),
            draft: fields.flag("draft"),
            cut: fields.flag("cut"),
            answers: fields.links("answers", LinkTarget::One(&[Kind::Caveat])),
            title: title?,
        })
    }
}
