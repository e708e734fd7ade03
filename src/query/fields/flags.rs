//! Whether a flag holds for a record (`is:overdue`), and whether it has a thing (`has:note`).

use super::related::decisions;
use super::values::{FieldValue, readings};
use crate::journal::Act;
use crate::journal::verdict::letter;
use crate::query::context::QueryContext;
use crate::record::vocabulary::is_settled;
use crate::record::{Content, Id, Kind, Record};
use crate::register::Ix;

/// Whether a flag holds for a record.
pub fn flag(ctx: &QueryContext<'_>, name: &str, ix: Ix) -> bool {
    let register = ctx.register;
    let record = register.record(ix);
    let any_open = |holds: &dyn Fn(Ix) -> bool| match record.kind() {
        Kind::Case => register.open_caveats_of(ix).any(holds),
        _ => holds(ix),
    };
    let case_or_open = |holds: &dyn Fn(Ix) -> bool| holds(ix) || any_open(holds);
    let said = |it: Ix, act: Act| {
        register.ledger().latest(register.id(it), act).map(|held| held.entry.value.clone())
    };
    match name {
        "overdue" => any_open(&|it| register.days_late(it, ctx.today).is_some()),
        "mine" => case_or_open(&|it| ctx.is_me(&register.owner(it))),
        "changed" => case_or_open(&|it| ctx.has_changed(it)),
        "split" => case_or_open(&|it| register.is_split(it)),
        "suspect" => case_or_open(&|it| register.is_suspect(it)),
        "held" => case_or_open(&|it| is_held(ctx, it)),
        "flagged" => case_or_open(&|it| said(it, Act::Flag).is_some_and(|value| !value.is_empty())),
        // A case waits when it was put off itself, not when one of its caveats was.
        "waiting" => register.is_waiting(ix, ctx.today),
        "key" => decisions(ctx, ix).into_iter().any(|it| match &register.record(it).content {
            Content::Decision(decision) => decision.key == Some(true),
            _ => false,
        }),
        "unseen" => !register.is_seen_by(ix, ctx.officer),
        "draft" => decisions(ctx, ix).into_iter().chain([ix]).any(|it| rests_on_draft(ctx, it)),
        "downgraded" => super::related::cases(ctx, ix)
            .into_iter()
            .any(|case| register.decided(case).is_some_and(|it| it.is_downgraded())),
        "secondhand" => match &record.content {
            Content::Endorsement(it) => it.is_second_hand(),
            _ => super::related::cases(ctx, ix)
                .into_iter()
                .any(|case| register.has_second_hand(case)),
        },
        "orphan" => register.names(ix).is_empty() && register.named_by(ix).is_empty(),
        "standing" => any_open(&|it| register.due(it).is_some_and(|due| due.when.is_standing())),
        "settled" => match record.kind() {
            Kind::Case => {
                !register.caveats_of(ix).is_empty() && register.open_caveats_of(ix).next().is_none()
            }
            Kind::Caveat | Kind::Action => register.is_settled(ix),
            _ => is_settled(&register.status(ix)),
        },
        _ => false,
    }
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

fn rests_on_draft(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    let document =
        |id: &Id| ctx.register.find(id.as_str()).map(|it| &ctx.register.record(it).content);
    let sources = ctx.register.record(ix).source.iter().filter_map(|it| it.document.as_ref());
    sources
        .filter_map(document)
        .any(|it| matches!(it, Content::Document(paper) if paper.draft == Some(true)))
}

/// Whether a record has a thing: evidence, a date, an owner …
pub fn has(ctx: &QueryContext<'_>, thing: &str, ix: Ix) -> bool {
    let register = ctx.register;
    let notes = || register.ledger().notes(register.id(ix));
    match thing {
        "evidence" => notes().iter().any(|note| note.first.entry.value == "evidence"),
        "quote" => register.record(ix).source.iter().any(|source| source.quote.is_some()),
        "date" => !readings(ctx, "due", ix).is_empty() || dated(register.record(ix)),
        "note" => !notes().is_empty(),
        "owner" => readings(ctx, "owner", ix)
            .iter()
            .any(|it| matches!(it, FieldValue::Word(owner) if !owner.is_empty())),
        "money" => {
            let named = register.named_by(ix).iter().map(|&(_, from)| from);
            named.chain([ix]).any(|it| matches!(&register.record(it).content, Content::Amount(amount) if amount.amount.is_stated()))
        }
        "answer" => register.named_by(ix).iter().any(|&(key, _)| key == "answers"),
        _ => false,
    }
}

fn dated(record: &Record) -> bool {
    match &record.content {
        Content::Endorsement(it) => it.on.is_some(),
        Content::Decision(it) => it.decided.is_some(),
        Content::Meeting(it) => it.on.is_some(),
        Content::Milestone(it) => it.done.is_some(),
        Content::Document(it) => it.published.is_some(),
        _ => false,
    }
}
