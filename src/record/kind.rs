//! The one list of the kinds of record.

use serde::{Deserialize, Serialize};

/// What a record is about; the word is the name of its table in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Kind {
    Programme,
    Partner,
    Body,
    Document,
    Meeting,
    Case,
    Decision,
    Caveat,
    Endorsement,
    Action,
    Milestone,
    Engagement,
    Amount,
    Comment,
}

impl Kind {
    /// Every kind, in the order of their telling: who, where, what, what hangs on it.
    pub const ALL: [Self; 14] = [
        Self::Programme,
        Self::Partner,
        Self::Body,
        Self::Document,
        Self::Meeting,
        Self::Case,
        Self::Decision,
        Self::Caveat,
        Self::Endorsement,
        Self::Action,
        Self::Milestone,
        Self::Engagement,
        Self::Amount,
        Self::Comment,
    ];

    /// The word in record files: `[[caveat]]`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Partner => "partner",
            Self::Body => "body",
            Self::Document => "document",
            Self::Meeting => "meeting",
            Self::Case => "case",
            Self::Decision => "decision",
            Self::Caveat => "caveat",
            Self::Endorsement => "endorsement",
            Self::Action => "action",
            Self::Milestone => "milestone",
            Self::Engagement => "engagement",
            Self::Amount => "amount",
            Self::Comment => "comment",
        }
    }

    /// The word for many: `caveats`.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Programme => "programmes",
            Self::Partner => "partners",
            Self::Body => "bodies",
            Self::Document => "documents",
            Self::Meeting => "meetings",
            Self::Case => "cases",
            Self::Decision => "decisions",
            Self::Caveat => "caveats",
            Self::Endorsement => "endorsements",
            Self::Action => "actions",
            Self::Milestone => "milestones",
            Self::Engagement => "engagements",
            Self::Amount => "amounts",
            Self::Comment => "comments",
        }
    }

    /// Reads either form of the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word || kind.plural() == word)
    }
}
