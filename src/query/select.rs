//! The rows that answer a filter, in order.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::context::QueryContext;
use super::fields::field::{Field, OffsetDirection, ValueKind};
use super::fields::flags::{flag, has};
use super::fields::values::{FieldValue, readings};
use super::search::fuzzy::Matcher;
use super::sort::{SortBy, SortValue, natural};
use super::syntax::ast::{Condition, Query};
use super::syntax::value::{Offset, Op, QueryValue, days, number, pence};
use crate::calendar::{Window, asked};
use crate::record::Kind;
use crate::register::Ix;
use crate::text::fold::fold;

/// The records of a kind that answer a query. While it has bare words the best match comes first;
/// else, and among equals, the order is that of `sort`.
pub fn select(ctx: &QueryContext<'_>, kind: Kind, query: &Query, sort: &[SortBy]) -> Vec<Ix> {
    let matcher = Matcher::new(&query.bare_words());
    let ranked = !query.bare_words().is_empty();
    let mut rows: Vec<(Reverse<i64>, Vec<SortValue>, Ix)> = ctx
        .register
        .of(kind)
        .par_iter()
        .copied()
        .filter(|&ix| answers(ctx, query, ix))
        .map(|ix| {
            let names = if ranked { ctx.index.names(ctx.register, ix) } else { None };
            let score = names.and_then(|names| matcher.score(names)).unwrap_or(0);
            (Reverse(score), sort.iter().map(|by| by.key(ctx, ix)).collect(), ix)
        })
        .collect();
    rows.par_sort_by(|a, b| {
        (a.0, &a.1)
            .cmp(&(b.0, &b.1))
            .then_with(|| natural(ctx.register.id(a.2).as_str(), ctx.register.id(b.2).as_str()))
    });
    rows.into_iter().map(|(_, _, ix)| ix).collect()
}

/// Whether a record answers a query.
pub fn answers(ctx: &QueryContext<'_>, query: &Query, ix: Ix) -> bool {
    match &query.ask {
        Condition::And(parts) => parts.iter().all(|part| answers(ctx, part, ix)),
        Condition::Or(parts) => parts.iter().any(|part| answers(ctx, part, ix)),
        Condition::Not(part) => !answers(ctx, part, ix),
        Condition::Flag(it) => flag(ctx, it.name, ix),
        Condition::Has(it) => has(ctx, it.name, ix),
        Condition::Exact(words) => says(ctx, &fold(words), ix),
        Condition::Word(word) => {
            let matcher = Matcher::new(std::slice::from_ref(word));
            ctx.index.names(ctx.register, ix).is_some_and(|names| matcher.holds(names))
        }
        Condition::Field { field, op, values } => compares(ctx, field, *op, values, ix),
    }
}

fn says(ctx: &QueryContext<'_>, words: &str, ix: Ix) -> bool {
    let fields = ["id", "text", "note"];
    fields.iter().flat_map(|field| readings(ctx, field, ix)).any(|reading| match reading {
        FieldValue::Text(text) | FieldValue::Word(text) => fold(&text).contains(words),
        _ => false,
    })
}

fn compares(ctx: &QueryContext<'_>, field: &Field, op: Op, values: &[QueryValue], ix: Ix) -> bool {
    let found = readings(ctx, field.name, ix);
    values.iter().any(|value| match (field.name, value) {
        ("owner", QueryValue::Is(name)) if fold(name) == "nobody" => {
            found.iter().any(|it| matches!(it, FieldValue::Word(owner) if owner.is_empty()))
        }
        _ => found.iter().any(|reading| matches(ctx, field, op, value, reading)),
    })
}

/// Whether one value of a field answers what is asked of it.
pub fn matches(
    ctx: &QueryContext<'_>,
    field: &Field,
    op: Op,
    value: &QueryValue,
    reading: &FieldValue<'_>,
) -> bool {
    match reading {
        FieldValue::Word(own) => word_matches(ctx, field, value, own),
        FieldValue::Text(text) => match value {
            QueryValue::Is(words) | QueryValue::Begins(words) => fold(text).contains(&fold(words)),
            QueryValue::Between(..) => false,
        },
        FieldValue::Days(own) => days_match(ctx, field, op, value, *own),
        FieldValue::Count(own) => ordered(op, value, &|text| days(text), own),
        FieldValue::Hundredths(own) => {
            #[allow(clippy::cast_precision_loss)] // urgencies are far below 2^52
            let own = *own as f64 / 100.0;
            ordered(op, value, &|text| number(text), &own)
        }
        FieldValue::Pence(own) => ordered(op, value, &|text| pence(text), own),
    }
}

/// Words match whole; a reference also by one word of a name.
fn word_matches(ctx: &QueryContext<'_>, field: &Field, value: &QueryValue, own: &str) -> bool {
    let own = fold(own);
    let reference = field.value == ValueKind::Reference;
    match value {
        QueryValue::Begins(start) => !own.is_empty() && own.starts_with(&fold(start)),
        QueryValue::Between(..) => false,
        // A word of the records is always found by itself, also where it is short for another.
        QueryValue::Is(text) => field.meant(text).into_iter().chain([fold(text)]).any(|meant| {
            own == meant
                || own.replace('-', " ") == meant.replace('-', " ")
                || (field.value == ValueKind::Person && meant == "me" && ctx.is_me(&own))
                || (reference
                    && own.split(|c: char| !c.is_alphanumeric()).any(|word| word == meant))
        }),
    }
}

/// A window answers when it ends in what is asked.
fn days_match(
    ctx: &QueryContext<'_>,
    field: &Field,
    op: Op,
    value: &QueryValue,
    own: Window,
) -> bool {
    let ahead = field.value == ValueKind::Date(OffsetDirection::Ahead);
    let read = |text: &str| -> Option<Window> {
        match Offset::new(text) {
            Some(Offset::Facing(days)) => {
                let sign = if ahead { '+' } else { '-' };
                asked(&format!("{sign}{days}d"), ctx.today)
            }
            _ => asked(text, ctx.today),
        }
    };
    let Some(end) = own.to else {
        return match (op, value) {
            // What has no end answers only to a day that lies after its beginning.
            (Op::Over | Op::AtLeast, QueryValue::Is(text)) => read(text).is_some(),
            _ => false,
        };
    };
    match value {
        QueryValue::Begins(_) => true,
        QueryValue::Between(from, to) => {
            let (from, to) = (read(from), read(to));
            from.is_none_or(|it| it.from.is_none_or(|day| end >= day))
                && to.is_none_or(|it| it.to.is_none_or(|day| end <= day))
        }
        QueryValue::Is(text) => {
            let Some(window) = read(text) else { return false };
            let (first, last) = (window.from.or(window.to), window.to.or(window.from));
            let (Some(first), Some(last)) = (first, last) else { return true };
            match op {
                Op::Is => window.contains(end) || own == window,
                Op::Under if matches!(Offset::new(text), Some(Offset::Facing(_))) => {
                    within(ctx, ahead, end, first)
                }
                Op::Under => end < first,
                Op::UpTo => end <= last,
                Op::Over if matches!(Offset::new(text), Some(Offset::Facing(_))) && !ahead => {
                    end < first
                }
                Op::Over => end > last,
                Op::AtLeast => end >= first,
            }
        }
    }
}

/// `<30d`: from today to then, in the direction in which the field faces.
fn within(
    ctx: &QueryContext<'_>,
    ahead: bool,
    end: jiff::civil::Date,
    then: jiff::civil::Date,
) -> bool {
    if ahead { (ctx.today..=then).contains(&end) } else { (then..=ctx.today).contains(&end) }
}

fn ordered<T: PartialOrd>(
    op: Op,
    value: &QueryValue,
    read: &dyn Fn(&str) -> Option<T>,
    own: &T,
) -> bool {
    match value {
        QueryValue::Begins(_) => true,
        QueryValue::Between(from, to) => {
            read(from).is_none_or(|from| *own >= from) && read(to).is_none_or(|to| *own <= to)
        }
        QueryValue::Is(text) => read(text).is_some_and(|asked| match op {
            Op::Is => *own == asked,
            Op::Under => *own < asked,
            Op::UpTo => *own <= asked,
            Op::Over => *own > asked,
            Op::AtLeast => *own >= asked,
        }),
    }
}
