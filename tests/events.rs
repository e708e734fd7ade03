//! What happened to a decision afterwards: its words on the page, on the timeline and in a review, and what it does to the clock.

use caveat::register::call_in::CallInState;
use caveat::register::standing::timeline::Timelines;
use caveat::tui::model::StartOptions;
use jiff::civil::date;
use serde_json::json;

use crate::support::{Room, Shelf, words};

const COUNCIL: &str = r#"
[[partner]]
id = "AMB"
name = "Ambleford Council"

[[body]]
id = "AMB-CAB"
partner = "AMB"
name = "Ambleford Cabinet"
short = "Cabinet"
kind = "cabinet"
call_in = { days = 5, from = "published" }

[[programme]]
id = "HARB"
title = "Harbour"

[[case]]
id = "HARB-1"
programme = "HARB"
title = "Quay"
stage = "outline"

[[decision]]
id = "HARB-D1"
body = "AMB-CAB"
title = "Outline case"
cases = ["HARB-1"]
decided = 2017-05-10
published = 2017-05-12

[[decision.resolution]]
verb = "approve"
text = "The case is approved."
"#;

fn event(on: &str, kind: &str, more: &str) -> String {
    format!("\n[[decision.event]]\non = {on}\nkind = \"{kind}\"\n{more}\n")
}

fn shelf(events: &str) -> Shelf {
    Shelf::of(&[("a.toml", &format!("{COUNCIL}{events}"))])
}

/// The page of the decision on a wide screen.
fn page(events: &str) -> String {
    let start = StartOptions { land_on: Some("HARB-D1".into()), ..StartOptions::default() };
    let mut room = Room::open(&shelf(events), start);
    room.resize(120, 50);
    words(&room)
}

#[test]
fn every_event_has_its_words() {
    for (kind, told) in [
        ("called-in", "called in"),
        ("call-in-withdrawn", "call-in withdrawn"),
        ("referred-back", "referred back"),
        ("confirmed", "confirmed"),
        ("amended", "amended"),
        ("reconsidered", "reconsidered"),
        ("referred-to-secretary-of-state", "referred to the Secretary of State"),
        ("referred-to-council", "referred to the council"),
        ("minute-corrected", "minute corrected"),
        ("rescinded", "rescinded"),
    ] {
        let own = event("2017-05-15", kind, "by = [\"Cllr Odd\", \"AMB-CAB\"]\ntext = \"Why.\"");
        let told = format!("{told} by Cllr Odd and Cabinet: Why.");
        let page = page(&own);
        assert!(page.contains(&format!("event 15 May 2017 {told}")), "{page}");
        let loaded = shelf(&own).open(Vec::new());
        let unknown = loaded.faults.iter().any(|fault| fault.code == "unknown-word");
        assert!(!unknown, "{kind}: {:?}", loaded.faults);
        let (register, case) = (&loaded.register, loaded.register.find("HARB-1").unwrap());
        let day = date(2017, 6, 1);
        let events = Timelines::new(register, day).events(register, case, day);
        let mut all = events.iter().map(|it| register.event_words(case, it, day));
        assert!(all.any(|it| it == told), "{kind}");
    }
}

#[test]
fn who_brought_an_event_about_is_one_or_several_and_one_reads_as_ever() {
    let by = |words: &str| {
        let register = shelf(&event("2017-05-15", "called-in", words)).open(Vec::new()).register;
        let ix = register.find("HARB-D1").unwrap();
        let record = register.record(ix).to_json();
        (record["event"][0].get("by").cloned(), register.fingerprint(ix).to_owned())
    };
    let one = by("by = \"Cllr Odd\"");
    assert_eq!(one.0, Some(json!("Cllr Odd")));
    assert_eq!(one, by("by = [\"Cllr Odd\"]"));
    assert_eq!(by("by = [\"Cllr Odd\", \"Cllr Even\"]").0, Some(json!(["Cllr Odd", "Cllr Even"])));
    assert_eq!(by("").0, None);
    let three = event("2017-05-15", "called-in", "by = [\"A. A\", \"B. B\", \"C. C\"]");
    assert!(page(&three).contains("called in by A. A, B. B and C. C"));
}

#[test]
fn what_is_rescinded_counts_no_more() {
    let plain = shelf("").open(Vec::new()).register;
    let case = plain.find("HARB-1").unwrap();
    assert_eq!(plain.decision_words(case), "approved");
    let rescinded = shelf(&event("2017-06-15", "rescinded", "")).open(Vec::new()).register;
    assert_eq!(rescinded.decision_words(case), "rescinded");
    let clock = rescinded.clock(rescinded.find("HARB-D1").unwrap(), date(2017, 7, 1));
    assert_eq!((clock.state, clock.in_force), (CallInState::NotApplicable, None));
    assert_eq!(clock.why, "rescinded on 15 Jun 2017: it is no longer in force");
}

#[test]
fn a_corrected_minute_or_a_referral_sets_no_clock_going_that_a_call_in_has_stopped() {
    let called_in = event("2017-05-15", "called-in", "");
    for kind in ["minute-corrected", "referred-to-council", "referred-to-secretary-of-state"] {
        let later = event("2017-05-20", kind, "");
        let register = shelf(&format!("{called_in}{later}")).open(Vec::new()).register;
        let clock = register.clock(register.find("HARB-D1").unwrap(), date(2017, 7, 1));
        assert_eq!((clock.state, clock.in_force), (CallInState::CalledIn, None), "{kind}");
    }
    let register = shelf(&event("2017-05-15", "referred-to-council", "")).open(Vec::new()).register;
    let clock = register.clock(register.find("HARB-D1").unwrap(), date(2017, 7, 1));
    assert!(clock.why.starts_with("referred to the council on 15 May 2017; "), "{}", clock.why);
}
