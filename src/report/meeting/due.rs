//! What is due, of every kind that can be: the latest first, then by the end of the window.

use serde_json::Value as Json;

use super::obligation;
use crate::calendar::SortKey;
use crate::query::{Column, CompiledQuery, Query, QueryContext, natural};
use crate::record::{Content, Kind};
use crate::register::{DueDate, Ix};
use crate::report::document::json::list;
use crate::report::document::table::columns_named;

/// The kinds that may be due.
const KINDS: [Kind; 5] =
    [Kind::Caveat, Kind::Action, Kind::Risk, Kind::Endorsement, Kind::Milestone];
/// What a list of it shows.
const COLUMNS: [&str; 8] = ["id", "record", "title", "status", "owner", "due", "late", "chased"];

/// The columns under which what is due is listed.
pub fn columns() -> Vec<&'static Column> {
    columns_named(&COLUMNS)
}

/// The caveats, actions and risks that nobody has settled, the milestones that are not reached and
/// the endorsements with a due date, as far as they answer a query; with how many there are in all.
pub fn due(ctx: &QueryContext<'_>, query: &Query) -> (Vec<Ix>, usize) {
    let register = ctx.register;
    let all = KINDS.into_iter().flat_map(|kind| register.of(kind)).copied();
    let mut rows: Vec<Ix> = all.filter(|&ix| is_pending(ctx, ix)).collect();
    let total = rows.len();
    let asked = CompiledQuery::new(ctx, query);
    rows.retain(|&ix| asked.answers(ctx, ix));
    (in_order(ctx, rows), total)
}

/// Rows in the order of the end of their window, which puts what is late longest first.
pub fn in_order(ctx: &QueryContext<'_>, rows: Vec<Ix>) -> Vec<Ix> {
    let register = ctx.register;
    let key = |ix: Ix| register.due(ix).as_ref().map_or(SortKey::Undated, DueDate::sort_key);
    let mut keyed: Vec<(SortKey, Ix)> = rows.into_iter().map(|ix| (key(ix), ix)).collect();
    let id = |ix: Ix| register.id(ix).as_str();
    keyed.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| natural(id(*one), id(*other))));
    keyed.into_iter().map(|(_, ix)| ix).collect()
}

/// The same for scripts.
pub fn json(ctx: &QueryContext<'_>, rows: &[Ix], total: usize) -> Json {
    list("due", total, rows.iter().map(|&ix| obligation::row(ctx, ix)).collect())
}

fn is_pending(ctx: &QueryContext<'_>, ix: Ix) -> bool {
    match &ctx.register.record(ix).content {
        Content::Caveat(_) | Content::Action(_) | Content::Risk(_) => !ctx.register.is_settled(ix),
        Content::Milestone(it) => it.done.is_none() && ctx.register.due(ix).is_some(),
        _ => ctx.register.due(ix).is_some(),
    }
}
