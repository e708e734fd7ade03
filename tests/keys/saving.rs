//! Saving: what is said to be saved is saved, what is not stays on the screen until it is.

use caveat::journal::Act;
use caveat::record::Id;
use caveat::record::settings::ViewRow;
use caveat::text::Clean;
use caveat::tui::effect::{Answer, DraftKey};
use caveat::tui::model::StartOptions;

use crate::support::{Room, Shelf, foot, here, press, screen, words};

const FULL: &str = "the disk is full";

#[test]
fn nothing_shows_as_saved_before_the_worker_says_so() {
    let mut room = Room::ambleford();
    room.worker.holds = true;
    press(&mut room, "vmaA note<enter>");
    assert!(foot(&room).starts_with("Saving"), "{}", foot(&room));
    assert!(foot(&room).ends_with("saving"), "{}", foot(&room));
    let ix = room.model().register.find("AMB-1").unwrap();
    assert!(room.model().register.verdict_of(ix, "amk").is_none());
    room.answer();
    assert!(room.model().register.verdict_of(ix, "amk").is_some());
    assert!(foot(&room).ends_with("all saved"), "{}", foot(&room));
}

#[test]
fn a_verdict_carries_its_reason_and_the_words_it_was_given_on() {
    let mut room = Room::ambleford();
    press(&mut room, "gcvx<enter>");
    assert!(words(&room).contains("not met needs a reason; Esc gives no verdict"));
    press(&mut room, "No timetable  <enter>");
    assert_eq!(room.saved(), ["verdict not-met on AMB-C1: No timetable"]);
    let entry = &room.worker.journal("amk")[0].entry;
    let register = &room.model().register;
    let ix = register.find("AMB-C1").unwrap();
    assert_eq!(entry.seen.as_deref(), Some(register.fingerprint(ix)));
    let version = &room.worker.versions[0];
    assert_eq!(
        (&*version.fingerprint, &version.canonical),
        (register.fingerprint(ix), &register.canonical(ix))
    );
}

#[test]
fn a_verdict_is_pinned_to_the_words_that_were_read_when_its_key_was_pressed() {
    let mut room = Room::ambleford();
    let ix = room.model().register.find("AMB-C1").unwrap();
    let read = room.model().register.fingerprint(ix).to_owned();
    press(&mut room, "gcvx");
    room.reload(&Shelf::ambleford_with(&[("before the last bus", "before dark")]));
    press(&mut room, "No timetable<enter>");
    assert_eq!(room.worker.journal("amk")[0].entry.seen.as_deref(), Some(&*read));
    assert_eq!(room.worker.versions[0].fingerprint, read);
    assert!(room.worker.versions[0].canonical.contains("before the last bus"));
    let ix = room.model().register.find("AMB-C1").unwrap();
    assert!(room.model().register.is_suspect(ix));
}

#[test]
fn a_text_that_is_not_saved_stays_until_it_is_and_keeps_its_id() {
    let mut room = Room::ambleford();
    room.worker.fails = Some(FULL);
    press(&mut room, "aAsk the ferry company<enter>");
    let box_ = "NOT SAVED";
    assert!(words(&room).contains(box_), "{}", words(&room));
    assert!(words(&room).contains("note on AMB-1: the disk is full"));
    let first = room.worker.refused.last().unwrap().clone();
    press(&mut room, "jqQvm/:u");
    assert!(words(&room).contains("Ask the ferry company"));
    assert_eq!(room.left, None);
    press(&mut room, "<enter>");
    assert!(words(&room).contains(box_));
    assert_eq!(room.worker.refused.last(), Some(&first));
    room.worker.fails = None;
    press(&mut room, "<enter>");
    assert!(foot(&room).starts_with("Saved: note on AMB-1. u takes it back"), "{}", foot(&room));
    assert_eq!(*room.worker.journal("amk")[0].entry, first);
    assert_eq!(room.drafts(), [""; 0]);
}

#[test]
fn a_text_that_is_not_saved_can_be_kept_as_a_draft() {
    let mut room = Room::ambleford();
    room.worker.fails = Some(FULL);
    press(&mut room, "gcvxNo timetable<enter><esc>");
    let told = "Not saved. The text is kept as a draft of that item";
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    assert_eq!(room.drafts(), ["reason:not-met on AMB-C1: No timetable"]);
    room.worker.fails = None;
    press(&mut room, "vx<enter>");
    assert_eq!(room.saved(), ["verdict not-met on AMB-C1: No timetable"]);
    assert_eq!(room.drafts(), [""; 0]);
}

#[test]
fn a_verdict_without_words_that_is_not_saved_is_not_called_a_draft() {
    let mut room = Room::ambleford();
    room.worker.fails = Some(FULL);
    press(&mut room, "vm<esc>");
    assert_eq!(foot(&room), "Not saved: verdict ready on AMB-1");
    assert_eq!((room.saved().len(), room.drafts().len()), (0, 0));
}

#[test]
fn two_texts_that_are_not_saved_are_both_kept() {
    let mut room = Room::ambleford();
    room.worker.holds = true;
    room.worker.fails = Some(FULL);
    press(&mut room, "aFirst<enter>jaSecond<enter>");
    room.answer();
    assert!(words(&room).contains("First"), "{}", words(&room));
    room.worker.fails = None;
    room.worker.holds = false;
    press(&mut room, "<enter>");
    assert!(words(&room).contains("Second"), "{}", words(&room));
    press(&mut room, "<enter>");
    assert_eq!(room.saved(), ["note note on AMB-1: First", "note note on AMB-2: Second"]);
    assert!(!words(&room).contains("NOT SAVED"));
}

#[test]
fn a_text_that_is_not_saved_when_the_line_drops_is_kept_as_a_draft() {
    let mut room = Room::ambleford();
    room.worker.fails = Some(FULL);
    press(&mut room, "aAsk the ferry company<enter>");
    room.worker.drafts.clear();
    room.happen(caveat::tui::effect::Event::Hangup);
    assert_eq!(room.drafts(), ["note on AMB-1: Ask the ferry company"]);
}

#[test]
fn leaving_waits_for_a_save_that_is_under_way_and_stays_when_it_fails() {
    let mut room = Room::ambleford();
    room.worker.holds = true;
    press(&mut room, "aA note<enter>Q");
    assert_eq!(room.left, None);
    room.answer();
    assert_eq!(room.left, Some("caveat: 1 entry saved".to_owned()));

    let mut room = Room::ambleford();
    room.worker.holds = true;
    room.worker.fails = Some(FULL);
    press(&mut room, "vmQ");
    room.answer();
    assert_eq!(room.left, None);
    assert!(words(&room).contains("NOT SAVED"));
    press(&mut room, "<esc>Q");
    assert_eq!(room.left, Some(String::new()));
}

#[test]
fn after_an_act_the_cursor_does_not_chase_the_item() {
    let own = ViewRow {
        name: "Unjudged first".into(),
        on: "caveats".into(),
        sort: "verdict, id".into(),
        number: Some(6),
        ..ViewRow::default()
    };
    let mut room = Room::open(
        &Shelf::ambleford(),
        StartOptions { views: vec![own], ..StartOptions::default() },
    );
    press(&mut room, "6");
    assert_eq!(here(&room), "AMB-C1");
    press(&mut room, "vm");
    assert_eq!(here(&room), "AMB-C2");
    assert!(screen(&mut room, 80, 24).lines().nth(7).unwrap().contains("AMB-C1"));
    press(&mut room, "jvm");
    assert_eq!(here(&room), "AMB-C4");
    room.colleague("plw", Act::Verdict, "AMB-C2", "met", "");
    assert_eq!(here(&room), "AMB-C4");
}

#[test]
fn an_item_that_leaves_the_list_gives_its_place_to_the_next() {
    let mut room = Room::ambleford();
    press(&mut room, "gc/-verdict:met<enter>j");
    assert_eq!(here(&room), "AMB-C2");
    press(&mut room, "vm");
    assert!(foot(&room).contains("AMB-C2 left this list"), "{}", foot(&room));
    assert_eq!(here(&room), "AMB-C3");
}

#[test]
fn any_kind_of_record_takes_a_note_and_a_verdict_in_its_own_words() {
    let mut room = Room::ambleford();
    for (id, word) in [("AMB-1", "ready"), ("AMB-C2", "met"), ("AMB-E1", "confirmed")] {
        let opening = StartOptions { land_on: Some(id.into()), ..StartOptions::default() };
        room = Room::open(&Shelf::ambleford(), opening);
        press(&mut room, "vm");
        assert_eq!(room.saved(), [format!("verdict {word} on {id}")]);
    }
    press(&mut room, "aSeen<enter>");
    assert_eq!(room.saved()[1], "note note on AMB-E1: Seen");
}

#[test]
fn a_verdict_that_is_tried_again_keeps_the_words_that_it_is_on_too() {
    let mut room = Room::ambleford();
    room.worker.fails = Some(FULL);
    press(&mut room, "gcvm");
    assert_eq!(room.worker.versions.len(), 0);
    room.worker.fails = None;
    press(&mut room, "<enter>");
    assert_eq!(room.saved().len(), 1);
    let seen = room.worker.journal("amk")[0].entry.seen.clone();
    assert_eq!(Some(room.worker.versions[0].fingerprint.clone()), seen);
}

#[test]
fn what_was_read_and_cannot_be_kept_is_told_once() {
    let mut room = Room::ambleford();
    room.worker.fails = Some("this disk is read-only");
    let told = "What you have read cannot be kept: this disk is read-only";
    press(&mut room, "<enter>");
    assert!(foot(&room).starts_with(told), "{}", foot(&room));
    press(&mut room, "<esc>j<enter>");
    assert_eq!(room.worker.refused.len(), 2, "two records were opened");
    assert!(!foot(&room).starts_with(told), "{}", foot(&room));
}

#[test]
fn that_the_words_of_a_verdict_cannot_be_kept_is_told_once() {
    let mut room = Room::ambleford();
    let unkept = || Answer::VersionNotKept(Clean::line("you may not write there"));
    press(&mut room, "vm");
    room.tell(unkept());
    assert!(foot(&room).starts_with("Saved, but you may not write there"), "{}", foot(&room));
    press(&mut room, "jvm");
    room.tell(unkept());
    assert!(foot(&room).starts_with("Saved: verdict ready on AMB-2"), "{}", foot(&room));
}

#[test]
fn a_draft_that_cannot_be_kept_is_named_before_one_leaves_and_printed_then() {
    let mut room = Room::ambleford();
    let key = || DraftKey::here(Id::new("AMB-1").unwrap(), "note");
    press(&mut room, "aAsk the ferry company<esc>");
    room.tell(Answer::DraftLost { key: key(), why: Clean::line(FULL) });
    press(&mut room, "q");
    let asked = "NOT kept: note on AMB-1. q again quits, and prints it: Ask the ferry";
    assert!(foot(&room).starts_with(asked), "{}", foot(&room));
    press(&mut room, "q");
    let left = "caveat: 0 entries saved; 1 draft could NOT be kept\n\
                caveat: NOT kept, note on AMB-1:\nAsk the ferry company";
    assert_eq!(room.left.as_deref(), Some(left));

    let mut room = Room::ambleford();
    press(&mut room, "aAsk the ferry company<esc>");
    room.tell(Answer::DraftLost { key: key(), why: Clean::line(FULL) });
    room.tell(Answer::DraftKept { key: key(), at: jiff::Timestamp::UNIX_EPOCH });
    press(&mut room, "q");
    assert!(foot(&room).starts_with("Quit? All is saved"), "{}", foot(&room));
}
