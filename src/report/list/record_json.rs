//! One row of a list for scripts: the keys of each kind are a promise, and are only ever added to.

use serde_json::{Value as Json, json};

use crate::query::QueryContext;
use crate::record::kinds::case::Case;
use crate::record::kinds::caveat::Caveat;
use crate::record::kinds::decision::Decision;
use crate::record::{Content, Id};
use crate::register::Ix;

/// The row of one record.
pub fn row(ctx: &QueryContext<'_>, ix: Ix) -> Json {
    match &ctx.register.record(ix).content {
        Content::Caveat(it) => caveat(ctx, ix, it),
        Content::Case(it) => case(ctx, ix, it),
        Content::Decision(it) => decision(ctx, ix, it),
        Content::Endorsement(_) => endorsement(ctx, ix),
        _ => ctx.register.record(ix).to_json(),
    }
}

/// An endorsement as recorded, and who chases it by when.
fn endorsement(ctx: &QueryContext<'_>, ix: Ix) -> Json {
    let register = ctx.register;
    let mut row = register.record(ix).to_json();
    let due = register.due(ix);
    let owner = register.owner(ix);
    row["owner"] = json!((!owner.is_empty()).then_some(owner));
    row["due"] = json!(due.as_ref().map(|due| &due.when));
    row["due_from"] = json!(due.as_ref().and_then(crate::register::DueDate::from));
    row["due_to"] = json!(due.as_ref().and_then(crate::register::DueDate::to));
    row["late_days"] = json!(register.days_late(ix, ctx.today));
    row
}

fn caveat(ctx: &QueryContext<'_>, ix: Ix, it: &Caveat) -> Json {
    let register = ctx.register;
    let due = register.due(ix);
    let owner = register.owner(ix);
    let verdicts: Vec<Json> = register
        .verdicts(ix)
        .into_iter()
        .map(|verdict| {
            json!({
                "officer": &*verdict.held.officer,
                "value": verdict.held.entry.value,
                "suspect": verdict.suspect,
            })
        })
        .collect();
    json!({
        "id": register.id(ix),
        "text": it.text,
        "class": it.class,
        "force": it.force,
        "theme": it.theme,
        "status": register.status(ix),
        "owner": (!owner.is_empty()).then_some(owner),
        "due": due.as_ref().map(|due| &due.when),
        "due_from": due.as_ref().and_then(crate::register::DueDate::from),
        "due_to": due.as_ref().and_then(crate::register::DueDate::to),
        "late_days": register.days_late(ix, ctx.today),
        "cases": ids(ctx, register.cases_of(ix)),
        "decision": it.on,
        "verdicts": verdicts,
    })
}

fn case(ctx: &QueryContext<'_>, ix: Ix, it: &Case) -> Json {
    let register = ctx.register;
    let (endorsed, of) = register.partners_endorsed(ix);
    json!({
        "id": register.id(ix),
        "title": it.title,
        "programme": it.programme,
        "stage": it.stage,
        "decision": register.decided(ix).map(|decided| decided.word),
        "decision_words": Some(register.decision_words(ix)).filter(|words| !words.is_empty()),
        "decision_id": register.decided(ix).map(|decided| register.id(decided.decision)),
        "open_caveats": register.open_caveats_of(ix).count(),
        "caveats": register.caveats_of(ix).len(),
        "partners_endorsed": endorsed,
        "partners": of,
    })
}

fn decision(ctx: &QueryContext<'_>, ix: Ix, it: &Decision) -> Json {
    let resolutions: Vec<Json> = it
        .resolution
        .iter()
        .map(|one| {
            json!({
                "label": one.label,
                "verb": one.verb,
                "text": one.text,
                "in_principle": one.in_principle == Some(true),
                "cases": it.cases_of(one),
            })
        })
        .collect();
    json!({
        "id": ctx.register.id(ix),
        "body": it.body,
        "decided": it.decided,
        "published": it.published,
        "effective": it.effective,
        "key": it.key,
        "call_in": it.call_in,
        "resolutions": resolutions,
    })
}

fn ids<'a>(ctx: &QueryContext<'a>, all: &[Ix]) -> Vec<&'a Id> {
    all.iter().map(|&ix| ctx.register.id(ix)).collect()
}
