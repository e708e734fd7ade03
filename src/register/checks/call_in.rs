//! What is doubtful about the dates of a decision: a printed day that is not the rule's, too short a notice.

use jiff::civil::Date;

use crate::calendar::{When, short};
use crate::fault::Fault;
use crate::record::Id;
use crate::record::kinds::decision::{Decision, DecisionEvent};
use crate::record::kinds::partner::Body;
use crate::record::vocabulary::DecisionEventKind;
use crate::register::call_in::words::date_text;
use crate::register::call_in::{
    BaseDate, BodyRule, CallInState, CallInStatus, KeyDecisionNotice, after,
};
use crate::register::{Ix, Register};

/// What a body's call-in rule cannot mean.
pub(in crate::register) fn of_body(id: &Id, body: &Body) -> Option<Fault> {
    let (wrong, hint) = match BodyRule::read(body.call_in.as_ref()?) {
        Ok(rule) => {
            let hour = rule.cutoff.filter(|hour| !is_hour(hour))?;
            let hint = "write cutoff = \"16:00\"; days are counted all the same";
            (format!("`cutoff` is `{hour}`, which is no hour"), hint)
        }
        Err(wrong) => (wrong, "until it is mended the call-in of its decisions is not worked out"),
    };
    let message = format!("in the call-in rule of {id} {wrong}");
    Some(Fault::warning("call-in-rule", message).hint(hint))
}

/// Whether words name an hour as constitutions write it: `16:00`, `4pm`, `4.30 pm`, `noon`.
fn is_hour(words: &str) -> bool {
    let words = words.trim().to_lowercase().replace('.', ":");
    if matches!(&*words, "noon" | "12 noon" | "midday" | "midnight") {
        return true;
    }
    let half = words.strip_suffix("am").or_else(|| words.strip_suffix("pm"));
    let number = |digits: &str, among: std::ops::RangeInclusive<u8>| {
        digits.bytes().all(|it| it.is_ascii_digit())
            && digits.parse().is_ok_and(|it: u8| among.contains(&it))
    };
    let hours = if half.is_some() { 1..=12 } else { 0..=23 };
    match half.unwrap_or(&words).trim().split_once(':') {
        Some((hour, minute)) => number(hour, hours) && minute.len() == 2 && number(minute, 0..=59),
        None => half.is_some_and(|hour| number(hour.trim(), hours)),
    }
}

/// What is doubtful about a decision's dates, and what is not on file.
pub(in crate::register) fn of_decision(register: &Register, ix: Ix, it: &Decision) -> Vec<Fault> {
    let id = register.id(ix);
    let clock = register.clock(ix, Date::MAX);
    let mut faults = Vec::new();
    if clock.agrees == Some(false) && it.event.is_empty() {
        faults.extend(differs(id, &clock));
    }
    // A calendar that is not known is told where it stands.
    if let Some(doubt) =
        clock.doubt.as_ref().filter(|_| register.calendar_doubt(&it.body).is_none())
    {
        let hint = "add a one-off day with [[holiday]] in register.toml when it is known";
        faults.push(Fault::warning("holidays-by-rule", format!("{id}: {doubt}")).hint(hint));
    }
    faults.extend(late_call_in(id, it, &clock));
    faults.extend(too_early(id, it));
    faults.extend(unasked(id, it));
    if let Some(noticed) = register.noticed(ix).filter(KeyDecisionNotice::is_short) {
        let message = format!("{id}: {}", noticed.describe());
        let hint = "write in `urgency` why it could not wait, or check both dates";
        faults.push(Fault::warning("notice-short", message).hint(hint));
    }
    let wants = it.key == Some(true) || it.call_in == Some(true);
    if wants && clock.base.is_none() && clock.state != CallInState::NotApplicable {
        faults.extend(no_base(id, it, &clock));
    }
    faults
}

fn differs(id: &Id, clock: &CallInStatus) -> Option<Fault> {
    let (rule, base, call_in) = (clock.rule.as_ref()?, clock.base?, clock.call_in.as_ref()?);
    let message = format!("{id}: {}", clock.agreement()?);
    let hint = format!("{}: {}", rule.describe(base), call_in.counted.describe());
    Some(Fault::warning("in-force", message).hint(hint))
}

fn late_call_in(id: &Id, it: &Decision, clock: &CallInStatus) -> Option<Fault> {
    let last = clock.last_day()?;
    let called = it.event.iter().filter(|it| it.known_kind() == Some(DecisionEventKind::CalledIn));
    let late = called
        .filter_map(|event| event.on.as_ref().and_then(When::only_day))
        .find(|on| *on > last)?;
    let (late, last) = (short(late), short(last));
    let message = format!("{id} was called in on {late}, after its last call-in day, {last}");
    Some(Fault::warning("date-order", message).hint("check both against the page"))
}

/// Something that happened to it before it was decided.
fn too_early(id: &Id, it: &Decision) -> Option<Fault> {
    let decided = it.decided.as_ref().and_then(When::only_day)?;
    let (kind, on) = it.event.iter().find_map(|event| {
        let on = event.on.as_ref().and_then(When::last_day).filter(|on| *on < decided)?;
        Some((event.kind.as_deref()?, on))
    })?;
    let (on, decided) = (short(on), short(decided));
    let message = format!("{id}: `{kind}` on {on}, before it was decided on {decided}");
    Some(Fault::warning("date-order", message).hint("check both against the page"))
}

/// An answer to a call-in where none came before it; the clock takes no notice of it. A decision
/// may be amended at the meeting itself.
fn unasked(id: &Id, it: &Decision) -> Option<Fault> {
    let events = after::so_far(it, Date::MAX);
    let kinds = events.into_iter().filter_map(DecisionEvent::known_kind);
    let answer = kinds.take_while(|&kind| !after::stops(kind)).find(|kind| {
        matches!(kind, DecisionEventKind::CallInWithdrawn | DecisionEventKind::Confirmed)
    })?;
    let message = format!("{id}: `{answer}`, but no call-in before it is on file");
    Some(Fault::warning("date-order", message).hint("add the event `called-in`, or mend the dates"))
}

fn no_base(id: &Id, it: &Decision, clock: &CallInStatus) -> Option<Fault> {
    let from_decision = clock.rule.as_ref().is_some_and(|rule| rule.from == BaseDate::Decided);
    let (when, noun, code) = if from_decision {
        (&it.decided, "decision", "no-decision-date")
    } else {
        (&it.published, "publication", "no-publication-date")
    };
    let message = match when {
        None => format!("{id}: no {noun} date on file, so its call-in cannot be worked out"),
        Some(when) if when.only_day().is_none() => format!(
            "{id}: the {noun} date \"{}\" is no single day, so its call-in cannot be worked out",
            date_text(when)
        ),
        Some(_) => return None,
    };
    Some(Fault::gap(code, message))
}
