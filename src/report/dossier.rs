//! Everything on file about one record: as JSON for scripts, as a readable page for people.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value as Json, json};

use super::document::export::{Format, Report};
use super::document::plain_page::PlainPage;
use super::document::report_document::ReportDocument;
use super::document::table::Table;
use super::list::clock;
use super::list::entry_table;
use super::list::record_json;
use crate::journal::{Act, EntryRow};
use crate::query::QueryContext;
use crate::query::columns::column::{Column, due_in_full, due_words, title};
use crate::query::provenance::{decided_in_full, joined};
use crate::query::said::{SaidOf, said};
use crate::record::{Kind, Record};
use crate::register::{DueDate, Ix, Register, Target};

/// A record that is named by the one that is shown (`true`), or names it; the key; the record.
type RecordLink = (bool, &'static str, Ix);

/// What a record itself says of its standing.
const RECORDED: [&str; 7] = ["status", "owner", "due", "due_at", "final_due", "forecast", "tags"];

/// The record, how it stands now, what it names and is named by, and every note and verdict, taken
/// back or not; of a note that was edited only its newest words.
pub fn json(ctx: &QueryContext<'_>, ix: Ix) -> Json {
    let register = ctx.register;
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
    let set = said(ctx, ix).into_iter();
    let set = set.map(|it| entry_table::row(register, &EntryRow::live(it.held)));
    let waits = register.waits(ix, ctx.today).map(|(until, held)| {
        json!({
            "officer": held.officer,
            "until": until,
            "text": held.entry.text,
            "ref": held.entry.reference,
        })
    });
    let known = |word: Cow<'_, str>| (!word.is_empty()).then(|| word.into_owned());
    let (due, target) = (register.due(ix), register.target(ix));
    let own = record.to_json();
    let recorded: Map<String, Json> = RECORDED
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), own.get(*key)?.clone())))
        .collect();
    let also = register.also_said(record).into_iter().map(|(also, differs)| {
        let (key, value, source) = (&also.key, &also.value, &also.source);
        json!({"key": key, "value": value, "source": source, "differs": differs})
    });
    let approvals = register.approvals_of(ix).into_iter().map(|it| register.id(it));
    json!({
        "schema": 1,
        "kind": record.kind(),
        "record": own,
        "status": known(register.status(ix)),
        "owner": known(register.owner(ix).into()),
        "owners": register.owners(ix),
        "due": due.as_ref().map(|due| &due.when),
        "due_reads": due.as_ref().and_then(DueDate::reads),
        "due_from": due.as_ref().and_then(DueDate::from),
        "due_to": due.as_ref().and_then(DueDate::to),
        "target": target.as_ref().map(|it| &it.when),
        "target_by": target.as_ref().map(|it| &it.by.officer),
        "target_moved": target.as_ref().map(Target::moved),
        "term": register.term_words(ix),
        "occurrences": record_json::occurrences(register, ix),
        "recorded": recorded,
        "approved_by": approvals.collect::<Vec<_>>(),
        "also": also.collect::<Vec<_>>(),
        "links": links,
        "notes": rows(&[Act::Note, Act::Supersede]),
        "verdicts": rows(&[Act::Verdict]),
        "others_hidden": register.ledger().hides(&record.id),
        "fingerprint": register.fingerprint(ix),
        "flag": known(Cow::Owned(register.present(ix, Act::Flag))),
        "tags": register.tags(ix),
        "waits": waits.collect::<Vec<_>>(),
        "verdicts_now": record_json::verdicts(register, ix),
        "set": set.collect::<Vec<_>>(),
    })
}

/// The width of a page that goes to a file or a pipe.
const PAGE: usize = 100;

/// A record with what it is read from.
struct Dossier<'a> {
    ctx: &'a QueryContext<'a>,
    ix: Ix,
}

impl Report for Dossier<'_> {
    fn document(&self) -> ReportDocument {
        whole_page(self.ctx, self.ix).document()
    }

    fn rows(&self) -> Table {
        whole_page(self.ctx, self.ix).rows()
    }

    fn json(&self) -> Json {
        json(self.ctx, self.ix)
    }

    fn text(&self) -> String {
        page(self.ctx, self.ix, PAGE)
    }
}

/// Everything on file about a record in a format.
pub fn format(ctx: &QueryContext<'_>, ix: Ix, format: Format) -> String {
    format.render(&Dossier { ctx, ix })
}

/// The same as a page of text, wrapped to `width` cells.
pub fn page(ctx: &QueryContext<'_>, ix: Ix, width: usize) -> String {
    whole_page(ctx, ix).text(width)
}

fn whole_page(ctx: &QueryContext<'_>, ix: Ix) -> PlainPage {
    let register = ctx.register;
    let record = register.record(ix);
    let mut page = PlainPage::default();
    page.line(&format!("{}  {}", record.id, record.kind().as_str()));
    page.line(&title(ctx, ix));
    standing(ctx, ix, &mut page);
    page.heading("As recorded");
    if let Json::Object(fields) = record.to_json() {
        let shown = fields.iter().filter(|(key, _)| !["id", "also"].contains(&key.as_str()));
        for (key, value) in shown {
            page.field(key, value, 2);
            let also = record.also.iter().filter(|it| *it.key == **key);
            also.for_each(|it| page.fact("", &it.describe()));
        }
        for it in record.also.iter().filter(|it| !fields.contains_key(&*it.key)) {
            page.fact(&it.key.replace('_', " "), &it.describe());
        }
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
    page
}

/// Where it stands today, worked out from the records and the journals.
fn standing(ctx: &QueryContext<'_>, ix: Ix, page: &mut PlainPage) {
    let register = ctx.register;
    let columns: &[&str] = match register.record(ix).kind() {
        Kind::Case => &[
            "decision",
            "open",
            "caveat_due",
            "status",
            "owner",
            "due",
            "late",
            "target",
            "chased",
            "tags",
            "partners",
        ],
        Kind::Caveat => &["status", "owner", "due", "late", "target", "chased", "tags"],
        Kind::Action | Kind::Risk => &["status", "owner", "due", "late", "target", "chased"],
        Kind::Endorsement if register.due(ix).is_some() => &["owner", "due", "late"],
        Kind::Endorsement if !register.owners(ix).is_empty() => &["owner"],
        _ => &[],
    };
    let facts = match register.record(ix).kind() {
        Kind::Decision => clock::facts(ctx, ix),
        _ => Vec::new(),
    };
    let waits = register.wait_words(ix, ctx.officer, ctx.today);
    let said = said(ctx, ix);
    let hides = register.ledger().hides(register.id(ix));
    let says_more = !waits.is_empty() || !said.is_empty() || hides;
    if !columns.is_empty() || !facts.is_empty() || says_more {
        page.heading("Where it stands");
    }
    for fact in facts {
        page.fact(fact.label, &fact.words);
    }
    for column in columns.iter().filter_map(|name| Column::named(name)) {
        let words = match column.name {
            "status" => register.status_words(ix),
            "due" if let Some(due) = relative_due(register, ix) => due_in_full(&due),
            "decision" => decided_in_full(ctx, ix),
            // A case without a date of its own is nothing to tell.
            "due" if register.record(ix).kind() == Kind::Case && register.due(ix).is_none() => {
                String::new()
            }
            _ => column.show(ctx, ix),
        };
        if !words.is_empty() {
            page.fact(&column.name.replace('_', " "), &words);
        }
    }
    for it in register.occurrences(ix).into_iter().flat_map(|all| all.rows()) {
        page.fact("time", &it.describe());
    }
    for SaidOf { held, what } in said {
        let head = format!("{} {}: {what}", held.officer, held.moment());
        let (text, see) = (held.text().trim().to_owned(), held.see().to_string());
        page.fact("set by", &joined([Some(head), Some(text), Some(see)], "\n"));
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
    for it in register.approvals_of(ix) {
        page.fact("approved by", &id_and_title(ctx, it));
    }
    if register.record(ix).kind() != Kind::Case {
        return;
    }
    page.fact("urgency", &register.urgency(ix, ctx.today).working());
    for stance in register.stances(ix).iter().chain(&register.other_endorsements(ix)) {
        let who = stance.body.as_ref().unwrap_or(&stance.partner);
        let words = register.stance_words(ix, stance);
        let known = register.known_as(who.as_str());
        page.fact("partner", &format!("{known}: {words} ({})", stance.strength()));
    }
    for partner in register.unheard_partners(ix) {
        let known = register.known_as(partner.as_str());
        page.fact("partner", &format!("{known}: nothing on file"));
    }
    for &caveat in register.caveats_of(ix) {
        let due = register.due(caveat).map_or_else(|| "no date".into(), |due| due_words(&due));
        let status = register.status(caveat);
        page.fact("caveat", &format!("{} ({status}, {due})", id_and_title(ctx, caveat)));
    }
}

/// The due date of a record where a decision tells it.
fn relative_due(register: &Register, ix: Ix) -> Option<DueDate> {
    register.due(ix).filter(|due| due.reads().is_some())
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
    page.paragraph(&row.held.see(), 4);
}

/// The entries of these acts on a record, oldest first, the ones taken back too; not those whose
/// words were replaced.
fn entries_of<'a>(register: &'a Register, record: &Record, acts: &[Act]) -> Vec<EntryRow<'a>> {
    let mut rows = register.ledger().entries(&record.id);
    rows.retain(|row| acts.contains(&row.held.entry.act) && row.superseded_by.is_none());
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
