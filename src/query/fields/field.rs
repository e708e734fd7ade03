//! The one list of fields: every word that may stand before a colon in a filter.

use std::fmt;

use crate::record::Kind::{
    self, Action, Amount, Body, Case, Caveat, Comment, Decision, Document, Endorsement, Engagement,
    Meeting, Milestone, Partner, Programme,
};
use crate::text::fold::fold;

/// What kind of value a field takes, and so how it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// An id, whole.
    Id,
    /// One of a list of words, whole.
    Word,
    /// A login, a name or an id of somebody, whole; `nobody` for none.
    Person,
    /// Another record: its id, its name, or a word of its name.
    Reference,
    /// Running text, which contains what is asked.
    Text,
    /// A day or a window of days, kept as written until today is known.
    Date(OffsetDirection),
    /// A number of days.
    Days,
    /// A plain number.
    Number,
    /// A sum in pounds.
    Money,
}

/// On which side of today an unsigned `30d` counts: `due:<30d` looks ahead, `changed:<30d` back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetDirection {
    /// Towards the days to come.
    Ahead,
    /// Towards the days gone by.
    Back,
}

impl ValueKind {
    /// Whether `<`, `>` and `a..b` make sense.
    pub fn has_order(self) -> bool {
        matches!(self, Self::Date(_) | Self::Days | Self::Number | Self::Money)
    }

    /// What may be written after the colon, for people.
    pub fn follows(self) -> &'static str {
        match self {
            Self::Id => "an id, or its beginning and a `*`",
            Self::Word => "a word, or several with commas between, or a beginning and a `*`",
            Self::Person => "a login or a name, or `nobody`",
            Self::Reference => "an id, a name or a word of a name",
            Self::Text => "the words to find, in quotes when there are several",
            Self::Date(_) => "a date: 2017-07-17, jul-2017, today, +30d, -90d, <30d, \"late 2017\"",
            Self::Days => "a number of days: 90, >90, 30..90",
            Self::Number => "a number: 7, >7.5, 5..10",
            Self::Money => "a sum: 100m, >1.2bn, 240,000, 1m..5m",
        }
    }
}

/// A short word that stands for one or several words of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abbreviation {
    /// What is typed, already folded.
    pub typed: &'static str,
    /// The words that it stands for.
    pub means: &'static [&'static str],
}

/// One word that may stand before a colon.
pub struct Field {
    /// The word itself.
    pub name: &'static str,
    /// Other words for the same field.
    pub aliases: &'static [&'static str],
    /// What kind of value it takes.
    pub value: ValueKind,
    /// The kinds of record that have it, by themselves or through what hangs on them.
    pub on: &'static [Kind],
    /// The noun that it is read back with.
    pub reads: &'static str,
    /// Its short words.
    pub shorts: &'static [Abbreviation],
    /// One line of help.
    pub help: &'static str,
}

impl Field {
    /// The field of this name or alias, in any case; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = fold(name);
        FIELDS.iter().find(|field| field.names().any(|known| known == name))
    }

    /// Its name, then its aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// The words of the records that a typed value stands for, folded: itself when it is no short
    /// word.
    pub fn meant(&self, typed: &str) -> Vec<String> {
        let typed = fold(typed);
        match self.shorts.iter().find(|short| short.typed == typed) {
            Some(short) => short.means.iter().map(|&word| word.to_owned()).collect(),
            None => vec![typed],
        }
    }

    const fn new(
        name: &'static str,
        value: ValueKind,
        on: &'static [Kind],
        help: &'static str,
    ) -> Self {
        Self { name, aliases: &[], value, on, reads: name, shorts: &[], help }
    }

    const fn also(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    const fn read_as(self, reads: &'static str) -> Self {
        Self { reads, ..self }
    }

    const fn shorts(self, shorts: &'static [Abbreviation]) -> Self {
        Self { shorts, ..self }
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Field {}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

const fn short(typed: &'static str, means: &'static [&'static str]) -> Abbreviation {
    Abbreviation { typed, means }
}

const KINDS: &[Abbreviation] = &[
    short("consider", &["consideration"]),
    short("report", &["information"]),
    short("promise", &["undertaking"]),
];

const STAGES: &[Abbreviation] = &[
    short("soc", &["strategic-outline"]),
    short("obc", &["outline"]),
    short("fbc", &["full"]),
    short("final", &["full"]),
    short("pcbc", &["pre-consultation"]),
    short("bjc", &["justification"]),
];

/// The words of the clock's column beside those for scripts.
const CALL_INS: &[Abbreviation] =
    &[short("ended", &["expired"]), short("none", &["not-applicable"])];

/// The verdict keys: one letter stands for the word of each kind of record.
const VERDICTS: &[Abbreviation] = &[
    short("m", &["met", "ready", "confirmed"]),
    short("p", &["partly", "ready-with-conditions", "chase"]),
    short("x", &["not-met", "not-ready", "doubtful"]),
    short("i", &["info"]),
    short("z", &["not-applicable", "defer"]),
];

/// What hangs on a decision, with the case and the decision itself.
const DECIDED: &[Kind] = &[Case, Decision, Caveat, Endorsement];
/// What officers give a verdict on.
const JUDGED: &[Kind] = &[Case, Caveat, Endorsement];
/// What somebody must see to.
const TRACKED: &[Kind] = &[Case, Caveat, Action, Endorsement];
/// What somebody is chased for.
const CHASED: &[Kind] = &[Case, Caveat, Endorsement, Action];
/// A caveat, and the case that it falls on.
const HELD_BACK: &[Kind] = &[Case, Caveat];
const ALL: &[Kind] = &Kind::ALL;
const OF_PROGRAMME: &[Kind] =
    &[Programme, Case, Decision, Caveat, Endorsement, Milestone, Engagement, Amount];
const OF_CASE: &[Kind] = &[Case, Decision, Caveat, Endorsement, Action, Milestone, Amount, Comment];
const OF_CAVEAT: &[Kind] = &[Case, Decision, Caveat, Endorsement, Action, Comment];
const OF_PARTNER: &[Kind] =
    &[Programme, Partner, Body, Meeting, Case, Decision, Caveat, Endorsement];
const OF_BODY: &[Kind] = &[Body, Document, Meeting, Case, Decision, Caveat, Endorsement, Comment];
const OF_KIND: &[Kind] = &[Partner, Body, Document, Meeting, Case, Caveat, Engagement];

use OffsetDirection::{Ahead, Back};
use ValueKind::{Date, Days, Id, Money, Number, Person, Reference, Text, Word};

/// Every field, in the order in which help lists them.
pub static FIELDS: &[Field] = &[
    Field::new("id", Id, ALL, "the record's id, or one that it had before"),
    Field::new("title", Text, ALL, "its title or name"),
    Field::new("text", Text, ALL, "any text in the record"),
    Field::new("note", Text, ALL, "what officers noted on it"),
    Field::new("source", Reference, ALL, "the document that it rests on"),
    Field::new("quote", Text, ALL, "the words quoted from the source"),
    Field::new("programme", Reference, OF_PROGRAMME, "the programme that it belongs to"),
    Field::new("case", Reference, OF_CASE, "the business case that it is about"),
    Field::new("caveat", Reference, OF_CAVEAT, "a caveat that it is, carries or is about"),
    Field::new("partner", Reference, OF_PARTNER, "an organisation that takes part"),
    Field::new("body", Reference, OF_BODY, "the body that decides or speaks"),
    Field::new("kind", Word, OF_KIND, "a caveat's class; the kind of anything else")
        .also(&["class"])
        .shorts(KINDS),
    Field::new("force", Word, HELD_BACK, "how binding it is: resolved, minuted, said, asked"),
    Field::new(
        "status",
        Word,
        &[Programme, Case, Decision, Caveat, Action],
        "where it stands: open, in-hand, settled, cleared",
    ),
    Field::new("decision", Word, DECIDED, "what was decided, in a word, or the decision's id"),
    Field::new("stage", Word, JUDGED, "the case's stage: outline, full, obc, fbc").shorts(STAGES),
    Field::new("verb", Word, &[Case, Decision, Caveat], "a resolution's verb: approve, endorse"),
    Field::new("owner", Person, TRACKED, "who must see to it; `nobody` for none"),
    Field::new("tag", Word, ALL, "a tag, from the record or from an officer"),
    Field::new("verdict", Word, JUDGED, "a verdict, or its key: m p x i z").shorts(VERDICTS),
    Field::new(
        "by",
        Person,
        &[Case, Caveat, Endorsement, Comment],
        "the officer who gave a verdict; who made a comment",
    )
    .read_as("officer"),
    Field::new(
        "due",
        Date(Ahead),
        &[Case, Caveat, Action, Milestone, Amount, Endorsement],
        "the day or the window by which it is due",
    ),
    Field::new("decided", Date(Back), DECIDED, "the day of the decision"),
    Field::new(
        "published",
        Date(Back),
        &[Document, Case, Decision, Caveat],
        "the day of publication",
    ),
    Field::new(
        "effective",
        Date(Ahead),
        &[Case, Decision, Caveat],
        "the day on which the decision comes into force",
    ),
    Field::new(
        "call-in",
        Word,
        &[Case, Decision],
        "how its call-in stands: open, called-in, unknown, ended, none",
    )
    .shorts(CALL_INS),
    Field::new("changed", Date(Back), ALL, "the day of the last change on file"),
    Field::new("chased", Date(Back), CHASED, "the days on which somebody was chased for it"),
    Field::new(
        "age",
        Days,
        &[Case, Decision, Caveat, Endorsement, Action],
        "days since it was decided or raised",
    ),
    Field::new("gap", Money, &[Programme, Case, Amount], "the gap in funding that is stated"),
    Field::new("urgency", Number, HELD_BACK, "the score that orders the inbox"),
    Field::new("file", Text, ALL, "the file that it stands in"),
    Field::new("theme", Word, HELD_BACK, "what a caveat is about: workforce, capacity"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_names_two_fields_and_none_clashes_with_is_and_has() {
        let mut seen = BTreeSet::from(["is", "has"]);
        for field in FIELDS {
            for name in field.names() {
                assert!(seen.insert(name), "{name} stands twice");
                assert_eq!(fold(name), name, "a name is folded");
            }
            assert!(!field.on.is_empty() && !field.help.is_empty(), "{}", field.name);
        }
        assert_eq!(FIELDS.len(), 33);
    }

    #[test]
    fn class_and_kind_are_one_field_and_short_words_stand_for_those_of_the_records() {
        let kind = Field::named("Class").unwrap();
        assert_eq!(kind, Field::named("kind").unwrap());
        assert_eq!(kind.meant("Report"), ["information"]);
        assert_eq!(kind.meant("promise"), ["undertaking"]);
        assert_eq!(kind.meant("consider"), ["consideration"]);
        assert_eq!(kind.meant("Focus"), ["focus"]);
        let verdict = Field::named("verdict").unwrap();
        assert_eq!(verdict.meant("x"), ["not-met", "not-ready", "doubtful"]);
    }
}
