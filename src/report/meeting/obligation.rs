//! One thing that somebody must see to, in the words of a report: what it is, how it stands, its source.

use serde_json::{Value as Json, json};

use crate::calendar::days_late;
use crate::query::QueryContext;
use crate::query::columns::column::{chased, due_words, title};
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
    let sources: Vec<Json> = record
        .source
        .iter()
        .map(|it| {
            let document = it.document.as_ref().and_then(|id| register.find(id.as_str()));
            json!({
                "document": it.document,
                "title": document.map(|ix| register.record(ix).title()),
                "at": it.at,
                "quote": it.quote,
            })
        })
        .collect();
    json!({
        "id": record.id,
        "kind": record.kind(),
        "class": class,
        "force": force,
        "text": whole(ctx, ix),
        "status": (!status.is_empty()).then_some(status),
        "owner": (!owner.is_empty()).then_some(owner),
        "due": due.as_ref().map(|due| &due.when),
        "due_to": due.as_ref().and_then(DueDate::to),
        "late_days": register.days_late(ix, ctx.today),
        "chased": register.chased(ix).map_or(0, |chased| chased.times),
        "source": sources,
    })
}

/// What it says, whole.
pub fn whole(ctx: &QueryContext<'_>, ix: Ix) -> String {
    match &ctx.register.record(ix).content {
        Content::Caveat(it) => it.text.to_string(),
        Content::Action(it) => it.text.to_string(),
        _ => title(ctx, ix),
    }
}

/// What it is called and what it says, on one line.
pub fn describe(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let text = whole(ctx, ix);
    match &ctx.register.record(ix).content {
        Content::Caveat(it) => match &it.title {
            Some(title) if **title != *text => one_line(&format!("{title}: {text}")),
            _ => one_line(&text),
        },
        _ => one_line(&text),
    }
}

/// Who answers for it, as people know them.
pub fn owner(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let owner = ctx.register.owner(ix);
    match ctx.register.settings.officers.get(&*owner) {
        Some(name) => one_line(name),
        None => one_line(ctx.register.known_as(&owner)),
    }
}

/// When it is due, in few words; empty for no date.
pub fn due(ctx: &QueryContext<'_>, ix: Ix) -> String {
    ctx.register.due(ix).map_or_else(String::new, |due| due_words(&due))
}

/// How it stands: `open, owner nobody, due 27 Sep 2016, 293 days late, chased 2x, last 14 Jul`.
pub fn standing(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let register = ctx.register;
    let is_owned = matches!(register.record(ix).kind(), Kind::Caveat | Kind::Action);
    let owner = Some(owner(ctx, ix)).filter(|owner| is_owned || !owner.is_empty());
    let owner = owner.map(|owner| if owner.is_empty() { "nobody".to_owned() } else { owner });
    let due = match (register.due(ix), due(ctx, ix)) {
        (None, _) => "no date".to_owned(),
        (Some(own), due) if own.when.is_standing() => due,
        (Some(_), due) => format!("due {due}"),
    };
    let late = register.days_late(ix, ctx.today).map(days_late);
    let chased = chased(ctx, ix);
    let parts = [
        Some(register.status(ix).replace('-', " ")),
        owner.map(|owner| format!("owner {owner}")),
        Some(due),
        late,
        Some(chased).filter(|it| !it.is_empty()).map(|it| format!("chased {it}")),
    ];
    let told: Vec<String> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    one_line(&told.join(", "))
}

/// A source: the document by id and title, the place in it, and the words quoted from it.
pub fn source(ctx: &QueryContext<'_>, source: &Source) -> String {
    let document = source.document.as_ref().map(|id| {
        let found = ctx.register.find(id.as_str());
        let title = found.map_or("", |ix| ctx.register.record(ix).title());
        format!("{id} {title}")
    });
    let place = [document, source.at.as_ref().map(ToString::to_string)];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let quote = source.quote.as_ref().map_or_else(String::new, |quote| format!(": “{quote}”"));
    one_line(&format!("{}{quote}", place.join(", ")))
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
    let stop = |words: String| {
        let ends = words.ends_with(['.', '?', '!']);
        if ends { words } else { words + "." }
    };
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
