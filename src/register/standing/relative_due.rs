//! The days of what a decision tells: so long after it, at the next meeting of its body, before a
//! business case is decided.
//!
//! They are worked out once, when the register is put together: only records whose words say so have
//! one, and no decision changes while a register is open.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::decision_stage::stage_named;
use super::resolved::{ResolutionForce, Resolved};
use crate::calendar::{RelativeDue, When, Window, short};
use crate::fault::Fault;
use crate::record::kinds::Decision;
use crate::record::vocabulary::Verb;
use crate::record::{Content, Id, Record};
use crate::register::due_reading::DueReading;
use crate::register::ix::Ix;
use crate::register::register::Register;

/// The decision or the meeting that a due date is counted from.
struct DueBase {
    record: Ix,
    day: Option<Date>,
    body: Option<Ix>,
}

/// The meetings of each body that was asked for, by day, with the record that names each.
type MeetingDays = HashMap<Ix, BTreeMap<Date, Option<Ix>>>;

impl DueReading {
    /// Those of all records that have one, and what cannot be told.
    pub(in crate::register) fn all(register: &Register) -> (HashMap<Ix, Self>, Vec<Fault>) {
        let (mut found, mut faults) = (HashMap::new(), Vec::new());
        let mut meetings = MeetingDays::new();
        for ix in register.all() {
            let record = register.record(ix);
            let Some(when) = recorded_due(record) else { continue };
            let Some(relative) = when.relative() else { continue };
            let read = match relative {
                RelativeDue::BeforeStage => Self::before(register, ix, when),
                _ => Self::after(register, ix, when, relative, &mut meetings),
            };
            let reading = read.unwrap_or_else(|fault| {
                let words = fault.message.to_string();
                faults.push(record.place_fault(fault));
                // What is not known is told in a few words of the fault.
                let words =
                    words.split_once(": ").map_or(words.as_str(), |(_, why)| why).to_owned();
                Self { words, ..Self::default() }
            });
            found.insert(ix, reading);
        }
        (found, faults)
    }

    /// What is counted from the decision, or due at the meeting after it.
    fn after(
        register: &Register,
        ix: Ix,
        when: &When,
        relative: RelativeDue,
        meetings: &mut MeetingDays,
    ) -> Result<Self, Fault> {
        let id = register.id(ix);
        let unknown = |why: String, hint: String| {
            let message = format!("{id} is due `{when}`: {why}");
            Fault::warning("due-without-day", message).hint(hint)
        };
        let base =
            DueBase::of(register, ix).map_err(|(why, hint)| unknown(why, hint.to_owned()))?;
        let from = register.id(base.record);
        let day = base.day.ok_or_else(|| {
            let hint = "write the day of the decision, or of its meeting, in its record";
            unknown(format!("the day of {from} is not on file"), hint.to_owned())
        })?;
        if let RelativeDue::Within(interval) = relative {
            let body = base.body.map_or(from, |body| register.id(body));
            let holidays = register.holidays_of(body);
            let last = interval.after(day, holidays).ok_or_else(|| {
                unknown("the calendar ends before".to_owned(), "write the day".to_owned())
            })?;
            let words = if last == day {
                format!("{}, the day of {from}", short(day))
            } else {
                format!("by {}, from {from}", short(last))
            };
            let doubt = register.calendar_doubt(body).or_else(|| holidays.doubt(last.year()));
            let words = match doubt.filter(|_| interval.is_of_working_days()) {
                Some(doubt) => format!("{words}; {doubt}"),
                None => words,
            };
            let window = Window::new(Some(day), Some(last));
            return Ok(Self { window, by: Some(base.record), words });
        }
        let body = base.body.ok_or_else(|| {
            let why = format!("the body of {from} is not on file");
            unknown(why, "add its record".to_owned())
        })?;
        let later = meetings.entry(body).or_insert_with(|| meeting_days(register, body));
        let Some((&on, &record)) = later.range(day..).find(|(on, _)| **on > day) else {
            let name = register.known_as(register.id(body));
            let why = format!("no meeting of {name} after {} is on file", short(day));
            let hint = "add the meeting, or its day to `next` of the one before";
            return Err(
                Fault::gap("next-meeting", format!("{id} is due `{when}`: {why}")).hint(hint)
            );
        };
        let at = record.map_or_else(String::new, |at| format!(", {}", register.id(at)));
        let words = format!("{}{at}", short(on));
        Ok(Self { window: Some(Window::day(on)), by: record, words })
    }

    /// What is due before a business case is decided: without days until it is, then by that day.
    fn before(register: &Register, ix: Ix, when: &When) -> Result<Self, Fault> {
        // `The full case` is short for the full business case.
        let in_full = || when.as_written().to_lowercase().replace(" case", " business case");
        let named = stage_named(when.as_written()).or_else(|| stage_named(&in_full()));
        let Some((_, stage)) = named else {
            let message = format!(
                "{} is due `{when}`: no stage of a business case is named",
                register.id(ix)
            );
            let hint = "write before the outline business case, before the full business case …";
            return Err(Fault::warning("due-without-day", message).hint(hint));
        };
        let base = DueBase::of(register, ix).ok();
        let since = base.as_ref().and_then(|base| base.day);
        let settles = |own: &Resolved<'_>| own.stage.word.is(stage) && decides(own);
        let mut decided: Vec<(Date, Ix)> = Vec::new();
        for case in cases(register, ix) {
            for &decision in register.decisions_of(case) {
                let is_own = base.as_ref().is_some_and(|base| base.record == decision);
                let day = register.decision_day(decision).filter(|day| Some(*day) >= since);
                let Some(day) = day.filter(|_| !is_own) else { continue };
                if register.resolved(decision, case).iter().any(settles) {
                    decided.push((day, decision));
                }
            }
        }
        Ok(decided.into_iter().min().map_or_else(Self::default, |(day, decision)| {
            let words = format!("decided {}, {}", short(day), register.id(decision));
            Self { window: Window::new(None, Some(day)), by: Some(decision), words }
        }))
    }
}

impl DueBase {
    /// What a record's due date is counted from: the decision of a caveat; of an action the decision
    /// that it is about, else the meeting that raised it. Without one, why, and what to do.
    fn of(register: &Register, ix: Ix) -> Result<Self, (String, &'static str)> {
        let none = |why: &str, hint| Err((why.to_owned(), hint));
        let named = match &register.record(ix).content {
            Content::Caveat(it) => it.on.as_ref(),
            Content::Action(it) => {
                let about = |id: &&Id| register.find_as::<Decision>(id).is_some();
                it.about.iter().find(about).or(it.raised.as_ref())
            }
            _ => None,
        };
        let Some(id) = named else {
            return match register.record(ix).content {
                Content::Action(_) => none(
                    "it names no decision and no meeting",
                    "name a decision in `about` or the meeting in `raised`, or write the day",
                ),
                _ => none("it names no decision", "name the decision in `on`, or write the day"),
            };
        };
        let Some(record) = register.find(id) else {
            return Err((format!("{id} is not on file"), "add its record, or write the day"));
        };
        Ok(match &register.record(record).content {
            Content::Decision(it) => {
                let day = register.decision_day(record);
                Self { record, day, body: register.find(&it.body) }
            }
            Content::Meeting(it) => {
                let day = it.on.as_ref().and_then(When::last_day);
                Self { record, day, body: register.find(&it.body) }
            }
            _ => Self { record, day: None, body: None },
        })
    }
}

/// The due date that the record of a caveat or an action has; of an action the latest reported.
pub(super) fn recorded_due(record: &Record) -> Option<&When> {
    match &record.content {
        Content::Caveat(it) => it.due.as_ref(),
        Content::Action(it) => {
            let later = it.update.iter().rev().find_map(|update| update.due.as_ref());
            later.or(it.due.as_ref())
        }
        _ => None,
    }
}

/// The cases that a caveat falls on, or that an action and the decision it is about are about.
fn cases(register: &Register, ix: Ix) -> Vec<Ix> {
    let Content::Action(it) = &register.record(ix).content else {
        return register.cases_of(ix).to_vec();
    };
    let about = || it.about.iter().filter_map(|id| register.find(id));
    let decided = about().filter_map(|ix| register.record_as::<Decision>(ix));
    about().chain(decided.flat_map(|it| &it.cases).filter_map(|id| register.find(id))).collect()
}

/// Whether a resolution decides on a business case: it commits the body or turns the case down. One
/// that puts it off, or sends it elsewhere, decides nothing yet.
fn decides(own: &Resolved<'_>) -> bool {
    let is = |verb: Verb| own.resolution.verb.as_ref().is_some_and(|it| it.is(verb));
    let puts_off = is(Verb::Defer) || is(Verb::ReferBack) || is(Verb::Refer);
    matches!(own.force, ResolutionForce::Approved | ResolutionForce::Against) && !puts_off
}

/// The days on which a body met or is named to meet, each with the record of the meeting or of the
/// one that names it.
fn meeting_days(register: &Register, body: Ix) -> BTreeMap<Date, Option<Ix>> {
    let meetings = register.meetings_of(body).into_iter();
    let of = |at: crate::register::MeetingDay| {
        Some((at.day?, at.on_file.first().copied().or(at.named_in)))
    };
    meetings.filter_map(of).collect()
}
