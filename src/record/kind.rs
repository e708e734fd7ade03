//! The one list of the kinds of record.

use serde::Deserialize;

use crate::text::word_enum::word_enum;

word_enum! {
    /// What a record is about. The word is the name of its table in a file: `[[caveat]]`.
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    #[allow(missing_docs)]
    pub enum Kind {
        Programme = "programme",
        Partner = "partner",
        Body = "body",
        Document = "document",
        Meeting = "meeting",
        Case = "case",
        Decision = "decision",
        Caveat = "caveat",
        Endorsement = "endorsement",
        Action = "action",
        Milestone = "milestone",
        Engagement = "engagement",
        Amount = "amount",
        Comment = "comment",
        Risk = "risk",
    }
}

impl Kind {
    /// The kinds with a status that officers give, which somebody is chased for while it is open.
    pub const PURSUED: [Self; 3] = [Self::Caveat, Self::Action, Self::Risk];

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
            Self::Risk => "risks",
        }
    }

    /// Reads either form of the word.
    pub fn named(word: &str) -> Option<Self> {
        Self::parse(word).or_else(|| Self::ALL.into_iter().find(|kind| kind.plural() == word))
    }
}
