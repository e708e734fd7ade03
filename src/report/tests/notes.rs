//! A note that was edited: its newest words on the page and for scripts, the old ones in the log.

use super::Open;
use crate::journal::{Act, Entry, JournalEntry};
use crate::register::tests::{as_held, held};
use crate::report::dossier;
use crate::report::list::entry_table::{EntrySelection, remarks, row, value};

fn edited() -> Open {
    let words = |held: JournalEntry, text: &str| {
        let entry = Entry { text: text.to_owned(), ..Entry::clone(&held.entry) };
        as_held(Entry { reference: Some("file 12".to_owned()), ..entry }, held.line)
    };
    let first = held(1, "amk", Act::Note, "AMB-C1", "evidence");
    let edit = held(2, "amk", Act::Supersede, "AMB-C1", &first.entry.id.to_string());
    Open::with(vec![words(first, "The rota of May."), words(edit, "The rota of June.")])
}

#[test]
fn the_page_and_the_json_of_a_record_have_the_newest_words_and_say_that_they_were_edited() {
    let open = edited();
    let page = dossier::page(&open.ctx(), open.ix("AMB-C1"), 100);
    let told =
        "evidence (edited, first 1 Jul 2025 10:01Z)\n    The rota of June.\n    see file 12\n";
    assert!(page.contains(told), "{page}");
    assert!(!page.contains("May"), "{page}");
    let notes = dossier::json(&open.ctx(), open.ix("AMB-C1"))["notes"].clone();
    assert_eq!(notes.as_array().unwrap().len(), 1);
    assert_eq!(
        (&notes[0]["kind"], &notes[0]["text"]),
        (&"evidence".into(), &"The rota of June.".into())
    );
    assert_eq!((&notes[0]["edits"], &notes[0]["ref"]), (&1.into(), &"file 12".into()));
}

#[test]
fn the_log_has_both_and_says_which_was_replaced() {
    let open = edited();
    let ledger = open.register.ledger();
    let told = EntrySelection::All.of(ledger);
    let told: Vec<_> = told
        .iter()
        .map(|it| (value(&open.register, it).to_string(), remarks(&open.register, it)))
        .collect();
    let edited = "edited, first 1 Jul 2025 10:01Z".to_owned();
    assert_eq!(
        told,
        [("evidence".to_owned(), "replaced".to_owned()), ("evidence".to_owned(), edited)]
    );
    let notes = EntrySelection::Notes.of(ledger);
    assert_eq!(notes.len(), 1);
    assert_eq!(row(&open.register, &notes[0])["text"], "The rota of June.");
}
