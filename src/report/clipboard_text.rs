//! What an officer copies of a record: a reference, a quotation, a line of Markdown, an address.

use super::document::escape::escape_markdown;
use super::document::table::one_line;
use super::meeting::obligation::whole;
use crate::query::QueryContext;
use crate::query::columns::column::{due_words, title};
use crate::query::columns::people::people;
use crate::query::provenance::{decided_by, joined, place};
use crate::record::kinds::source::Source;
use crate::record::{Content, Kind};
use crate::register::Ix;
use crate::text::Clean;

/// A record with where it was decided, for the line of a report:
/// `STK-C7 Capacity to deliver (Stockport Cabinet 12 Jul 2017, res. (1)(ii))`.
pub fn reference(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let name = format!("{} {}", ctx.register.id(ix), title(ctx, ix));
    one_line(&match origin(ctx, ix) {
        origin if origin.is_empty() => name,
        origin => format!("{name} ({origin})"),
    })
}

/// The words of the papers in quotation marks, below them the reference, the document and the
/// place in it. Where no quotation is on file the record's own words stand, and say so.
pub fn quotation(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let record = ctx.register.record(ix);
    let quoted = record.source.iter().filter_map(|source| {
        let quote = source.quote.as_ref()?;
        Some(with_places(ctx, ix, &format!("“{}”", quote.trim()), std::slice::from_ref(source)))
    });
    let quoted: Vec<String> = quoted.collect();
    if quoted.is_empty() {
        let words = with_places(ctx, ix, text(ctx, ix).trim(), &record.source);
        return format!("{words}\n(text of the record, no quotation on file)");
    }
    quoted.join("\n\n")
}

/// One item of a Markdown list: id, title, how it stands, when it is due, and the document.
pub fn markdown(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let register = ctx.register;
    let (standing, due) = match register.record(ix).kind() {
        Kind::Case => (Some(register.decision_words(ix)), register.next_due(ix)),
        _ => (Some(register.status(ix).replace('-', " ")), None),
    };
    let due = due.or_else(|| register.due(ix));
    let late = register.days_late(ix, ctx.today);
    let facts = [
        Some(title(ctx, ix)),
        standing,
        due.map(|due| format!("due {}", due_words(&due))),
        late.map(|days| format!("{days}d late")),
    ];
    let marked = |words: &str| escape_markdown(&one_line(words));
    let facts = facts.map(|words| words.map(|words| marked(&words)));
    let id = escape_markdown(register.id(ix).as_str());
    let item = format!("- **{id}** {}", joined(facts, ", "));
    let links = linked(ctx, ix).into_iter().filter(|(_, url)| is_web(url));
    let links =
        links.map(|(name, url)| format!(", [{}]({})", marked(name), in_brackets(&one_line(url))));
    item + &links.collect::<String>()
}

/// The web address of each document of a record, one a line; the command that shows the record
/// where none has one.
pub fn address(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let urls: Vec<String> = linked(ctx, ix).iter().map(|(_, url)| one_line(url)).collect();
    if urls.is_empty() { format!("caveat show {}", ctx.register.id(ix)) } else { urls.join("\n") }
}

/// Who decided, on which day, in which resolution; for what is not decided whoever it is of, and
/// the day. Empty where the record says none of it.
fn origin(ctx: &QueryContext<'_>, ix: Ix) -> String {
    let register = ctx.register;
    let known = |party: &str| register.known_as(party).to_owned();
    match &register.record(ix).content {
        Content::Caveat(it) => {
            let decided = it.on.as_ref().map(|on| decided_by(ctx, on));
            let raised = it.raised_by.as_ref().map(|party| known(&party.0));
            let label = it.resolution.as_ref().map(|label| format!("res. {label}"));
            joined([decided.filter(|it| !it.is_empty()).or(raised), label], ", ")
        }
        Content::Case(_) => register
            .decided(ix)
            .map_or_else(String::new, |it| decided_by(ctx, register.id(it.decision))),
        Content::Decision(_) => decided_by(ctx, register.id(ix)),
        Content::Document(it) => {
            let publisher = it.publisher.as_ref().map(|party| known(&party.0));
            joined([publisher, it.published.as_ref().map(|on| people(Some(on)))], " ")
        }
        Content::Endorsement(it) => people(it.on.as_ref()),
        _ => String::new(),
    }
}

/// Words with the reference below them, and each document and place that they are from.
fn with_places(ctx: &QueryContext<'_>, ix: Ix, words: &str, sources: &[Source]) -> String {
    let places = sources.iter().map(|source| one_line(&place(ctx, source)));
    let places = places.filter(|place| !place.is_empty()).collect::<Vec<_>>().join("\n");
    let lines = format!("{}\n{}", Clean::prose(words), reference(ctx, ix));
    joined([Some(lines), Some(places)], "\n")
}

/// The words of a record: what it says, else what it is called.
fn text(ctx: &QueryContext<'_>, ix: Ix) -> String {
    match &ctx.register.record(ix).content {
        Content::Comment(it) => it.text.to_string(),
        Content::Risk(it) => it.text.to_string(),
        Content::Decision(it) if !it.resolution.is_empty() => {
            let resolved = it.resolution.iter().map(|one| {
                let label = one.label.as_ref().map(ToString::to_string);
                joined([label, Some(one.text.to_string())], " ")
            });
            resolved.collect::<Vec<_>>().join("\n")
        }
        _ => whole(ctx, ix),
    }
}

/// The documents of a record that have an address, each once, with that address: its own, then
/// those that it is taken from.
fn linked<'a>(ctx: &QueryContext<'a>, ix: Ix) -> Vec<(&'a str, &'a str)> {
    let register = ctx.register;
    let mut found = Vec::new();
    for it in std::iter::once(ix).chain(register.papers_of(ix)) {
        if let Content::Document(it) = &register.record(it).content
            && let Some(url) = &it.url
            && !found.contains(&(&*it.title, &**url))
        {
            found.push((&*it.title, &**url));
        }
    }
    found
}

/// Whether an address is one of the web: a link to anything else could run something.
fn is_web(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

/// An address in which nothing ends the round brackets of a link early.
fn in_brackets(url: &str) -> String {
    url.replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('\\', "%5C")
}
