//! One row of a list for scripts: the keys of each kind are a promise, and are only ever added to.

use serde_json::{Value as Json, json};

use crate::journal::Act;
use crate::query::QueryContext;
use crate::record::kinds::case::Case;
use crate::record::kinds::caveat::Caveat;
use crate::record::kinds::decision::Decision;
use crate::record::{Content, Kind};
use crate::register::standing::outcome::Outcome;
use crate::register::{DueDate, Ix, Occurrence, Register, Target, Verdict};

/// The row of one record.
pub fn row(ctx: &QueryContext<'_>, ix: Ix) -> Json {
    match &ctx.register.record(ix).content {
        Content::Caveat(it) => caveat(ctx, ix, it),
        Content::Case(it) => case(ctx, ix, it),
        Content::Decision(it) => decision(ctx, ix, it),
        Content::Endorsement(_) | Content::Action(_) | Content::Risk(_) => pursued(ctx, ix),
        _ => ctx.register.record(ix).to_json(),
    }
}

/// An endorsement, an action or a risk as recorded, with how it stands now, and who sees to it by
/// when.
fn pursued(ctx: &QueryContext<'_>, ix: Ix) -> Json {
    let record = ctx.register.record(ix);
    let mut row = record.to_json();
    if Kind::PURSUED.contains(&record.kind()) {
        row["status"] = json!(ctx.register.status(ix));
    }
    if let Content::Risk(it) = &record.content {
        row["kind"] = json!(it.sort());
        row["score"] = json!(it.score());
    }
    add_due(ctx, ix, &mut row);
    row
}

/// Adds who answers for a record, and by when.
fn add_due(ctx: &QueryContext<'_>, ix: Ix, row: &mut Json) {
    let register = ctx.register;
    let (due, owner) = (register.due(ix), register.owner(ix));
    row["owner"] = json!((!owner.is_empty()).then_some(owner));
    row["owners"] = json!(register.owners(ix));
    row["due"] = json!(due.as_ref().map(|due| &due.when));
    row["due_from"] = json!(due.as_ref().and_then(DueDate::from));
    row["due_to"] = json!(due.as_ref().and_then(DueDate::to));
    row["due_reads"] = json!(due.as_ref().and_then(DueDate::reads));
    let target = register.target(ix);
    row["target"] = json!(target.as_ref().map(|it| &it.when));
    row["target_by"] = json!(target.as_ref().map(|it| &it.by.officer));
    row["target_moved"] = json!(target.as_ref().map(Target::moved));
    row["late_days"] = json!(register.days_late(ix, ctx.today));
}

/// The verdicts on a record that stand, each officer's last.
pub fn verdicts(register: &Register, ix: Ix) -> Json {
    let verdict = |it: Verdict<'_>| {
        let (officer, value) = (&*it.held.officer, &it.held.entry.value);
        json!({"officer": officer, "value": value, "suspect": it.suspect})
    };
    register.verdicts(ix).into_iter().map(verdict).collect()
}

fn caveat(ctx: &QueryContext<'_>, ix: Ix, it: &Caveat) -> Json {
    let register = ctx.register;
    let mut row = json!({
        "id": register.id(ix),
        "text": it.text,
        "class": it.class,
        "force": it.force,
        "theme": it.theme,
        "status": register.status(ix),
    });
    add_due(ctx, ix, &mut row);
    row["term"] = json!(register.term_words(ix));
    row["holds"] = json!(it.holds);
    row["occurrences"] = occurrences(register, ix);
    row["cases"] = register.cases_of(ix).iter().map(|&ix| json!(register.id(ix))).collect();
    row["decision"] = json!(it.on);
    row["verdicts"] = verdicts(register, ix);
    row["others_hidden"] = json!(register.ledger().hides(register.id(ix)));
    row
}

/// Each time that a caveat comes back, how it was settled and by whom; null where it does not.
pub(in crate::report) fn occurrences(register: &Register, ix: Ix) -> Json {
    let row = |it: Occurrence| {
        let by = it.settled.as_ref();
        json!({
            "number": it.number,
            "due": it.due,
            "status": by.map_or("open", |it| it.status.as_str()),
            "settled": by.map(|it| it.day),
            "by": by.map(|it| it.by.as_str()),
        })
    };
    let all = register.occurrences(ix).map(|all| all.rows().into_iter().map(row).collect());
    all.unwrap_or(Json::Null)
}

fn case(ctx: &QueryContext<'_>, ix: Ix, it: &Case) -> Json {
    let register = ctx.register;
    let (endorsed, of) = register.partners_endorsed(ix);
    let decided = register.decided(ix);
    let words = decided.as_ref().map_or_else(|| register.decision_words(ix), Outcome::describe);
    let mut row = json!({
        "id": register.id(ix),
        "title": it.title,
        "programme": it.programme,
        "stage": it.stage,
        "decision": decided.as_ref().map(|decided| decided.word),
        "decision_words": Some(words).filter(|words| !words.is_empty()),
        "decision_id": decided.as_ref().map(|decided| register.id(decided.decision)),
        "open_caveats": register.open_caveats_of(ix).count(),
        "caveats": register.caveats_of(ix).len(),
        "partners_endorsed": endorsed,
        "partners": of,
        "status": Some(register.status(ix)).filter(|status| !status.is_empty()),
        "tags": register.tags(ix),
        "flag": Some(register.present(ix, Act::Flag)).filter(|flag| !flag.is_empty()),
    });
    add_due(ctx, ix, &mut row);
    let due = register.next_due(ix);
    row["caveat_due"] = json!(due.as_ref().map(|due| &due.when));
    row["caveat_due_to"] = json!(due.as_ref().and_then(DueDate::to));
    row
}

fn decision(ctx: &QueryContext<'_>, ix: Ix, it: &Decision) -> Json {
    let resolutions = it.resolution.iter().map(|one| {
        json!({
            "label": one.label,
            "verb": one.verb,
            "text": one.text,
            "in_principle": one.in_principle == Some(true),
            "cases": it.cases_of(one),
        })
    });
    json!({
        "id": ctx.register.id(ix),
        "body": it.body,
        "decided": it.decided,
        "published": it.published,
        "effective": it.effective,
        "key": it.key,
        "call_in": it.call_in,
        "resolutions": resolutions.collect::<Vec<_>>(),
    })
}
