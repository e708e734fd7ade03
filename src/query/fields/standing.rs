//! What a case or caveat is and how it stands: its kind, stage, decision, status, urgency, gap.

use super::order::SortValue;
use super::related::{cases, decision_at, decisions, related};
use super::values::FieldValue::{self, Hundredths, Pence, Word};
use super::values::{of_open, word};
use crate::query::context::QueryContext;
use crate::record::kinds::Risk;
use crate::record::{Content, Kind};
use crate::register::Ix;
use crate::text::fold::fold;

pub(crate) fn kinds<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    of_open(ctx, ix, |ctx, ix| {
        let kind = match &ctx.register.record(ix).content {
            Content::Caveat(it) => it.class.as_deref(),
            Content::Partner(it) => it.kind.as_deref(),
            Content::Body(it) => it.kind.as_deref(),
            Content::Document(it) => it.kind.as_deref(),
            Content::Meeting(it) => it.kind.as_deref(),
            Content::Engagement(it) => it.kind.as_deref(),
            Content::Amount(it) => Some(&*it.measure),
            Content::Risk(it) => Some(it.sort()),
            _ => None,
        };
        kind.map(word).into_iter().collect()
    })
}

pub(crate) fn forces<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    of_open(ctx, ix, |ctx, ix| match &ctx.register.record(ix).content {
        Content::Caveat(it) => it.force.iter().map(|force| word(force)).collect(),
        _ => Vec::new(),
    })
}

pub(crate) fn themes<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    of_open(ctx, ix, |ctx, ix| match &ctx.register.record(ix).content {
        Content::Caveat(it) => it.theme.iter().map(|theme| word(theme)).collect(),
        _ => Vec::new(),
    })
}

/// The score of a risk, where it is a number.
pub(super) fn scores<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let score = ctx.register.record_as::<Risk>(ix).and_then(Risk::score);
    let number = score.and_then(|score| score.trim().parse::<i64>().ok());
    number.map(|it| Hundredths(it.saturating_mul(100))).into_iter().collect()
}

pub(super) fn statuses<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    vec![Word(ctx.register.status(ix))]
}

pub(crate) fn stages<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    match &ctx.register.record(ix).content {
        Content::Case(it) => vec![word(&it.stage)],
        Content::Endorsement(it) => vec![word(&it.stage)],
        Content::Caveat(it) => it.needed_for.iter().map(|stage| word(stage)).collect(),
        _ => Vec::new(),
    }
}

/// What was decided on each case of a record, in full and in a word, and the decisions' ids.
pub(super) fn outcomes<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    let mut found: Vec<FieldValue<'a>> = cases(ctx, ix)
        .into_iter()
        .filter_map(|case| register.decided(case))
        .flat_map(|decided| {
            let words = decided.describe();
            let bare = words.split(',').next().unwrap_or_default().to_owned();
            [Word(decided.word.into()), Word(bare.into()), Word(words.into())]
        })
        .collect();
    let none_yet = cases(ctx, ix).into_iter().filter(|&case| register.decided(case).is_none());
    found.extend(none_yet.map(|case| Word(register.decision_words(case).into())));
    found.extend(decisions(ctx, ix).into_iter().map(|it| word(register.id(it).as_str())));
    found
}

/// What was decided on each case of a record, in full.
pub(super) fn outcomes_in_full(ctx: &QueryContext<'_>, ix: Ix) -> Vec<String> {
    let words = cases(ctx, ix).into_iter().map(|case| ctx.register.decision_words(case));
    words.filter(|words| !words.is_empty()).collect()
}

pub(super) fn verbs<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let decisions = decisions(ctx, ix).into_iter().filter_map(|it| decision_at(ctx, it));
    let verbs = decisions.flat_map(|it| &it.resolution).filter_map(|it| it.verb.as_ref());
    verbs.map(|verb| word(verb)).collect()
}

/// The urgency of a case, or of each case that a record falls on.
pub(super) fn urgencies<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    let of = |&case: &Ix| Hundredths(register.urgency(case, ctx.today).hundredths);
    match register.record(ix).kind() {
        Kind::Case => vec![of(&ix)],
        _ => register.cases_of(ix).iter().map(of).collect(),
    }
}

/// The gaps in funding that are stated for a record, or for the programme of a case.
pub(super) fn gaps<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    let programmes = register.names(ix).iter().filter(|(key, _)| *key == "programme");
    let places = std::iter::once(ix).chain(programmes.map(|&(_, to)| to));
    let named = places.flat_map(|it| register.named_by(it)).map(|&(_, from)| from);
    let gap = |it: Ix| match &register.record(it).content {
        Content::Amount(amount) if &*amount.measure == "gap" => {
            // What each of several lacks is not the gap.
            amount.amount.pence().filter(|_| !amount.amount.marks().is_each).map(Pence)
        }
        _ => None,
    };
    std::iter::once(ix).chain(named).filter_map(gap).collect()
}

/// The title of the programme that a record is or belongs to.
pub(super) fn by_programme(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    let title = |it: Ix| fold(ctx.register.record(it).title());
    let titles = match ctx.register.record(ix).kind() {
        Kind::Programme => Some(title(ix)),
        _ => related(ctx, ix, Kind::Programme).into_iter().map(title).min(),
    };
    titles.map_or(SortValue::Nothing, SortValue::natural)
}

/// How many open caveats a case has, the most first.
pub(crate) fn by_open_caveats(ctx: &QueryContext<'_>, ix: Ix) -> SortValue {
    SortValue::most(i128::try_from(ctx.register.open_caveats_of(ix).count()).ok())
}
