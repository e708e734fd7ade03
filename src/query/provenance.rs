//! Where a record comes from, in words: who decided on which day, and the document with the place in it.

use super::columns::people::people;
use super::context::QueryContext;
use crate::calendar::short;
use crate::record::kinds::source::Source;
use crate::record::{Content, Id};
use crate::register::Ix;

/// The body and the day of a decision: `Stockport Cabinet 12 Jul 2017`; empty for anything else.
pub fn decided_by(ctx: &QueryContext<'_>, id: &Id) -> String {
    let found = ctx.register.find(id.as_str()).map(|ix| &ctx.register.record(ix).content);
    let Some(Content::Decision(it)) = found else { return String::new() };
    let body = ctx.register.known_as(it.body.as_str()).to_owned();
    joined([Some(body), it.decided.as_ref().map(|on| people(Some(on)))], " ")
}

/// What was decided on a case, then what stands beside it, each with its day and the title of the
/// decision: `approved 14 Jun 2024 (Delivery); noted 10 Jan 2025 (Progress report)`.
pub fn decided_in_full(ctx: &QueryContext<'_>, case: Ix) -> String {
    let register = ctx.register;
    let one = |words: &str, decision: Ix| {
        let day = register.decision_day(decision).map_or_else(String::new, |it| short(it) + " ");
        format!("{words} {day}({})", register.record(decision).title())
    };
    let words = register.decision_words(case);
    let speaks = register.decided(case).map(|it| it.decision);
    let first = speaks.map_or_else(|| words.clone(), |decision| one(&words, decision));
    let besides = register.decided_besides(case).into_iter();
    let besides = besides.filter(|(decision, _)| Some(*decision) != speaks);
    let besides = besides.map(|(decision, words)| one(&words, decision));
    let all = std::iter::once(first).chain(besides).filter(|words| !words.is_empty());
    all.collect::<Vec<_>>().join("; ")
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
