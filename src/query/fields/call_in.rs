//! The decision clock in lists: when call-in ends, what is left of it, when a decision is in force.

use super::order::SortValue;
use super::related::decisions;
use super::values::{FieldValue, word};
use crate::calendar::short;
use crate::query::columns::people::people;
use crate::query::context::QueryContext;
use crate::register::{CallInStatus, Ix};

/// The clock of a decision, or of the latest one that a record hangs on.
fn clock(ctx: &QueryContext<'_>, ix: Ix) -> Option<CallInStatus> {
    let decision = decisions(ctx, ix).into_iter().next_back()?;
    Some(ctx.register.clock(decision, ctx.today))
}

/// How the call-in of each decision that a record hangs on stands.
pub(super) fn states<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let state = |it: Ix| word(ctx.register.clock(it, ctx.today).state.as_str());
    decisions(ctx, ix).into_iter().map(state).collect()
}

/// The last day on which it can be called in.
pub(crate) fn last_day(ctx: &QueryContext<'_>, ix: Ix) -> String {
    clock(ctx, ix).and_then(|clock| clock.last_day()).map_or_else(String::new, short)
}

/// How it stands: `5 days left`, `called in`, `ended`, `unknown`, `none`.
pub(crate) fn call_in(ctx: &QueryContext<'_>, ix: Ix) -> String {
    clock(ctx, ix).map_or_else(String::new, |clock| clock.describe())
}

/// The day from which it is in force, as printed, else by the rule.
pub(crate) fn in_force(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let Some(clock) = clock(ctx, ix) else { return String::new() };
    match (clock.in_force, &clock.printed) {
        (Some(day), _) => short(day),
        // A printed day that is vague is still what is printed.
        (None, Some(printed)) if !clock.is_moved => people(Some(printed)),
        _ => String::new(),
    }
}

/// Whether the printed day is the one that the rule gives: `agrees`, `differs`; `-` where nobody
/// can tell, and where a call-in has moved the day.
pub(crate) fn agrees(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let clock = clock(ctx, ix).filter(|clock| !clock.is_moved);
    let agrees = clock.and_then(|clock| clock.agrees);
    agrees.map_or("-", |agrees| if agrees { "agrees" } else { "differs" }).to_owned()
}

/// Its place in a list, soonest first.
pub(crate) fn by_soonest(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    clock(ctx, ix).map_or(SortValue::Nothing, |clock| {
        let (state, day) = clock.order();
        SortValue::Number((i128::from(state as u8) << 64) + i128::from(day))
    })
}
