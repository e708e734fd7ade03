//! How a session is begun, joined, gone on with and closed, and never begun twice in silence.

use caveat::journal::session::{name, step};
use caveat::journal::{SessionStep, SessionTerms};
use caveat::tui::effect::Event;
use caveat::tui::model::StartOptions;

use super::{bar, caveats, heading, opened_by, says};
use crate::support::{Room, Shelf, foot, line, press, words};

#[test]
fn after_a_crash_the_session_goes_on_from_another_terminal_and_a_begun_reason_is_offered() {
    let mut room = Room::sample();
    press(&mut room, "2rm");
    press(&mut room, "xno pa");
    // The terminal dies in the middle of the reason.
    room.happen(Event::Hangup);
    let mut room = room.again(&Shelf::sample());
    press(&mut room, "R");
    assert_eq!(heading(&mut room), "2 of 6 CHO-C2 Scalability and potential roll out");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "x");
    assert!(line(&room).is_empty() || words(&room).contains("no pa"), "the draft is offered");
    press(&mut room, "per<enter>");
    assert_eq!(heading(&mut room), "3 of 6 CHO-C3 Choice of resource for range of cases");
    assert!(room.saved().contains(&"verdict not-met on CHO-C2: no paper".to_owned()));
}

#[test]
fn a_second_session_is_never_laid_on_top_of_the_one_that_is_open() {
    let mut room = Room::sample();
    press(&mut room, "gcr");
    let other = room.worker.journal("amk")[0].entry.session.unwrap();
    press(&mut room, "q2r");
    let open = room.model().sits_in.unwrap();
    assert_ne!(open, other);
    let at = heading(&mut room);
    press(&mut room, "R");
    assert!(foot(&room).starts_with(&format!("{} is open here", name(open))), "{}", foot(&room));
    press(&mut room, &format!(":resume {}<enter>", name(other)));
    let told = format!("You sit in {}: R goes on with it", name(open));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    assert_eq!(heading(&mut room), at);
    press(&mut room, "gb");
    press(&mut room, "gc/id:CHO-C1<enter>r");
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    press(&mut room, "R");
    assert_eq!(heading(&mut room), at, "R goes on with the one that is open");
}

#[test]
fn two_terminals_of_one_officer_share_a_session() {
    let mut room = Room::sample();
    press(&mut room, "2r");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    says(&mut room, "amk", session, "CHO-C2", "met", "");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
    press(&mut room, "m");
    let next = "3 of 6 CHO-C3 Choice of resource for range of cases";
    assert_eq!(heading(&mut room), next, "what the other terminal judged is passed over");
}

#[test]
fn a_second_session_on_the_same_filter_is_never_begun_in_silence() {
    let mut room = Room::sample();
    press(&mut room, "2rmq");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    assert_eq!(room.saved().last().unwrap(), "session left on ");
    press(&mut room, "r");
    let told = format!("{} on these is at 1 of 6: R resumes it, r again", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    press(&mut room, "jr");
    assert!(foot(&room).starts_with(&told), "another key between: asked again");
    press(&mut room, "r");
    assert_eq!(heading(&mut room), "1 of 6 CHO-C1 Costs over 6 and 12 months");
    press(&mut room, "qR");
    assert!(foot(&room).starts_with("2 sessions of yours are open: Enter goes on"));
    press(&mut room, "j<enter>");
    assert_eq!(bar(&room), "1 of 6 met 1 partly 0 not met 0 info 0 skipped 0");
}

#[test]
fn an_empty_queue_a_place_without_a_list_and_a_read_only_desk_begin_nothing() {
    let mut room = Room::sample();
    press(&mut room, "4r");
    assert!(foot(&room).starts_with("Nothing to review: no row answers this filter"));
    press(&mut room, "gwr");
    assert!(foot(&room).starts_with("There is no list here to review"), "{}", foot(&room));
    press(&mut room, "R");
    assert!(foot(&room).starts_with("No session of yours is open"), "{}", foot(&room));
    assert!(room.saved().is_empty());
    let opening = StartOptions { read_only: true, ..StartOptions::default() };
    let mut room = Room::open(&Shelf::sample(), opening);
    press(&mut room, "2r");
    assert!(foot(&room).starts_with("Read only"), "{}", foot(&room));
}

#[test]
fn a_session_that_was_dealt_to_somebody_else_or_is_over_is_not_entered() {
    let mut room = Room::sample();
    let dealt = SessionTerms { dealt_to: Some("plw".to_owned()), ..caveats("is:overdue") };
    let session = opened_by(&mut room, "rjs", &dealt, &["CHO-C1", "CHO-C2"]);
    press(&mut room, "gs<enter>");
    let told = format!("{} was dealt to plw, not to you", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    let own = opened_by(&mut room, "zed", &caveats("is:overdue"), &["CHO-C1"]);
    let end = step(room.worker.now(), "zed", own, SessionStep::Closed, None);
    let answer = room.worker.colleague("zed", end);
    room.tell(answer);
    press(&mut room, &format!(":resume {}<enter>", name(own)));
    let told = format!("{} was closed on 17 Jul", name(own));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    press(&mut room, ":resume s-none<enter>");
    assert!(foot(&room).starts_with("No session is called `s-none`: gs lists them"));
}

#[test]
fn a_colleagues_session_is_joined_and_its_filter_may_have_become_unreadable() {
    let mut room = Room::sample();
    let session = opened_by(&mut room, "plw", &caveats("is:overdew"), &["CHO-C1", "CHO-C2"]);
    press(&mut room, &format!(":resume {}<enter>", name(session)));
    assert!(words(&room).contains("filter unreadable"), "{}", words(&room));
    assert_eq!(room.saved(), ["session joined on "]);
    press(&mut room, "mm");
    assert_eq!(heading(&mut room), "2 of 2 judged");
    press(&mut room, "q");
    // plw, whose session it is, has still everything to judge.
    assert_eq!(room.saved().last().unwrap(), "session left on ");
}

#[test]
fn what_answers_the_filter_since_is_counted_and_not_added() {
    let mut room = Room::sample();
    opened_by(&mut room, "amk", &caveats("id:CHO-C1,CHO-C2"), &["CHO-C1"]);
    room.resize(120, 36);
    press(&mut room, "R");
    assert!(words(&room).contains(", 1 new since"), "{}", words(&room));
    assert!(words(&room).contains("0 of 1"), "{}", words(&room));
}

#[test]
fn a_session_that_is_closed_at_another_terminal_takes_nothing_more_and_says_so() {
    let mut room = Room::sample();
    press(&mut room, "2rm");
    let session = room.worker.journal("amk")[0].entry.session.unwrap();
    let end = step(room.worker.now(), "amk", session, SessionStep::Closed, None);
    let answer = room.worker.colleague("amk", end);
    room.tell(answer);
    let told = format!("{} was closed by amk on 17 Jul", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
    let saved = room.saved().len();
    for keys in ["m", "x", "vm", "s", ".", "vr"] {
        press(&mut room, "L<esc>");
        press(&mut room, keys);
        assert!(foot(&room).starts_with(&told), "{keys}: {}", foot(&room));
    }
    assert_eq!(room.saved().len(), saved, "{:?}", room.saved());
    press(&mut room, "q");
    let told = format!("{} is closed. gs lists it", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
}

#[test]
fn a_session_on_a_whole_list_or_on_the_same_marks_is_never_begun_twice_in_silence() {
    let mut room = Room::sample();
    press(&mut room, "gc0rmq");
    press(&mut room, "r");
    assert!(foot(&room).contains("on these is at 1 of 20"), "{}", foot(&room));
    press(&mut room, "<space><space>r");
    assert!(words(&room).contains("REVIEW") && words(&room).contains("2 marked"));
    press(&mut room, "mqgvr");
    assert!(foot(&room).contains("on these is at 1 of 2"), "{}", foot(&room));
    press(&mut room, "<esc>gkr");
    assert!(words(&room).contains("Decision clock"), "{}", words(&room));
}

#[test]
fn what_was_dealt_to_others_is_not_told_as_new() {
    let mut room = Room::sample();
    let dealt = SessionTerms { dealt_to: Some("amk".to_owned()), ..caveats("is:overdue") };
    opened_by(&mut room, "rjs", &dealt, &["CHO-C1"]);
    room.resize(120, 36);
    press(&mut room, "R");
    let seen = words(&room);
    assert!(seen.contains("REVIEW") && !seen.contains("new since"), "{seen}");
}

#[test]
fn a_session_is_closed_before_its_end_only_by_whose_it_is() {
    let mut room = Room::sample();
    press(&mut room, ":session close<enter>");
    assert!(foot(&room).starts_with("No open review session lies here"), "{}", foot(&room));
    press(&mut room, "2rm:session shut<enter>");
    assert!(foot(&room).starts_with("What can be done with a session: session close"));
    press(&mut room, ":session close<enter>");
    assert_eq!(room.saved().last().unwrap(), "session closed on ");
    press(&mut room, "m");
    assert_eq!(room.saved().last().unwrap(), "session closed on ", "nothing more is taken");
    press(&mut room, "q");
    let session = opened_by(&mut room, "plw", &caveats("is:overdue"), &["CHO-C1", "CHO-C2"]);
    press(&mut room, &format!(":resume {}<enter>:session close<enter>", name(session)));
    let told = format!("Only plw can close {}", name(session));
    assert!(foot(&room).starts_with(&told), "{}", foot(&room));
}
