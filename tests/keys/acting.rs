//! Each act by its key: what the line asks, what it refuses, what is written down.

use caveat::journal::Act;

use crate::support::{Room, Shelf, foot, here, paste, press, words};

fn tracker() -> Room {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    room
}

#[test]
fn every_value_has_its_key_and_is_pinned_to_what_was_read() {
    let mut room = tracker();
    press(&mut room, "orjs<enter>");
    press(&mut room, "d2017-09-27<enter>");
    press(&mut room, "turgent ferry<enter>");
    press(&mut room, "fask the clerk<enter>");
    press(&mut room, "cin hand<enter>Posts are filled<enter>");
    assert_eq!(
        room.saved(),
        [
            "owner rjs on AMB-C1",
            "due 2017-09-27 on AMB-C1",
            "tag urgent on AMB-C1",
            "tag ferry on AMB-C1",
            "flag ask the clerk on AMB-C1",
            "status in-hand on AMB-C1: Posts are filled",
        ]
    );
    assert!(room.worker.journal("amk").iter().all(|held| held.entry.seen.is_some()));
}

#[test]
fn the_line_opens_empty_with_the_present_value_beside_it_and_an_empty_line_changes_nothing() {
    let mut room = tracker();
    press(&mut room, "o");
    assert!(words(&room).contains("now: amk (Up brings it, - clears it)"), "{}", words(&room));
    press(&mut room, "<up>");
    assert!(words(&room).contains("> amk"), "{}", words(&room));
    press(&mut room, "<c-u><enter>");
    assert!(foot(&room).starts_with("Nothing was typed: it stays amk. - clears it"));
    press(&mut room, "o-<enter>");
    assert_eq!(room.saved(), ["owner  on AMB-C1"]);
    assert!(foot(&room).starts_with("Saved: owner nobody on AMB-C1"), "{}", foot(&room));
}

#[test]
fn tab_takes_what_the_register_knows() {
    let mut room = tracker();
    press(&mut room, "jc<tab><tab><enter><enter>");
    assert_eq!(room.saved().len(), 1);
    assert!(room.saved()[0].starts_with("status "), "{:?}", room.saved());
    press(&mut room, "oam<tab><enter>");
    assert_eq!(room.saved()[1], "owner amk on AMB-C2");
}

#[test]
fn a_settled_status_is_the_bodys_to_give_unless_the_register_says_otherwise() {
    let mut room = tracker();
    press(&mut room, "cdischarged<enter>");
    assert!(words(&room).contains("evidence-offered"), "{}", words(&room));
    assert_eq!(room.saved(), [""; 0]);
    press(&mut room, "<esc>cevidence offered<enter><enter>");
    assert!(words(&room).contains("needs words"), "{}", words(&room));
    press(&mut room, "Bus timetable of June<enter>");
    assert_eq!(room.saved(), ["status evidence-offered on AMB-C1: Bus timetable of June"]);
    let files = [
        ("register.toml", "discharge = \"officer\"\n"),
        ("ambleford.toml", include_str!("../support/ambleford.toml")),
    ];
    let mut room = Room::new(&Shelf::of(&files));
    press(&mut room, "gccdischarged<enter>Seen it<enter>");
    assert_eq!(room.saved(), ["status discharged on AMB-C1: Seen it"]);
}

#[test]
fn a_date_that_cannot_be_read_is_kept_as_words_at_the_second_enter_only() {
    let mut room = tracker();
    press(&mut room, "d31/02/2026<enter>");
    assert_eq!(room.saved(), [""; 0]);
    let told = "`31/02/2026`: February 2026 has 28 days. Enter again keeps it as words";
    assert!(words(&room).contains(told), "{}", words(&room));
    press(&mut room, "<esc>dend of july");
    assert!(words(&room).contains("reads as: Mon 31 Jul 2017"), "{}", words(&room));
    press(&mut room, "<esc>dwhen the ferry sails<enter>");
    assert_eq!(room.saved(), [""; 0]);
    assert!(
        words(&room).contains(
            "`when the ferry sails` is no date. Enter again keeps it as words, never late"
        ),
        "{}",
        words(&room)
    );
    press(&mut room, "<enter>");
    assert_eq!(room.saved(), ["due when the ferry sails on AMB-C1"]);
    assert!(foot(&room).starts_with("Saved: target when the ferry sails on AMB-C1."));
    press(&mut room, "Lj");
    assert!(words(&room).contains("words"), "{}", words(&room));
}

#[test]
fn an_owner_whom_nobody_knows_is_taken_with_the_nearest_names() {
    let mut room = tracker();
    room.colleague("plwright", Act::Note, "AMB-C1", "note", "Hello");
    press(&mut room, "oplwrihgt<enter>");
    assert_eq!(room.saved(), ["owner plwrihgt on AMB-C1"]);
    press(&mut room, "Lj");
    assert!(words(&room).contains("plwright"), "{}", words(&room));
}

#[test]
fn a_tag_is_a_word_and_a_hyphen_takes_it_off() {
    let mut room = tracker();
    press(&mut room, "t");
    paste(&mut room, "one\ntwo");
    press(&mut room, "<enter>t-one three<enter>");
    assert_eq!(
        room.saved(),
        ["tag one on AMB-C1", "tag two on AMB-C1", "untag one on AMB-C1", "tag three on AMB-C1"]
    );
}

#[test]
fn a_flag_goes_up_and_comes_down_with_an_empty_line() {
    let mut room = tracker();
    press(&mut room, "f<enter>");
    press(&mut room, "/is:flagged<enter>");
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    press(&mut room, "f<enter>");
    assert!(words(&room).contains("Caveats 0 of 4"), "{}", words(&room));
    assert_eq!(room.saved(), ["flag flagged on AMB-C1", "flag  on AMB-C1"]);
}

#[test]
fn what_is_put_off_leaves_ones_views_until_its_day_or_until_its_words_change() {
    let mut room = Room::ambleford();
    assert!(words(&room).contains("Cases 2 of 2"), "{}", words(&room));
    press(&mut room, "w2017-08-01<enter>");
    assert_eq!(room.saved(), ["wait 2017-08-01 on AMB-1"]);
    assert!(words(&room).contains("Cases 1 of 2, 1 waiting"), "{}", words(&room));
    assert!(words(&room).contains("[1 Inbox 1]"), "{}", words(&room));
    assert!(foot(&room).contains("AMB-1 left this list"), "{}", foot(&room));
    press(&mut room, "0");
    assert!(words(&room).contains("Cases 2 of 2 "), "{}", words(&room));
    assert!(!words(&room).contains("1 waiting"), "{}", words(&room));
    press(&mut room, "/is:waiting<enter>");
    assert!(words(&room).contains("Cases 1 of 2"), "{}", words(&room));
    press(&mut room, "<enter>G");
    assert!(words(&room).contains("hidden until 1 Aug 2017 by you"), "{}", words(&room));
    press(&mut room, "<esc>1");
    assert!(words(&room).contains("Cases 1 of 2, 1 waiting"), "{}", words(&room));
    room.reload(&Shelf::ambleford_with(&[("Harbour Health Centre", "Harbour Health Hub")]));
    assert!(words(&room).contains("Cases 2 of 2 "), "{}", words(&room));
}

#[test]
fn what_a_colleague_puts_off_hides_nothing_and_is_told_on_the_page() {
    let mut room = Room::ambleford();
    room.colleague("rjs", caveat::journal::Act::Wait, "AMB-1", "2017-08-01", "");
    assert!(words(&room).contains("Cases 2 of 2 "), "{}", words(&room));
    press(&mut room, "<enter>G");
    let told = "hidden until 1 Aug 2017 by rjs, from rjs alone";
    assert!(words(&room).contains(told), "{}", words(&room));
}

#[test]
fn a_dot_does_it_again_here_or_on_the_marks() {
    let mut room = tracker();
    press(&mut room, ".");
    assert!(foot(&room).starts_with("You have done nothing yet that could be repeated"));
    press(&mut room, "orjs<enter>j.");
    assert_eq!(room.saved(), ["owner rjs on AMB-C1", "owner rjs on AMB-C2"]);
    press(&mut room, "vxNo word of it<enter>j.");
    assert_eq!(room.saved()[3], "verdict not-met on AMB-C3: No word of it");
    press(&mut room, "*.");
    assert_eq!(room.saved().len(), 8);
}

#[test]
fn ones_newest_note_is_edited_and_the_old_words_stay_in_the_journal() {
    let mut room = tracker();
    press(&mut room, "e");
    assert_eq!(foot(&room), "You have no note on AMB-C1 to edit Esc goes back to cases");
    press(&mut room, "aAsk the ferry<enter>e company<enter>");
    assert_eq!(room.saved()[0], "note note on AMB-C1: Ask the ferry");
    assert!(room.saved()[1].starts_with("supersede "), "{:?}", room.saved());
    let ledger = room.model().register.ledger();
    let id = caveat::record::Id::new("AMB-C1").unwrap();
    let notes: Vec<_> = ledger.notes(&id).iter().map(|note| note.now.entry.text.clone()).collect();
    assert_eq!(notes, ["Ask the ferry company"]);
    press(&mut room, "u");
    let ledger = room.model().register.ledger();
    assert_eq!(ledger.notes(&id)[0].now.entry.text, "Ask the ferry");
}

#[test]
fn a_verdict_that_is_suspect_can_be_affirmed_on_the_new_words() {
    let mut room = tracker();
    press(&mut room, "vr");
    assert!(foot(&room).starts_with("No verdict of yours on AMB-C1 waits for it"));
    press(&mut room, "vm");
    room.reload(&Shelf::ambleford_with(&[("before the last bus", "before dark")]));
    press(&mut room, "gg");
    assert_eq!(here(&room), "AMB-C1");
    press(&mut room, "vr");
    let ix = room.model().register.find("AMB-C1").unwrap();
    assert!(!room.model().register.is_suspect(ix));
    assert_eq!(room.saved(), ["verdict met on AMB-C1", "verdict met on AMB-C1"]);
}

#[test]
fn an_act_that_says_nothing_on_a_record_is_refused_in_words() {
    let mut room = tracker();
    press(&mut room, ":open AMB-MBC<enter>o");
    assert!(words(&room).contains("AMB-MBC is a partner, and has no owner"), "{}", words(&room));
    assert_eq!(room.saved(), [""; 0]);
}

#[test]
fn a_record_opened_on_purpose_is_looked_at_once_and_one_passed_by_is_not() {
    let mut room = tracker();
    press(&mut room, "jjk<enter><esc><enter><esc>");
    assert_eq!(room.looked(), ["AMB-C2"]);
    assert_eq!(room.saved(), [""; 0]);
    room.reload(&Shelf::ambleford_with(&[(
        "number of nurses in post",
        "number of trained nurses in post",
    )]));
    assert!(words(&room).contains("3 Changed 1"), "{}", words(&room));
    press(&mut room, "D");
    assert!(words(&room).contains("of {+trained +}nurses"), "{}", words(&room));
    press(&mut room, "<esc><enter>");
    assert_eq!(room.looked(), ["AMB-C2", "AMB-C2"]);
    assert!(words(&room).contains("3 Changed 0"), "{}", words(&room));
    press(&mut room, "D");
    assert!(words(&room).contains("of {+trained +}nurses"), "{}", words(&room));
}

#[test]
fn a_day_to_compare_with_takes_the_place_of_when_one_looked() {
    let mut room = tracker();
    room.colleague("plw", Act::Verdict, "AMB-C2", "met", "");
    room.reload(&Shelf::ambleford_with(&[(
        "number of nurses in post",
        "number of trained nurses in post",
    )]));
    assert!(words(&room).contains("3 Changed 1"), "{}", words(&room));
    press(&mut room, "B2017-07-17<enter>");
    assert!(words(&room).contains("since 17 Jul 2017 amk"), "{}", words(&room));
    press(&mut room, "/is:changed<enter>");
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    press(&mut room, "Bnonsense<enter>");
    assert!(words(&room).contains("that is no day"), "{}", words(&room));
    press(&mut room, "<c-u><enter>");
    assert!(!words(&room).contains("since 17 Jul"), "{}", words(&room));
}

#[test]
fn the_count_of_what_is_overdue_follows_an_act() {
    let told = |room: &Room| {
        let words = words(room);
        let (before, _) = words.split_once(" without an owner").unwrap();
        before.rsplit('\u{2514}').next().unwrap().trim().to_owned()
    };
    let mut room = Room::sample();
    press(&mut room, "gc");
    let before = told(&room);
    press(&mut room, "orjs<enter>");
    assert_ne!(told(&room), before);
}
