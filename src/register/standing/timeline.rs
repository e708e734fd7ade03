//! What happened to a case and what is still to come, each on its day or in its window of days.
//!
//! A date in words is a window and is never sharpened into a day: "late 2017" lasts from October to
//! December, and what is due then is late from 1 January 2018 on.

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::due::DueDate;
use super::matrix::letter;
use super::resolved::Resolved;
use crate::calendar::{When, Window};
use crate::record::kinds::{Case, Decision, Engagement, Milestone};
use crate::record::vocabulary::{Stage, Stance};
use crate::record::{Content, Kind, Word};
use crate::register::call_in::CallInState;
use crate::register::ix::Ix;
use crate::register::register::Register;
use crate::text::Clean;

mod words;

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A body decided on the case, and took this stance.
    Decided(Stance),
    /// Something happened to a decision afterwards: its event of this number.
    Happened(usize),
    /// A decision was published.
    Published,
    /// A decision can be called in for the last time.
    CallInEnds,
    /// A decision takes effect.
    Effective,
    /// An open caveat is due.
    Due,
    /// The final case is due.
    FinalCase,
    /// A milestone was reached.
    Done,
    /// A milestone is due.
    Planned,
    /// A milestone was due before it was forecast for another day.
    Baseline,
    /// A milestone is forecast.
    Forecast,
    /// The people affected are heard.
    Engagement,
}

impl EventKind {
    /// The letter on its last day in a picture; none for what is only a window, or only told.
    pub fn letter(self) -> Option<char> {
        Some(match self {
            // One column has room for one sign: whatever stops a case is one.
            Self::Decided(
                Stance::NotSupported
                | Stance::Rejected
                | Stance::Withdrawn
                | Stance::Referred
                | Stance::Deferred,
            ) => 'X',
            Self::Decided(Stance::Considered) => 'R',
            Self::Decided(stance) => letter(&Word::Known(stance), true).chars().next()?,
            Self::Effective => 'e',
            Self::Due => 'v',
            Self::Done | Self::Happened(_) => 'o',
            Self::Forecast => 'f',
            Self::Published
            | Self::CallInEnds
            | Self::FinalCase
            | Self::Planned
            | Self::Baseline
            | Self::Engagement => return None,
        })
    }

    /// Whether its days are drawn, beside its letter.
    pub fn is_drawn(self) -> bool {
        !matches!(self, Self::Published | Self::CallInEnds)
    }
}

/// Something on the timeline of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEvent {
    /// The days that it may fall on. One end may be open, never both.
    pub days: Window,
    /// The words that the days were read from, where they are more than one day.
    pub written: Option<Clean>,
    /// What it is.
    pub what: EventKind,
    /// The record that says so.
    pub record: Ix,
    /// How many days late it is today, and nothing is on file.
    pub late: Option<i64>,
}

impl TimelineEvent {
    fn new(what: EventKind, when: &When, record: Ix) -> Option<Self> {
        Some(Self::on(what, when.window()?, Some(when.as_written()), record))
    }

    fn on(what: EventKind, days: Window, written: Option<&Clean>, record: Ix) -> Self {
        let written = written.filter(|_| days.only_day().is_none()).cloned();
        Self { days, written, what, record, late: None }
    }

    /// The day at which it stands among others: the last one, else the first.
    pub fn day(&self) -> Option<Date> {
        self.days.to.or(self.days.from)
    }

    /// The first and the last day that are drawn; of a window with an open end the known day.
    pub fn drawn(&self) -> Option<(Date, Date)> {
        let day = self.day()?;
        Some((self.days.from.unwrap_or(day), day))
    }

    /// Whether it is a window read from words that is not over yet.
    pub fn is_open_window(&self, today: Date) -> bool {
        let to_come = matches!(
            self.what,
            EventKind::Due
                | EventKind::FinalCase
                | EventKind::Planned
                | EventKind::Forecast
                | EventKind::Engagement
        );
        to_come && self.written.is_some() && self.days.to.is_some_and(|to| to >= today)
    }

    fn late(mut self, today: Date) -> Self {
        let due = self.days.to.and_then(|to| today.since(to).ok());
        self.late = due.map(|span| i64::from(span.get_days())).filter(|&days| days > 0);
        self
    }
}

/// Milestones and engagements by case or programme, and days that follow from decisions.
#[derive(Debug, Default)]
pub struct Timelines {
    of: HashMap<Ix, Vec<TimelineEvent>>,
    decided: HashMap<Ix, Vec<TimelineEvent>>,
    undated: HashMap<Ix, Vec<Ix>>,
}

impl Timelines {
    /// Those of a register, as they stand on the day `today`.
    pub fn new(register: &Register, today: Date) -> Self {
        let decisions = register.of(Kind::Decision).par_iter();
        let decided = decisions.map(|&ix| (ix, follow(register, ix, today))).collect();
        let mut all = Self { decided, ..Self::default() };
        let kinds = [Kind::Milestone, Kind::Engagement];
        for &ix in kinds.into_iter().flat_map(|kind| register.of(kind)) {
            let (of, events) = match &register.record(ix).content {
                Content::Milestone(it) => {
                    let of = it.case.as_ref().or(it.programme.as_ref());
                    (of, milestone(register, it, ix, today))
                }
                Content::Engagement(it) => (it.programme.as_ref(), engagement(it, ix)),
                _ => continue,
            };
            let Some(of) = of.and_then(|of| register.find(of)) else { continue };
            if events.is_empty() {
                all.undated.entry(of).or_default().push(ix);
            }
            all.of.entry(of).or_default().extend(events);
        }
        all
    }

    /// Everything on the timeline of a case, in the order of its days.
    pub fn events(&self, register: &Register, case: Ix, today: Date) -> Vec<TimelineEvent> {
        let mut events = self.own(register, case, today);
        let programme = register.programme_of(case);
        events.extend(programme.map_or(&[][..], |it| self.of(it)).iter().cloned());
        in_order(events)
    }

    /// The same without what all cases of its programme share, in no order.
    pub fn own(&self, register: &Register, case: Ix, today: Date) -> Vec<TimelineEvent> {
        let mut events = own(register, case, today);
        for decision in register.decisions_of(case) {
            events.extend(self.decided.get(decision).into_iter().flatten().cloned());
        }
        events.extend(self.of(case).iter().cloned());
        events
    }

    /// The milestones and engagements of a case or programme itself.
    pub fn of(&self, whose: Ix) -> &[TimelineEvent] {
        self.of.get(&whose).map_or(&[], Vec::as_slice)
    }

    /// What belongs to a case and names no day: open caveats, decisions, milestones, engagements.
    pub fn undated(&self, register: &Register, case: Ix) -> Vec<Ix> {
        let dated = |ix: &Ix| register.due(*ix).and_then(|due| due.window()).is_some();
        let mut undated: Vec<Ix> =
            register.open_caveats_of(case).filter(|caveat| !dated(caveat)).collect();
        let decisions = register.decisions_of(case).iter().copied();
        undated.extend(decisions.filter(|&ix| decided(register, ix, case).is_none()));
        for of in [Some(case), register.programme_of(case)].into_iter().flatten() {
            undated.extend(self.undated.get(&of).into_iter().flatten());
        }
        undated
    }
}

/// Events in the order of their days.
pub fn in_order(mut events: Vec<TimelineEvent>) -> Vec<TimelineEvent> {
    events.sort_by_key(|event| (event.day(), event.days.from, event.record));
    events
}

/// What the case's own record, its decisions and its open caveats say.
fn own(register: &Register, case: Ix, today: Date) -> Vec<TimelineEvent> {
    let mut events = Vec::new();
    let decisions = register.decisions_of(case).iter();
    events.extend(decisions.filter_map(|&ix| decided(register, ix, case)));
    for caveat in register.open_caveats_of(case) {
        let Some(due) = register.due(caveat) else { continue };
        let Some(days) = due.window() else { continue };
        let written = due.meeting.is_none().then(|| due.when.as_written());
        events.push(TimelineEvent::on(EventKind::Due, days, written, caveat).late(today));
    }
    if let Some(it) = register.record_as::<Case>(case)
        && let Some(DueDate { when, .. }) = register.due(case)
        && let Some(event) = TimelineEvent::new(EventKind::FinalCase, &when, case)
    {
        let is_before_final = it.stage.known().is_some_and(|stage| stage < Stage::Full);
        events.push(if is_before_final { event.late(today) } else { event });
    }
    events
}

/// What a decision did to a case.
fn decided(register: &Register, ix: Ix, case: Ix) -> Option<TimelineEvent> {
    let it = register.record_as::<Decision>(ix)?;
    // A decision without its day was taken at its meeting.
    let meeting_day =
        it.meeting.as_ref().and_then(|meeting| register.meeting_day(meeting)).map(When::day);
    let stance = register.resolved(ix, case).first().map_or(Stance::Considered, Resolved::stance);
    TimelineEvent::new(
        EventKind::Decided(stance),
        it.decided.as_ref().or(meeting_day.as_ref())?,
        ix,
    )
}

/// What followed a decision: its publication, call-in, effect, and what happened to it then.
fn follow(register: &Register, ix: Ix, today: Date) -> Vec<TimelineEvent> {
    let Some(it) = register.record_as::<Decision>(ix) else { return Vec::new() };
    let clock = register.clock(ix, today);
    let stopped = clock.state == CallInState::CalledIn;
    let in_force = clock.in_force.map(When::day);
    let dates = [
        (EventKind::Published, it.published.clone()),
        (EventKind::CallInEnds, clock.last_day().map(When::day)),
        (EventKind::Effective, in_force.or_else(|| it.effective.clone().filter(|_| !stopped))),
    ];
    let later = it.event.iter().enumerate();
    let later = later.map(|(at, event)| (EventKind::Happened(at), event.on.clone()));
    let all = dates.into_iter().chain(later);
    all.filter_map(|(what, when)| TimelineEvent::new(what, when.as_ref()?, ix)).collect()
}

fn milestone(register: &Register, it: &Milestone, ix: Ix, today: Date) -> Vec<TimelineEvent> {
    let event = |what, when: Option<&When>| TimelineEvent::new(what, when?, ix);
    if it.done.is_some() {
        return event(EventKind::Done, it.done.as_ref()).into_iter().collect();
    }
    // An officer's word replaces the forecast.
    let now = register.due(ix).map(|due| due.when);
    let planned = it.due.as_ref();
    let moved = now.as_ref().filter(|now| Some(*now) != planned);
    let (first, expected) = match moved {
        Some(_) => (event(EventKind::Baseline, planned), event(EventKind::Forecast, moved)),
        None => (None, event(EventKind::Planned, planned)),
    };
    first.into_iter().chain(expected.map(|event| event.late(today))).collect()
}

fn engagement(it: &Engagement, ix: Ix) -> Vec<TimelineEvent> {
    let from = it.from.as_ref().and_then(When::first_day);
    let to = it.to.as_ref().and_then(When::last_day);
    // Without one of its ends it lasts as long as the words of the other one.
    let from = from.or_else(|| it.to.as_ref().and_then(When::first_day));
    let to = to.or_else(|| it.from.as_ref().and_then(When::last_day));
    let written = match (&it.from, &it.to) {
        (Some(when), None) | (None, Some(when)) => Some(when.as_written()),
        _ => None,
    };
    let days = Window::new(from, to).filter(|days| days.from.or(days.to).is_some());
    days.map(|days| TimelineEvent::on(EventKind::Engagement, days, written, ix))
        .into_iter()
        .collect()
}

impl Register {
    /// The programme of a case.
    pub fn programme_of(&self, case: Ix) -> Option<Ix> {
        self.find(&self.record_as::<Case>(case)?.programme)
    }
}
