//! The decision clock: until when a decision can be called in, when it takes effect, and whether the record agrees.
//!
//! A printed date is what counts; the rule of the body's own constitution is worked out beside it
//! and told where the two differ. What is not on file stays unknown: nothing is estimated.

use jiff::civil::Date;
use words::{date_text, ordinal};

use super::ix::Ix;
use super::register::Register;
use crate::calendar::working_days::SkippedDay;
use crate::calendar::{CallIn, HolidayArea, Holidays, When, short};
use crate::record::kinds::{Body, Decision};
use crate::record::{Id, Word};
use crate::text::Clean;
use crate::text::word_enum::word_enum;

pub(super) mod after;
pub(super) mod holidays;
mod notice;
mod rule;
pub(crate) mod words;

pub use notice::{AgendaNotice, KeyDecisionNotice};
pub use rule::{AppliedRule, BaseDate, BodyRule};

word_enum! {
    /// How a decision stands towards call-in.
    #[derive(Default)]
    pub enum CallInState {
        /// It can still be called in.
        Open = "open",
        /// It was called in, or referred back: it does not take effect yet.
        CalledIn = "called-in",
        /// It cannot be worked out from what is on file.
        #[default]
        Unknown = "unknown",
        /// The time for it is over.
        Expired = "expired",
        /// It cannot be called in.
        NotApplicable = "not-applicable",
    }
}

/// The clock of one decision on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallInStatus {
    /// How it stands.
    pub state: CallInState,
    /// The body's rule, where it has one that can be used.
    pub rule: Option<BodyRule>,
    /// The date that days are counted from, not counted itself.
    pub base: Option<Date>,
    /// The days counted, the last of them and what follows from it.
    pub call_in: Option<CallIn>,
    /// The day from which it is in force, as printed.
    pub printed: Option<When>,
    /// The day from which it is in force: as printed, else by the rule. None while it is stopped,
    /// where neither is known, and where what is printed is no single day and not the rule's either.
    pub in_force: Option<Date>,
    /// Whether a call-in has moved that day, so that neither the printed one nor the rule's holds.
    pub is_moved: bool,
    /// Whether the printed day is the rule's; none where there is no base date or no printed one.
    pub agrees: Option<bool>,
    /// Days from today to the last call-in day while it is open; 0 on that day.
    pub days_left: Option<i64>,
    /// The day by which scrutiny must meet on a call-in, where the constitution says so.
    pub scrutiny_by: Option<Date>,
    /// How it stands and why, in plain words.
    pub why: String,
    /// What is doubtful in the sum: a calendar that is not known, bank holidays that are not
    /// proclaimed yet.
    pub doubt: Option<String>,
}

impl CallInStatus {
    /// How it stands, in few words: `5 days left`, `last day`, `called in`, `ended`.
    pub fn describe(&self) -> String {
        match (self.state, self.days_left) {
            (CallInState::Open, Some(0)) => "last day".to_owned(),
            (CallInState::Open, Some(1)) => "1 day left".to_owned(),
            (CallInState::Open, left) => format!("{} days left", left.unwrap_or_default()),
            (CallInState::CalledIn, _) => "called in".to_owned(),
            (CallInState::Unknown, _) => "unknown".to_owned(),
            (CallInState::Expired, _) => "ended".to_owned(),
            (CallInState::NotApplicable, _) => "none".to_owned(),
        }
    }

    /// The last day on which it can be called in.
    pub fn last_day(&self) -> Option<Date> {
        self.call_in.as_ref().map(|it| it.last_day)
    }

    /// The days that were counted.
    pub fn counted(&self) -> &[Date] {
        self.call_in.as_ref().map_or(&[], |it| &it.counted.days)
    }

    /// The days that were left out, and why.
    pub fn left_out(&self) -> &[SkippedDay] {
        self.call_in.as_ref().map_or(&[], |it| &it.counted.left_out)
    }

    /// The day from which it is in force by the rule alone.
    pub fn by_rule(&self) -> Option<Date> {
        self.call_in.as_ref().map(|it| it.in_force)
    }

    /// The day from which it is in force, as people read it: words where no single day is printed.
    pub fn in_force_words(&self) -> Option<String> {
        let as_printed = || self.printed.as_ref().filter(|_| !self.is_moved).map(date_text);
        self.in_force.map(short).or_else(as_printed)
    }

    /// The hour of the last day at which call-in ends, where the constitution names one.
    pub fn cutoff(&self) -> Option<&Clean> {
        self.rule.as_ref()?.cutoff.as_ref()
    }

    /// Whether the printed day is another than the rule's, and no call-in has moved it.
    pub fn differs(&self) -> bool {
        self.agrees == Some(false) && !self.is_moved
    }

    /// What the record makes of the rule: `the record agrees`, or `record says 1 Feb 2017, rule
    /// gives 2 Feb 2017`. None where a call-in has moved the day.
    pub fn agreement(&self) -> Option<String> {
        if self.is_moved {
            return None;
        }
        let (printed, rule) = (self.printed.as_ref()?, self.by_rule()?);
        let differ = || format!("record says {}, rule gives {}", date_text(printed), short(rule));
        Some(if self.agrees? { "the record agrees".to_owned() } else { differ() })
    }

    /// Where it comes in a list, soonest first: what is open by its last day, what is called in by
    /// when scrutiny must meet, what is not known, then what is over, the latest first.
    pub fn order(&self) -> (CallInState, i64) {
        let place = match self.state {
            CallInState::Open => self.last_day().map(ordinal),
            CallInState::CalledIn => self.scrutiny_by.map(ordinal),
            CallInState::Expired => self.last_day().map(|day| -ordinal(day)),
            CallInState::Unknown | CallInState::NotApplicable => Some(0),
        };
        (self.state, place.unwrap_or(i64::MAX))
    }
}

impl Register {
    /// The bank holidays that a body's working days leave out: those of its part of the United
    /// Kingdom, else of England and Wales, as the register has changed them.
    pub fn holidays_of(&self, body: &Id) -> &Holidays {
        let calendar = self.find_as::<Body>(body).and_then(|it| it.calendar.as_ref());
        &self.holidays[calendar.and_then(Word::known).unwrap_or_default() as usize]
    }

    /// What is to be said where the calendar of a body is not known.
    pub(super) fn calendar_doubt(&self, body: &Id) -> Option<String> {
        let calendar = self.find_as::<Body>(body)?.calendar.as_ref()?;
        calendar.known().is_none().then(|| {
            let area = HolidayArea::default().name();
            format!("the calendar `{calendar}` of {body} is not known; counted by that of {area}")
        })
    }

    /// The clock of a decision as it stands today; unknown for any other record.
    pub fn clock(&self, decision: Ix, today: Date) -> CallInStatus {
        let Some(it) = self.record_as::<Decision>(decision) else {
            let why = "only a decision can be called in".to_owned();
            return CallInStatus { why, ..CallInStatus::default() };
        };
        let mut clock = match self.ruling(decision, it) {
            AppliedRule::None(why) => CallInStatus {
                state: CallInState::NotApplicable,
                ..CallInStatus::as_printed(why, it)
            },
            AppliedRule::WhenTaken(why) => {
                let printed = CallInStatus::as_printed(why, it);
                let taken = it.decided.as_ref().and_then(When::only_day);
                // Words that are printed and name no single day stand before the day it was taken.
                let taken = taken.filter(|_| printed.printed.is_none());
                CallInStatus {
                    state: CallInState::NotApplicable,
                    in_force: printed.in_force.or(taken),
                    ..printed
                }
            }
            AppliedRule::Unknown(why) => CallInStatus::as_printed(why, it),
            AppliedRule::Rule(rule) => self.by_rule(it, rule, today),
        };
        after::apply(self, it, &mut clock, today);
        clock
    }

    fn by_rule(&self, decision: &Decision, rule: BodyRule, today: Date) -> CallInStatus {
        let holidays = self.holidays_of(&decision.body);
        let counted = rule.base_of(decision).and_then(|base| {
            let call_in = CallIn::after(base, rule.days, rule.count, holidays);
            Ok((base, call_in.ok_or("the calendar ends before the days do")?))
        });
        let (base, call_in) = match counted {
            Ok(counted) => counted,
            Err(why) => {
                let why = format!("cannot be worked out: {why}");
                let clock = CallInStatus::as_printed(why, decision);
                return CallInStatus { rule: Some(rule), ..clock };
            }
        };
        let last = call_in.last_day;
        let is_open = today <= last;
        let counted = rule.describe(base);
        let why = if is_open {
            let until = match &rule.cutoff {
                Some(hour) => format!("{hour} on {}", short(last)),
                None => short(last),
            };
            format!("can be called in until {until}: {counted}")
        } else {
            format!("call-in ended on {}: {counted}", short(last))
        };
        let years = [base.year(), call_in.in_force.year()];
        let by_year = || years.into_iter().find_map(|year| holidays.doubt(year));
        let doubt = self.calendar_doubt(&decision.body).or_else(by_year);
        let printed = decision.effective.as_ref();
        let window = printed.and_then(When::window);
        let agrees = window.map(|window| window.contains(call_in.in_force));
        let as_printed = CallInStatus::as_printed(why, decision);
        // What is printed wins; words that name no single day win too, unless the rule's day is one
        // of those that they name.
        let by_rule = (printed.is_none() || agrees == Some(true)).then_some(call_in.in_force);
        CallInStatus {
            state: if is_open { CallInState::Open } else { CallInState::Expired },
            rule: Some(rule),
            base: Some(base),
            in_force: as_printed.in_force.or(by_rule),
            agrees,
            days_left: is_open.then(|| ordinal(last) - ordinal(today)),
            doubt,
            call_in: Some(call_in),
            ..as_printed
        }
    }
}

impl CallInStatus {
    /// A clock that knows of nothing but what is printed, and why.
    fn as_printed(why: String, decision: &Decision) -> Self {
        let printed = decision.effective.clone();
        let in_force = printed.as_ref().and_then(When::only_day);
        Self { printed, in_force, why, ..Self::default() }
    }
}
