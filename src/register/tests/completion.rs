//! What is offered while an officer types.

use super::{TODAY, ambleford, held, ix, register};
use crate::journal::Act;
use crate::register::Register;

fn offers(register: &Register, id: &str, act: Act, typed: &str) -> Vec<String> {
    let found = register.completions(ix(register, id), act, typed, TODAY);
    found.into_iter().map(|(value, beside)| format!("{value} | {beside}")).collect()
}

#[test]
fn owners_come_with_what_they_have_most_first_then_who_else_there_is() {
    let journal = vec![
        held(1, "plw", Act::Owner, "AMB-1", "amk"),
        held(2, "plw", Act::Status, "AMB-A1", "cleared"),
    ];
    let register = register("[officers]\namk = \"A. M. Khan\"", journal);
    assert_eq!(
        offers(&register, "AMB-C1", Act::Owner, ""),
        [
            "amk | A. M. Khan, 1 item",
            "Cllr Odd | 1 item",
            "EST | Estuary Trust, 1 item",
            "AMB-CAB | Ambleford Cabinet",
            "AMB-MBC | Ambleford Council",
            "plw | ",
        ]
    );
    assert_eq!(offers(&register, "AMB-C1", Act::Owner, "odd"), ["Cllr Odd | 1 item"]);
    assert_eq!(offers(&register, "AMB-C1", Act::Owner, "trust"), ["EST | Estuary Trust, 1 item"]);
    assert_eq!(offers(&register, "AMB-C1", Act::Owner, "rust"), [""; 0]);
}

#[test]
fn statuses_come_with_their_meaning_and_only_those_that_may_be_said() {
    assert_eq!(
        offers(&ambleford(), "AMB-C1", Act::Status, ""),
        [
            "open | nothing has been done yet",
            "in-hand | somebody is working on it",
            "evidence-offered | the evidence is there, the body has not said yes",
            "breached | it was not kept to",
            "paused | it is set aside for now: never late, not chased",
        ]
    );
    assert_eq!(
        offers(&ambleford(), "AMB-A1", Act::Status, "c"),
        ["cleared | it is done"],
        "words of an action"
    );
    let own = register("discharge = \"officer\"\n[vocabulary]\nstatus = [\"parked\"]", Vec::new());
    assert_eq!(
        offers(&own, "AMB-C1", Act::Status, "disch"),
        ["discharged | the body found it met"]
    );
    assert_eq!(offers(&own, "AMB-C1", Act::Status, "park"), ["parked | a word of this register"]);
}

#[test]
fn days_are_the_meetings_ahead_and_a_few_round_numbers() {
    let days = [
        "2025-07-21 | Mon, Ambleford Cabinet meets",
        "September 2025 | Ambleford Cabinet meets",
        "2025-07-24 | Thu, in 7 days",
        "2025-07-31 | Thu, in 14 days",
        "2025-08-14 | Thu, in 28 days",
    ];
    for id in ["AMB-C1", "AMB-1", "AMB-A1", "AMB-MS1"] {
        assert_eq!(offers(&ambleford(), id, Act::Due, ""), days, "{id}");
    }
    assert_eq!(offers(&ambleford(), "EST", Act::Wait, ""), days[2..]);
    assert_eq!(offers(&ambleford(), "AMB-C1", Act::Wait, "+10d"), ["2025-07-27 | +10d"]);
    assert_eq!(offers(&ambleford(), "AMB-C1", Act::Due, "cab"), days[..2]);
}

#[test]
fn tags_come_with_how_often_they_are_used_and_the_last_word_is_completed() {
    let journal = vec![
        held(1, "amk", Act::Tag, "AMB-1", "costs"),
        held(2, "amk", Act::Tag, "EST", "costs"),
        held(3, "amk", Act::Untag, "AMB-C2", "beds"),
    ];
    let register = register("", journal);
    assert_eq!(offers(&register, "AMB-C1", Act::Tag, ""), ["costs | 2 records", "host | 1 record"]);
    assert_eq!(offers(&register, "AMB-C1", Act::Tag, "new, #co"), ["new, costs | 2 records"]);
    assert_eq!(offers(&register, "AMB-C1", Act::Tag, "-st"), ["-Staff | 1 record"]);
    assert_eq!(
        offers(&register, "AMB-C1", Act::Untag, ""),
        ["beds | 1 record", "Staff | 1 record"]
    );
}

#[test]
fn flags_verdicts_and_kinds_of_note_are_offered_too() {
    let register = register("", vec![held(1, "amk", Act::Flag, "AMB-1", "ask them")]);
    assert_eq!(offers(&register, "AMB-C1", Act::Flag, "th"), ["ask them | 1 record"]);
    assert_eq!(offers(&register, "AMB-C1", Act::Verdict, "par"), ["partly | p"]);
    assert_eq!(offers(&register, "AMB-C1", Act::Note, "c"), ["chase | ", "correction | "]);
}

#[test]
fn what_the_record_says_now_reads_back_as_itself() {
    let journal = vec![
        held(2, "amk", Act::Flag, "AMB-C1", "ask them"),
        held(3, "amk", Act::Tag, "AMB-C1", "costs"),
    ];
    let register = register("", journal);
    let present = |id: &str, act| register.present(ix(&register, id), act);
    assert_eq!(present("AMB-C1", Act::Status), "open");
    assert_eq!(present("AMB-C1", Act::Owner), "EST");
    // The deadline of the record is nobody's target.
    assert_eq!(present("AMB-C1", Act::Due), "none");
    assert_eq!(present("AMB-C1", Act::Flag), "ask them");
    assert_eq!(present("AMB-C1", Act::Tag), "beds, Staff, costs");
    assert_eq!(present("AMB-1", Act::Owner), "nobody");
    assert_eq!(present("AMB-C2", Act::Due), "none");
}
