//! What a record is called and what it says: ids, titles, texts, notes, tags.

use serde_json::Value as Json;

use super::values::FieldValue::{self, Text, Word};
use super::values::{text, word};
use crate::query::context::QueryContext;
use crate::register::Ix;

/// The record's id, and those that it had before.
pub(crate) fn ids<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let record = ctx.register.record(ix);
    std::iter::once(&record.id).chain(&record.aka).map(|id| word(id.as_str())).collect()
}

/// Its references, as printed.
pub(super) fn references<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    ctx.register.record(ix).references.iter().map(|it| word(it)).collect()
}

/// Every text of a record, for searching it whole.
pub(crate) fn texts<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    fn gather(json: Json, found: &mut Vec<FieldValue<'_>>) {
        match json {
            Json::String(text) => found.push(Text(text.into())),
            Json::Array(list) => list.into_iter().for_each(|it| gather(it, found)),
            Json::Object(map) => map.into_iter().for_each(|(_, it)| gather(it, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    gather(ctx.register.record(ix).to_json(), &mut found);
    found
}

/// What officers noted on it.
pub(crate) fn notes<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let notes = ctx.register.ledger().notes(ctx.register.id(ix));
    notes.iter().map(|note| Text(note.now.entry.text.clone().into())).collect()
}

/// The words quoted from its sources; of a document, its saved text.
pub(super) fn quotes<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let record = ctx.register.record(ix);
    let quotes = record.source.iter().filter_map(|it| it.quote.as_ref());
    let saved = ctx.register.source_text(&record.id);
    quotes.map(|quote| text(quote)).chain(saved.map(text)).collect()
}

pub(super) fn tags<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    ctx.register.tags(ix).into_iter().map(|tag| Word(tag.into())).collect()
}
