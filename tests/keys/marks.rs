//! Marks: many rows at once, never one that is hidden, and all of it taken back by one undo.

use crate::support::{Room, foot, here, press, words};

/// The tracker of Ambleford: AMB-C1 to AMB-C4, in the order of their due dates.
fn tracker() -> Room {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    room
}

#[test]
fn space_marks_and_goes_down_and_the_foot_names_what_an_act_would_be_on() {
    let mut room = tracker();
    assert_eq!(foot(&room), "on AMB-C1 Esc goes back to cases");
    press(&mut room, "<space>");
    assert_eq!(here(&room), "AMB-C2");
    assert_eq!(foot(&room), "1 marked Esc clears 1 mark");
    press(&mut room, "<space>");
    assert_eq!(foot(&room), "2 marked Esc clears 2 marks");
    assert!(words(&room).contains("│ *! AMB-C1"), "{}", words(&room));
    press(&mut room, "k<space>");
    assert_eq!(foot(&room), "1 marked Esc clears 1 mark");
}

#[test]
fn hidden_rows_are_never_touched_and_are_counted() {
    let mut room = tracker();
    press(&mut room, "*/AMB-C1<enter>");
    assert_eq!(foot(&room), "4 marked (3 hidden, safe) Esc clears 4 marks");
    press(&mut room, "orjs<enter>");
    assert_eq!(room.saved(), ["owner rjs on AMB-C1"]);
    press(&mut room, "/AMB-1<enter>");
    press(&mut room, "d");
    let told = "4 marked (4 hidden, safe) All are hidden, so nothing is touched.";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    assert_eq!(room.saved().len(), 1);
}

#[test]
fn a_bulk_act_is_one_group_and_one_undo_takes_it_back() {
    let mut room = tracker();
    press(&mut room, "<space><space>o");
    assert!(words(&room).contains("owner for 2 marked"), "{}", words(&room));
    press(&mut room, "plw<enter>");
    assert!(foot(&room).starts_with("2 marked Saved: owner plw on 2 records."), "{}", foot(&room));
    assert_eq!(room.saved(), ["owner plw on AMB-C1", "owner plw on AMB-C2"]);
    let groups: Vec<_> = room.worker.journal("amk").iter().map(|held| held.entry.group).collect();
    assert!(groups[0].is_some() && groups[0] == groups[1]);
    press(&mut room, "u");
    assert_eq!(room.saved()[2..], ["retract #1 on AMB-C1 AMB-C2"]);
    let register = &room.model().register;
    assert_eq!(register.owner(register.find("AMB-C2").unwrap()), "");
}

#[test]
fn a_verdict_on_two_or_more_always_asks_why() {
    let mut room = tracker();
    press(&mut room, "<space><space>vm");
    assert!(words(&room).contains("met on 2 marked, reason"), "{}", words(&room));
    assert_eq!(room.saved(), [""; 0]);
    press(&mut room, "<enter>");
    assert_eq!(room.saved(), ["verdict met on AMB-C1", "verdict met on AMB-C2"]);
}

#[test]
fn a_range_is_marked_from_one_end_to_the_other_and_can_be_left() {
    let mut room = tracker();
    press(&mut room, "jVjj");
    assert_eq!(foot(&room), "3 marked Esc ends the range");
    press(&mut room, "<esc>");
    assert_eq!(foot(&room), "on AMB-C4 Esc goes back to cases");
    press(&mut room, "VggV");
    assert!(foot(&room).starts_with("4 marked"), "{}", foot(&room));
}

#[test]
fn cleared_marks_come_back_and_marks_survive_opening_a_record() {
    let mut room = tracker();
    press(&mut room, "<space><space><enter><esc>");
    assert_eq!(foot(&room), "2 marked Esc clears 2 marks");
    press(&mut room, "<esc>");
    assert!(foot(&room).starts_with("on AMB-C"), "{}", foot(&room));
    press(&mut room, "gv");
    assert_eq!(foot(&room), "2 marked Esc clears 2 marks");
    press(&mut room, "2");
    assert!(foot(&room).starts_with("2 marked (1 hidden, safe)"), "{}", foot(&room));
}

#[test]
fn esc_takes_one_layer_at_a_time_marks_before_the_filter() {
    let mut room = tracker();
    press(&mut room, "/care<enter><space><esc>");
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    press(&mut room, "<esc>");
    assert!(words(&room).contains("Caveats 4 of 4"), "{}", words(&room));
}
