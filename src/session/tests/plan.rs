//! Joining and leaving: what is entered, and the line at the end; and never the same session twice.

use jiff::{Span, Timestamp};

use super::Play;
use crate::journal::SessionStep;
use crate::session::{SessionPlan, join, leave, own_sessions, summary, unfinished};

fn at(play: &Play, seconds: i64) -> Timestamp {
    play.journal.last().unwrap().entry.at + Span::new().seconds(seconds)
}

fn comes(play: &Play, officer: &str, seconds: i64) -> Option<SessionStep> {
    let session = play.register.ledger().session(play.session).unwrap();
    join(&session, officer, at(play, seconds))
}

fn leaves(play: &Play, officer: &str) -> SessionStep {
    let session = play.register.ledger().session(play.session).unwrap();
    leave(&play.register, &session, officer)
}

#[test]
fn who_is_in_does_not_come_again_and_who_left_a_moment_ago_neither() {
    let mut play = Play::new(true);
    assert_eq!(comes(&play, "amk", 9999), None, "it opened the session");
    assert_eq!(comes(&play, "plw", 0), Some(SessionStep::Joined));
    play.take("plw", SessionStep::Joined);
    assert_eq!(comes(&play, "plw", 9999), None);
    play.take("plw", SessionStep::Left);
    assert_eq!(
        (comes(&play, "plw", 59), comes(&play, "plw", 60)),
        (None, Some(SessionStep::Joined))
    );
}

#[test]
fn a_session_is_closed_by_its_own_officer_when_nobody_has_anything_left() {
    let mut play = Play::new(true);
    play.take("plw", SessionStep::Joined);
    for on in ["AMB-C1", "AMB-C2", "AMB-C3"] {
        assert_eq!(leaves(&play, "amk"), SessionStep::Left);
        play.judge("amk", on, "met", "");
    }
    assert_eq!(leaves(&play, "amk"), SessionStep::Left, "plw has all of it left");
    play.judge("plw", "AMB-C1", "met", "");
    play.judge("plw", "AMB-C2", "met", "");
    play.edit("AMB-C3", "AMB-C9");
    assert_eq!(leaves(&play, "plw"), SessionStep::Left, "it is not theirs");
    assert_eq!(leaves(&play, "amk"), SessionStep::Closed, "what is not on file keeps nothing open");
    play.take("amk", SessionStep::Closed);
    assert_eq!(leaves(&play, "amk"), SessionStep::Left, "it is closed already");
}

#[test]
fn the_last_line_counts_the_three_answers_and_the_others_where_they_were_given() {
    let mut play = Play::with("[verdicts]\nmet = \"satisfied\"\n", true);
    let name = crate::journal::session::name(play.session);
    let said = |play: &Play| {
        let session = play.register.ledger().session(play.session).unwrap();
        summary(&play.register, &session, "amk").replace(&name, "s-7k2qd")
    };
    assert_eq!(said(&play), "session s-7k2qd 0 of 3: 0 satisfied, 0 partly, 0 not met; 3 left");
    play.judge("amk", "AMB-C1", "not-met", "nobody came");
    play.judge("amk", "AMB-C2", "info", "which costs");
    play.edit("AMB-C3", "AMB-C9");
    assert_eq!(
        said(&play),
        "session s-7k2qd 2 of 3: 0 satisfied, 0 partly, 1 not met, 1 info; 0 left, \
         1 not on file any more"
    );
}

#[test]
fn a_session_on_the_same_queue_is_found_while_its_officer_has_something_left() {
    let mut play = Play::new(true);
    let twin = |play: &Play, officer: &str, change: fn(&mut SessionPlan)| {
        let session = play.register.ledger().session(play.session).unwrap();
        let queue = session.queue.iter().copied().cloned().collect();
        let mut same = SessionPlan { terms: session.terms, queue };
        change(&mut same);
        same.twin(&play.register, officer).is_some()
    };
    assert!(twin(&play, "amk", |_| {}));
    assert!(twin(&play, "amk", |it| it.terms.title = "another title".to_owned()));
    assert!(!twin(&play, "plw", |_| {}), "it is not theirs");
    assert!(!twin(&play, "amk", |it| it.queue.truncate(2)));
    assert!(!twin(&play, "amk", |it| it.terms.query = "is:overdue".to_owned()));
    assert!(!twin(&play, "amk", |it| it.terms.kind = "case".to_owned()));
    for on in ["AMB-C1", "AMB-C2", "AMB-C3"] {
        play.judge("amk", on, "met", "");
    }
    assert!(!twin(&play, "amk", |_| {}), "nothing is left in it");
    let open = |of: fn(&crate::register::Register, &str) -> usize| of(&play.register, "amk");
    assert_eq!(open(|register, officer| own_sessions(register, officer).len()), 1);
    assert_eq!(open(|register, officer| unfinished(register, officer).len()), 0);
}
