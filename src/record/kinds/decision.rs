//! A decision of one body on one item: its resolutions, what was recommended, and what happened next.

use serde::Serialize;

use crate::calendar::When;
use crate::record::link::{LinkTarget, Party};
use crate::record::reader::fields::FieldReader;
use crate::record::vocabulary::{EVENT, OUTCOME, VERB};
use crate::record::{Id, Kind, PrintedText};

/// A decision. Verbs are never collapsed: *endorsed, subject to caveats* is not *approved*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The body that decided.
    pub body: Id,
    /// What it was about.
    pub title: PrintedText,
    /// The cases it falls on.
    pub cases: Vec<Id>,
    /// The programme, when it falls on no one case.
    pub programme: Option<Id>,
    /// The meeting.
    pub meeting: Option<Id>,
    /// The item number as printed.
    pub item: Option<PrintedText>,
    /// Who wrote the report.
    pub author: Option<Party>,
    /// Whom to ask.
    pub contact: Option<Party>,
    /// How the vote went.
    pub vote: Option<PrintedText>,
    /// The decisions that it follows.
    pub follows: Vec<Id>,
    /// The day it was taken.
    pub decided: Option<When>,
    /// The day it was published.
    pub published: Option<When>,
    /// The day notice of it was given (28 clear days for a key decision, SI 2012/2089).
    pub noticed: Option<When>,
    /// The day it takes effect, as printed.
    pub effective: Option<When>,
    /// Its status as printed.
    pub status: Option<PrintedText>,
    /// What came of it, normalised.
    pub outcome: Option<PrintedText>,
    /// Whether it is a key decision.
    pub key: Option<bool>,
    /// Whether it can be called in.
    pub call_in: Option<bool>,
    /// Why it was urgent.
    pub urgency: Option<PrintedText>,
    /// Why the press and public were kept out.
    pub exempt: Option<PrintedText>,
    /// What it was for.
    pub purpose: Option<PrintedText>,
    /// What was resolved.
    pub resolution: Vec<Resolution>,
    /// What was put to the body.
    pub recommendation: Vec<Recommendation>,
    /// What happened to it afterwards.
    pub event: Vec<DecisionEvent>,
}

/// One limb of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolution {
    /// Its label as printed: `(1)`.
    pub label: Option<PrintedText>,
    /// What the body did; absent when the text is cut.
    pub verb: Option<PrintedText>,
    /// The words.
    pub text: PrintedText,
    /// The cases it falls on; the decision's when absent.
    pub cases: Option<Vec<Id>>,
    /// Whether it was in principle only.
    pub in_principle: Option<bool>,
    /// The verb or words before an amendment.
    pub was: Option<PrintedText>,
    /// Who moved it.
    pub moved_by: Option<Party>,
    /// Whether the rest cannot be seen.
    pub cut: Option<bool>,
}

/// What officers put to the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recommendation {
    /// Its label as printed.
    pub label: Option<PrintedText>,
    /// What the body was asked to do.
    pub verb: Option<PrintedText>,
    /// The words.
    pub text: Option<PrintedText>,
}

/// A call-in, a reconsideration and the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionEvent {
    /// The day.
    pub on: Option<When>,
    /// What happened.
    pub kind: Option<PrintedText>,
    /// Who did it.
    pub by: Option<Party>,
    /// The words.
    pub text: Option<PrintedText>,
}

impl Decision {
    /// Reads a decision; `None` when its body or title is missing.
    pub fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let body = fields.need_link("body", LinkTarget::One(&[Kind::Body]));
        let title = fields.need_line("title");
        Some(Self {
            cases: fields.links("cases", LinkTarget::One(&[Kind::Case])).unwrap_or_default(),
            programme: fields.link("programme", LinkTarget::One(&[Kind::Programme])),
            meeting: fields.link("meeting", LinkTarget::One(&[Kind::Meeting])),
            item: fields.line("item"),
            author: fields.party("author"),
            contact: fields.party("contact"),
            vote: fields.line("vote"),
            follows: fields
                .links("follows", LinkTarget::One(&[Kind::Decision]))
                .unwrap_or_default(),
            decided: fields.date("decided"),
            published: fields.date("published"),
            noticed: fields.date("noticed"),
            effective: fields.first_date("effective"),
            status: fields.line("status"),
            outcome: fields.word("outcome", OUTCOME),
            key: fields.flag("key"),
            call_in: fields.flag("call_in"),
            urgency: fields.line("urgency"),
            exempt: fields.line("exempt"),
            purpose: fields.prose("purpose"),
            resolution: fields.tables("resolution", Resolution::read),
            recommendation: fields.tables("recommendation", |fields| {
                Some(Recommendation {
                    label: fields.line("label"),
                    verb: fields.word("verb", VERB),
                    text: fields.prose("text"),
                })
            }),
            event: fields.tables("event", |fields| {
                Some(DecisionEvent {
                    on: fields.date("on"),
                    kind: fields.word("kind", EVENT),
                    by: fields.party("by"),
                    text: fields.prose("text"),
                })
            }),
            body: body?,
            title: title?,
        })
    }

    /// The resolution that a caveat's label names: the longest label that the given one begins
    /// with, so that `(1)(ii)` falls on resolution `(1)`.
    pub fn resolution_of(&self, label: &str) -> Option<&Resolution> {
        self.resolution
            .iter()
            .filter(|resolution| {
                resolution.label.as_ref().is_some_and(|own| label.starts_with(&**own))
            })
            .max_by_key(|resolution| resolution.label.as_ref().map_or(0, |own| own.len()))
    }

    /// The cases that one of its resolutions falls on.
    pub fn cases_of<'a>(&'a self, resolution: &'a Resolution) -> &'a [Id] {
        resolution.cases.as_deref().unwrap_or(&self.cases)
    }
}

impl Resolution {
    fn read(fields: &mut FieldReader<'_, '_, '_>) -> Option<Self> {
        let cut = fields.flag("cut");
        let verb = if cut == Some(true) {
            fields.word("verb", VERB)
        } else {
            fields.need_word("verb", VERB)
        };
        let text = fields.need_prose("text");
        Some(Self {
            label: fields.line("label"),
            verb,
            cases: fields.links("cases", LinkTarget::One(&[Kind::Case])),
            in_principle: fields.flag("in_principle"),
            was: fields.line("was"),
            moved_by: fields.party("moved_by"),
            cut,
            text: text?,
        })
    }
}
