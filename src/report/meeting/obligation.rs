//! One thing that somebody must see to, in the words of a report: what it is, how it stands, its source.

use serde_json::{Value as Json, json};

use crate::calendar::days_late;
use crate::query::QueryContext;
use crate::query::columns::column::{chased, due_words, title};
use crate::query::provenance::joined;
use crate::record::kinds::source::Source;
use crate::record::{Content, Kind};
use crate::register::{DueDate, Ix};
use crate::report::document::report_document::{ReportBlock, ReportItem};
use crate::report::document::table::one_line;

/// The row of a caveat, an action, a milestone or an endorsement, for scripts.
pub fn row(ctx: &QueryContext<'_>, ix: Ix) -> Json {
    let register = ctx.register;
    let record = register.record(ix);
    let (class, force) = match &record.content {
        Content::Caveat(it) => (it.class.as_deref(), it.force.as_deref()),
        _ => (None, None),
    };
    let (due, owner, status) = (register.due(ix), register.owner(ix), register.status(ix));
    let sources = record.source.iter().map(|it| {
        let document = it.document.as_ref().and_then(|id| register.find(id.as_str()));
        json!({
            "document": it.document,
            "title": document.map(|ix| register.record(ix).title()),
            "at": it.at,
            "quote": it.quote,
        })
    });
    json!({
        "id": record.id,
        "kind": record.kind(),
        "class": class,
        "force": force,
        "text": whole(ctx, ix),
        "status": (!status.is_empty()).then_some(status),
        "owner": (!owner.is_empty()).then_some(owner),
        "owners": register.owners(ix),
        "due": due.as_ref().map(|due| &due.when),
        "due_to": due.as_ref().and_then(DueDate::to),
        "due_reads": due.as_ref().and_then(DueDate::reads),
        "late_days": register.days_late(ix, ctx.today),
        "chased": register.chased(ix).map_or(0, |chased| chased.times),
        "source": sources.collect::<Vec<_>>(),
    })
}

/// What it says, whole.
pub fn whole(ctx: &QueryContext<'_>, ix: Ix) -> String {
    match &ctx.register.record(ix).content {
        Content::Caveat(it) => it.text.to_string(),
        Content::Action(it) => it.text.to_string(),
        Content::Risk(it) => it.text.to_string(),
        _ => title(ctx, ix),
    }
}

/// What it is called and what it says, on one line.
pub fn describe(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let text = whole(ctx, ix);
    let title = match &ctx.register.record(ix).content {
        Content::Caveat(it) => it.title.as_ref().filter(|title| ***title != *text),
        _ => None,
    };
    one_line(&title.map_or_else(|| text.clone(), |title| format!("{title}: {text}")))
}

/// Who answers for it, as people know them, commas between.
pub fn owner(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let owners = ctx.register.owners(ix);
    owners.into_iter().map(|owner| known_owner(ctx, owner)).collect::<Vec<_>>().join(", ")
}

/// One owner as people know them.
pub fn known_owner(ctx: &QueryContext<'_>, owner: &str) -> String {
    let officer = ctx.register.settings.officers.get(owner);
    one_line(officer.map_or_else(|| ctx.register.known_as(owner), String::as_str))
}

/// When it is due, in few words; empty for no date.
pub fn due(ctx: &QueryContext<'_>, ix: Ix) -> String {
    ctx.register.due(ix).map_or_else(String::new, |due| due_words(&due))
}

/// How it stands: `open, owner nobody, due 27 Sep 2016, 293 days late, chased 2x, last 14 Jul`.
pub fn standing(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let register = ctx.register;
    let owner = match owner(ctx, ix) {
        none if none.is_empty() => {
            let is_owned = Kind::PURSUED.contains(&register.record(ix).kind());
            is_owned.then(|| "owner nobody".to_owned())
        }
        owner => Some(format!("owner {owner}")),
    };
    let due = match (register.due(ix), due(ctx, ix)) {
        (None, _) => "no date".to_owned(),
        (Some(own), due) if own.when.is_standing() => due,
        (Some(_), due) => format!("due {due}"),
    };
    let late = register.days_late(ix, ctx.today).map(days_late);
    let chased = Some(chased(ctx, ix)).filter(|it| !it.is_empty());
    let chased = chased.map(|it| format!("chased {it}"));
    let status = Some(register.status_words(ix));
    one_line(&joined([status, owner, Some(due), late, chased], ", "))
}

/// A source: the document by id and title, the place in it, and the words quoted from it.
pub fn source(ctx: &QueryContext<'_>, source: &Source) -> String {
    let document = source.document.as_ref().map(|id| {
        let found = ctx.register.find(id.as_str());
        let title = found.map_or("", |ix| ctx.register.record(ix).title());
        format!("{id} {title}")
    });
    let place = joined([document, source.at.as_ref().map(ToString::to_string)], ", ");
    let quote = source.quote.as_ref().map_or_else(String::new, |quote| format!(": “{quote}”"));
    one_line(&format!("{place}{quote}"))
}

/// Every source of it on one line; that there is none, where there is none.
pub fn sources(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let all = ctx.register.record(ix).source.iter().map(|it| source(ctx, it));
    match all.collect::<Vec<_>>().join("; ") {
        none if none.is_empty() => "no source on file".to_owned(),
        some => some,
    }
}

/// A list of such things, each ending with its source and what is quoted from it.
pub(crate) fn items(ctx: &QueryContext<'_>, rows: &[Ix]) -> ReportBlock {
    let stop = |words: String| if words.ends_with(['.', '?', '!']) { words } else { words + "." };
    let item = |&ix: &Ix| {
        let (what, standing) = (stop(describe(ctx, ix)), stop(capital(&standing(ctx, ix))));
        ReportItem {
            id: ctx.register.id(ix).to_string(),
            title: format!("{what} {standing} ({})", sources(ctx, ix)),
            lines: Vec::new(),
        }
    };
    ReportBlock::Items(rows.iter().map(item).collect())
}

/// Words with a capital at their beginning.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
