//! What the fields of a filter find in a record: the one place where a field gets its values.
//!
//! On a case, dates, owner, class and flags mean *any open caveat of the case*; its verdicts and
//! tags are its own.

use std::borrow::Cow;

use FieldValue::{Count, Days, Hundredths, Pence, Text, Word};
use serde_json::Value as Json;

use super::call_in;
use super::related::{cases, decisions, related};
use crate::calendar::{When, Window};
use crate::query::context::QueryContext;
use crate::record::{Content, Kind, Record};
use crate::register::{DueDate, Ix};

/// One value that a field has in a record.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue<'a> {
    /// A word, an id, a name.
    Word(Cow<'a, str>),
    /// Running text.
    Text(Cow<'a, str>),
    /// A window of days.
    Days(Window),
    /// A count of days, or another whole number.
    Count(i64),
    /// A number in hundredths.
    Hundredths(i64),
    /// A sum in pence.
    Pence(i128),
}

fn word(text: &str) -> FieldValue<'_> {
    Word(Cow::Borrowed(text))
}

/// Every value that the field of this name has in a record; none where it says nothing.
pub fn readings<'a>(ctx: &QueryContext<'a>, field: &str, ix: Ix) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    let record = register.record(ix);
    match field {
        "id" => {
            std::iter::once(&record.id).chain(&record.aka).map(|id| word(id.as_str())).collect()
        }
        "title" => vec![Text(record.title().into())],
        "text" => texts(record).into_iter().map(|text| Text(text.into())).collect(),
        "note" => register
            .ledger()
            .notes(&record.id)
            .iter()
            .map(|note| Text(note.now.entry.text.clone().into()))
            .collect(),
        "source" | "programme" | "case" | "caveat" | "partner" | "body" => {
            references(ctx, field, ix).into_iter().flat_map(|it| names_at(ctx, it)).collect()
        }
        "quote" => record
            .source
            .iter()
            .filter_map(|it| it.quote.as_ref())
            .map(|quote| Text((&**quote).into()))
            .collect(),
        "decision" => decision_words(ctx, ix),
        "file" => vec![Text((&*record.file).into())],
        "tag" => register.tags(ix).into_iter().map(|tag| Word(tag.into())).collect(),
        "verdict" => register
            .verdicts(ix)
            .iter()
            .map(|it| Word(it.held.entry.value.clone().into()))
            .collect(),
        "by" => by(ctx, ix),
        "changed" => changed(ctx, ix),
        "chased" => chased(ctx, ix),
        "urgency" => match record.kind() {
            Kind::Case => vec![Hundredths(register.urgency(ix, ctx.today).hundredths)],
            _ => register
                .cases_of(ix)
                .iter()
                .map(|&case| Hundredths(register.urgency(case, ctx.today).hundredths))
                .collect(),
        },
        "gap" => amounts(ctx, ix, "gap"),
        "stage" => stages(ctx, ix),
        "verb" => verbs(ctx, ix),
        "decided" | "published" | "effective" => decision_dates(ctx, ix, field),
        "call-in" => call_in::states(ctx, ix).map(|state| Word(state.as_str().into())).collect(),
        "age" => decision_dates(ctx, ix, "decided")
            .into_iter()
            .filter_map(|it| match it {
                Days(window) => {
                    Some(Count(i64::from(ctx.today.since(window.to?).ok()?.get_days())))
                }
                _ => None,
            })
            .collect(),
        "kind" | "force" | "status" | "owner" | "theme" | "due" if record.kind() == Kind::Case => {
            let open = register.open_caveats_of(ix).flat_map(|caveat| own(ctx, field, caveat));
            let mut found: Vec<_> = open.collect();
            if found.is_empty() && field == "due" {
                found.extend(register.due(ix).and_then(|due| due.window()).map(Days));
            }
            found
        }
        _ => own(ctx, field, ix),
    }
}

/// The values of a caveat's or action's own fields.
fn own<'a>(ctx: &QueryContext<'a>, field: &str, ix: Ix) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    let record = register.record(ix);
    match (field, &record.content) {
        ("kind", Content::Caveat(it)) => it.class.iter().map(|class| word(class)).collect(),
        ("kind", Content::Partner(it)) => it.kind.iter().map(|kind| word(kind)).collect(),
        ("kind", Content::Body(it)) => it.kind.iter().map(|kind| word(kind)).collect(),
        ("kind", Content::Document(it)) => it.kind.iter().map(|kind| word(kind)).collect(),
        ("kind", Content::Meeting(it)) => it.kind.iter().map(|kind| word(kind)).collect(),
        ("kind", Content::Engagement(it)) => it.kind.iter().map(|kind| word(kind)).collect(),
        ("kind", Content::Amount(it)) => vec![word(&it.measure)],
        ("force", Content::Caveat(it)) => it.force.iter().map(|force| word(force)).collect(),
        ("theme", Content::Caveat(it)) => it.theme.iter().map(|theme| word(theme)).collect(),
        ("status", _) => vec![Word(register.status(ix))],
        ("owner", Content::Caveat(_) | Content::Action(_) | Content::Endorsement(_)) => {
            let owner = register.owner(ix).into_owned();
            match register.known_as(&owner) {
                name if name == owner => vec![Word(owner.into())],
                name => vec![Word(name.to_owned().into()), Word(owner.into())],
            }
        }
        ("due", Content::Amount(it)) => {
            it.by.iter().chain(&it.year).filter_map(When::window).map(Days).collect()
        }
        ("due", _) => {
            register.due(ix).as_ref().and_then(DueDate::window).map(Days).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Every text of a record, for searching it whole.
fn texts(record: &Record) -> Vec<String> {
    fn gather(json: &Json, found: &mut Vec<String>) {
        match json {
            Json::String(text) => found.push(text.clone()),
            Json::Array(list) => list.iter().for_each(|it| gather(it, found)),
            Json::Object(map) => map.values().for_each(|it| gather(it, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    gather(&record.to_json(), &mut found);
    found
}

/// The records that a field of references names in this one, through whatever lies between.
pub fn references(ctx: &QueryContext<'_>, field: &str, ix: Ix) -> Vec<Ix> {
    let kind = match field {
        "programme" => Kind::Programme,
        "case" => Kind::Case,
        "caveat" => Kind::Caveat,
        "partner" => Kind::Partner,
        "body" => Kind::Body,
        "source" => {
            let sources = ctx.register.record(ix).source.iter();
            let documents = sources.filter_map(|it| it.document.as_ref());
            return documents.filter_map(|id| ctx.register.find(id.as_str())).collect();
        }
        _ => return Vec::new(),
    };
    related(ctx, ix, kind)
}

/// The ids and names of a record, as a reference finds it.
pub(crate) fn names_at<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let record = ctx.register.record(ix);
    let short = match &record.content {
        Content::Partner(it) => it.short.as_ref(),
        Content::Body(it) => it.short.as_ref(),
        _ => None,
    };
    let ids = std::iter::once(&record.id).chain(&record.aka).map(|id| word(id.as_str()));
    ids.chain(record.names.iter().chain(short).map(|name| word(name)))
        .chain([word(record.title())])
        .collect()
}

fn decision_words<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
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
    found.extend(decisions(ctx, ix).into_iter().map(|it| word(register.id(it).as_str())));
    found
}

fn decision_dates<'a>(ctx: &QueryContext<'a>, ix: Ix, field: &str) -> Vec<FieldValue<'a>> {
    if let (Content::Document(it), "published") = (&ctx.register.record(ix).content, field) {
        return it.published.iter().filter_map(When::window).map(Days).collect();
    }
    let date = |it: Ix| match &ctx.register.record(it).content {
        Content::Decision(decision) => match field {
            "decided" => decision.decided.as_ref(),
            "published" => decision.published.as_ref(),
            _ => decision.effective.as_ref(),
        },
        _ => None,
    };
    decisions(ctx, ix).into_iter().filter_map(date).filter_map(When::window).map(Days).collect()
}

fn stages<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    match &ctx.register.record(ix).content {
        Content::Case(it) => vec![word(&it.stage)],
        Content::Endorsement(it) => vec![word(&it.stage)],
        Content::Caveat(it) => it.needed_for.iter().map(|stage| word(stage)).collect(),
        _ => Vec::new(),
    }
}

fn verbs<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let resolutions = |it: Ix| match &ctx.register.record(it).content {
        Content::Decision(decision) => &*decision.resolution,
        _ => &[],
    };
    decisions(ctx, ix)
        .into_iter()
        .flat_map(resolutions)
        .filter_map(|it| it.verb.as_ref())
        .map(|verb| word(verb))
        .collect()
}

fn by<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let mut found: Vec<_> = ctx
        .register
        .verdicts(ix)
        .iter()
        .map(|it| Word(it.held.officer.to_string().into()))
        .collect();
    if let Content::Comment(it) = &ctx.register.record(ix).content {
        found.push(word(&it.by.0));
        found.push(word(ctx.register.known_as(&it.by.0)));
    }
    found
}

fn changed<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let entries = ctx.register.ledger().entries(ctx.register.id(ix));
    let last = entries
        .iter()
        .filter(|row| row.held.entry.act.says_something())
        .map(|row| row.held.entry.at)
        .max();
    let day = last.map(|at| at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date());
    day.map(|day| Days(Window::day(day))).into_iter().collect()
}

/// The days on which somebody was chased for a record, or for an open caveat of a case; the last
/// one first.
fn chased<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    let open = register.open_caveats_of(ix).flat_map(|caveat| register.chases(caveat));
    let mut moments: Vec<jiff::Timestamp> = register.chases(ix).into_iter().chain(open).collect();
    moments.sort_unstable_by(|one, other| other.cmp(one));
    let day = |at: jiff::Timestamp| at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    moments.into_iter().map(|at| Days(Window::day(day(at)))).collect()
}

fn amounts<'a>(ctx: &QueryContext<'a>, ix: Ix, measure: &str) -> Vec<FieldValue<'a>> {
    let register = ctx.register;
    let mut places = vec![ix];
    places.extend(
        register.names(ix).iter().filter(|(key, _)| *key == "programme").map(|&(_, to)| to),
    );
    let named = places.iter().flat_map(|&it| register.named_by(it)).map(|&(_, from)| from);
    let of = |it: Ix| match &register.record(it).content {
        Content::Amount(amount) if &*amount.measure == measure => amount.amount.pence().map(Pence),
        _ => None,
    };
    std::iter::once(ix).chain(named).filter_map(of).collect()
}
