//! Whether a flag holds for a record (`is:overdue`), and whether it has a thing (`has:note`).
//!
//! On a case most flags mean *it or any open caveat of it*.

use super::dates;
use super::people;
use super::related::{cases, decision_at, decisions, documents};
use super::values::FieldValue;
use crate::journal::Act;
use crate::journal::verdict::letter;
use crate::query::context::QueryContext;
use crate::record::vocabulary::is_settled;
use crate::record::{Content, Kind};
use crate::register::Ix;

/// Whether something holds for any open caveat of a case; for anything else, for itself.
fn any_open(ctx: &QueryContext<'_>, ix: Ix, holds: impl Fn(Ix) -> bool) -> bool {
    match ctx.register.record(ix).kind() {
        Kind::Case => ctx.register.open_caveats_of(ix).any(holds),
        _ => holds(ix),
    }
}

/// Whether something holds for a record, or for any open caveat of a case.
fn case_or_open(ctx: &QueryContext<'_>, ix: Ix, holds: impl Fn(Ix) -> bool) -> bool {
    holds(ix) || any_open(ctx, ix, holds)
}

/// Whether its last due day has gone by.
pub fn is_overdue(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    any_open(ctx, ix, |it| ctx.register.days_late(it, ctx.today).is_some())
}

pub(super) fn is_mine(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    case_or_open(ctx, ix, |it| ctx.is_me(&ctx.register.owner(it)))
}

/// Whether its words are others than those it is compared with.
pub fn is_changed(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    case_or_open(ctx, ix, |it| ctx.has_changed(it))
}

/// Whether officers' verdicts on it differ.
pub fn is_split(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    case_or_open(ctx, ix, |it| ctx.register.is_split(it))
}

/// Whether a verdict was given on an older text.
pub fn is_suspect(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    case_or_open(ctx, ix, |it| ctx.register.is_suspect(it))
}

pub(super) fn has_held(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    case_or_open(ctx, ix, |it| is_held(ctx, it))
}

/// One's own *met* that somebody else has since found not met, before the session in which it was
/// given was closed.
pub fn is_held(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let Some(own) = ctx.register.verdict_of(ix, ctx.officer) else { return false };
    if letter(&own.held.entry.value) != 'm' {
        return false;
    }
    let others = ctx.register.verdicts(ix).into_iter();
    let since = others.filter(|it| !it.suspect && letter(&it.held.entry.value) == 'x');
    let since = since.map(|it| it.held.entry.at).filter(|&at| at > own.held.entry.at);
    // Few are found not met after all; only of those is it asked whether the session was over.
    let Some(first) = since.min() else { return false };
    let closed = own.held.entry.session.and_then(|id| ctx.register.ledger().closed(id));
    closed.is_none_or(|closed| first <= closed.entry.at)
}

pub(super) fn is_flagged(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    case_or_open(ctx, ix, |it| {
        let flag = ctx.register.ledger().latest(ctx.register.id(it), Act::Flag);
        flag.is_some_and(|held| !held.entry.value.is_empty())
    })
}

/// A case waits when it was put off itself, not when one of its caveats was.
pub(super) fn is_waiting(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.is_waiting(ix, ctx.today)
}

pub(super) fn is_key(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let mut decisions = decisions(ctx, ix).into_iter().filter_map(|it| decision_at(ctx, it));
    decisions.any(|decision| decision.key == Some(true))
}

pub(super) fn is_unseen(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    !ctx.register.is_seen_by(ix, ctx.officer)
}

pub(super) fn is_draft(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let draft = |it: Ix| match &ctx.register.record(it).content {
        Content::Document(document) => document.draft == Some(true),
        _ => false,
    };
    let mut resting = decisions(ctx, ix).into_iter().chain([ix]);
    resting.any(|it| documents(ctx, it).into_iter().any(draft))
}

pub(super) fn is_downgraded(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let mut outcomes = cases(ctx, ix).into_iter().filter_map(|case| ctx.register.decided(case));
    outcomes.any(|it| it.is_downgraded())
}

pub(super) fn is_second_hand(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    match &ctx.register.record(ix).content {
        Content::Endorsement(it) => it.is_second_hand(),
        _ => cases(ctx, ix).into_iter().any(|case| ctx.register.has_second_hand(case)),
    }
}

pub(super) fn is_orphan(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.names(ix).is_empty() && ctx.register.named_by(ix).is_empty()
}

pub(super) fn is_standing(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    any_open(ctx, ix, |it| ctx.register.due(it).is_some_and(|due| due.when.is_standing()))
}

pub(super) fn is_done(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let register = ctx.register;
    match register.record(ix).kind() {
        Kind::Case => {
            !register.caveats_of(ix).is_empty() && register.open_caveats_of(ix).next().is_none()
        }
        Kind::Caveat | Kind::Action => register.is_settled(ix),
        _ => is_settled(&register.status(ix)),
    }
}

pub(super) fn has_evidence(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let notes = ctx.register.ledger().notes(ctx.register.id(ix));
    notes.iter().any(|note| note.first.entry.value == "evidence")
}

pub(super) fn has_quote(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.record(ix).source.iter().any(|source| source.quote.is_some())
}

pub(super) fn has_date(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let is_dated = match &ctx.register.record(ix).content {
        Content::Endorsement(it) => it.on.is_some(),
        Content::Decision(it) => it.decided.is_some(),
        Content::Meeting(it) => it.on.is_some(),
        Content::Milestone(it) => it.done.is_some(),
        Content::Document(it) => it.published.is_some(),
        _ => false,
    };
    is_dated || !dates::due(ctx, ix).is_empty()
}

pub(super) fn has_note(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    !ctx.register.ledger().notes(ctx.register.id(ix)).is_empty()
}

pub(super) fn has_owner(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let owners = people::owners(ctx, ix);
    owners.iter().any(|it| matches!(it, FieldValue::Word(owner) if !owner.is_empty()))
}

pub(super) fn has_money(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let mut amounts = ctx.register.named_by(ix).iter().map(|&(_, from)| from).chain([ix]);
    amounts.any(|it| ctx.register.amount(it).is_some_and(|it| it.amount.is_stated()))
}

pub(super) fn has_answer(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    ctx.register.named_by(ix).iter().any(|&(key, _)| key == "answers")
}
