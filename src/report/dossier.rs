//! Everything on file about one record: as JSON for scripts, as a readable page for people.

use serde_json::{Value as Json, json};

use super::document::plain_page::PlainPage;
use super::list::clock;
use super::list::entry_table;
use crate::journal::{Act, EntryRow};
use crate::query::QueryContext;
use crate::query::columns::column::{Column, due_words};
use crate::record::{Kind, Record};
use crate::register::{Ix, Register};
use crate::text::Clean;

/// One record that names, or is named by, the one that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct LinkedRecord {
    key: &'static str,
    ix: Ix,
    /// Whether the record that is shown is the one that names.
    out: bool,
}

/// The record, what it names and is named by, and every note and verdict, taken back or not.
pub fn json(register: &Register, ix: Ix) -> Json {
    let record = register.record(ix);
    let links: Vec<Json> = links_of(register, ix)
        .into_iter()
        .map(|link| {
            let other = register.record(link.ix);
            json!({
                "key": link.key,
                "id": other.id,
                "kind": other.kind(),
                "title": other.title(),
                "direction": if link.out { "out" } else { "in" },
            })
        })
        .collect();
    let rows = |acts: &[Act]| -> Vec<Json> {
        entries_of(register, record, acts)
            .iter()
            .map(|row| entry_table::row(register, row))
            .collect()
    };
    json!({
        "schema": 1,
        "kind": record.kind(),
        "record": record.to_json(),
        "links": links,
        "notes": rows(&[Act::Note, Act::Supersede]),
        "verdicts": rows(&[Act::Verdict]),
        "fingerprint": register.fingerprint(ix),
    })
}

/// The same as a page of text, wrapped to `width` cells.
pub fn page(ctx: &QueryContext<'_>, ix: Ix, width: usize) -> String {
    let register = ctx.register;
    let record = register.record(ix);
    let mut page = PlainPage::new(width);
    page.line(&format!("{}  {}", record.id, record.kind().as_str()));
    page.line(&cell(ctx, "title", ix));
    standing(ctx, ix, &mut page);
    page.heading("As recorded");
    if let Json::Object(fields) = record.to_json() {
        let shown = fields.iter().filter(|(key, _)| !matches!(key.as_str(), "id"));
        shown.for_each(|(key, value)| page.field(key, value));
    }
    page.fact("file", &format!("{}:{}", record.file, record.spot.line));
    let links = links_of(register, ix);
    for (out, heading) in [(true, "Names"), (false, "Named by")] {
        page.heading_if(links.iter().any(|link| link.out == out), heading);
        for link in links.iter().filter(|link| link.out == out) {
            page.fact(link.key, &id_and_title(ctx, link.ix));
        }
    }
    for (acts, heading) in
        [(&[Act::Verdict][..], "Verdicts"), (&[Act::Note, Act::Supersede], "Notes")]
    {
        let rows = entries_of(register, record, acts);
        page.heading_if(!rows.is_empty(), heading);
        for row in &rows {
            entry(register, row, &mut page);
        }
    }
    page.into_text()
}

/// Where it stands today, worked out from the records and the journals.
fn standing(ctx: &QueryContext<'_>, ix: Ix, page: &mut PlainPage) {
    let register = ctx.register;
    let columns: &[&str] = match register.record(ix).kind() {
        Kind::Case => &["decision", "open", "due", "partners"],
        Kind::Caveat => &["status", "owner", "due", "late", "chased", "tags"],
        Kind::Action => &["status", "owner", "due", "late", "chased"],
        Kind::Endorsement if register.due(ix).is_some() => &["owner", "due", "late"],
        Kind::Endorsement if !register.owner(ix).is_empty() => &["owner"],
        _ => &[],
    };
    let facts = match register.record(ix).kind() {
        Kind::Decision => clock::facts(ctx, ix),
        _ => Vec::new(),
    };
    page.heading_if(!columns.is_empty() || !facts.is_empty(), "Where it stands");
    for fact in facts {
        page.fact(fact.label, &fact.words);
    }
    for name in columns {
        match cell(ctx, name, ix) {
            text if text.is_empty() => {}
            text => page.fact(name, &text),
        }
    }
    for &case in register.cases_of(ix) {
        page.fact("falls on", &id_and_title(ctx, case));
    }
    if register.record(ix).kind() != Kind::Case {
        return;
    }
    page.fact("urgency", &register.urgency(ix, ctx.today).working());
    for stance in register.stances(ix) {
        let who = stance.body.as_ref().unwrap_or(&stance.partner);
        let words = stance.word.replace('-', " ");
        let known = register.known_as(who.as_str());
        page.fact("partner", &format!("{known}: {words} ({})", stance.evidence));
    }
    for partner in register.silent_partners(ix) {
        let known = register.known_as(partner.as_str());
        page.fact("partner", &format!("{known}: nothing on file"));
    }
    for &caveat in register.caveats_of(ix) {
        let due = register.due(caveat).map_or_else(|| "no date".into(), |due| due_words(&due));
        let status = register.status(caveat);
        page.fact("caveat", &format!("{} ({status}, {due})", id_and_title(ctx, caveat)));
    }
}

fn entry(register: &Register, row: &EntryRow<'_>, page: &mut PlainPage) {
    let at = row.held.entry.at.strftime("%Y-%m-%d %H:%MZ");
    let told = match entry_table::remarks(register, row) {
        told if told.is_empty() => told,
        told => format!(" ({told})"),
    };
    let head = format!("{} {at}: {}{told}", row.held.officer, entry_table::value(register, row));
    page.paragraph(&head, 2);
    page.paragraph(&row.held.text(), 4);
    if let Some(reference) = &row.held.entry.reference {
        page.paragraph(&format!("see {}", Clean::line(reference)), 4);
    }
}

/// The entries of these acts on a record, oldest first, the ones taken back too.
fn entries_of<'a>(register: &'a Register, record: &Record, acts: &[Act]) -> Vec<EntryRow<'a>> {
    let mut rows = register.ledger().entries(&record.id);
    rows.retain(|row| acts.contains(&row.held.entry.act));
    rows
}

/// Each record that this one names or is named by, once for each key.
fn links_of(register: &Register, ix: Ix) -> Vec<LinkedRecord> {
    let out = register.names(ix).iter().map(|&(key, ix)| LinkedRecord { key, ix, out: true });
    let back = register.named_by(ix).iter().map(|&(key, ix)| LinkedRecord { key, ix, out: false });
    let mut links: Vec<LinkedRecord> = Vec::new();
    for link in out.chain(back) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

fn id_and_title(ctx: &QueryContext<'_>, ix: Ix) -> String {
    format!("{} {}", ctx.register.id(ix), cell(ctx, "title", ix))
}

fn cell(ctx: &QueryContext<'_>, column: &str, ix: Ix) -> String {
    Column::named(column).map_or_else(String::new, |column| column.show(ctx, ix))
}
