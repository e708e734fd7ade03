//! What officers added, one entry a row: for scripts, and as a table for people.

use serde_json::{Value as Json, json};

use crate::journal::verdict::is_suspect;
use crate::journal::{Act, EntryRow, JournalEntry, Ledger, Note, SessionTerms, Trust};
use crate::query::provenance::joined;
use crate::record::Id;
use crate::register::Register;
use crate::report::document::table::Table;
use crate::text::Clean;

/// Which entries are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntrySelection {
    /// Everything that was ever entered.
    All,
    /// The notes that stand, each with its newest words, and those that do not count.
    Notes,
}

impl EntrySelection {
    /// The entries that are meant, oldest first.
    pub fn of(self, ledger: &Ledger) -> Vec<EntryRow<'_>> {
        let mut rows = ledger.log();
        if self == Self::Notes {
            rows.retain(|row| is_shown_note(ledger, row));
        }
        rows
    }
}

/// Whether an entry is a note in its newest words, or one that does not count.
fn is_shown_note(ledger: &Ledger, row: &EntryRow<'_>) -> bool {
    let is_note = matches!(row.held.entry.act, Act::Note | Act::Supersede);
    is_note && (!row.held.counts() || ledger.note_of(row.held).is_some())
}

/// The row of one entry for scripts.
pub fn row(register: &Register, row: &EntryRow<'_>) -> Json {
    let entry = &row.held.entry;
    let edited = edited(register, row);
    json!({
        "id": entry.id,
        "at": format!("{:.3}", entry.at),
        "officer": &*row.held.officer,
        "box": &*row.held.box_name,
        "act": entry.act,
        "on": entry.on,
        "value": entry.value,
        "text": entry.text,
        "seen": entry.seen,
        "session": entry.session,
        "group": entry.group,
        "retracted": row.retracted,
        "suspect": is_stale(register, row),
        "superseded_by": row.superseded_by,
        "trust": row.held.trust,
        "counts": row.held.counts(),
        "why": (!row.held.counts()).then(|| row.held.trust.doubt()),
        "dated_ahead": row.held.counts_from.is_some(),
        "ref": entry.reference,
        "kind": edited.map(|note| &note.first.entry.value),
        "edits": edited.map(|note| note.edits),
        "first_at": edited.map(|note| format!("{:.3}", note.first.entry.at)),
    })
}

/// Whether it is a verdict on other words than the record has now.
pub fn is_stale(register: &Register, row: &EntryRow<'_>) -> bool {
    let entry = &row.held.entry;
    let present = entry.on.iter().find_map(|id| register.find(id.as_str()));
    entry.act == Act::Verdict
        && present.is_some_and(|ix| is_suspect(entry.seen.as_deref(), register.fingerprint(ix)))
}

/// The note that an entry gives its newest words, where it was edited.
pub fn edited<'a>(register: &'a Register, row: &EntryRow<'_>) -> Option<Note<&'a JournalEntry>> {
    register.ledger().note_of(row.held).filter(|note| note.edits > 0)
}

/// What is to be known about an entry beside its words: `edited`, `taken back`, `replaced`,
/// `suspect`, and how far it can be relied on where that is not certain.
pub fn remarks(register: &Register, row: &EntryRow<'_>) -> String {
    let (trust, doubt) = (row.held.trust, row.held.doubt());
    let edited = edited(register, row).map(|note| format!("edited, first {}", note.first.moment()));
    let known = [
        row.retracted.then_some("taken back"),
        row.superseded_by.is_some().then_some("replaced"),
        is_stale(register, row).then_some("suspect"),
        (trust == Trust::Git).then_some(trust.as_str()),
        (!doubt.is_empty()).then_some(&*doubt),
    ];
    let known = known.into_iter().flatten().map(str::to_owned);
    edited.into_iter().chain(known).collect::<Vec<_>>().join(", ")
}

/// What people read for what an entry does.
pub fn act_words(act: Act) -> &'static str {
    match act {
        Act::Retract => "taken back",
        Act::Restore => "brought back",
        act => act.as_str(),
    }
}

/// What people read for an entry's value: of a verdict, the label that the register gives it; of
/// the newest words of a note, what kind of note it is.
pub fn value(register: &Register, row: &EntryRow<'_>) -> Clean {
    match row.held.entry.act {
        Act::Verdict => Clean::line(register.settings.verdict_label(&row.held.entry.value)),
        Act::Supersede => match register.ledger().note_of(row.held) {
            Some(note) => note.first.value(),
            None => Clean::line("note"),
        },
        _ => row.held.value(),
    }
}

/// What people read for an entry's words, and where they can be looked up: of a session that is
/// opened, on what it is held.
pub fn entry_text(row: &EntryRow<'_>) -> Clean {
    let parts = [own_text(row).trim_end(), &row.held.see()].map(|part| Some(part.to_owned()));
    Clean::prose(&joined(parts, "\n"))
}

/// The words of an entry alone; of a session that is opened, on what it is held.
fn own_text(row: &EntryRow<'_>) -> Clean {
    let entry = &row.held.entry;
    if entry.act != Act::Session || entry.text.is_empty() {
        return row.held.text();
    }
    let terms = SessionTerms::read(&entry.text);
    let dealt = terms.dealt_to.map(|to| format!("dealt to {to}"));
    let blind = if terms.blind { "blind" } else { "not blind" };
    let known = [Some(terms.title), Some(terms.query), Some(blind.to_owned()), dealt];
    Clean::line(&joined(known, ", "))
}

/// Entries as a table; times are UTC, to the minute.
pub fn table(register: &Register, rows: &[EntryRow<'_>]) -> Table {
    let heads = ["WHEN", "OFFICER", "ACT", "ON", "VALUE", "TEXT", "REF", "REMARKS"];
    Table::new(heads, Some(5)).with(rows.iter().map(|row| {
        let entry = &row.held.entry;
        let on: Vec<&str> = entry.on.iter().map(Id::as_str).collect();
        vec![
            entry.at.strftime("%Y-%m-%d %H:%MZ").to_string(),
            row.held.officer.to_string(),
            act_words(entry.act).to_owned(),
            on.join(" "),
            value(register, row).to_string(),
            own_text(row).to_string(),
            entry.reference.clone().unwrap_or_default(),
            remarks(register, row),
        ]
    }))
}
