//! The rows that answer a filter, in order.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::context::QueryContext;
use super::fields::compiled::CompiledQuery;
use super::fields::order::SortValue;
use super::search::fuzzy::Matcher;
use super::sort::{SortBy, natural};
use super::syntax::ast::Query;
use crate::record::Kind;
use crate::register::Ix;

/// The records of a kind that answer a query. While it has bare words the best match comes first;
/// else, and among equals, the order is that of `sort`.
pub fn select(ctx: &QueryContext<'_>, kind: Kind, query: &Query, sort: &[SortBy]) -> Vec<Ix> {
    let asked = CompiledQuery::new(ctx, query);
    let words = query.bare_words();
    let matcher = Matcher::new(&words);
    let keys: Vec<_> = sort.iter().map(SortBy::key).collect();
    let mut rows: Vec<(Reverse<i64>, Vec<SortValue>, Ix)> = ctx
        .register
        .of(kind)
        .par_iter()
        .copied()
        .filter(|&ix| asked.answers(ctx, ix))
        .map(|ix| {
            let names = if words.is_empty() { None } else { ctx.index.names(ctx.register, ix) };
            let score = names.and_then(|names| matcher.score(names)).unwrap_or(0);
            (Reverse(score), keys.iter().map(|key| key(ctx, ix)).collect(), ix)
        })
        .collect();
    rows.par_sort_by(|a, b| {
        (a.0, &a.1)
            .cmp(&(b.0, &b.1))
            .then_with(|| natural(ctx.register.id(a.2).as_str(), ctx.register.id(b.2).as_str()))
    });
    rows.into_iter().map(|(_, _, ix)| ix).collect()
}
