//! The fold gives the same account in whatever order the journals are read.

use caveat::journal::{Act, Entry, JournalEntry, Ledger, Trust};
use proptest::prelude::*;

use super::{RECORDS, account, entry, held, id, moment};

const FILES: [(&str, &str); 3] = [("amk", "box1"), ("amk", "box2"), ("plw", "box1")];

fn ledger(entries: impl IntoIterator<Item = Entry>) -> Ledger {
    let held = entries.into_iter().zip(1..).map(|(entry, line)| held(entry, "box1", line));
    Ledger::new(held.collect())
}

fn uuid(number: u32) -> String {
    entry(number, "", Act::Note, "AMB-C1", "").id.to_string()
}

#[test]
fn an_edited_note_shows_its_newest_words_and_keeps_the_old_ones_for_the_audit() {
    let edit = |number, of| entry(number, "amk", Act::Supersede, "AMB-C1", &uuid(of));
    let ledger = ledger([
        entry(1, "amk", Act::Note, "AMB-C1", "evidence").text("first"),
        entry(2, "amk", Act::Note, "AMB-C1", "question").text("other"),
        edit(3, 1).text("second"),
        edit(4, 3).text("third"),
    ]);
    let notes = ledger.notes(&id("AMB-C1"));
    let words: Vec<_> = notes.iter().map(|n| (n.now.text().to_string(), n.edits)).collect();
    assert_eq!(words, [("third".to_owned(), 2), ("other".to_owned(), 0)]);
    assert_eq!(notes[0].first.entry.value, "evidence");
    let audit = ledger.entries(&id("AMB-C1"));
    let by: Vec<_> = audit.iter().map(|row| row.superseded_by.map(|id| id.as_u128())).collect();
    assert_eq!(by, [Some(5), None, Some(5), None]);
}

#[test]
fn a_note_that_is_taken_back_takes_its_edits_with_it_and_an_edit_leaves_the_words_before_it() {
    let words = |retracted| {
        let ledger = ledger([
            entry(1, "amk", Act::Note, "AMB-C1", "note").text("first"),
            entry(2, "amk", Act::Supersede, "AMB-C1", &uuid(1)).text("second"),
            entry(3, "amk", Act::Retract, "AMB-C1", &uuid(retracted)),
        ]);
        let notes = ledger.notes(&id("AMB-C1"));
        notes.iter().map(|note| note.now.text().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(words(2), ["first"]);
    assert_eq!(words(1), [""; 0]);
    assert_eq!(words(9), ["second"]);
}

#[test]
fn nobody_but_its_officer_can_edit_or_take_back_an_entry() {
    let ledger = ledger([
        entry(1, "amk", Act::Note, "AMB-C1", "note").text("mine"),
        entry(2, "amk", Act::Verdict, "AMB-C1", "met"),
        entry(3, "plw", Act::Retract, "AMB-C1", &uuid(2)),
        entry(4, "plw", Act::Supersede, "AMB-C1", &uuid(1)).text("not yours"),
    ]);
    assert_eq!(ledger.verdicts(&id("AMB-C1")).len(), 1);
    let words: Vec<_> =
        ledger.notes(&id("AMB-C1")).iter().map(|n| n.now.text().to_string()).collect();
    assert_eq!(words, ["mine", "not yours"]);
}

#[test]
fn a_verdict_stands_until_its_officer_gives_another_or_withdraws_it() {
    let told = |ledger: &Ledger| {
        let all = ledger.verdicts(&id("AMB-C1"));
        all.iter().map(|held| format!("{} {}", held.officer, held.entry.value)).collect::<Vec<_>>()
    };
    let mut entries = vec![
        entry(1, "amk", Act::Verdict, "AMB-C1", "met"),
        entry(2, "plw", Act::Verdict, "AMB-C1", "not-met"),
        entry(3, "amk", Act::Verdict, "AMB-C1", "partly"),
    ];
    assert_eq!(told(&ledger(entries.clone())), ["plw not-met", "amk partly"]);
    entries.push(entry(4, "amk", Act::Verdict, "AMB-C1", "withdrawn"));
    assert_eq!(told(&ledger(entries.clone())), ["plw not-met"]);
    entries.push(entry(5, "amk", Act::Retract, "AMB-C1", &uuid(4)));
    assert_eq!(told(&ledger(entries)), ["plw not-met", "amk partly"]);
}

#[test]
fn a_clock_that_steps_back_reorders_nothing_in_a_file() {
    let at = |mut entry: Entry, at| {
        entry.at = moment(at);
        entry
    };
    let ledger = ledger([
        at(entry(9, "amk", Act::Status, "AMB-C1", "open"), 5000),
        at(entry(1, "amk", Act::Status, "AMB-C1", "in-hand"), 10),
    ]);
    assert_eq!(ledger.latest(&id("AMB-C1"), Act::Status).unwrap().entry.value, "in-hand");
}

#[test]
fn an_edit_whose_note_is_not_on_file_is_shown_and_edits_in_a_ring_are_too() {
    let edit = |number, of| entry(number, "amk", Act::Supersede, "AMB-C1", &uuid(of));
    let ledger = ledger([edit(1, 99), edit(2, 3), edit(3, 2)]);
    assert_eq!(ledger.notes(&id("AMB-C1")).len(), 3);
}

#[test]
fn a_journal_that_is_read_again_adds_what_is_new_and_forgets_what_is_gone() {
    let all: Vec<JournalEntry> = (1..=3)
        .map(|n| held(entry(n, "amk", Act::Tag, "AMB-C1", &format!("t{n}")), "box1", n))
        .collect();
    let other = held(entry(7, "plw", Act::Tag, "AMB-C1", "plw"), "box1", 1);
    let mut ledger = Ledger::new(vec![all[0].clone(), other.clone()]);
    ledger.reread(&all[0].file, all.clone());
    let whole: Vec<JournalEntry> = all.iter().cloned().chain([other.clone()]).collect();
    assert_eq!(account(&ledger), account(&Ledger::new(whole)));
    ledger.reread(&all[0].file, vec![all[1].clone()]);
    assert_eq!(account(&ledger), account(&Ledger::new(vec![other, all[1].clone()])));
}

/// Journals with every kind of act, clocks that step back, edits and retractions of anything, and
/// now and then an entry that stands in two files.
fn journals() -> impl Strategy<Value = Vec<JournalEntry>> {
    let act = (0..13_usize).prop_map(|at| Act::ALL[at]);
    let row = (act, 0..3_usize, 0..4_usize, 0..12_u32, 0..40_i64, 0..10_u32);
    prop::collection::vec(row, 1..14).prop_map(|rows| {
        let mut lines = [0; 3];
        let mut all = Vec::new();
        for (number, (act, file, record, other, at, chance)) in (0_u32..).zip(rows) {
            let (by, box_name) = FILES[file];
            let value = match act {
                Act::Supersede | Act::Retract | Act::Restore => uuid(other),
                Act::Verdict => ["met", "partly", "withdrawn"][other as usize % 3].to_owned(),
                _ => format!("v{}", other % 3),
            };
            let mut entry = entry(number, by, act, RECORDS[record], &value);
            entry.at = moment(at);
            if chance < 4 {
                entry.group = Some(super::entry(other, "", act, "AMB-C1", "").id);
            }
            lines[file] += 1;
            all.push(held(entry.clone(), box_name, lines[file]));
            if chance == 9 && file < 2 {
                let twin = 1 - file;
                lines[twin] += 1;
                all.push(held(entry, FILES[twin].1, lines[twin]));
            }
        }
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_fold_does_not_depend_on_the_order_of_reading(
        (all, shuffled) in journals().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        let whole = account(&Ledger::new(all.clone()));
        prop_assert_eq!(&account(&Ledger::new(shuffled.clone())), &whole);
        let mut grown = Ledger::default();
        let mut files = shuffled.iter().map(|held| &held.file).collect::<Vec<_>>();
        files.dedup();
        for held in &all {
            grown.add(held.clone());
        }
        prop_assert_eq!(&account(&grown), &whole);
        let mut one_by_one = Ledger::default();
        for file in files {
            let held = all.iter().filter(|held| held.file == *file).cloned().collect();
            one_by_one.reread(file, held);
        }
        prop_assert_eq!(&account(&one_by_one), &whole);
    }

    #[test]
    fn what_does_not_count_changes_nothing_that_binds(
        (sound, forged) in (journals(), journals()), doubtful in 0..3_usize
    ) {
        let trust = [Trust::Unverified, Trust::Unsealed, Trust::Changed][doubtful];
        // As if each had been copied into a journal of the same name on a third box.
        let forged = forged.into_iter().map(|held| {
            let (box_name, file) = ("box9".into(), format!("journal/{}@box9.toml", held.officer));
            JournalEntry { trust, box_name, file: file.into(), ..held }
        });
        let binds = |ledger: &Ledger| {
            let told = account(ledger);
            let told = told.lines().filter(|line| !line.starts_with("  entry "));
            told.map(str::to_owned).collect::<Vec<_>>()
        };
        let all = sound.iter().cloned().chain(forged).collect();
        prop_assert_eq!(binds(&Ledger::new(all)), binds(&Ledger::new(sound)));
    }
}

#[test]
fn what_was_entered_under_an_old_id_stands_under_the_present_one() {
    let mut ledger = ledger([
        entry(1, "amk", Act::Note, "OLD-7", "note").text("before"),
        entry(2, "amk", Act::Verdict, "OLD-7", "met"),
        entry(3, "amk", Act::Verdict, "AMB-C1", "partly"),
        entry(4, "plw", Act::Owner, "OLD-7", "plw"),
    ]);
    assert!(ledger.notes(&id("AMB-C1")).is_empty());
    ledger.rename([(id("OLD-7"), id("AMB-C1"))].into());
    let told = |ledger: &Ledger, of: &str| {
        let of = id(of);
        let notes: Vec<_> = ledger.notes(&of).iter().map(|it| it.now.text().to_string()).collect();
        let verdicts: Vec<_> =
            ledger.verdicts(&of).iter().map(|held| held.entry.value.clone()).collect();
        let owner = ledger.latest(&of, Act::Owner).map(|held| held.entry.value.clone());
        (notes, verdicts, owner, ledger.entries(&of).len())
    };
    let whole = (vec!["before".to_owned()], vec!["partly".to_owned()], Some("plw".to_owned()), 4);
    assert_eq!(told(&ledger, "AMB-C1"), whole);
    assert_eq!(told(&ledger, "OLD-7"), whole, "an old link leads there too");
    // A journal that is read again, or grows, forgets nothing of that.
    let held = held(entry(5, "plw", Act::Note, "OLD-7", "note").text("after"), "box1", 5);
    ledger.reread(&held.file.clone(), vec![held]);
    let (notes, ..) = told(&ledger, "AMB-C1");
    assert_eq!(notes, ["before", "after"]);
    ledger.rename([].into());
    assert!(ledger.notes(&id("AMB-C1")).is_empty());
}
