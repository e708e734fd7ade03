//! Who must see to a record, who judged it and how.

use super::order::SortValue;
use super::values::FieldValue::{self, Word};
use super::values::{of_open, word};
use crate::journal::{Act, EntryRow, verdict};
use crate::query::context::QueryContext;
use crate::record::Content;
use crate::register::Ix;

/// Who must see to it, by name and login or id; an empty word for nobody.
pub(super) fn owners<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    of_open(ctx, ix, |ctx, ix| match &ctx.register.record(ix).content {
        Content::Caveat(_) | Content::Action(_) | Content::Risk(_) | Content::Endorsement(_) => {
            let owner = ctx.register.owner(ix).into_owned();
            match ctx.register.known_as(&owner) {
                name if name == owner => vec![Word(owner.into())],
                name => vec![Word(name.to_owned().into()), Word(owner.into())],
            }
        }
        _ => Vec::new(),
    })
}

pub(super) fn verdicts<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let verdicts = ctx.register.verdicts(ix);
    verdicts.iter().map(|it| Word(it.held.entry.value.clone().into())).collect()
}

pub(super) fn verdict_of_entry<'a>(_: &QueryContext<'_>, row: &EntryRow<'a>) -> FieldValue<'a> {
    let entry = &row.held.entry;
    word(if entry.act == Act::Verdict { &entry.value } else { "" })
}

/// One's own verdict in the order of the keys; one that is suspect comes after its like, and what
/// one has not judged yet before all.
pub(super) fn by_own_verdict(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    let place = ctx.register.verdict_of(ix, ctx.officer).and_then(|own| {
        let letter = verdict::letter(&own.held.entry.value);
        let place = verdict::KEYS.iter().position(|&key| key == letter);
        let place = i128::try_from(place.unwrap_or(verdict::KEYS.len())).ok()?;
        Some(2 * place + i128::from(own.suspect))
    });
    SortValue::Number(place.unwrap_or(-1))
}

/// The officers who gave a verdict; who made a comment.
pub(super) fn officers<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let verdicts = ctx.register.verdicts(ix);
    let mut found: Vec<_> =
        verdicts.iter().map(|it| Word(it.held.officer.to_string().into())).collect();
    if let Content::Comment(it) = &ctx.register.record(ix).content {
        found.push(word(&it.by.0));
        found.push(word(ctx.register.known_as(&it.by.0)));
    }
    found
}
