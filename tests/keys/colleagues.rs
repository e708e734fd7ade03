//! Other officers: what they add is seen, and never in one's way.

use caveat::journal::Act;

use crate::support::{Room, Shelf, foot, here, press, screen, words};

#[test]
fn a_colleagues_other_verdict_shows_as_split_at_once() {
    let mut room = Room::ambleford();
    press(&mut room, "gcjvm");
    assert!(words(&room).contains("4 Split 0"));
    room.colleague("plw", Act::Verdict, "AMB-C2", "not-met", "Posts are not people");
    assert!(words(&room).contains("4 Split 1"), "{}", words(&room));
    assert!(words(&room).contains("> / AMB-C2"), "{}", words(&room));
    assert_eq!(here(&room), "AMB-C2");
    let wide = screen(&mut room, 120, 36);
    assert!(wide.lines().any(|line| line.contains("AMB-C2") && line.contains("plw x")), "{wide}");
    press(&mut room, "<enter>");
    let page = screen(&mut room, 80, 40);
    assert!(page.contains("SPLIT") && page.contains("Posts are not people"), "{page}");
}

#[test]
fn a_colleagues_entry_does_not_disturb_a_note_being_written() {
    let mut room = Room::ambleford();
    press(&mut room, "gcjaPosts ");
    room.colleague("plw", Act::Note, "AMB-C2", "note", "Ask for vacancy numbers");
    press(&mut room, "or people?<enter>");
    assert_eq!(room.saved(), ["note note on AMB-C2: Posts or people?"]);
}

#[test]
fn a_colleague_may_change_what_a_filter_answers_while_it_is_typed() {
    let mut room = Room::ambleford();
    press(&mut room, "gc/is:split");
    assert!(words(&room).contains("Caveats 0 of 4"));
    room.colleague("plw", Act::Verdict, "AMB-C2", "met", "");
    room.colleague("rjs", Act::Verdict, "AMB-C2", "not-met", "no");
    assert!(words(&room).contains("Caveats 1 of 4"), "{}", words(&room));
    press(&mut room, "<enter>");
    assert_eq!(here(&room), "AMB-C2");
}

#[test]
fn an_item_that_a_colleague_takes_out_of_the_list_is_told() {
    let mut room = Room::ambleford();
    press(&mut room, "gc/-has:note<enter>j");
    room.colleague("plw", Act::Note, "AMB-C2", "note", "seen");
    assert!(
        foot(&room).starts_with("AMB-C2 left this list plw: note on AMB-C2"),
        "{}",
        foot(&room)
    );
    assert_eq!(here(&room), "AMB-C3");
}

#[test]
fn a_verdict_is_doubted_when_the_words_change_and_not_when_the_file_is_only_tidied() {
    let mut room = Room::ambleford();
    press(&mut room, "gcvm");
    let tidied = (
        "title = \"Ferry times and the last bus\"\n",
        "# a remark\ntitle   =  'Ferry  times and the last bus'\r\n",
    );
    room.reload(&Shelf::ambleford_with(&[tidied]));
    assert!(
        screen(&mut room, 80, 24)
            .lines()
            .any(|line| line.contains("AMB-C1") && line.contains(" m  │"))
    );
    assert!(words(&room).contains("3 Changed 0"));
    room.reload(&Shelf::ambleford_with(&[("before the last bus", "before dark")]));
    assert!(
        screen(&mut room, 80, 24)
            .lines()
            .any(|line| line.contains("AMB-C1") && line.contains(" m~ │"))
    );
    assert!(words(&room).contains("3 Changed 1"));
    press(&mut room, "<enter>");
    let page = screen(&mut room, 80, 40);
    assert!(page.contains("on words that have changed since"), "{page}");
}

#[test]
fn what_a_colleague_adds_is_told_in_the_foot_and_on_the_pad_of_who_writes() {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    room.colleague("plw", Act::Verdict, "AMB-C2", "met", "");
    assert!(foot(&room).starts_with("plw: verdict met on AMB-C2"), "{}", foot(&room));
    press(&mut room, "ASome words");
    room.colleague("plw", Act::Note, "AMB-C1", "note", "Seen");
    assert!(words(&room).contains("plw: note on AMB-C1"), "{}", words(&room));
    press(&mut room, "<esc><enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: Some words"]);
}
