//! The decision clock on paper: one row for each decision for scripts, its facts for people.

use serde_json::{Value as Json, json};

use crate::calendar::short;
use crate::query::QueryContext;
use crate::query::provenance::joined;
use crate::record::Content;
use crate::register::Ix;
use crate::register::call_in::CallInState;

/// One line about the clock of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockFact {
    /// What it is about: `counted`.
    pub label: &'static str,
    /// The words.
    pub words: String,
    /// How they are to be taken.
    pub weight: FactWeight,
}

/// How a fact is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactWeight {
    /// As it is.
    Plain,
    /// Something can still be done, or must be.
    Running,
    /// It is unknown, or two things do not agree.
    Doubtful,
}

/// What is known of call-in: how it stands, the days counted, what is in force, the notice given.
pub fn facts(ctx: &QueryContext<'_>, ix: Ix) -> Vec<ClockFact> {
    let register = ctx.register;
    let clock = register.clock(ix, ctx.today);
    let mut facts = Vec::new();
    let mut fact = |label, words: String, weight| {
        if !words.is_empty() {
            facts.push(ClockFact { label, words, weight });
        }
    };
    let doubtful = |so: bool| if so { FactWeight::Doubtful } else { FactWeight::Plain };
    let left = clock.days_left.map(|_| clock.describe());
    let why = clock.why.strip_prefix("call-in ").unwrap_or(&clock.why).to_owned();
    let weight = match clock.state {
        CallInState::Open | CallInState::CalledIn => FactWeight::Running,
        CallInState::Unknown => FactWeight::Doubtful,
        CallInState::Expired | CallInState::NotApplicable => FactWeight::Plain,
    };
    fact("call-in", joined([left, Some(why)], ": "), weight);
    if let Some(call_in) = &clock.call_in {
        fact("counted", call_in.counted.describe(), FactWeight::Plain);
        let hour = clock.cutoff().map_or_else(String::new, |hour| format!(", {hour}"));
        fact("last day", format!("{}{hour}", short(call_in.last_day)), FactWeight::Plain);
    }
    let in_force = joined([clock.in_force_words(), clock.agreement()], ", ");
    fact("in force", in_force, doubtful(clock.differs()));
    fact("note", clock.doubt.unwrap_or_default(), FactWeight::Doubtful);
    if let Some(noticed) = register.noticed(ix) {
        fact("notice", noticed.describe(), doubtful(noticed.is_short()));
    }
    if let Some(agenda) = register.agenda(ix) {
        fact("agenda", agenda.describe(), doubtful(agenda.is_late()));
    }
    facts
}

/// The row of one decision. Its keys are a promise, and are only ever added to.
pub fn row(ctx: &QueryContext<'_>, ix: Ix) -> Json {
    let register = ctx.register;
    let clock = register.clock(ix, ctx.today);
    let Content::Decision(it) = &register.record(ix).content else { return Json::Null };
    let left_out = clock.left_out().iter().map(|it| json!({"day": it.day, "why": it.why()}));
    let notice = register.noticed(ix).map(|it| {
        let (notice, reason) = (it.notice, it.reason);
        json!({"clear_days": notice.clear_days, "route": notice.route.as_str(), "reason": reason})
    });
    let agenda = register.agenda(ix);
    json!({
        "id": register.id(ix),
        "body": it.body,
        "published": it.published,
        "decided": it.decided,
        "days": clock.rule.as_ref().map(|rule| rule.days),
        "from": clock.rule.as_ref().map(|rule| rule.from.as_str()),
        "counted": clock.counted(),
        "last_call_in_day": clock.last_day(),
        "in_force": clock.in_force,
        "printed_effective": clock.printed,
        "agrees": clock.agrees,
        "state": clock.state.as_str(),
        "days_left": clock.days_left,
        "why": clock.why,
        "title": it.title,
        "left_out": left_out.collect::<Vec<_>>(),
        "cutoff": clock.cutoff(),
        "in_force_by_rule": clock.by_rule(),
        "scrutiny_by": clock.scrutiny_by,
        "doubt": clock.doubt,
        "notice": notice,
        "agenda_by": agenda.as_ref().map(|it| it.by),
        "agenda_published": agenda.and_then(|it| it.published),
    })
}
