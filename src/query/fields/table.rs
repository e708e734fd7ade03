//! The one list of fields: every word that may stand before a colon in a filter, and what it reads.

use std::sync::LazyLock;

use super::call_in::states;
use super::dates::{
    age, by_due, by_last_change, changed, chased, decided, due, of_decisions, published, target,
};
use super::field::{
    Abbreviation, Field, NONE, OF_CAVEATS, OffsetDirection, Reader, ValueKind, ValueSpan,
};
use super::order::SortValue;
use super::people::{by_own_verdict, officers, owners, verdict_of_entry, verdicts};
use super::related::{documents, related};
use super::standing::{
    by_programme, forces, gaps, kinds, outcomes, outcomes_in_full, scores, stages, statuses,
    themes, urgencies, verbs,
};
use super::texts::{ids, notes, quotes, references, tags, texts};
use super::values::{FieldValue, text, word};
use crate::calendar::Window;
use crate::record::Kind::{
    self, Action, Amount, Body, Case, Caveat, Comment, Decision, Document, Endorsement, Engagement,
    Meeting, Milestone, Partner, Programme, Risk,
};
use crate::text::fold::fold;

use OffsetDirection::{Ahead, Back};
use ValueKind::{Date, Days, Id, Money, Number, Person, Text, Word};

impl Field {
    /// The field of this name or alias, in any case; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = fold(name);
        let mut all = FIELDS.iter().chain(&*CAVEAT_FIELDS);
        all.find(|field| field.names().any(|known| known == name))
    }

    /// The same question asked of the open caveats of a record.
    fn asked_of_caveats(&'static self) -> Self {
        // Made once, and kept as long as the program runs.
        let named = |name: &str| -> &'static str { format!("{OF_CAVEATS}{name}").leak() };
        let without = self.without.iter().map(|&(name, word)| (named(name), word));
        let without: Vec<_> = without.collect();
        let aliases: Vec<_> = self.aliases.iter().map(|name| named(name)).collect();
        Self {
            name: named(self.name),
            aliases: aliases.leak(),
            on: &[Case],
            reader: Reader::OfCaveats(self),
            entry: None,
            flags: &[],
            counted: None,
            without: without.leak(),
            ..*self
        }
    }
}

/// What may be asked of any open caveat of a case: every field that a caveat has, behind
/// [`OF_CAVEATS`].
pub static CAVEAT_FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let own = FIELDS.iter().filter(|field| field.on.contains(&Caveat));
    own.map(Field::asked_of_caveats).collect()
});

const KINDS: &[Abbreviation] = &[
    ("consider", &["consideration"]),
    ("report", &["information"]),
    ("promise", &["undertaking"]),
];

const STAGES: &[Abbreviation] = &[
    ("soc", &["strategic-outline"]),
    ("obc", &["outline"]),
    ("fbc", &["full"]),
    ("final", &["full"]),
    ("pcbc", &["pre-consultation"]),
    ("bjc", &["justification"]),
];

/// The words of the clock's column beside those for scripts.
const CALL_INS: &[Abbreviation] = &[("ended", &["expired"]), ("none", &["not-applicable"])];

/// The verdict keys: one letter stands for the word of each kind of record.
const VERDICTS: &[Abbreviation] = &[
    ("m", &["met", "ready", "confirmed"]),
    ("p", &["partly", "ready-with-conditions", "chase"]),
    ("x", &["not-met", "not-ready", "doubtful"]),
    ("i", &["info"]),
    ("z", &["not-applicable", "defer"]),
];

const DUE: &[ValueSpan] = &[
    ("overdue", "overdue"),
    ("<60d", "within 60 days"),
    (">60d", "later"),
    ("standing", "standing"),
    (NONE, "no date"),
];

const AGES: &[ValueSpan] = &[
    ("<=30", "up to 30 days"),
    ("31..90", "31 to 90 days"),
    ("91..180", "91 to 180 days"),
    ("181..365", "181 to 365 days"),
    (">365", "over a year"),
    (NONE, "none"),
];

const GAPS: &[ValueSpan] = &[
    (">=100m", "£100m or more"),
    (">=10m", "£10m or more"),
    (">=1m", "£1m or more"),
    ("<1m", "under £1m"),
    (NONE, "none"),
];

const URGENCIES: &[ValueSpan] = &[
    (">=10", "10 or more"),
    ("5..9.99", "5 to 10"),
    ("2..4.99", "2 to 5"),
    ("<2", "under 2"),
    (NONE, "none"),
];

/// What hangs on a decision, with the case and the decision itself.
const DECIDED: &[Kind] = &[Case, Decision, Caveat, Endorsement];
/// What officers give a verdict on.
const JUDGED: &[Kind] = &[Case, Caveat, Endorsement];
/// What somebody must see to, and is chased for.
const TRACKED: &[Kind] = &[Case, Caveat, Action, Endorsement, Risk];
/// A caveat, and the case that it falls on.
const HELD_BACK: &[Kind] = &[Case, Caveat];
const ALL: &[Kind] = &Kind::ALL;
const OF_PROGRAMME: &[Kind] =
    &[Programme, Case, Decision, Caveat, Endorsement, Milestone, Engagement, Amount, Risk];
const OF_CASE: &[Kind] =
    &[Case, Decision, Caveat, Endorsement, Action, Milestone, Amount, Comment, Risk];
const OF_CAVEAT: &[Kind] = &[Case, Decision, Caveat, Endorsement, Action, Comment];
const OF_PARTNER: &[Kind] =
    &[Programme, Partner, Body, Meeting, Case, Decision, Caveat, Endorsement];
const OF_BODY: &[Kind] = &[Body, Document, Meeting, Case, Decision, Caveat, Endorsement, Comment];
const OF_KIND: &[Kind] = &[Partner, Body, Document, Meeting, Case, Caveat, Engagement, Risk];
const WITH_STATUS: &[Kind] = &[Programme, Case, Decision, Caveat, Action, Risk];
const DATED: &[Kind] = &[Case, Caveat, Action, Milestone, Risk];
const WITH_DUE_DAY: &[Kind] = &[Case, Caveat, Action, Milestone, Amount, Endorsement, Risk];

/// Every field, in the order in which help lists them.
pub static FIELDS: &[Field] = &[
    Field {
        place: Some(|ctx, ix| SortValue::natural(ctx.register.id(ix).as_str())),
        ..Field::new("id", Id, ALL, ids)
    }
    .help("the record's id, or one that it had before"),
    Field {
        place: Some(|ctx, ix| SortValue::natural(fold(ctx.register.record(ix).title()))),
        ..Field::new("title", Text, ALL, |ctx, ix| vec![text(ctx.register.record(ix).title())])
    }
    .help("its title or name"),
    Field { is_verbatim: true, ..Field::new("ref", Word, ALL, references) }
        .help("a reference as printed, such as a report's number"),
    Field::new("text", Text, ALL, texts).help("any text in the record"),
    Field {
        entry: Some(|_, row| text(&row.held.entry.text)),
        ..Field::new("note", Text, ALL, notes)
    }
    .help("what officers noted on it"),
    Field::reference("source", ALL, documents).help("the document that it rests on"),
    Field::new("quote", Text, ALL, quotes)
        .help("words quoted from the source; of a document, any in its saved text"),
    Field {
        place: Some(by_programme),
        ..Field::reference("programme", OF_PROGRAMME, |ctx, ix| related(ctx, ix, Programme))
    }
    .help("the programme that it belongs to"),
    Field::reference("case", OF_CASE, |ctx, ix| related(ctx, ix, Case))
        .help("the business case that it is about"),
    Field::reference("caveat", OF_CAVEAT, |ctx, ix| related(ctx, ix, Caveat))
        .help("a caveat that it is, carries or is about"),
    Field::reference("partner", OF_PARTNER, |ctx, ix| related(ctx, ix, Partner))
        .help("an organisation that takes part"),
    Field::reference("body", OF_BODY, |ctx, ix| related(ctx, ix, Body))
        .help("the body that decides or speaks"),
    Field { aliases: &["class"], shorts: KINDS, ..Field::new("kind", Word, OF_KIND, kinds) }
        .help("a caveat's class; the kind of anything else"),
    Field::new("force", Word, HELD_BACK, forces)
        .help("how binding it is: resolved, minuted, said, asked"),
    Field::new("score", Number, &[Risk], scores)
        .help("a risk's score: likelihood times impact, or as printed"),
    Field { flags: &["settled", "paused"], ..Field::new("status", Word, WITH_STATUS, statuses) }
        .help("where it stands: open, in-hand, settled, cleared"),
    Field { counted: Some(outcomes_in_full), ..Field::new("decision", Word, DECIDED, outcomes) }
        .help("what was decided, in a word, or the decision's id"),
    Field { shorts: STAGES, ..Field::new("stage", Word, JUDGED, stages) }
        .help("the case's stage: outline, full, obc, fbc"),
    Field::new("verb", Word, &[Case, Decision, Caveat], verbs)
        .help("a resolution's verb: approve, endorse"),
    Field { empty: Some("nobody"), ..Field::new("owner", Person, TRACKED, owners) }
        .help("who must see to it; `nobody` for none"),
    Field { is_verbatim: true, ..Field::new("tag", Word, ALL, tags) }
        .help("a tag, from the record or from an officer"),
    Field {
        shorts: VERDICTS,
        place: Some(by_own_verdict),
        entry: Some(verdict_of_entry),
        ..Field::new("verdict", Word, JUDGED, verdicts)
    }
    .help("a verdict, or its key: m p x i z"),
    Field {
        reads: "officer",
        entry: Some(|_, row| word(&row.held.officer)),
        ..Field::new("by", Person, ALL, officers)
    }
    .help("an officer who entered anything; beside verdict: whose verdict that is"),
    Field {
        place: Some(by_due),
        spans: DUE,
        without: &[("has", "date"), ("is", "standing")],
        ..Field::new("due", Date(Ahead), WITH_DUE_DAY, due)
    }
    .help("the day or the window by which it is due itself"),
    Field {
        reads: "the end of its term",
        ..Field::new("holds", Date(Ahead), &[Caveat], |ctx, ix| {
            ctx.register.term(ix).map(FieldValue::Days).into_iter().collect()
        })
    }
    .help("the day on which the term of a caveat ends, where it has one"),
    Field::new("target", Date(Ahead), DATED, target)
        .help("the day that an officer aims at for what has a deadline of its own"),
    Field::new("decided", Date(Back), DECIDED, decided).help("the day of the decision"),
    Field::new("published", Date(Back), &[Document, Case, Decision, Caveat], published)
        .help("the day of publication"),
    Field::new("effective", Date(Ahead), &[Case, Decision, Caveat], |ctx, ix| {
        of_decisions(ctx, ix, |it| it.effective.as_ref())
    })
    .help("the day on which the decision comes into force"),
    Field { shorts: CALL_INS, ..Field::new("call-in", Word, &[Case, Decision], states) }
        .help("how its call-in stands: open, called-in, unknown, ended, none"),
    Field {
        place: Some(by_last_change),
        entry: Some(|ctx, row| FieldValue::Days(Window::day(ctx.day(row.held.entry.at)))),
        ..Field::new("changed", Date(Back), ALL, changed)
    }
    .help("the day of the last change on file"),
    Field::new("chased", Date(Back), TRACKED, chased)
        .help("the days on which somebody was chased for it"),
    Field {
        spans: AGES,
        ..Field::new("age", Days, &[Case, Decision, Caveat, Endorsement, Action], age)
    }
    .help("days since it was decided or raised"),
    Field { spans: GAPS, ..Field::new("gap", Money, &[Programme, Case, Amount], gaps) }
        .help("the gap in funding that is stated"),
    Field { spans: URGENCIES, ..Field::new("urgency", Number, HELD_BACK, urgencies) }
        .help("the score that orders the inbox"),
    Field::new("file", Text, ALL, |ctx, ix| vec![text(&ctx.register.record(ix).file)])
        .help("the file that it stands in"),
    Field::new("theme", Word, HELD_BACK, themes)
        .help("what a caveat is about: workforce, capacity"),
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
        assert_eq!(FIELDS.len(), 37);
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
