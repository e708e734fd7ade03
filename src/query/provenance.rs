//! Where a record comes from, in words: who decided on which day, and the document with the place in it.

use super::columns::people::people;
use super::context::QueryContext;
use crate::record::kinds::source::Source;
use crate::record::{Content, Id};

/// The body and the day of a decision: `Stockport Cabinet 12 Jul 2017`; empty for anything else.
pub fn decided_by(ctx: &QueryContext<'_>, id: &Id) -> String {
    let found = ctx.register.find(id.as_str()).map(|ix| &ctx.register.record(ix).content);
    let Some(Content::Decision(it)) = found else { return String::new() };
    let body = ctx.register.known_as(it.body.as_str()).to_owned();
    joined([Some(body), it.decided.as_ref().map(|on| people(Some(on)))], " ")
}

/// The document's title and the place in it: `Cabinet minutes, item 5`; empty where a source names
/// neither.
pub fn place(ctx: &QueryContext<'_>, source: &Source) -> String {
    let document = source.document.as_ref().map(|id| {
        let found = ctx.register.find(id.as_str());
        found.map_or(id.as_str(), |ix| ctx.register.record(ix).title()).to_owned()
    });
    joined([document, source.at.as_ref().map(ToString::to_string)], ", ")
}

/// What there is of some parts.
pub fn joined<const N: usize>(parts: [Option<String>; N], between: &str) -> String {
    let there = parts.into_iter().flatten().filter(|part| !part.is_empty());
    there.collect::<Vec<_>>().join(between)
}
