//! What an officer presses to judge one item after another, and what is written down because of it.

use caveat::journal::session::name;

use super::{bar, heading};
use crate::support::{Room, Shelf, foot, press, screen, words};

#[test]
fn a_whole_session_with_every_verdict_ends_with_a_queue_that_is_judged_and_closed() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert_eq!(bar(&room), "0 of 6 met 0 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    press(&mut room, "pPosts are filled on paper only.<enter>");
    press(&mut room, "xno paper came back<enter>");
    press(&mut room, "iask the clerk<enter>");
    press(&mut room, "z");
    assert_eq!(bar(&room), "5 of 6 met 1 partly 1 not met 1 info 1 n/a 1 skipped 0");
    assert_eq!(heading(&mut room), "6 of 6 WIR-C2 Further report on the Hub");
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "6 of 6 judged");
    let end = words(&room);
    assert!(end.contains("Everything in this queue is judged."), "{end}");
    assert!(
        end.contains("│ 2 met") && end.contains("1 information needed") || end.contains("1 info")
    );
    press(&mut room, "q");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    let closed = format!("All 6 are judged: {} is closed", name(session));
    assert!(foot(&room).starts_with(&closed), "{}", foot(&room));
    assert_eq!(
        room.saved(),
        [
            "session opened on CHO-C1 CHO-C2 CHO-C3 CHO-C4 CHO-C5 WIR-C2: kind = \"caveat\"\n\
             title = \"Overdue\"\nquery = \"is:overdue -is:settled\"\nblind = true",
            "verdict met on CHO-C1",
            "verdict partly on CHO-C2: Posts are filled on paper only.",
            "verdict not-met on CHO-C3: no paper came back",
            "verdict info on CHO-C4: ask the clerk",
            "verdict not-applicable on CHO-C5",
            "verdict met on WIR-C2",
            "session closed on ",
        ]
    );
    let in_it = room.worker.journal("amk").iter().all(|it| it.entry.session == Some(session));
    assert!(in_it, "everything carries the session's id");
    press(&mut room, "Q");
    let told = format!("caveat: session {} 6 of 6: 2 met, 1 partly, 1 not met", name(session));
    assert!(room.left.clone().unwrap().starts_with(&told), "{:?}", room.left);
}

#[test]
fn twenty_items_are_judged_in_twenty_keys() {
    let mut room = Room::sample();
    press(&mut room, "gc0r");
    let all = room.model().register.of(caveat::record::Kind::Caveat).len();
    assert_eq!(all, 20);
    press(&mut room, "mmmmmmmmmmzzzzzzzzzz");
    assert_eq!(heading(&mut room), "20 of 20 judged");
    assert_eq!(room.saved().iter().filter(|it| it.starts_with("verdict")).count(), 20);
}

#[test]
fn the_next_item_comes_only_when_the_verdict_is_on_disk() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    room.worker.holds = true;
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert_eq!(bar(&room), "0 of 6 met 0 partly 0 not met 0 info 0 skipped 0");
    room.worker.fails = Some("the disk is full");
    room.answer();
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert!(words(&room).contains("NOT SAVED"));
    room.worker.fails = None;
    room.worker.holds = false;
    press(&mut room, "<enter>");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
}

#[test]
fn what_is_put_off_comes_again_at_the_end_and_undo_goes_back_to_its_item() {
    let mut room = Room::sample();
    press(&mut room, "2rs");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C2 Scalability and potential roll out");
    press(&mut room, "mm");
    assert_eq!(heading(&mut room), "3 of 6 CHO-C4 Governance and primary care fit");
    press(&mut room, "u");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C3 Choice of resource for range of cases");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 1");
    press(&mut room, "mmmm");
    assert_eq!(heading(&mut room), "6 of 6 CHO-C1 Costs over 6 and 12 months");
    press(&mut room, "s");
    assert!(foot(&room).starts_with("CHO-C1 is the last one left"), "{}", foot(&room));
    press(&mut room, "m");
    assert_eq!(heading(&mut room), "6 of 6 judged");
    assert_eq!(bar(&room), "6 of 6 met 6 partly 0 not met 0 info 0 skipped 0");
}

#[test]
fn previous_and_next_walk_the_queue_and_a_verdict_can_be_given_again() {
    let mut room = Room::sample();
    press(&mut room, "2rm<gt>");
    assert_eq!(heading(&mut room), "3 of 6 CHO-C3 Choice of resource for range of cases");
    press(&mut room, "<lt><lt>");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    press(&mut room, "z");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    assert_eq!(bar(&room), "1 of 6 met 0 partly 0 not met 0 info 0 n/a 1 skipped 0");
    press(&mut room, "<enter>");
    assert!(words(&room).contains("caveat Sample register"), "the record whole");
    press(&mut room, "<lt>");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
}

#[test]
fn a_record_that_changes_while_it_lies_there_is_said_before_a_verdict_is_taken() {
    let mut room = Room::ambleford();
    press(&mut room, "gc0r");
    let first = heading(&mut room);
    let id = first.split(' ').nth(3).unwrap().to_owned();
    let text = include_str!("../support/ambleford.toml");
    let at = text.find(&format!("id = \"{id}\"")).unwrap();
    let from = text[at..].find("text = \"").unwrap() + at + 8;
    let changed = format!("{}Newly put: {}", &text[..from], &text[from..]);
    room.reload(&Shelf::of(&[("ambleford.toml", &changed)]));
    assert!(foot(&room).starts_with(&format!("{id} has changed while it lay here")));
    press(&mut room, "m");
    assert!(foot(&room).starts_with(&format!("{id} has changed while it lay here. D shows how")));
    assert!(!room.saved().iter().any(|it| it.starts_with("verdict")));
    press(&mut room, "D");
    assert!(words(&room).contains("{+Newly put: +}"), "{}", words(&room));
    press(&mut room, "<esc>m");
    assert_eq!(room.saved().last().unwrap(), &format!("verdict met on {id}"));
    // A verdict on the words before it is suspect, and is seen to be.
    room.reload(&Shelf::ambleford());
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    let session = room.model().register.ledger().session(session).unwrap();
    assert_eq!(room.model().register.progress(&session, "amk").suspect, 1);
}

#[test]
fn a_record_that_goes_is_passed_over_and_told() {
    let mut room = Room::ambleford();
    press(&mut room, "gc0r");
    let id = heading(&mut room).split(' ').nth(3).unwrap().to_owned();
    let gone = Shelf::ambleford_with(&[(&format!("id = \"{id}\""), "id = \"ELSE-1\"")]);
    room.reload(&gone);
    assert!(heading(&mut room).ends_with("not on file any more"), "{}", heading(&mut room));
    press(&mut room, "m");
    assert!(foot(&room).contains("is not on file any more, so it takes no verdict"));
    press(&mut room, "<gt>mmm");
    assert!(words(&room).contains("Everything in this queue is judged."), "{}", words(&room));
    assert!(words(&room).contains("1 not on file any more"));
}

#[test]
fn the_words_that_are_quoted_stand_in_their_source_with_what_is_round_them() {
    let text = include_str!("../support/ambleford.toml")
        .replace("kind = \"minutes\"\n", "kind = \"minutes\"\npath = \"sources/may.txt\"\n")
        .replacen(
            "due = \"June 2017\"",
            "due = \"June 2017\"\nsource = { document = \"AMB-DOC1\", quote = \"the last bus\" }",
            1,
        );
    let mut room = Room::new(&Shelf::of(&[("ambleford.toml", &text)]));
    let saved = "Item 7.\n\nThe islands lie far out, and the last\nbus goes at six.\n\nItem 8.";
    room.worker.sources.insert("sources/may.txt".to_owned(), saved.to_owned());
    press(&mut room, "gc0r");
    let seen = words(&room);
    let passage = "The islands lie far out, and > the last bus < goes at six.";
    let plain: String = seen.replace("│ ", "");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains(passage), "{plain}");
}

#[test]
fn a_record_that_gets_another_id_stays_in_the_queue_with_what_was_said_of_it() {
    let mut room = Room::ambleford();
    press(&mut room, "gc0rmqR");
    let first = room.saved()[1].clone();
    let id = first.rsplit(' ').next().unwrap().to_owned();
    let renamed = format!("id = \"NEW-1\"\naka = [\"{id}\"]");
    room.reload(&Shelf::ambleford_with(&[(&format!("id = \"{id}\""), &renamed)]));
    let (judged, of) = (bar(&room), "1 of 4 met 1");
    assert!(judged.starts_with(of), "{judged}");
    press(&mut room, "mmm");
    assert!(words(&room).contains("Everything in this queue is judged."), "{}", words(&room));
    press(&mut room, "<lt><lt><lt><lt>");
    assert_eq!(heading(&mut room).split(' ').nth(3), Some("NEW-1"));
}

#[test]
fn a_key_that_comes_before_the_verdict_is_on_disk_is_not_taken_for_the_item_before() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    room.worker.holds = true;
    press(&mut room, "m");
    for keys in ["x", "z", "s", "."] {
        press(&mut room, keys);
        assert!(foot(&room).starts_with("Still saving the one before"), "{}", foot(&room));
    }
    room.worker.holds = false;
    room.answer();
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "z");
    assert_eq!(room.saved().last().unwrap(), "verdict not-applicable on CHO-C2");
}

#[test]
fn what_is_put_off_and_that_one_looked_is_said_in_words_of_its_own() {
    let mut room = Room::sample();
    press(&mut room, "2rs");
    assert!(foot(&room).starts_with("CHO-C1 is put off: it comes again at the end"));
    press(&mut room, ":set blind off<enter>");
    assert!(foot(&room).starts_with("Others' verdicts show from here on"), "{}", foot(&room));
}

#[test]
fn the_endorsements_behind_the_matrix_are_reviewed_in_their_own_words() {
    let mut room = Room::sample();
    press(&mut room, "ge/programme:chorley<enter>r");
    assert!(foot(&room).starts_with("Nothing to review"), "a decision alone: {}", foot(&room));
    press(&mut room, "/programme:stockport<enter>r");
    let seen = words(&room);
    assert!(
        seen.contains("REVIEW") && seen.contains("Endorsements, programme:stockport"),
        "{seen}"
    );
    assert!(
        seen.contains("Does this endorsement stand?") && seen.contains("m confirmed"),
        "{seen}"
    );
    let of = bar(&room);
    press(&mut room, "m");
    assert!(room.saved().last().unwrap().starts_with("verdict confirmed on STK-E"));
    // Marks that are the same again, and the same cells again, begin no other in silence.
    press(&mut room, "qr");
    assert!(foot(&room).contains("on these is at 1 of "), "{of}: {}", foot(&room));
}

#[test]
fn the_bar_and_the_queue_say_all_on_few_lines_and_what_has_changed_since_is_named() {
    let mut room = Room::sample();
    press(&mut room, "1r");
    let seen = screen(&mut room, 80, 24);
    let bar = "│ m ready   p ready with conditions   x not ready   i info   z defer";
    let keys = "│ s skip to the end   < previous   > next   a note   . again   u undo";
    assert!(seen.contains(bar) && seen.contains(keys), "{seen}");
    press(&mut room, "ponly if funded<enter>");
    room.resize(120, 36);
    let seen = words(&room);
    assert!(seen.contains("CHO-1 conditions") && seen.contains("│ 1 conditions │"), "{seen}");
    let mut room = Room::ambleford();
    press(&mut room, "gc0rmmmm");
    let id = room.saved()[1].rsplit(' ').next().unwrap().to_owned();
    let text = include_str!("../support/ambleford.toml");
    let at = text.find(&format!("id = \"{id}\"")).unwrap();
    let from = text[at..].find("text = \"").unwrap() + at + 8;
    let changed = format!("{}Newly put: {}", &text[..from], &text[from..]);
    room.reload(&Shelf::of(&[("ambleford.toml", &changed)]));
    room.resize(120, 36);
    assert!(words(&room).contains(&format!("{id} met~")), "{}", words(&room));
    press(&mut room, "<lt><gt>");
    let told = format!("1 on words that have changed since: {id}");
    assert!(words(&room).contains(&told), "{}", words(&room));
}
