//! A morning's work from the first key to the last, and the rules that hold all through it.

use std::time::Duration;

use crate::support::{Room, Shelf, foot, here, press, screen, words};

#[test]
fn an_officer_finds_a_case_notes_judges_takes_back_and_leaves() {
    let mut room = Room::sample();
    press(&mut room, "/high<enter>");
    assert!(words(&room).contains("Cases 1 of 9"), "{}", words(&room));
    press(&mut room, "<enter>");
    assert_eq!(foot(&room), "on CHO-1 Esc goes back to cases");
    press(&mut room, "aAsk the clerk for the September brief<enter>");
    assert!(foot(&room).starts_with("Saved: note on CHO-1. u takes it back"), "{}", foot(&room));
    press(&mut room, "vp");
    assert!(words(&room).contains("ready with conditions on CHO-1, reason"));
    press(&mut room, "No brief was issued<enter>");
    assert!(foot(&room).starts_with("Saved: verdict ready with conditions on CHO-1."));
    press(&mut room, "u");
    assert!(
        foot(&room)
            .starts_with("Taken back: verdict ready with conditions on CHO-1. U brings it back")
    );
    assert_eq!(
        room.saved(),
        [
            "note note on CHO-1: Ask the clerk for the September brief",
            "verdict ready-with-conditions on CHO-1: No brief was issued",
            "retract #2 on CHO-1",
        ]
    );
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Cases 1 of 9"));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Cases 9 of 9"));
    assert_eq!(here(&room), "CHO-1");
    press(&mut room, "q");
    assert_eq!(foot(&room), "Quit? All is saved. q again quits all saved");
    assert_eq!(room.left, None);
    press(&mut room, "q");
    assert_eq!(room.left, Some("caveat: 3 entries saved".to_owned()));
}

#[test]
fn a_first_q_is_forgotten_after_three_seconds_and_by_any_other_key() {
    let mut room = Room::sample();
    press(&mut room, "qjq");
    assert_eq!(room.left, None);
    room.wait(Duration::from_secs(4));
    press(&mut room, "q");
    assert_eq!(room.left, None);
    press(&mut room, "q");
    assert_eq!(room.left, Some(String::new()));
}

#[test]
fn q_closes_what_lies_on_top_and_leaves_places_before_it_quits() {
    let mut room = Room::sample();
    press(&mut room, "<enter>?q");
    assert!(screen(&mut room, 80, 24).contains("┌ CHO-1 High Intensity Users"));
    press(&mut room, "q");
    assert_eq!((here(&room).as_str(), &room.left), ("CHO-1", &None));
    assert!(words(&room).contains("Cases 9 of 9"));
    press(&mut room, "Q");
    assert_eq!(room.left, Some(String::new()));
}

#[test]
fn esc_never_quits_and_never_writes_wherever_it_is_pressed() {
    let places = [
        "",
        "<enter>",
        "gc",
        "gw",
        "jgl",
        "?",
        "?/note<enter>",
        "/is:late",
        "/is:overdue<enter>",
        ":quit",
        "g",
        "v",
        "aa note",
        "vxa reason",
        "<tab>",
        "+",
        "-",
        "gc<enter>/care<enter>",
        "q",
    ];
    for place in places {
        let mut room = Room::sample();
        press(&mut room, place);
        press(&mut room, &"<esc>".repeat(20));
        assert_eq!(room.left, None, "{place}");
        assert_eq!(room.saved(), [""; 0], "{place}");
        assert!(words(&room).contains("Cases"), "{place}: {}", words(&room));
        assert_eq!(foot(&room), "This is the first place. q leaves the program", "{place}");
    }
}

#[test]
fn esc_puts_a_note_and_a_reason_away_as_drafts_and_records_nothing() {
    let mut room = Room::ambleford();
    press(&mut room, "gcaAsk the ferry company<esc>");
    let told = "Nothing is recorded. The text is kept as a draft of AMB-C1";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    press(&mut room, "vxNo timetable<esc>");
    assert_eq!(
        room.drafts(),
        ["note on AMB-C1: Ask the ferry company", "reason:not-met on AMB-C1: No timetable"]
    );
    assert_eq!(room.saved(), [""; 0]);
}

#[test]
fn enter_opens_and_never_judges() {
    for place in ["", "gc", "gw", "gl", "2", "<enter><tab>", "gc<tab>", "<enter>/open<enter>"] {
        let mut room = Room::sample();
        press(&mut room, place);
        press(&mut room, &"<enter>".repeat(12));
        assert_eq!(room.saved(), [""; 0], "{place}");
        assert!(!room.worker.is_behind(), "{place}");
    }
    let mut room = Room::new(&Shelf::northmere());
    press(&mut room, "gwjj<enter>");
    assert!(screen(&mut room, 80, 24).contains("┌ NOR-C1 Who pays"));
}

#[test]
fn a_bare_verdict_letter_says_what_it_would_need_and_does_nothing() {
    for place in ["", "gc", "<enter>", "gc<enter>"] {
        for letter in ["m", "p", "x", "i", "z"] {
            let mut room = Room::sample();
            press(&mut room, place);
            press(&mut room, letter);
            let told = format!("{letter} is a verdict in a review. Here: v {letter}");
            assert!(foot(&room).starts_with(&told), "{}", foot(&room));
            assert_eq!(room.saved(), [""; 0]);
        }
    }
    let mut room = Room::sample();
    press(&mut room, "s");
    assert_eq!(
        foot(&room),
        "s does nothing here; in a review session: put it off to the end of the queue"
    );
    press(&mut room, "vq");
    assert_eq!(
        (foot(&room).as_str(), &room.left),
        ("v q does nothing here. ? lists the keys that do", &None)
    );
}

#[test]
fn an_officer_who_may_only_read_is_told_so_and_nothing_is_asked() {
    let opening = caveat::tui::model::StartOptions { read_only: true, ..Default::default() };
    let mut room = Room::open(&Shelf::ambleford(), opening);
    for keys in
        ["a", "A", "e", "o", "d", "w", "t", "f", "c", ".", "E", "vm", "vx", "v-", "vr", "u", "U"]
    {
        press(&mut room, keys);
        assert_eq!(foot(&room), "Read only: you may look, copy and export, not write", "{keys}");
    }
    assert_eq!(room.saved(), [""; 0]);
    assert!(words(&room).contains("READ ONLY amk"));
}

#[test]
fn nothing_can_be_added_to_an_id_that_two_records_claim() {
    let mut room = Room::new(&Shelf::northmere());
    assert_eq!(here(&room), "NOR-1");
    for keys in ["a", "vm", "v-"] {
        press(&mut room, keys);
        assert_eq!(foot(&room), "NOR-1 is the id of two records; gw tells which, mend that first");
    }
    assert_eq!(room.saved(), [""; 0]);
}
