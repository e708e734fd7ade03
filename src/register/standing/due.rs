//! When something is due: a body's deadline as the record has it, which no officer moves, and the
//! target that an officer set beside it.

use jiff::civil::Date;

use super::relative_due::recorded_due;
use crate::calendar::{SortKey, When, Window};
use crate::journal::{Act, JournalEntry};
use crate::record::kinds::{Case, Milestone};
use crate::record::vocabulary::Stage;
use crate::record::{Content, StatusSide};
use crate::register::due_reading::DueReading;
use crate::register::ix::Ix;
use crate::register::register::Register;

/// When something is due: the words, and the days that they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDate {
    /// The date as written.
    pub when: When,
    /// The day of the meeting that it is due at; it replaces the end of a vague date.
    pub meeting: Option<Date>,
    /// What words that a decision tells come to; none of a date.
    pub reading: Option<DueReading>,
}

impl DueDate {
    /// A date as written.
    pub fn of(when: When) -> Self {
        Self { when, meeting: None, reading: None }
    }

    /// The first day it may come, where there is one.
    pub fn from(&self) -> Option<Date> {
        self.days().and_then(|days| days.from).into_iter().chain(self.meeting).min()
    }

    /// The last day it may come, where there is one.
    pub fn to(&self) -> Option<Date> {
        self.meeting.or_else(|| self.days()?.to)
    }

    /// The days it may come on, where they can be read.
    pub fn window(&self) -> Option<Window> {
        if self.meeting.is_some() {
            return Window::new(self.from(), self.to());
        }
        self.days()
    }

    /// The days of its words, whatever meeting it is due at.
    fn days(&self) -> Option<Window> {
        self.reading.as_ref().map_or_else(|| self.when.window(), |reading| reading.window)
    }

    /// What words that a decision tells come to, in words: `by 12 Oct 2017, from AMB-D1`.
    pub fn reads(&self) -> Option<&str> {
        self.reading.as_ref().map(|it| &*it.words).filter(|words| !words.is_empty())
    }

    /// Whether its words are understood and a day is still to be known for them.
    pub fn is_undecided(&self) -> bool {
        self.reading.is_some() && self.window().is_none()
    }

    /// How many days late it is; `None` when it is not late.
    pub fn days_late(&self, today: Date) -> Option<i64> {
        let late = i64::from(today.since(self.to()?).ok()?.get_days());
        (late > 0).then_some(late)
    }

    /// Its place among other dates.
    pub fn sort_key(&self) -> SortKey {
        self.to().map_or_else(|| self.when.sort_key(), SortKey::Ends)
    }
}

/// What an officer aims at for something that has a deadline of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target<'a> {
    /// The date as the officer wrote it.
    pub when: When,
    /// Who set it, and when.
    pub by: &'a JournalEntry,
    /// The targets before it, the first first.
    pub before: Vec<When>,
}

impl Target<'_> {
    /// How often it was moved.
    pub fn moved(&self) -> usize {
        self.before.len()
    }
}

impl Register {
    /// When a caveat, action, case or milestone is due, or an endorsement is to be chased: the day
    /// that the record has; only where it has none, the one that an officer gave it.
    pub fn due(&self, ix: Ix) -> Option<DueDate> {
        self.deadline(ix).or_else(|| {
            let said = self.live_value(ix, Act::Due).filter(|due| !due.is_empty());
            let said = said.map(|said| When::read(&said));
            // A milestone is nobody's deadline: what an officer forecasts replaces its forecast.
            let forecast = || {
                let it = self.record_as::<Milestone>(ix)?;
                it.forecast.as_ref().or(it.due.as_ref()).cloned()
            };
            Some(DueDate::of(said.or_else(forecast)?))
        })
    }

    /// The deadline that the record of a caveat, an action or a case has, which no officer moves.
    pub fn deadline(&self, ix: Ix) -> Option<DueDate> {
        if let Some(due) = self.due_of_occurrence(ix) {
            return Some(due);
        }
        let record = self.record(ix);
        let (due, due_at) = match &record.content {
            Content::Caveat(it) => (recorded_due(record), it.due_at.as_ref()),
            Content::Action(it) => (recorded_due(record), it.due_at.as_ref()),
            Content::Risk(it) => (it.due.as_ref(), None),
            Content::Case(it) => (it.final_due.as_ref(), None),
            _ => (None, None),
        };
        let meeting = due_at.and_then(|meeting| self.meeting_day(meeting));
        let when = due.cloned().or_else(|| meeting.map(When::day))?;
        let reading = when.relative().and_then(|_| self.due_readings.get(&ix).cloned());
        Some(DueDate { when, meeting, reading })
    }

    /// The target of an officer on something that its record gives a deadline; none where nobody
    /// set one, or the last one was cleared.
    pub fn target(&self, ix: Ix) -> Option<Target<'_>> {
        let by =
            self.ledger().latest(self.id(ix), Act::Due).filter(|it| !it.entry.value.is_empty())?;
        self.deadline(ix)?;
        let mut before: Vec<When> = Vec::new();
        for row in self.ledger().entries(self.id(ix)).into_iter().filter(|row| row.held.counts()) {
            if row.held.entry.id == by.entry.id {
                break;
            }
            if row.held.entry.act == Act::Due && !row.retracted {
                // One that was cleared was not moved.
                match &*row.held.entry.value {
                    "" => before.clear(),
                    said => before.push(When::read(said)),
                }
            }
        }
        Some(Target { when: When::read(&by.entry.value), by, before })
    }

    /// What is set by an act on a record: a `target` where the record has a deadline of its own,
    /// else the act's own word.
    pub fn word_of_act(&self, ix: Ix, act: Act) -> &'static str {
        if act == Act::Due && self.deadline(ix).is_some() { "target" } else { act.as_str() }
    }

    /// Whether a target was missed, or moved twice, and the thing is neither settled nor paused.
    pub fn is_slipped(&self, ix: Ix, today: Date) -> bool {
        let Some(target) = self.target(ix) else { return false };
        let is_past = target.when.last_day().is_some_and(|last| last < today);
        let is_off = matches!(self.status_side(ix), Some(StatusSide::Settled | StatusSide::Paused));
        (is_past || target.moved() > 1) && !is_off
    }

    /// How many days late a caveat, an action, a case or a chase is; never when it is settled or
    /// paused, nor for a final case that was decided.
    pub fn days_late(&self, ix: Ix, today: Date) -> Option<i64> {
        let is_reached = || match &self.record(ix).content {
            Content::Milestone(it) => it.done.is_some(),
            Content::Case(it) => it.final_due.is_some() && self.is_finally_decided(ix, it),
            _ => false,
        };
        let is_off = || {
            let side = self.status_side(ix);
            matches!(side, Some(StatusSide::Settled | StatusSide::Paused)) || is_reached()
        };
        self.due(ix)?.days_late(today).filter(|_| !is_off())
    }

    /// Whether a decision commits, supports or stops a case at its full stage.
    fn is_finally_decided(&self, case: Ix, it: &Case) -> bool {
        let decided = self.decided(case).filter(|_| it.stage.is(Stage::Full));
        decided.is_some_and(|it| it.force.decides())
    }

    /// The first date on which an open caveat of a case is due.
    pub fn next_due(&self, case: Ix) -> Option<DueDate> {
        let open = self.open_caveats_of(case);
        open.filter_map(|caveat| self.due(caveat)).min_by_key(DueDate::sort_key)
    }
}
