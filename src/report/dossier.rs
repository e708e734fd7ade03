//! Everything on file about one record: as JSON for scripts, as a readable page for people.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value as Json, json};

use super::document::plain_page::PlainPage;
use super::list::clock;
use super::list::entry_table;
use crate::journal::{Act, EntryRow};
use crate::query::QueryContext;
use crate::query::columns::column::{Column, due_words, title};
use crate::record::{Kind, Record};
use crate::register::{Ix, Register, Target};
use crate::text::Clean;

/// A record that is named by the one that is shown (`true`), or names it; the key; the record.
type RecordLink = (bool, &'static str, Ix);

/// The record, what it names and is named by, and every note and verdict, taken back or not.
pub fn json(register: &Register, ix: Ix) -> Json {
    let record = register.record(ix);
    let links: Vec<Json> = links_of(register, ix)
        .into_iter()
        .map(|(is_named, key, ix)| {
            let other = register.record(ix);
            json!({
                "key": key,
                "id": other.id,
                "kind": other.kind(),
                "title": other.title(),
                "direction": if is_named { "out" } else { "in" },
            })
        })
        .collect();
    let rows = |acts: &[Act]| -> Vec<Json> {
        let rows = entries_of(register, record, acts).into_iter();
        rows.map(|row| entry_table::row(register, &row)).collect()
    };
    let known = |word: Cow<'_, str>| (!word.is_empty()).then(|| word.into_owned());
    let target = register.target(ix);
    let own = record.to_json();
    let recorded: Map<String, Json> = ["status", "owner", "due", "due_at"]
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), own.get(*key)?.clone())))
        .collect();
    json!({
        "schema": 1,
        "kind": record.kind(),
        "record": record.to_json(),
        "status": known(register.status(ix)),
        "owner": known(register.owner(ix)),
        "due": register.due(ix).map(|due| due.when),
        "target": target.as_ref().map(|it| &it.when),
        "target_by": target.as_ref().map(|it| &it.by.officer),
        "target_moved": target.as_ref().map(Target::moved),
        "recorded": recorded,
        "links": links,
        "notes": rows(&[Act::Note, Act::Supersede]),
        "verdicts": rows(&[Act::Verdict]),
        "others_hidden": register.ledger().hides(&record.id),
        "fingerprint": register.fingerprint(ix),
    })
}

/// The same as a page of text, wrapped to `width` cells.
pub fn page(ctx: &QueryContext<'_>, ix: Ix, width: usize) -> String {
    let register = ctx.register;
    let record = register.record(ix);
    let mut page = PlainPage::new(width);
    page.line(&format!("{}  {}", record.id, record.kind().as_str()));
    page.line(&title(ctx, ix));
    standing(ctx, ix, &mut page);
    page.heading("As recorded");
    if let Json::Object(fields) = record.to_json() {
        let shown = fields.iter().filter(|(key, _)| *key != "id");
        shown.for_each(|(key, value)| page.field(key, value, 2));
    }
    page.fact("file", &format!("{}:{}", record.file, record.spot.line));
    let links = links_of(register, ix);
    for (side, heading) in [(true, "Names"), (false, "Named by")] {
        let of_side = links.iter().filter(|(is_named, ..)| *is_named == side);
        for (at, (_, key, ix)) in of_side.enumerate() {
            if at == 0 {
                page.heading(heading);
            }
            page.fact(key, &id_and_title(ctx, *ix));
        }
    }
    for (acts, heading) in
        [(&[Act::Verdict][..], "Verdicts"), (&[Act::Note, Act::Supersede], "Notes")]
    {
        for (at, row) in entries_of(register, record, acts).iter().enumerate() {
            if at == 0 {
                page.heading(heading);
            }
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
        Kind::Caveat => &["status", "owner", "due", "late", "target", "chased", "tags"],
        Kind::Action => &["status", "owner", "due", "late", "target", "chased"],
        Kind::Endorsement if register.due(ix).is_some() => &["owner", "due", "late"],
        Kind::Endorsement if !register.owner(ix).is_empty() => &["owner"],
        _ => &[],
    };
    let facts = match register.record(ix).kind() {
        Kind::Decision => clock::facts(ctx, ix),
        _ => Vec::new(),
    };
    let waits = register.wait_words(ix, ctx.officer, ctx.today);
    let hides = register.ledger().hides(register.id(ix));
    if !columns.is_empty() || !facts.is_empty() || !waits.is_empty() || hides {
        page.heading("Where it stands");
    }
    for fact in facts {
        page.fact(fact.label, &fact.words);
    }
    for column in columns.iter().filter_map(|name| Column::named(name)) {
        let words = match column.name {
            "status" => register.status_words(ix),
            _ => column.show(ctx, ix),
        };
        if !words.is_empty() {
            page.fact(column.name, &words);
        }
    }
    for words in waits {
        page.fact("waits", &words);
    }
    if let Some(words) = register.held_words(ix, ctx.officer) {
        page.fact("held", &format!("{words} you found it met"));
    }
    if hides {
        page.fact("others", "what they judged is hidden until you have judged (a blind review)");
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
        let words = stance.stance.replace('-', " ");
        let known = register.known_as(who.as_str());
        page.fact("partner", &format!("{known}: {words} ({})", stance.strength()));
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
    let mut head = format!("{} {at}: {}", row.held.officer, entry_table::value(register, row));
    let remarks = entry_table::remarks(register, row);
    if !remarks.is_empty() {
        head = format!("{head} ({remarks})");
    }
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
fn links_of(register: &Register, ix: Ix) -> Vec<RecordLink> {
    let names = register.names(ix).iter().map(|&(key, ix)| (true, key, ix));
    let named_by = register.named_by(ix).iter().map(|&(key, ix)| (false, key, ix));
    let mut seen = HashSet::new();
    names.chain(named_by).filter(|link| seen.insert(*link)).collect()
}

fn id_and_title(ctx: &QueryContext<'_>, ix: Ix) -> String {
    format!("{} {}", ctx.register.id(ix), title(ctx, ix))
}
