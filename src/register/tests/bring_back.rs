//! What comes back to which meeting, which meeting is meant, and who was chased or answered.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{held, ix};
use crate::journal::{Act, JournalEntry, Ledger};
use crate::record::{RegisterSettings, read};
use crate::register::{MeetingDay, Register};

const SALTMERE: &str = include_str!("../../../tests/support/saltmere.toml");
const CHORLEY: &str = include_str!("../../../data/register/chorley.toml");
const TODAY: Date = date(2017, 7, 17);

fn of(text: &str, held: Vec<JournalEntry>) -> Register {
    let settings = RegisterSettings::default();
    let contents = read(&"a.toml".into(), text, &settings);
    Register::new(settings, contents.records, &std::collections::HashSet::new(), Ledger::new(held))
        .0
}

fn saltmere() -> Register {
    of(SALTMERE, Vec::new())
}

/// The ids that come back to the meeting that is meant.
fn brought(register: &Register, meant: &str) -> String {
    let at = register.meeting_meant(meant, TODAY).unwrap();
    let ids: Vec<_> = register.bring_back(&at).iter().map(|&ix| register.id(ix).as_str()).collect();
    ids.join(" ")
}

fn refused(register: &Register, meant: &str) -> String {
    let fault = register.meeting_meant(meant, TODAY).unwrap_err();
    format!("{} ({})", fault.message, fault.hint.unwrap())
}

#[test]
fn chorleys_september_meeting_has_its_five_considerations_and_four_actions() {
    let chorley = of(CHORLEY, Vec::new());
    let all = "CHO-C1 CHO-C2 CHO-C3 CHO-C4 CHO-C5 CHO-A4 CHO-A5 CHO-A1 CHO-A6";
    for meant in ["CHO-M2", "CHO-EXEC 27 Sep 2016", "Chorley 2016-09-27", "27 September 2016"] {
        assert_eq!(brought(&chorley, meant), all, "{meant}");
    }
    assert_eq!(brought(&chorley, "CHO-M1"), "CHO-A1");
    assert_eq!(brought(&chorley, "CHO-M0"), "");
    assert_eq!(brought(&chorley, "22 nov 2016"), all, "what was not brought in September");
}

#[test]
fn a_list_has_what_is_due_there_and_what_the_body_still_waits_for() {
    let saltmere = saltmere();
    // C1 and A3 are settled, but due at this meeting; C4 is due later, C7 stands, C8 is due after.
    assert_eq!(brought(&saltmere, "SAL-M2"), "SAL-C1 SAL-C2 SAL-C3 SAL-C9 SAL-C5 SAL-A1 SAL-A3");
    assert_eq!(
        brought(&saltmere, "cabinet 2018-01-31"),
        "SAL-C2 SAL-C3 SAL-C9 SAL-C4 SAL-C5 SAL-A1"
    );
    assert_eq!(brought(&saltmere, "SAL-SCR 2017-09-04"), "SAL-C10 SAL-A4");
    assert_eq!(
        brought(&saltmere, "SAL-M3"),
        "",
        "what is raised at a meeting does not return to it"
    );
    assert_eq!(brought(&saltmere, "SAL-M4"), "", "its day is not printed");
}

#[test]
fn what_an_officer_says_of_it_counts() {
    let later = held(1, "amk", Act::Due, "SAL-C3", "2017-07-01");
    let status = held(2, "amk", Act::Status, "SAL-A1", "cleared");
    let dated = held(3, "amk", Act::Due, "SAL-C1", "2018-01-01");
    let saltmere = of(SALTMERE, vec![later, status, dated]);
    // Each body hears of what it set a day for on that day, whatever an officer aims at.
    assert_eq!(brought(&saltmere, "SAL-M2"), "SAL-C1 SAL-C2 SAL-C3 SAL-C9 SAL-C5 SAL-A3");
}

#[test]
fn it_is_told_where_and_when_a_thing_was_raised() {
    let saltmere = saltmere();
    let raised = |id: &str| {
        let raised = saltmere.raised(ix(&saltmere, id))?;
        let meeting = raised.meeting.map(|it| saltmere.id(it).as_str());
        Some((saltmere.id(raised.body).as_str(), raised.day?, meeting))
    };
    assert_eq!(raised("SAL-C1"), Some(("SAL-CAB", date(2017, 3, 6), Some("SAL-M1"))));
    assert_eq!(raised("SAL-C10"), Some(("SAL-SCR", date(2017, 5, 2), None)));
    assert_eq!(raised("SAL-A4"), Some(("SAL-SCR", date(2017, 5, 2), Some("SAL-M3"))));
    assert_eq!(raised("SAL-1"), None);
}

#[test]
fn meetings_are_those_on_file_and_those_that_are_named_as_next() {
    let saltmere = saltmere();
    let told = |at: &MeetingDay| {
        let named = at.named_in.map_or("-", |ix| saltmere.id(ix).as_str());
        format!("{}: {} [{named}]", saltmere.meeting_handle(at), saltmere.meeting_words(at))
    };
    let meetings = saltmere.meetings();
    assert_eq!(
        meetings.iter().map(told).collect::<Vec<_>>(),
        [
            "SAL-M1: Saltmere Cabinet, 6 Mar 2017 [-]",
            "SAL-M2: Saltmere Cabinet, 12 Jun 2017 [SAL-M1]",
            "SAL-CAB 2017-09-04: Saltmere Cabinet, 4 Sep 2017 [SAL-M1]",
            "SAL-M4: Saltmere Cabinet, date not printed [-]",
            "SAL-M3: Saltmere Scrutiny Board 5, 2 May 2017 [-]",
            "SAL-SCR 2017-09-04: Saltmere Scrutiny Board 5, 4 Sep 2017 [SAL-M3]",
        ]
    );
    assert_eq!(saltmere.bring_back_counts(&meetings), [0, 7, 5, 0, 0, 2]);
}

#[test]
fn a_meeting_is_meant_by_id_by_body_and_day_or_by_a_day_alone() {
    let saltmere = saltmere();
    let meant = |text: &str| saltmere.meeting_words(&saltmere.meeting_meant(text, TODAY).unwrap());
    for text in [
        "sal-m2",
        "SAL-CAB 2017-06-12",
        "saltmere cabinet 12 june 2017",
        "Cabinet June 2017",
        "Saltmere 12 Jun 2017",
        "12 Jun 2017",
    ] {
        assert_eq!(meant(text), "Saltmere Cabinet, 12 Jun 2017", "{text}");
    }
    assert_eq!(meant("board 5 4 sep 2017"), "Saltmere Scrutiny Board 5, 4 Sep 2017");
    assert_eq!(meant("Health Scrutiny 1 May 2018"), "Saltmere Scrutiny Board 5, 1 May 2018");
    assert_eq!(meant("cabinet next"), "Saltmere Cabinet, 4 Sep 2017");
    assert_eq!(
        saltmere.meeting_meant("Next", date(2017, 6, 12)).unwrap().day,
        Some(date(2017, 6, 12))
    );
    let unknown = saltmere.meeting_meant("SAL-CAB 2017-08-01", TODAY).unwrap();
    assert!(unknown.on_file.is_empty() && unknown.named_in.is_none());
    assert_eq!(unknown.day, Some(date(2017, 8, 1)));
}

#[test]
fn what_is_not_clear_is_told_with_what_is_near_and_what_to_type() {
    let saltmere = saltmere();
    for (text, told) in [
        (
            "",
            "no meeting is named (type a meeting's id, or a body and a day, such as Cabinet 27 Sep 2016)",
        ),
        (
            "Saltmere 1 Aug 2017",
            "several bodies are called so: Saltmere Cabinet (SAL-CAB), Saltmere Scrutiny Board 5 (SAL-SCR) (type one of SAL-CAB, SAL-SCR and the day)",
        ),
        (
            "Saltmere 4 Sep 2017",
            "several meetings are meant by that (on file: SAL-CAB 2017-09-04 (Saltmere Cabinet, 4 Sep 2017); SAL-SCR 2017-09-04 (Saltmere Scrutiny Board 5, 4 Sep 2017))",
        ),
        (
            "4 Sep 2017",
            "several bodies meet on `4 Sep 2017` (on file: SAL-CAB 2017-09-04 (Saltmere Cabinet, 4 Sep 2017); SAL-SCR 2017-09-04 (Saltmere Scrutiny Board 5, 4 Sep 2017))",
        ),
        (
            "1 May 2017",
            "no meeting on 1 May 2017 is on file (on file: SAL-M3 (Saltmere Scrutiny Board 5, 2 May 2017); SAL-M2 (Saltmere Cabinet, 12 Jun 2017); SAL-M1 (Saltmere Cabinet, 6 Mar 2017); SAL-CAB 2017-09-04 (Saltmere Cabinet, 4 Sep 2017); SAL-SCR 2017-09-04 (Saltmere Scrutiny Board 5, 4 Sep 2017))",
        ),
        (
            "health scrutiny someday",
            "`someday` is no day that can be read (days are written 2016-09-27, 27 Sep 2016, September 2016; on file: SAL-M3 (Saltmere Scrutiny Board 5, 2 May 2017); SAL-SCR 2017-09-04 (Saltmere Scrutiny Board 5, 4 Sep 2017))",
        ),
        (
            "SAL-SCR",
            "SAL-SCR meets more than once; a day is needed (on file: SAL-M3 (Saltmere Scrutiny Board 5, 2 May 2017); SAL-SCR 2017-09-04 (Saltmere Scrutiny Board 5, 4 Sep 2017))",
        ),
        (
            "SAL-SCR July 2018",
            "`July 2018` is no single day, and no meeting of Saltmere Scrutiny Board 5 in it is on file (on file: SAL-SCR 2017-09-04 (Saltmere Scrutiny Board 5, 4 Sep 2017); SAL-M3 (Saltmere Scrutiny Board 5, 2 May 2017))",
        ),
        (
            "next",
            "several meetings are the next one (on file: SAL-CAB 2017-09-04 (Saltmere Cabinet, 4 Sep 2017); SAL-SCR 2017-09-04 (Saltmere Scrutiny Board 5, 4 Sep 2017))",
        ),
        (
            "SAL-C1",
            "SAL-C1 is a caveat, not a meeting (type a meeting's id, or a body and a day, such as Cabinet 27 Sep 2016)",
        ),
    ] {
        assert_eq!(refused(&saltmere, text), told, "{text}");
    }
    let told = refused(&saltmere, "Saltmere Cabinat 1 May 2017");
    assert!(
        told.starts_with(
            "no body and no meeting is called `Saltmere Cabinat` (nearest: Saltmere Cabinet"
        ),
        "{told}"
    );
    let late = saltmere.meeting_meant("Cabinet next", date(2020, 1, 1)).unwrap_err();
    assert_eq!(&*late.message, "no meeting from today on is on file");
    let told = refused(&saltmere, "SAL-M22");
    assert!(told.contains("`SAL-M22` (nearest: SAL-M2"), "{told}");
}

#[test]
fn chases_are_the_live_notes_of_that_kind() {
    let notes = [
        held(1, "amk", Act::Note, "SAL-C2", "chase"),
        held(2, "plw", Act::Note, "SAL-C2", "chase"),
        held(3, "plw", Act::Note, "SAL-C2", "note"),
        held(4, "plw", Act::Note, "SAL-C3", "note"),
    ];
    let saltmere = of(SALTMERE, notes.into());
    let chased = saltmere.chased(ix(&saltmere, "SAL-C2")).unwrap();
    assert_eq!((chased.times, chased.last.to_string().as_str()), (2, "2025-07-01T10:02:00Z"));
    assert_eq!(saltmere.chased(ix(&saltmere, "SAL-C3")), None);
}

#[test]
fn a_later_caveat_or_paper_answers_considerations_and_the_others_are_left_out() {
    let saltmere = saltmere();
    let answers = saltmere.answers_of(ix(&saltmere, "SAL-1")).unwrap();
    let left: Vec<_> = answers.left_out.iter().map(|&it| saltmere.id(it).as_str()).collect();
    assert_eq!((answers.answered(), answers.of, left), (3, 5, vec!["SAL-C4", "SAL-C5"]));
    let by: Vec<_> = saltmere.answered_by(ix(&saltmere, "SAL-C3")).collect();
    assert_eq!(by, [ix(&saltmere, "SAL-C6")]);
    assert_eq!(saltmere.answers_of(ix(&saltmere, "SAL-2")), None);
}

/// A register of one body with three meetings and whatever hangs on them.
fn any_text() -> impl Strategy<Value = String> {
    let status = prop::sample::select(vec!["open", "in-hand", "discharged", "withdrawn"]);
    let due = prop::sample::select(vec![
        "",
        "2017-02-01",
        "June 2017",
        "by 2018",
        "after 2017-06-01",
        "standing",
        "soon",
    ]);
    let due_at = prop::sample::select(vec!["", "M1", "M2", "M3"]);
    let one = (1..=3_usize, status, due, due_at, prop::sample::select(vec!["said", "resolved"]));
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let mut text = "[[body]]\nid = \"B\"\npartner = \"P\"\nname = \"B\"\n".to_owned();
        for (at, day) in ["2017-01-10", "2017-05-31", "2017-09-01"].iter().enumerate() {
            let at = at + 1;
            write!(text, "[[meeting]]\nid = \"M{at}\"\nbody = \"B\"\non = {day}\n").unwrap();
            write!(text, "[[decision]]\nid = \"D{at}\"\nbody = \"B\"\ntitle = \"D\"\nmeeting = \"M{at}\"\n").unwrap();
        }
        for (at, (on, status, due, due_at, force)) in all.iter().enumerate() {
            write!(text, "[[caveat]]\nid = \"C{at}\"\ntext = \"C\"\non = \"D{on}\"\nstatus = \"{status}\"\nforce = \"{force}\"\n").unwrap();
            for (key, value) in [("due", due), ("due_at", due_at)] {
                if !value.is_empty() {
                    writeln!(text, "{key} = \"{value}\"").unwrap();
                }
            }
        }
        text
    })
}

proptest! {
    #[test]
    fn nothing_settled_comes_back_unless_it_is_due_at_that_meeting(text in any_text()) {
        let register = of(&text, Vec::new());
        let meetings = register.meetings();
        let counts = register.bring_back_counts(&meetings);
        for (at, count) in meetings.iter().zip(counts) {
            let rows = register.bring_back(at);
            prop_assert_eq!(rows.len(), count);
            for ix in rows {
                let due_here = register.names(ix).iter().any(|(key, to)| *key == "due_at" && at.on_file.contains(to));
                prop_assert!(due_here || !register.is_settled(ix));
                prop_assert!(due_here || register.raised(ix).unwrap().day < at.day);
                prop_assert!(due_here || register.due(ix).and_then(|due| due.to()) <= at.day);
            }
        }
    }
}
