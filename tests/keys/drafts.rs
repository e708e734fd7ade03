//! Drafts: no text that somebody typed is ever lost.

use caveat::record::Id;
use caveat::tui::effect::external::{EditorResult, EditorTarget};
use caveat::tui::effect::{Answer, DraftKey, DraftSource, Event, KeptDraft};
use caveat::tui::model::StartOptions;

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

fn left(field: &str, source: DraftSource) -> DraftKey {
    DraftKey { source, ..DraftKey::here(Id::new("AMB-C1").unwrap(), field) }
}

fn kept(text: &str, at: &str, elsewhere: bool) -> KeptDraft {
    let place = "pts/3".to_owned();
    KeptDraft { place, elsewhere, ..KeptDraft::new(text, at.parse().unwrap()) }
}

#[test]
fn the_newest_draft_that_no_terminal_has_is_taken_up_and_the_others_stay_listed() {
    let of = |terminal: &str| left("note", DraftSource::Other(terminal.to_owned()));
    let drafts = [
        (of("a"), kept("older words", "2017-07-16T10:00:00Z", false)),
        (of("b"), kept("newer words", "2017-07-17T08:00:00Z", false)),
        (of("c"), kept("being typed", "2017-07-17T08:30:00Z", true)),
    ];
    let opening = StartOptions { drafts: drafts.into(), ..StartOptions::default() };
    let mut room = Room::open(&Shelf::ambleford(), opening);
    assert_eq!(foot(&room), "2 drafts wait, 1 is being written on another terminal: gd");
    press(&mut room, "gd");
    let listed = words(&room);
    assert!(listed.contains("16 Jul 10:00") && listed.contains("17 Jul 08:00"), "{listed}");
    press(&mut room, "GG<enter>");
    let told = "note on AMB-C1 is being written on another terminal (pts/3)";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    press(&mut room, "qgca");
    assert!(words(&room).contains("> newer words"), "{}", words(&room));
    press(&mut room, "<enter>");
    assert_eq!(room.saved(), ["note note on AMB-C1: newer words"]);
    press(&mut room, "a");
    assert!(words(&room).contains("> older words"), "{}", words(&room));
    press(&mut room, "<esc>");
    let here = "note on AMB-C1: older words";
    assert!(room.drafts().contains(&here.to_owned()), "{:?}", room.drafts());
}

#[test]
fn what_another_terminal_has_since_taken_up_is_told() {
    let key = left("note", DraftSource::Other("a".to_owned()));
    let drafts = [(key.clone(), kept("words", "2017-07-16T10:00:00Z", false))];
    let opening = StartOptions { drafts: drafts.into(), ..StartOptions::default() };
    let mut room = Room::open(&Shelf::ambleford(), opening);
    press(&mut room, "gca<esc>");
    room.tell(Answer::DraftGone(key));
    let told = "note on AMB-C1 was taken up elsewhere too";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
}

#[test]
fn an_edit_that_was_cut_off_is_compared_and_waits_until_it_is_settled() {
    let copy = std::path::PathBuf::from("/state/edits/cases-x1.toml");
    let key = left("file:cases.toml", DraftSource::Copy(copy.clone()));
    let drafts = [(key, kept("title = \"Hub\"", "2017-07-16T10:00:00Z", false))];
    let opening = StartOptions { drafts: drafts.into(), ..StartOptions::default() };
    let mut room = Room::open(&Shelf::ambleford(), opening);
    press(&mut room, "gd");
    assert!(words(&room).contains("edit of cases.toml"), "{}", words(&room));
    press(&mut room, "<enter>");
    let shown = words(&room);
    assert!(shown.contains("NOT SAVED: this edit was cut off"), "{shown}");
    assert!(shown.contains("[-theirs-]{+mine+}"), "{shown}");
    assert!(shown.contains("[-before-]{+theirs+}"), "{shown}");
    press(&mut room, "e");
    let file = "cases.toml".to_owned();
    assert_eq!(room.edits, [EditorTarget::Again { file, line: 1, copy }]);
}

#[test]
fn an_editor_that_leaves_nothing_takes_no_words_with_it() {
    let mut room = Room::ambleford();
    press(&mut room, "gcAOne two<esc>E");
    room.happen(Event::Edited(EditorResult::Note("\n".into())));
    assert!(words(&room).contains("The editor left nothing"), "{}", words(&room));
    assert!(words(&room).contains("One two"), "{}", words(&room));
    assert_eq!(room.drafts(), ["long:note on AMB-C1: One two"]);
}
