//! Drafts: no text that somebody typed is ever lost.

use caveat::tui::effect::Event;

use crate::support::{Room, Shelf, foot, press, screen, words};

#[test]
fn a_draft_is_offered_when_its_key_is_pressed_there_again() {
    let mut room = Room::ambleford();
    press(&mut room, "gcaAsk the ferry<esc>jakeys<esc>k");
    assert!(words(&room).contains("> \" AMB-C1"), "{}", words(&room));
    press(&mut room, "a company<enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: Ask the ferry company"]);
    assert_eq!(room.drafts(), ["note on AMB-C2: keys"]);
}

#[test]
fn the_foot_counts_drafts_and_the_record_shows_its_own() {
    let mut room = Room::ambleford();
    press(&mut room, "gcaOne<esc>vxTwo<esc>k<enter>");
    assert!(foot(&room).starts_with("on AMB-C1 2 unsaved drafts"), "{}", foot(&room));
    let page = screen(&mut room, 80, 40);
    assert!(page.contains("note, not saved: One"), "{page}");
    assert!(page.contains("not saved: Two"), "{page}");
    press(&mut room, "Q");
    assert_eq!(room.left, Some("caveat: 0 entries saved; 2 drafts kept".to_owned()));
}

#[test]
fn a_draft_follows_each_key_and_its_end_when_the_line_drops() {
    let mut room = Room::ambleford();
    press(&mut room, "aAsk t");
    assert_eq!(room.drafts(), ["note on AMB-1: Ask t"]);
    assert_eq!(room.app.keep().map(|(_, text)| text), Some("Ask t".to_owned()));
    press(&mut room, "<bs>");
    room.happen(Event::Hangup);
    assert_eq!(room.drafts(), ["note on AMB-1: Ask "]);
}

#[test]
fn a_draft_is_there_in_the_next_sitting() {
    let mut room = Room::ambleford();
    press(&mut room, "gcaAsk");
    room.happen(Event::Terminate);
    let mut room = room.again(&Shelf::ambleford());
    press(&mut room, "gca the ferry company<enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: Ask the ferry company"]);
}

#[test]
fn an_emptied_draft_is_no_draft() {
    let mut room = Room::ambleford();
    press(&mut room, "aAsk<esc>a<c-u><esc>");
    assert_eq!(room.drafts(), [""; 0]);
    assert_eq!(foot(&room), "on AMB-1");
    press(&mut room, "aAsk<esc>a<c-u><enter>");
    assert!(foot(&room).starts_with("Nothing was written, so nothing is saved"));
    assert_eq!((room.drafts(), room.saved()), (Vec::new(), Vec::new()));
    press(&mut room, "a");
    assert!(words(&room).contains("│ > │"), "{}", words(&room));
}

#[test]
fn a_second_note_begun_while_the_first_is_saved_keeps_its_draft() {
    let mut room = Room::ambleford();
    room.worker.holds = true;
    press(&mut room, "aFirst<enter>aSecond");
    room.answer();
    assert_eq!(room.drafts(), ["note on AMB-1: Second"]);
    press(&mut room, "<esc>");
    room.answer();
    assert_eq!(room.drafts(), ["note on AMB-1: Second"]);
    assert_eq!(room.saved(), ["note note on AMB-1: First"]);
}

#[test]
fn a_record_that_vanishes_while_its_note_is_written_leaves_the_text_as_a_draft() {
    let mut room = Room::ambleford();
    press(&mut room, "gcjaAsk for vacancy numbers");
    let gone = Shelf::ambleford_with(&[("id = \"AMB-C2\"", "id = \"AMB-C9\"")]);
    room.reload(&gone);
    assert!(words(&room).contains("> Ask for vacancy numbers"));
    press(&mut room, "<enter>");
    assert_eq!(
        foot(&room),
        "NOT SAVED: the record is not on file any more. The text is kept as a draft"
    );
    assert_eq!(room.drafts(), ["note on AMB-C2: Ask for vacancy numbers"]);
    assert_eq!(room.saved(), [""; 0]);
    room.reload(&Shelf::ambleford());
    press(&mut room, "gg/C2<enter>a<enter>");
    assert_eq!(room.saved(), ["note note on AMB-C2: Ask for vacancy numbers"]);
}

#[test]
fn a_draft_is_thrown_away_from_the_list_of_drafts() {
    let mut room = Room::ambleford();
    press(&mut room, "gcaunfinished<esc>gd");
    assert!(words(&room).contains("unfinished"), "{}", words(&room));
    press(&mut room, ":discard-draft<enter>");
    assert!(words(&room).contains("No text waits"), "{}", words(&room));
    assert_eq!(room.drafts(), [""; 0]);
}
