//! The notice given of a key decision, and the agenda of its meeting: what the law asks, and what the record says.

use jiff::civil::Date;

use super::words::ordinal;
use crate::calendar::{Notice, Route, When, agenda_deadline, days_late, short};
use crate::record::Word;
use crate::record::kinds::{Body, Decision, Document, Meeting, Partner};
use crate::record::vocabulary::{BodyKind, DocumentKind, PartnerKind};
use crate::register::{Ix, Register};

/// The notice of a key decision (SI 2012/2089, regulations 8 to 11; England only).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyDecisionNotice {
    /// The days counted, and what they make of it.
    pub notice: Notice,
    /// The reason on file why it could not wait.
    pub reason: Option<String>,
}

impl KeyDecisionNotice {
    /// Whether notice was too short and no reason is on file.
    pub fn is_short(&self) -> bool {
        self.notice.route != Route::Ordinary && self.reason.is_none()
    }

    /// In words, with the reason or that there is none.
    pub fn describe(&self) -> String {
        let words = self.notice.describe();
        match (&self.reason, self.notice.route) {
            (_, Route::Ordinary) => words,
            (Some(reason), _) => format!("{words}, as {reason}"),
            (None, _) => format!("{words}, no reason on file"),
        }
    }
}

/// The agenda of a decision's meeting (regulation 7; Local Government Act 1972, section 100B).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaNotice {
    /// The last working day on which it could be published.
    pub by: Date,
    /// The day it was published, where it is on file.
    pub published: Option<Date>,
}

impl AgendaNotice {
    /// Whether it came too late.
    pub fn is_late(self) -> bool {
        self.published.is_some_and(|day| day > self.by)
    }

    /// In words: `by 4 Jul 2017`, and when it came.
    pub fn describe(self) -> String {
        let by = format!("by {}, five clear working days before the meeting", short(self.by));
        match self.published {
            None => by,
            Some(day) if day <= self.by => format!("{by}; published {}", short(day)),
            Some(day) => {
                let late = ordinal(day) - ordinal(self.by);
                format!("{by}; published {}, {}", short(day), days_late(late))
            }
        }
    }
}

impl Register {
    /// The notice given of a council's key decision; none unless both days are on file.
    pub fn noticed(&self, decision: Ix) -> Option<KeyDecisionNotice> {
        let it = self.record_as::<Decision>(decision)?;
        let noticed = it.noticed.as_ref().and_then(When::only_day)?;
        let decided = it.decided.as_ref().and_then(When::only_day)?;
        if it.key != Some(true) || !self.is_of_a_council(it) {
            return None;
        }
        let notice = Notice::given(noticed, decided, self.holidays_of(&it.body));
        Some(KeyDecisionNotice { notice, reason: it.urgency.as_ref().map(ToString::to_string) })
    }

    /// The agenda of a decision's meeting; none unless it is a council's and its day is on file.
    pub fn agenda(&self, decision: Ix) -> Option<AgendaNotice> {
        let it = self.record_as::<Decision>(decision)?;
        let meeting = self.find(it.meeting.as_ref()?)?;
        let on = self.record_as::<Meeting>(meeting)?.on.as_ref();
        let day = on.and_then(When::only_day).filter(|_| self.is_of_a_council(it))?;
        let published = self.named_as(meeting, "meeting").filter_map(|paper| {
            let paper = self.record_as::<Document>(paper)?;
            paper.kind.as_ref().filter(|kind| kind.is(DocumentKind::Agenda))?;
            paper.published.as_ref().and_then(When::only_day)
        });
        let by = agenda_deadline(day, self.holidays_of(&it.body))?;
        Some(AgendaNotice { by, published: published.min() })
    }

    /// Whether a council or combined authority decided; a partner of unknown kind may be one.
    fn is_of_a_council(&self, decision: &Decision) -> bool {
        let Some(body) = self.find_as::<Body>(&decision.body) else { return false };
        let kind = body.kind.as_ref().and_then(Word::known);
        if let Some(
            BodyKind::GoverningBody
            | BodyKind::Partnership
            | BodyKind::TrustBoard
            | BodyKind::IntegratedCareBoard
            | BodyKind::HealthBoard
            | BodyKind::IntegrationJointBoard,
        ) = kind
        {
            return false;
        }
        self.find_as::<Partner>(&body.partner).is_some_and(|it| {
            it.kind.as_ref().is_none_or(|kind| {
                kind.is(PartnerKind::Council) || kind.is(PartnerKind::CombinedAuthority)
            })
        })
    }
}
