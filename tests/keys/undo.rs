//! Taking back and bringing back: nothing is erased, and it waits its turn.

use caveat::journal::Act;
use caveat::tui::effect::Event;
use caveat::tui::effect::external::{EditorResult, FileEdit};

use crate::support::{Room, Shelf, foot, press, words};

#[test]
fn undo_goes_back_act_by_act_and_redo_forward_again() {
    let mut room = Room::ambleford();
    press(&mut room, "gcaFirst<enter>aSecond<enter>vm");
    press(&mut room, "uu");
    assert!(foot(&room).starts_with("Taken back: note on AMB-C1. U brings it back"));
    press(&mut room, "U");
    assert!(foot(&room).starts_with("Brought back: note on AMB-C1"), "{}", foot(&room));
    press(&mut room, "UU");
    assert!(foot(&room).starts_with("Nothing to bring back"));
    press(&mut room, "uuuu");
    assert!(foot(&room).starts_with("You have nothing to take back"));
    assert_eq!(
        room.saved()[3..],
        [
            "retract #3 on AMB-C1",
            "retract #2 on AMB-C1",
            "restore #2 on AMB-C1",
            "restore #3 on AMB-C1",
            "retract #3 on AMB-C1",
            "retract #2 on AMB-C1",
            "retract #1 on AMB-C1",
        ]
    );
}

#[test]
fn undo_takes_back_only_ones_own() {
    let mut room = Room::ambleford();
    room.colleague("plw", Act::Note, "AMB-1", "note", "Mine to keep");
    press(&mut room, "u");
    assert!(foot(&room).starts_with("You have nothing to take back"));
    assert_eq!(room.saved(), [""; 0]);
}

#[test]
fn undo_works_in_the_next_sitting_too() {
    let mut room = Room::ambleford();
    press(&mut room, "vm");
    let mut room = room.again(&Shelf::ambleford());
    press(&mut room, "u");
    assert_eq!(room.saved(), ["verdict ready on AMB-1", "retract #1 on AMB-1"]);
}

#[test]
fn undo_pressed_while_a_save_is_under_way_takes_that_save_back() {
    let mut room = Room::ambleford();
    press(&mut room, "vm");
    room.worker.holds = true;
    press(&mut room, "aA note<enter>u");
    assert_eq!(room.saved().len(), 1);
    room.answer();
    assert_eq!(
        room.saved(),
        ["verdict ready on AMB-1", "note note on AMB-1: A note", "retract #2 on AMB-1"]
    );
}

#[test]
fn undo_and_redo_pressed_while_a_save_is_under_way_keep_their_order() {
    let mut room = Room::ambleford();
    room.worker.holds = true;
    press(&mut room, "aA note<enter>uUu");
    room.answer();
    assert_eq!(
        room.saved()[1..],
        ["retract #1 on AMB-1", "restore #1 on AMB-1", "retract #1 on AMB-1"]
    );
}

#[test]
fn an_undo_too_many_is_forgotten_and_not_kept_for_a_later_act() {
    let mut room = Room::ambleford();
    room.worker.holds = true;
    press(&mut room, "aA note<enter>uuu");
    room.answer();
    assert_eq!(room.saved(), ["note note on AMB-1: A note", "retract #1 on AMB-1"]);
    press(&mut room, "aAnother<enter>");
    room.answer();
    assert_eq!(room.saved()[2..], ["note note on AMB-1: Another"]);
}

#[test]
fn an_undo_that_waited_for_a_failed_save_takes_nothing_back() {
    let mut room = Room::ambleford();
    press(&mut room, "vm");
    room.worker.holds = true;
    room.worker.fails = Some("the disk is full");
    press(&mut room, "aA note<enter>u");
    room.answer();
    room.worker.fails = None;
    press(&mut room, "<esc>");
    room.answer();
    assert_eq!(room.saved(), ["verdict ready on AMB-1"]);
}

#[test]
fn a_withdrawn_verdict_is_an_act_of_its_own_and_needs_one_to_withdraw() {
    let mut room = Room::ambleford();
    press(&mut room, "v-");
    assert_eq!(foot(&room), "You have no verdict on AMB-1");
    press(&mut room, "vmv-");
    press(&mut room, "u");
    assert_eq!(
        room.saved(),
        ["verdict ready on AMB-1", "verdict withdrawn on AMB-1", "retract #2 on AMB-1"]
    );
    let ix = room.model().register.find("AMB-1").unwrap();
    assert!(room.model().register.verdict_of(ix, "amk").is_some());
}

#[test]
fn the_cursor_stays_on_its_item_when_an_act_on_another_is_taken_back() {
    let mut room = Room::sample();
    press(&mut room, "gc0Gd2010-01-01<enter>ggjjjj");
    for key in ["", "u", "U"] {
        press(&mut room, key);
        assert!(words(&room).contains("│> ! CHO-C4"), "{key}: {}", words(&room));
    }
}

#[test]
fn an_edit_of_a_record_file_is_taken_back_in_its_turn_and_no_act_in_its_stead() {
    let mut room = Room::ambleford();
    press(&mut room, "vm");
    press(&mut room, "E");
    let [file, before, after] = ["cases.toml", "b1", "a1"].map(str::to_owned);
    room.happen(Event::Edited(EditorResult::Saved(FileEdit { file, before, after })));
    assert!(foot(&room).starts_with("Saved: cases.toml. u takes the edit back"), "{}", foot(&room));
    press(&mut room, "u");
    assert!(foot(&room).starts_with("Taken back: your edit of cases.toml"), "{}", foot(&room));
    assert_eq!(room.saved().len(), 1, "the verdict stands");
    press(&mut room, "U");
    assert!(foot(&room).starts_with("Brought back: your edit of cases.toml"), "{}", foot(&room));
    // What was done after the edit goes before it.
    press(&mut room, "aA note<enter>u");
    assert!(foot(&room).starts_with("Taken back: note on AMB-1"), "{}", foot(&room));
    press(&mut room, "u");
    assert!(foot(&room).starts_with("Taken back: your edit of cases.toml"), "{}", foot(&room));
    press(&mut room, "u");
    assert!(foot(&room).starts_with("Taken back: verdict ready on AMB-1"), "{}", foot(&room));
}
