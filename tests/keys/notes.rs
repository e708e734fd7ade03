//! Long notes: written on a pad, finished at a bar, and no road that loses text but the one that says so.

use caveat::record::Id;
use caveat::tui::effect::external::{EditorResult, EditorTarget};
use caveat::tui::effect::{DraftKey, Event};

use crate::support::{Room, Shelf, burst, foot, paste, press, screen, words};

fn tracker() -> Room {
    let mut room = Room::ambleford();
    press(&mut room, "gc");
    room
}

#[test]
fn a_long_note_has_lines_a_kind_and_what_backs_it() {
    let mut room = tracker();
    press(&mut room, "AFirst line<enter>second line<tab><right><tab>Agenda, p. 4<esc><enter>");
    assert_eq!(room.saved(), ["note evidence on AMB-C1: First line\nsecond line"]);
    let entry = &room.worker.journal("amk")[0].entry;
    assert_eq!(entry.reference.as_deref(), Some("Agenda, p. 4"));
    assert!(entry.seen.is_some());
    assert_eq!(room.drafts(), [""; 0]);
    assert!(foot(&room).starts_with("Saved: note (evidence) on AMB-C1."), "{}", foot(&room));
}

#[test]
fn esc_opens_the_bar_and_esc_again_goes_on_writing() {
    let mut room = tracker();
    press(&mut room, "ASome words<esc>");
    assert!(words(&room).contains("Enter save e go on E my editor d draft D throw away"));
    press(&mut room, "<esc> and more<esc>e still<esc><enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: Some words and more still"]);
}

#[test]
fn d_keeps_a_draft_that_is_there_when_the_key_is_pressed_again() {
    let mut room = tracker();
    press(&mut room, "AOne<enter>two<tab><right><right><esc>d");
    assert_eq!(room.drafts(), ["long:question on AMB-C1: One\ntwo"]);
    assert!(foot(&room).starts_with("Nothing is recorded. The text is kept as a draft of AMB-C1"));
    press(&mut room, "A<enter>three<esc><enter>");
    assert_eq!(room.saved(), ["note question on AMB-C1: One\ntwo\nthree"]);
    assert_eq!(room.drafts(), [""; 0]);
}

#[test]
fn a_hang_up_a_signal_and_the_next_start_lose_nothing() {
    let mut room = tracker();
    press(&mut room, "AOne<enter>two");
    assert_eq!(room.app.keep().map(|(_, text)| text), Some("One\ntwo".to_owned()));
    room.happen(Event::Hangup);
    assert_eq!(room.drafts(), ["long:note on AMB-C1: One\ntwo"]);
    let mut room = room.again(&Shelf::ambleford());
    assert!(words(&room).contains("1 draft"), "{}", words(&room));
    press(&mut room, "gd<enter>");
    assert!(words(&room).contains("Note on AMB-C1"), "{}", words(&room));
    press(&mut room, "<esc><enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: One\ntwo"]);
}

#[test]
fn capital_d_throws_it_away_and_an_empty_pad_saves_nothing() {
    let mut room = tracker();
    press(&mut room, "AWrong item<esc>D");
    assert!(foot(&room).starts_with("Thrown away. Nothing is recorded"), "{}", foot(&room));
    press(&mut room, "A<esc><enter>");
    assert!(foot(&room).starts_with("Nothing was written, so nothing is saved"));
    assert_eq!((room.saved(), room.drafts()), (Vec::new(), Vec::new()));
}

#[test]
fn pasted_text_is_text_whatever_it_holds() {
    let mut room = tracker();
    press(&mut room, "A");
    paste(&mut room, "vm\r\nQ\x1b[2J\u{202e}end");
    burst(&mut room, "one\ntwo");
    assert_eq!(room.left, None);
    press(&mut room, "<esc><enter>");
    let text = &room.worker.journal("amk")[0].entry.text;
    assert_eq!(text, "vm\nQ\u{241b}[2J\u{fffd}endone\ntwo");
}

#[test]
fn a_paste_that_is_too_long_is_cut_with_a_notice() {
    let mut room = tracker();
    press(&mut room, "A");
    paste(&mut room, &"many words ".repeat(6_000));
    let told = "More was typed or pasted than a line takes: the rest is left out";
    assert!(words(&room).contains(told), "{}", words(&room));
    press(&mut room, "<esc><enter>");
    assert_eq!(room.worker.journal("amk")[0].entry.text.len(), 60_000);
}

#[test]
fn a_note_with_lines_is_edited_on_the_pad() {
    let mut room = tracker();
    press(&mut room, "AOne<enter>two<esc><enter>e<enter>three<esc><enter>");
    assert_eq!(room.saved()[0], "note note on AMB-C1: One\ntwo");
    assert!(room.saved()[1].starts_with("supersede "), "{:?}", room.saved());
    assert!(room.saved()[1].ends_with(": One\ntwo\nthree"), "{:?}", room.saved());
}

#[test]
fn the_officers_own_editor_gets_the_text_and_gives_it_back() {
    let mut room = tracker();
    press(&mut room, "AOne<esc>E");
    let of = DraftKey::here(Id::new("AMB-C1").unwrap(), "long:note");
    assert_eq!(room.edits, [EditorTarget::Note { text: "One".into(), of, copy: None }]);
    room.happen(Event::Edited(EditorResult::Note("One\nand more\n".into())));
    assert_eq!(room.drafts(), ["long:note on AMB-C1: One\nand more"]);
    press(&mut room, "<enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: One\nand more"]);
}

#[test]
fn each_kind_has_a_beginning_that_gives_way_until_something_is_written() {
    let mut room = tracker();
    press(&mut room, "A<tab><right><right><right>");
    let chase = screen(&mut room, 80, 24);
    assert!(chase.contains("[chase]") && chase.contains("AMB-C1"), "{chase}");
    press(&mut room, "<esc>d");
    assert_eq!(room.drafts(), [""; 0]);
    press(&mut room, "AMine<tab><right><right><right><esc><enter>");
    assert_eq!(room.saved(), ["note chase on AMB-C1: Mine"]);
}

#[test]
fn a_note_on_marks_is_one_note_for_each() {
    let mut room = tracker();
    press(&mut room, "<space><space>AFor both<esc><enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: For both", "note note on AMB-C2: For both"]);
    press(&mut room, "u");
    assert_eq!(room.saved()[2], "retract #1 on AMB-C1 AMB-C2");
}

#[test]
fn a_record_that_goes_while_its_note_is_written_leaves_the_text_as_a_draft() {
    let mut room = tracker();
    press(&mut room, "jASome words");
    room.reload(&Shelf::ambleford_with(&[("id = \"AMB-C2\"", "id = \"AMB-C9\"")]));
    press(&mut room, "<esc><enter>");
    assert!(foot(&room).starts_with("NOT SAVED: the record is not on file any more"));
    assert_eq!(room.drafts(), ["long:note on AMB-C2: Some words"]);
    press(&mut room, "gd");
    assert!(words(&room).contains("not on file any more"), "{}", words(&room));
    press(&mut room, "<enter>");
    assert!(words(&room).contains("the text stays here"), "{}", words(&room));
    assert_eq!(room.drafts().len(), 1);
}
