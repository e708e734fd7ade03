//! Review sessions as officers see them.

use caveat::journal::session::{opening, step};
use caveat::journal::{Act, Entry, SessionStep, SessionTerms};
use caveat::record::Id;
use caveat::tui::model::StartOptions;
use uuid::Uuid;

use crate::screens::{SIZES, check};
use crate::support::{Room, Shelf, press};

/// What is late in the sample register.
const OVERDUE: [&str; 6] = ["CHO-C1", "CHO-C2", "CHO-C3", "CHO-C4", "CHO-C5", "WIR-C2"];

/// A session with an id of its own, so that its name is always the same.
fn open(room: &mut Room, officer: &str, number: u128, terms: &SessionTerms) -> Uuid {
    let queue: Vec<Id> = OVERDUE.iter().map(|id| Id::new(id).unwrap()).collect();
    let session = Uuid::from_u128(0x0193_f6a2_6c1e_7b4e_8d7e_5a3c_2b1f_9e00 + number);
    let entry = opening(room.worker.now(), officer, terms, &queue).remove(0);
    let answer = room.worker.colleague(officer, Entry { session: Some(session), ..entry });
    room.tell(answer);
    session
}

fn overdue() -> SessionTerms {
    SessionTerms {
        kind: "caveat".to_owned(),
        title: "Overdue".to_owned(),
        query: "is:overdue".to_owned(),
        blind: true,
        dealt_to: None,
    }
}

/// A session in which three of six are judged, one of them by somebody else too.
fn begun(opening: StartOptions) -> Room {
    let mut room = Room::open(&Shelf::sample(), opening);
    open(&mut room, "amk", 7, &overdue());
    room.colleague("rjs", Act::Verdict, "CHO-C1", "met", "It is in the May paper");
    press(
        &mut room,
        "RxNo costs in the paper<enter>pOnly the pilot<enter>xno paper came back<enter>",
    );
    room
}

#[test]
fn a_review_session() {
    check("review", &SIZES, begun);
}

#[test]
fn an_item_that_is_judged_and_on_which_officers_differ() {
    check("review-split", &SIZES[1..2], |opening| {
        let mut room = begun(opening);
        press(&mut room, "<lt><lt><lt><end>");
        room
    });
}

#[test]
fn the_end_of_a_queue() {
    check("review-end", &SIZES[1..], |opening| {
        let mut room = begun(opening);
        press(&mut room, "mzm");
        room
    });
}

#[test]
fn a_session_for_a_meeting() {
    check("review-big", &SIZES[1..2], |opening| {
        let mut room = begun(opening);
        let session = room.worker.journal("amk")[0].entry.session.unwrap();
        let name = caveat::journal::session::name(session);
        press(&mut room, &format!("q:resume {name} big<enter>:by Cllr Hill, Cllr Moss<enter>"));
        room
    });
}

#[test]
fn the_sessions() {
    check("sessions", &SIZES, |opening| {
        let mut room = begun(opening);
        let dealt = SessionTerms {
            dealt_to: Some("plw".to_owned()),
            title: "Overdue, dealt".to_owned(),
            ..overdue()
        };
        open(&mut room, "rjs", 8, &dealt);
        let over = open(&mut room, "zed", 9, &overdue());
        let end = step(room.worker.now(), "zed", over, SessionStep::Closed, None);
        let answer = room.worker.colleague("zed", end);
        room.tell(answer);
        press(&mut room, "gs");
        room
    });
}

#[test]
fn no_session_is_on_file() {
    check("sessions-none", &SIZES[1..2], |opening| {
        let mut room = Room::open(&Shelf::sample(), opening);
        press(&mut room, "gs");
        room
    });
}
