//! What comes back to a meeting, and what the tracker, a case and a caveat tell of chases and answers.

use caveat::journal::Act;
use caveat::tui::model::StartOptions;

use crate::screens::{SIZES, check, dossier, sample};
use crate::support::{Room, Shelf, press};

/// Saltmere, opened on a record, after some keys.
fn saltmere(id: &'static str, keys: &'static str) -> impl Fn(StartOptions) -> Room {
    move |opening| {
        let land_on = Some(id.to_owned());
        let mut room = Room::open(&Shelf::saltmere(), StartOptions { land_on, ..opening });
        press(&mut room, keys);
        room
    }
}

#[test]
fn the_bring_back_list_of_a_meeting() {
    check("agenda", &SIZES, sample(":agenda CHO-M2<enter>"));
}

#[test]
fn the_bring_back_list_has_marks_quotations_and_what_is_settled() {
    check("agenda-quote", &SIZES[1..2], saltmere("SAL-M2", ":agenda<enter><space>"));
}

#[test]
fn a_day_without_a_meeting_has_a_list_and_says_so() {
    check(
        "agenda-no-meeting",
        &SIZES[1..],
        saltmere("SAL-M2", ":agenda SAL-CAB 1 aug 2017<enter>"),
    );
}

#[test]
fn the_meetings_to_choose_from() {
    check("meetings", &SIZES[1..], saltmere("SAL-1", ":agenda<enter>"));
}

#[test]
fn a_meeting_being_completed() {
    check("agenda-completion", &SIZES[1..2], saltmere("SAL-1", ":agenda cab<tab>"));
}

#[test]
fn the_page_of_a_meeting() {
    check("meeting", &SIZES[1..2], dossier("CHO-M2"));
}

#[test]
fn a_case_whose_considerations_are_answered_in_part() {
    check("answers", &SIZES[1..2], saltmere("SAL-1", ""));
}

#[test]
fn a_caveat_that_was_chased_answered_and_is_like_another() {
    check("alike", &SIZES[..2], |opening| {
        let mut room = saltmere("SAL-C2", "")(opening);
        room.colleague("plw", Act::Note, "SAL-C2", "chase", "Wrote to Dr Rowe.");
        room.colleague("rjs", Act::Note, "SAL-C2", "chase", "Rang her office.");
        room
    });
}

#[test]
fn the_tracker_tells_how_much_is_overdue_and_whose() {
    check("tracker-overdue", &SIZES, |opening| {
        let mut room = sample("gc")(opening);
        press(&mut room, "<space><space>orjs<enter>2<esc>");
        room
    });
}
