//! The decision clock for scripts: one row for each decision, with its working.

use serde_json::{Value as Json, json};

use crate::query::Asker;
use crate::record::Content;
use crate::register::Ix;
use crate::register::clock::{Agenda, Noticed};

/// The row of one decision. Its keys are a promise, and are only ever added to.
pub fn row(asker: &Asker<'_>, ix: Ix) -> Json {
    let register = asker.register;
    let clock = register.clock(ix, asker.today);
    let Content::Decision(it) = &register.record(ix).content else { return Json::Null };
    let left_out: Vec<Json> =
        clock.left_out().iter().map(|left| json!({"day": left.day, "why": left.why()})).collect();
    json!({
        "id": register.id(ix),
        "body": it.body,
        "published": it.published,
        "decided": it.decided,
        "days": clock.rule.as_ref().map(|rule| rule.days),
        "from": clock.rule.as_ref().map(|rule| rule.from.word()),
        "counted": clock.counted(),
        "last_call_in_day": clock.last_day(),
        "in_force": clock.in_force,
        "printed_effective": clock.printed,
        "agrees": clock.agrees,
        "state": clock.state.word(),
        "days_left": clock.days_left,
        "why": clock.why,
        "title": it.title,
        "left_out": left_out,
        "cutoff": clock.cutoff(),
        "in_force_by_rule": clock.by_rule(),
        "scrutiny_by": clock.scrutiny_by,
        "doubt": clock.doubt,
        "notice": register.noticed(ix).map(|it| notice(&it)),
        "agenda_by": register.agenda(ix).map(|it| it.by),
        "agenda_published": register.agenda(ix).and_then(|it: Agenda| it.published),
    })
}

fn notice(it: &Noticed) -> Json {
    json!({
        "clear_days": it.notice.clear_days,
        "route": it.notice.route.word(),
        "reason": it.reason,
    })
}
