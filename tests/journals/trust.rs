//! What cannot be relied on is shown and counts for nothing, and a fast clock overrides nobody.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use caveat::journal::{Act, Entry, JournalEntry, Ledger, Trust};
use jiff::{SignedDuration, Timestamp};

use super::{Desk, entry, held, id, moment};

const DOUBTFUL: [Trust; 3] = [Trust::Unverified, Trust::Unsealed, Trust::Changed];

/// An entry of amk's on another of their boxes, relied on so far.
fn from_elsewhere(trust: Trust, line: u32, entry: Entry) -> JournalEntry {
    JournalEntry { trust, ..held(entry, "box9", line) }
}

fn uuid(number: u32) -> String {
    entry(number, "", Act::Note, "AMB-C1", "").id.to_string()
}

#[test]
fn what_does_not_count_sets_nothing_takes_back_nothing_and_replaces_nothing() {
    let own = [
        entry(1, "amk", Act::Verdict, "AMB-C1", "not-met"),
        entry(2, "amk", Act::Note, "AMB-C1", "note").text("mine"),
        entry(3, "amk", Act::Owner, "AMB-C1", "plw"),
    ];
    for trust in DOUBTFUL {
        let mut all: Vec<_> =
            own.iter().cloned().zip(1..).map(|(it, line)| held(it, "box1", line)).collect();
        let forged = [
            entry(11, "amk", Act::Verdict, "AMB-C1", "met"),
            entry(12, "amk", Act::Supersede, "AMB-C1", &uuid(2)).text("not mine"),
            entry(13, "amk", Act::Owner, "AMB-C1", "nobody"),
            entry(14, "amk", Act::Retract, "AMB-C1", &uuid(1)),
            entry(15, "amk", Act::Tag, "AMB-C1", "urgent"),
            entry(16, "amk", Act::Wait, "AMB-C1", "2030-01-01"),
            entry(17, "amk", Act::Looked, "AMB-C1", "").seen("c1:0"),
        ];
        all.extend(forged.into_iter().zip(1..).map(|(it, line)| from_elsewhere(trust, line, it)));
        let ledger = Ledger::new(all);
        let on = id("AMB-C1");
        let verdicts: Vec<_> = ledger.verdicts(&on).iter().map(|it| &*it.entry.value).collect();
        assert_eq!(verdicts, ["not-met"], "{trust}");
        let notes: Vec<_> = ledger.notes(&on).iter().map(|it| it.now.text().to_string()).collect();
        assert_eq!(notes, ["mine"], "{trust}");
        assert_eq!(ledger.latest(&on, Act::Owner).unwrap().entry.value, "plw", "{trust}");
        assert_eq!((ledger.tags(&on).count(), ledger.waits(&on).count()), (0, 0), "{trust}");
        assert!(ledger.last_read(&on, "amk").is_none(), "{trust}");
        assert_eq!(ledger.undo_target("amk").unwrap().held[0].entry.act, Act::Owner, "{trust}");
        assert_eq!(ledger.entries(&on).len(), 10, "{trust}: all of it is shown");
        assert_eq!(ledger.uncounted(&on).len(), 6, "{trust}");
    }
}

#[test]
fn an_entry_that_does_not_count_lifts_no_later_entry_of_its_file() {
    let late = Entry { at: moment(90_000), ..entry(1, "amk", Act::Flag, "AMB-C1", "late") };
    let ledger = Ledger::new(vec![
        JournalEntry { trust: Trust::Unsealed, ..held(late, "box1", 1) },
        held(entry(2, "amk", Act::Owner, "AMB-C1", "amk"), "box1", 2),
        held(entry(3, "plw", Act::Owner, "AMB-C1", "plw"), "box1", 1),
    ]);
    assert_eq!(ledger.latest(&id("AMB-C1"), Act::Owner).unwrap().entry.value, "plw");
}

#[test]
fn a_journal_copied_under_a_colleagues_name_changes_nothing_and_is_an_error() {
    let model = Desk::new();
    model.writer().append(&[entry(1, "amk", Act::Verdict, "AMB-C1", "met")]).unwrap();
    fs::copy(model.journal(), model.register().join("journal/plw@box1.toml")).unwrap();
    let journals = model.read();
    let told: Vec<_> = journals.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["journal/plw@box1.toml: error: this journal is named after plw and belongs to amk: \
          nothing in it counts (ask amk how it came there; entries of plw come from plw alone)"]
    );
    let ledger = Ledger::new(journals.held);
    let verdicts = ledger.verdicts(&id("AMB-C1"));
    assert_eq!(verdicts.iter().map(|it| it.officer.as_str()).collect::<Vec<_>>(), ["amk"]);
    let shown: Vec<_> = ledger.uncounted(&id("AMB-C1")).iter().map(|it| it.doubt()).collect();
    assert_eq!(
        shown,
        ["does not count: its journal belongs to somebody else, or others can write it"]
    );
}

/// amk's journal of two owners, the first dated a day ahead, and plw's of one that was said between.
fn a_day_ahead() -> (Desk, Timestamp) {
    let (model, now) = (Desk::new(), Timestamp::now());
    let at = |number, by: &str, value: &str, hours| {
        let at = now + SignedDuration::from_hours(hours);
        Entry { at, ..entry(number, by, Act::Owner, "AMB-C1", value) }
    };
    model.writer().append(&[at(1, "amk", "ahead", 24)]).unwrap();
    model.write("journal/plw@box2.toml", &[at(2, "plw", "between", -1)]);
    (model, now)
}

fn touch(model: &Desk, at: Timestamp) {
    let file = File::options().write(true).open(model.journal()).unwrap();
    let since = Duration::from_secs(at.as_second().try_into().unwrap());
    file.set_modified(SystemTime::UNIX_EPOCH + since).unwrap();
}

#[test]
fn an_entry_dated_ahead_is_told_and_overrides_nobody_who_spoke_after_it_was_written() {
    let (model, now) = a_day_ahead();
    let hours = SignedDuration::from_hours;
    let owner = |model: &Desk| {
        let ledger = model.ledger();
        ledger.latest(&id("AMB-C1"), Act::Owner).unwrap().entry.value.clone()
    };
    // The file was written two hours ago, and plw spoke one hour ago.
    touch(&model, now - hours(2));
    assert_eq!(owner(&model), "between");
    let faults = model.read().faults;
    assert_eq!((faults[0].code, faults[0].line), ("journal-ahead", 1));
    assert!(faults[0].message.contains("is dated ahead of the clock"), "{}", faults[0].message);
    // It was written half an hour ago, whatever it says.
    touch(&model, now - SignedDuration::from_mins(30));
    assert_eq!(owner(&model), "ahead");
    // Something of the ordinary moment follows it: of when it was written nothing is known any more.
    let later = Entry { at: now, ..entry(3, "amk", Act::Flag, "AMB-C1", "look") };
    model.writer().append(&[later]).unwrap();
    assert_eq!(owner(&model), "between");
    let held = model.read().held;
    assert!(held[0].counts_from.is_some() && held[1].counts_from.is_none());
}

#[test]
fn entries_of_ordinary_moments_are_none_the_worse_for_a_file_without_its_date() {
    let model = Desk::new();
    model.writer().append(&model.notes(0..3)).unwrap();
    touch(&model, Timestamp::UNIX_EPOCH);
    let journals = model.read();
    assert_eq!(journals.faults, []);
    assert!(journals.held.iter().all(|held| held.counts_from.is_none()));
}
