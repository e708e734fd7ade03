//! A decision of one body on one item: its resolutions, what was recommended, and what happened next.

use std::cmp::Reverse;

use serde::{Serialize, Serializer};

use crate::calendar::When;
use crate::record::link::Party;
use crate::record::reader::fields::FieldReader;
use crate::record::reader::table::record;
use crate::record::vocabulary::{DecisionEventKind, DecisionOutcome, Stage, Verb};
use crate::record::{Id, Kind, PrintedText, Word};

record! {
    /// A decision. Verbs are never collapsed: *endorsed, subject to caveats* is not *approved*.
    pub struct Decision {
        /// The body that decided.
        body: Id => link(Kind::Body),
        /// What it was about.
        title: PrintedText => line,
        /// The cases it falls on.
        cases: Vec<Id> = links(Kind::Case),
        /// The programme, when it falls on no one case.
        programme: Option<Id> = link(Kind::Programme),
        /// The meeting.
        meeting: Option<Id> = link(Kind::Meeting),
        /// The item number as printed.
        item: Option<PrintedText> = line,
        /// Who wrote the report.
        author: Option<Party> = party,
        /// Whom to ask.
        contact: Option<Party> = party,
        /// How the vote went.
        vote: Option<PrintedText> = line,
        /// The decisions that it follows.
        follows: Vec<Id> = links(Kind::Decision),
        /// The stage of the case that was before the body, where its resolutions do not say so.
        stage: Option<Word<Stage>> = word,
        /// The day it was taken.
        decided: Option<When> = date,
        /// The day it was published.
        published: Option<When> = date,
        /// The day notice of it was given (28 clear days for a key decision, SI 2012/2089).
        noticed: Option<When> = date,
        /// The day it takes effect, as printed.
        effective: Option<When> = first_date,
        /// Its status as printed.
        status: Option<PrintedText> = line,
        /// What came of it, normalised.
        outcome: Option<Word<DecisionOutcome>> = word,
        /// Whether it is a key decision.
        key: Option<bool> = flag,
        /// Whether it can be called in.
        call_in: Option<bool> = flag,
        /// Why it was urgent.
        urgency: Option<PrintedText> = line,
        /// Why the press and public were kept out.
        exempt: Option<PrintedText> = line,
        /// What it was for.
        purpose: Option<PrintedText> = prose,
        /// What was resolved.
        resolution: Vec<Resolution> = tables,
        /// What was put to the body.
        recommendation: Vec<Recommendation> = tables,
        /// What happened to it afterwards.
        event: Vec<DecisionEvent> = tables,
    }
}

record! {
    /// One limb of a decision.
    pub struct Resolution {
        /// Its label as printed: `(1)`.
        label: Option<PrintedText> = line,
        /// What the body did; absent when the text is cut.
        verb: Option<Word<Verb>> as verb_unless_cut,
        /// The words.
        text: PrintedText => prose,
        /// The cases it falls on; the decision's when absent.
        cases: Option<Vec<Id>> = links_if_given(Kind::Case),
        /// The stage of the case that it is about, where it is another than the decision's.
        stage: Option<Word<Stage>> = word,
        /// Whether it was in principle only.
        in_principle: Option<bool> = flag,
        /// The verb or words before an amendment.
        was: Option<PrintedText> = line,
        /// Who moved it.
        moved_by: Option<Party> = party,
        /// Whether the rest cannot be seen.
        cut: Option<bool> = flag,
    }
}

record! {
    /// What officers put to the body.
    pub struct Recommendation {
        /// Its label as printed.
        label: Option<PrintedText> = line,
        /// What the body was asked to do.
        verb: Option<Word<Verb>> = word,
        /// The words.
        text: Option<PrintedText> = prose,
    }
}

record! {
    /// A call-in, a reconsideration and the like.
    pub struct DecisionEvent {
        /// The day.
        on: Option<When> = date,
        /// What happened.
        kind: Option<Word<DecisionEventKind>> = word,
        /// Who did it: one, or several together.
        #[serde(serialize_with = "one_or_all")]
        by: Vec<Party> = parties,
        /// The words.
        text: Option<PrintedText> = prose,
    }
}

/// One name alone as a text, as ever; several as a list.
fn one_or_all<S: Serializer>(all: &[Party], to: S) -> Result<S::Ok, S::Error> {
    match all {
        [] => to.serialize_none(),
        [one] => one.serialize(to),
        all => all.serialize(to),
    }
}

impl Decision {
    /// The resolution that a caveat's label names: the longest label that the given one begins
    /// with, so that `(1)(ii)` falls on resolution `(1)`.
    pub fn resolution_of(&self, label: &str) -> Option<&Resolution> {
        let named =
            |it: &&Resolution| it.label.as_ref().is_some_and(|own| label.starts_with(&**own));
        let length = |it: &&Resolution| Reverse(it.label.as_ref().map_or(0, |own| own.len()));
        self.resolution.iter().filter(named).min_by_key(length)
    }

    /// Whether it was rescinded afterwards, as one of its events says.
    pub fn is_rescinded(&self) -> bool {
        self.event.iter().any(|it| it.known_kind() == Some(DecisionEventKind::Rescinded))
    }

    /// The cases that one of its resolutions falls on.
    pub fn cases_of<'a>(&'a self, resolution: &'a Resolution) -> &'a [Id] {
        resolution.cases.as_deref().unwrap_or(&self.cases)
    }
}

impl DecisionEvent {
    /// What happened, where its word is a known one.
    pub fn known_kind(&self) -> Option<DecisionEventKind> {
        self.kind.as_ref().and_then(Word::known)
    }

    /// What happened, in words: `called in`, `referred to the Secretary of State`.
    pub fn happened(&self) -> String {
        match self.known_kind() {
            Some(DecisionEventKind::CallInWithdrawn) => "call-in withdrawn".to_owned(),
            Some(DecisionEventKind::ReferredToSecretaryOfState) => {
                "referred to the Secretary of State".to_owned()
            }
            Some(DecisionEventKind::ReferredToCouncil) => "referred to the council".to_owned(),
            _ => self.kind.as_deref().unwrap_or("noted").replace('-', " "),
        }
    }
}

impl FieldReader<'_, '_, '_> {
    /// The verb of a resolution, which must be there unless the text is cut.
    #[allow(clippy::option_option, clippy::unnecessary_wraps)] // `None` would refuse it
    fn verb_unless_cut(&mut self, key: &'static str) -> Option<Option<Word<Verb>>> {
        Some(if self.is_true("cut") || self.required(key).is_some() {
            self.word(key)
        } else {
            None
        })
    }
}
