//! What happened to a decision after it was taken: a call-in stops its clock, an answer to it ends that.

use jiff::civil::Date;

use super::{CallInState, CallInStatus};
use crate::calendar::{CallIn, When, short};
use crate::record::kinds::decision::{Decision, DecisionEvent};
use crate::record::vocabulary::DecisionEventKind;
use crate::register::Register;

/// Lets the events of a decision up to today change its clock.
pub(super) fn apply(
    register: &Register,
    decision: &Decision,
    clock: &mut CallInStatus,
    today: Date,
) {
    let events = so_far(decision, today);
    let Some((last, before)) = events.split_last() else { return };
    let stopped = before.iter().any(|event| event.known_kind().is_some_and(stops));
    let what = |words: &str| describe_event(register, last, words);
    match last.known_kind() {
        Some(DecisionEventKind::CalledIn) => {
            stop(clock, format!("{}: not in force until scrutiny has answered", what("called in")));
            set_scrutiny(register, decision, clock, last);
        }
        Some(DecisionEventKind::ReferredBack) => {
            let why = format!("{}: not in force until it is reconsidered", what("referred back"));
            stop(clock, why);
        }
        Some(DecisionEventKind::CallInWithdrawn) if stopped => {
            // Nothing takes effect before the call-in was withdrawn.
            let in_force = clock.in_force.map(|own| day(last).unwrap_or(own).max(own));
            clock.is_moved = in_force != clock.in_force;
            clock.in_force = in_force;
            clock.why = format!("{}; {}", what("the call-in was withdrawn"), clock.why);
        }
        Some(DecisionEventKind::Confirmed) if stopped => {
            end(clock, last, what("called in and confirmed"));
        }
        Some(DecisionEventKind::Amended) if stopped => {
            end(clock, last, what("called in and amended"));
        }
        Some(DecisionEventKind::Rescinded) => {
            stop(clock, format!("{}: it is no longer in force", what("rescinded")));
            clock.state = CallInState::NotApplicable;
        }
        // Whoever it was referred to has not answered, so what was stopped stays so.
        Some(
            DecisionEventKind::ReferredToCouncil | DecisionEventKind::ReferredToSecretaryOfState,
        ) if stopped => {
            let words = format!("called in and {}", last.happened());
            stop(clock, format!("{}: not in force until that is answered", what(&words)));
        }
        Some(
            DecisionEventKind::ReferredToCouncil | DecisionEventKind::ReferredToSecretaryOfState,
        ) => clock.why = format!("{}; {}", what(&last.happened()), clock.why),
        Some(DecisionEventKind::Reconsidered) => {
            end(clock, last, format!("{}: it cannot be called in again", what("reconsidered")));
            clock.state = CallInState::NotApplicable;
        }
        _ => {}
    }
}

/// The events up to a day, in the order in which they happened. One without a date came after the
/// one before it in the file. A word that is no event, mistyped perhaps, says nothing, nor does a
/// minute that was corrected: neither must set a clock going again that a call-in has stopped.
pub(crate) fn so_far(decision: &Decision, today: Date) -> Vec<&DecisionEvent> {
    let mut at = Date::MIN;
    let mut dated = Vec::new();
    for event in &decision.event {
        let when = event.on.as_ref();
        if when.and_then(When::first_day).is_some_and(|first| first > today) {
            continue;
        }
        at = when.and_then(When::last_day).unwrap_or(at);
        dated.push((at, event));
    }
    dated.sort_by_key(|(at, _)| *at);
    let events = dated.into_iter().map(|(_, event)| event);
    let says = |it: DecisionEventKind| it != DecisionEventKind::MinuteCorrected;
    events.filter(|event| event.known_kind().is_some_and(says)).collect()
}

/// Whether a decision does not take effect until this is answered.
pub(crate) fn stops(kind: DecisionEventKind) -> bool {
    matches!(kind, DecisionEventKind::CalledIn | DecisionEventKind::ReferredBack)
}

fn day(event: &DecisionEvent) -> Option<Date> {
    event.on.as_ref().and_then(When::only_day)
}

/// What happened, when and by whom: `called in on 22 May 2025 by Cllr Odd`.
fn describe_event(register: &Register, event: &DecisionEvent, words: &str) -> String {
    let on = event.on.as_ref().map_or_else(String::new, |on| match on.only_day() {
        Some(day) => format!(" on {}", short(day)),
        None => format!(" ({on})"),
    });
    format!("{words}{on}{}", register.by_words(event))
}

fn stop(clock: &mut CallInStatus, why: String) {
    clock.state = CallInState::CalledIn;
    (clock.in_force, clock.days_left) = (None, None);
    clock.is_moved = true;
    clock.why = why;
}

/// The day by which scrutiny must meet, by the body's own rule.
fn set_scrutiny(
    register: &Register,
    decision: &Decision,
    clock: &mut CallInStatus,
    event: &DecisionEvent,
) {
    let Some(rule) = &clock.rule else { return };
    let Some((days, on)) = rule.scrutiny.zip(day(event)) else { return };
    let holidays = register.holidays_of(&decision.body);
    let Some(limit) = CallIn::after(on, days, rule.count, holidays) else { return };
    let (by, within) = (short(limit.last_day), rule.length(days));
    let scrutiny = format!("; scrutiny must meet by {by}, {within} after it");
    clock.why.push_str(&scrutiny);
    clock.scrutiny_by = Some(limit.last_day);
}

/// After the answer to a call-in the decision takes effect that day, unless a later one is printed.
fn end(clock: &mut CallInStatus, event: &DecisionEvent, why: String) {
    clock.state = CallInState::Expired;
    clock.days_left = None;
    clock.is_moved = true;
    clock.in_force = clock.printed.as_ref().and_then(When::only_day).max(day(event));
    clock.why = why;
}
