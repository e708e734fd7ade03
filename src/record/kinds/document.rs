//! A document on file: minutes, a decision page, a report, a press release.

use crate::calendar::When;
use crate::record::link::Party;
use crate::record::reader::table::record;
use crate::record::vocabulary::DocumentKind;
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// A paper that records are taken from.
    pub struct Document {
        /// What it is called.
        title: PrintedText => line,
        /// What sort of paper it is.
        kind: Option<Word<DocumentKind>> = word,
        /// The body or partner that published it.
        publisher: Option<Party> = party,
        /// Who wrote it.
        author: Option<Party> = party,
        /// The meeting it belongs to.
        meeting: Option<Id> = link(Kind::Meeting),
        /// When it was published.
        published: Option<When> = date,
        /// Its address.
        url: Option<PrintedText> = line,
        /// Its saved text under `sources/`.
        path: Option<PrintedText> = line,
        /// Whether these are draft minutes.
        draft: Option<bool> = flag,
        /// Whether the text is known to be incomplete.
        cut: Option<bool> = flag,
        /// The caveats that it claims to answer.
        answers: Option<Vec<Id>> = links_if_given(Kind::Caveat),
    }
}
