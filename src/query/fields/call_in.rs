//! The decision clock in filters and orders: how the call-in of a decision stands.

use super::order::SortValue;
use super::related::decisions;
use super::values::{FieldValue, word};
use crate::query::context::QueryContext;
use crate::register::{CallInStatus, Ix};

/// The clock of a decision, or of the latest one that a record hangs on.
pub(crate) fn clock(ctx: &QueryContext<'_>, ix: Ix) -> Option<CallInStatus> {
    let decision = decisions(ctx, ix).into_iter().next_back()?;
    Some(ctx.register.clock(decision, ctx.today))
}

/// How the call-in of each decision that a record hangs on stands.
pub(super) fn states<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let state = |it: Ix| word(ctx.register.clock(it, ctx.today).state.as_str());
    decisions(ctx, ix).into_iter().map(state).collect()
}

/// Its place in a list, soonest first.
pub(crate) fn by_soonest(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    clock(ctx, ix).map_or(SortValue::Nothing, |clock| {
        let (state, day) = clock.order();
        SortValue::Number((i128::from(state as u8) << 64) + i128::from(day))
    })
}
