//! What was read, what changed since, what waits, and one's own last note.

use jiff::civil::date;
use jiff::tz::{Offset, TimeZone};

use super::{TODAY, ambleford, as_held, held, ix, register};
use crate::journal::{Act, Entry, JournalEntry};

/// The same entry, made on these words.
fn on(held: JournalEntry, seen: &str) -> JournalEntry {
    as_held(Entry::clone(&held.entry).seen(seen), held.line)
}

fn now(id: &str) -> String {
    let ambleford = ambleford();
    ambleford.fingerprint(ix(&ambleford, id)).to_owned()
}

#[test]
fn a_wait_holds_until_the_morning_of_its_day_or_until_the_record_changes() {
    let waits = |value: &str, seen: Option<&str>, today| {
        let put_off = held(1, "plw", Act::Wait, "AMB-C1", value);
        let put_off = seen.map_or(put_off.clone(), |seen| on(put_off, seen));
        let register = register("", vec![put_off]);
        register.is_waiting(ix(&register, "AMB-C1"), "plw", today)
    };
    let print = now("AMB-C1");
    assert!(waits("2025-07-18", Some(&print), TODAY), "until tomorrow");
    assert!(!waits("2025-07-17", Some(&print), TODAY), "the morning of its day");
    assert!(waits("July 2025", Some(&print), date(2025, 7, 30)), "before a window's last day");
    assert!(!waits("July 2025", Some(&print), date(2025, 7, 31)), "a window's last day");
    assert!(!waits("2025-08-01", Some("c1:00"), TODAY), "the record has changed");
    assert!(waits("2025-08-01", None, TODAY), "it says nothing of the record");
    assert!(!waits("", Some(&print), TODAY), "it was cleared");
    assert!(!waits("soon", Some(&print), TODAY), "no day");
}

#[test]
fn a_wait_is_the_officers_own_and_a_colleague_is_told_of_it() {
    let journal = vec![
        held(1, "amk", Act::Wait, "AMB-C1", "2025-08-13"),
        held(2, "plw", Act::Wait, "AMB-C1", "2025-08-01"),
        held(3, "rjs", Act::Wait, "AMB-C1", "2025-09-01"),
        held(4, "rjs", Act::Wait, "AMB-C1", ""),
    ];
    let register = register("", journal);
    let at = ix(&register, "AMB-C1");
    let waits = |officer| register.is_waiting(at, officer, TODAY);
    assert_eq!(["amk", "plw", "rjs", "est"].map(waits), [true, true, false, false]);
    let told =
        ["hidden until 13 Aug 2025 by you", "hidden until 1 Aug 2025 by plw, from plw alone"];
    assert_eq!(register.wait_words(at, "amk", TODAY), told);
    assert!(!register.is_waiting(at, "plw", date(2025, 8, 1)), "a later one is not theirs");
}

#[test]
fn changed_is_what_differs_from_the_words_an_officer_last_looked_at_or_judged() {
    let print = now("AMB-C1");
    let changed = |journal: &[(u32, &str, Act, &str)], officer: &str| {
        let entries = journal.iter().map(|(number, by, act, seen)| {
            let entry = held(*number, by, *act, "AMB-C1", "met");
            if seen.is_empty() { entry } else { on(entry, seen) }
        });
        let register = register("", entries.collect());
        register.has_changed_for(ix(&register, "AMB-C1"), officer)
    };
    assert!(!changed(&[], "amk"), "never looked");
    assert!(changed(&[(1, "amk", Act::Looked, "c1:00")], "amk"));
    assert!(!changed(&[(1, "amk", Act::Looked, "c1:00")], "plw"), "another's look");
    let judged_since = [(1, "amk", Act::Looked, "c1:00"), (2, "amk", Act::Verdict, &*print)];
    assert!(!changed(&judged_since, "amk"), "a verdict is a look");
    let looked_before = [(1, "amk", Act::Looked, &*print), (2, "amk", Act::Verdict, "c1:00")];
    assert!(changed(&looked_before, "amk"), "the newest counts");
    let blind = [(1, "amk", Act::Looked, &*print), (2, "amk", Act::Verdict, "")];
    assert!(!changed(&blind, "amk"), "what does not say what was seen is passed over");
    assert!(!changed(&[(1, "amk", Act::Note, "c1:00")], "amk"), "a note is no look");
}

#[test]
fn a_verdict_that_was_taken_back_is_no_look() {
    let verdict = on(held(2, "amk", Act::Verdict, "AMB-C1", "met"), "c1:02");
    let taken_back = held(3, "amk", Act::Retract, "AMB-C1", &verdict.entry.id.to_string());
    let looked = on(held(1, "amk", Act::Looked, "AMB-C1", ""), "c1:01");
    let seen = |journal: Vec<JournalEntry>| {
        let register = register("", journal);
        let read = register.last_read(ix(&register, "AMB-C1"), "amk").cloned();
        read.and_then(|held| held.entry.seen.clone())
    };
    assert_eq!(seen(vec![looked.clone(), verdict.clone()]).as_deref(), Some("c1:02"));
    assert_eq!(seen(vec![looked, verdict.clone(), taken_back.clone()]).as_deref(), Some("c1:01"));
    assert_eq!(seen(vec![verdict, taken_back]), None);
}

#[test]
fn what_a_record_was_on_a_day_is_what_anybody_last_saw_by_its_end() {
    // Entry 60 is made on 2 July, at ten in the morning by Greenwich.
    let journal = vec![
        on(held(1, "amk", Act::Looked, "AMB-C1", ""), "c1:01"),
        held(2, "plw", Act::Note, "AMB-C1", "note"),
        on(held(60, "plw", Act::Wait, "AMB-C1", "2025-08-01"), "c1:60"),
    ];
    let register = register("", journal);
    let at = |day, hours| {
        let zone = TimeZone::fixed(Offset::constant(hours));
        register.read_at(ix(&register, "AMB-C1"), date(2025, 7, day), &zone)
    };
    assert_eq!(at(1, 0), Some("c1:01"));
    assert_eq!(at(2, 0), Some("c1:60"));
    assert_eq!(at(1, -12), Some("c1:60"), "twelve hours to the west it was still the first");
    assert_eq!(at(2, 14), Some("c1:01"), "fourteen to the east it was the third");
    assert_eq!(at(17, 0), Some("c1:60"));
    assert_eq!(register.read_at(ix(&register, "AMB-C1"), date(2025, 6, 30), &TimeZone::UTC), None);
}

#[test]
fn ones_own_last_note_is_the_newest_that_stands_with_its_present_words() {
    let note = |number, by: &str, text: &str| {
        let entry = held(number, by, Act::Note, "AMB-C1", "question");
        as_held(Entry::clone(&entry.entry).text(text), number)
    };
    let answer = |number, act, to: &JournalEntry, text: &str| {
        let entry = held(number, "amk", act, "AMB-C1", &to.entry.id.to_string());
        as_held(Entry::clone(&entry.entry).text(text), number)
    };
    let (first, second) = (note(1, "amk", "first"), note(2, "amk", "second"));
    let edit = answer(4, Act::Supersede, &first, "first, mended");
    let again = answer(5, Act::Supersede, &edit, "first, mended twice");
    let last = |journal: &[&JournalEntry]| {
        let other = note(3, "plw", "of another officer");
        let journal = journal.iter().copied().cloned().chain([other]);
        let register = register("", journal.collect());
        let note = register.last_note_of(ix(&register, "AMB-C1"), "amk")?;
        Some((note.now.text().to_string(), note.first.entry.value.clone(), note.edits))
    };
    let said = |text: &str, edits| Some((text.to_owned(), "question".to_owned(), edits));
    assert_eq!(last(&[]), None);
    assert_eq!(last(&[&first]), said("first", 0));
    assert_eq!(last(&[&first, &second]), said("second", 0));
    assert_eq!(last(&[&first, &edit, &again]), said("first, mended twice", 2));
    let without_edit = answer(6, Act::Retract, &again, "");
    assert_eq!(last(&[&first, &edit, &again, &without_edit]), said("first, mended", 1));
    let without_second = answer(7, Act::Retract, &second, "");
    assert_eq!(last(&[&first, &second, &without_second]), said("first", 0));
    let both_ways = answer(8, Act::Supersede, &first, "of the first again");
    let forked = [&first, &edit, &again, &both_ways];
    assert_eq!(last(&forked), said("of the first again", 3), "the newest edit is shown");
}
