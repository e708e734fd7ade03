//! Who must see to a record, who judged it and how.

use std::collections::BTreeSet;

use super::order::SortValue;
use super::values::FieldValue::{self, Word};
use super::values::word;
use crate::journal::{Act, EntryRow, verdict};
use crate::query::context::QueryContext;
use crate::record::Content;
use crate::register::Ix;
use crate::register::people::names::OWNED;

/// Who must see to it, each by name and login or id; an empty word for nobody.
pub(super) fn owners<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    if !OWNED.contains(&register.record(ix).kind()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for owner in register.owners(ix) {
        let name = register.known_as(owner).to_owned();
        if name != owner {
            found.push(Word(name.into()));
        }
        found.push(word(owner));
    }
    if found.is_empty() { vec![word("")] } else { found }
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

/// The officers who entered anything that was not taken back; who made a comment.
pub(super) fn officers<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let entries = ctx.register.ledger().entries(ctx.register.id(ix));
    let saying = entries.iter().filter(|row| row.held.entry.act.says_something() && !row.retracted);
    let officers: BTreeSet<&str> = saying.map(|row| &*row.held.officer).collect();
    let mut found: Vec<_> = officers.into_iter().map(word).collect();
    if let Content::Comment(it) = &ctx.register.record(ix).content {
        found.push(word(&it.by.0));
        found.push(word(ctx.register.known_as(&it.by.0)));
    }
    found
}
