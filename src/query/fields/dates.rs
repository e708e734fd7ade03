//! The days of a record: when it is due, was decided, changed, chased for.

use jiff::Timestamp;

use super::order::SortValue;
use super::related::{decision_at, decisions};
use super::values::FieldValue::{self, Count, Days};
use super::values::windows;
use crate::calendar::{SortKey, When, Window};
use crate::query::context::QueryContext;
use crate::record::Content;
use crate::record::kinds::decision::Decision;
use crate::register::{DueDate, Ix};

/// When it is due.
pub(super) fn due<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    if let Content::Amount(it) = &ctx.register.record(ix).content {
        return windows(it.by.iter().chain(&it.year));
    }
    let due = ctx.register.due(ix);
    due.as_ref().and_then(DueDate::window).map(Days).into_iter().collect()
}

/// The day that an officer aims at.
pub(super) fn target<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let target = ctx.register.target(ix);
    target.and_then(|it| it.when.window()).map(Days).into_iter().collect()
}

pub(super) fn by_due(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    let due = ctx.register.due(ix);
    SortValue::Date(due.as_ref().map_or(SortKey::Undated, DueDate::sort_key))
}

/// A date of each decision that a record hangs on.
pub(super) fn of_decisions<'a>(
    ctx: &QueryContext<'a>,
    ix: Ix,
    date: fn(&Decision) -> Option<&When>,
) -> Vec<FieldValue<'a>> {
    windows(decisions(ctx, ix).into_iter().filter_map(|it| decision_at(ctx, it)).filter_map(date))
}

pub(super) fn decided<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    of_decisions(ctx, ix, |it| it.decided.as_ref())
}

pub(super) fn published<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    match &ctx.register.record(ix).content {
        Content::Document(it) => windows(&it.published),
        _ => of_decisions(ctx, ix, |it| it.published.as_ref()),
    }
}

/// How many days ago it was decided.
pub(super) fn age<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let days = |value| match value {
        Days(window) => Some(Count(i64::from(ctx.today.since(window.to?).ok()?.get_days()))),
        _ => None,
    };
    decided(ctx, ix).into_iter().filter_map(days).collect()
}

/// The moment of the last entry on it that says something.
fn last_change(ctx: &QueryContext<'_>, ix: Ix) -> Option<Timestamp> {
    let entries = ctx.register.ledger().entries(ctx.register.id(ix));
    let saying =
        entries.iter().filter(|row| row.held.counts() && row.held.entry.act.says_something());
    saying.map(|row| row.held.entry.at).max()
}

pub(super) fn changed<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    last_change(ctx, ix).map(|at| Days(Window::day(ctx.day(at)))).into_iter().collect()
}

pub(super) fn by_last_change(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    SortValue::most(last_change(ctx, ix).map(|at| i128::from(at.as_millisecond())))
}

/// The days on which somebody was chased for a record, the last one first.
pub(super) fn chased<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let moments = ctx.register.chases(ix).into_iter();
    moments.map(|at| Days(Window::day(ctx.day(at)))).collect()
}
