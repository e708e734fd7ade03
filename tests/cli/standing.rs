//! How the words of real registers stand: settled, paused, open; late or not, chased or not.

use serde_json::json;

use super::support::{Desk, ids};

/// The actions of a programme of an invented trust, and two caveats.
const TIDEWELL: &str = "\
[[partner]]
id = \"TID-T\"
name = \"Tidewell Trust\"

[[programme]]
id = \"TID\"
title = \"Online appointments\"

[[case]]
id = \"TID-1\"
programme = \"TID\"
title = \"Online appointments\"
stage = \"outline\"

[[action]]
id = \"AC-001\"
text = \"Recruit a clinical safety officer.\"
owner = \"SRO\"
due = 2026-02-28
status = \"closed\"
about = [\"TID-1\"]

[[action]]
id = \"AC-002\"
text = \"Agree connection dates with suppliers.\"
owner = \"PM\"
due = 2026-02-28
status = \"overdue\"
about = [\"TID-1\"]

[[action.update]]
on = 2026-02-01
text = \"Supplier B late.\"
due = 2026-03-31

[[action]]
id = \"AC-003\"
text = \"Print the leaflets.\"
owner = \"PM\"
due = 2026-01-31
status = \"On Hold\"

[[action]]
id = \"AC-004\"
text = \"Book the hall.\"
owner = \"PM\"
due = 2026-01-31

[[caveat]]
id = \"TID-C1\"
cases = [\"TID-1\"]
text = \"The desk stays open.\"
due = 2026-01-31
status = \"complete\"

[[caveat]]
id = \"TID-C2\"
cases = [\"TID-1\"]
text = \"The telephone line stays open.\"
due = 2026-01-31
status = \"parked\"
";

/// On 10 April 2026.
fn then<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [args, &["--today", "2026-04-10"]].concat()
}

fn tidewell(settings: &str) -> Desk {
    let model = Desk::with(TIDEWELL);
    model.write("register.toml", settings);
    model
}

const PARKED: &str = "[vocabulary]\nstatus = { parked = \"paused\" }\n";

#[test]
fn what_is_closed_is_not_late_nor_due_and_nobody_is_written_to_about_it() {
    let model = tidewell(PARKED);
    assert_eq!(
        ids(&model.json(&then(&["due", "--json"]))).join(" "),
        "AC-003 AC-004 TID-C2 AC-002"
    );
    let row = &model.json(&then(&["due", "id:AC-002", "--json"]))["rows"][0];
    assert_eq!(
        (&row["status"], &row["due"], &row["late_days"]),
        (&json!("overdue"), &json!("2026-03-31"), &json!(10))
    );
    assert_eq!(model.run(&then(&["count", "actions", "is:settled"])).out, "1\n");
    assert_eq!(model.run(&then(&["count", "actions", "status:closed"])).out, "1\n");
    assert_eq!(model.run(&then(&["count", "caveats", "is:settled"])).out, "1\n");
    let late = model.json(&then(&["list", "actions", "is:overdue", "--json"]));
    assert_eq!(ids(&late).join(" "), "AC-002 AC-004");
    let letters = model.run(&then(&["chase", "owner:* or -owner:*", "--md"])).out;
    assert!(!letters.contains("AC-001") && !letters.contains("TID-C1"), "{letters}");
    assert!(!letters.contains("AC-003") && !letters.contains("TID-C2"), "{letters}");
}

#[test]
fn a_word_on_no_side_is_open_told_and_not_chased() {
    let model = tidewell(PARKED);
    let ran = model.run(&then(&["chase"]));
    assert!(ran.out.contains("AC-004") && !ran.out.contains("AC-002"), "{}", ran.out);
    assert_eq!(
        ran.err,
        "1 to write to; --md prints the letters\nAC-002 not chased: `overdue` is no known status\n"
    );
    let json = model.json(&then(&["chase", "--json"]));
    assert_eq!((&json["total"], &json["not_chased"][0]["id"]), (&json!(1), &json!("AC-002")));
    let text = model.run(&then(&["chase", "--md"])).out;
    assert!(text.contains("## Not chased\n"), "{text}");
    let told = model.run(&["check"]).out;
    assert!(told.contains("`overdue` is not a known status"), "{told}");
    for word in ["`closed`", "`On Hold`", "`complete`", "`parked`"] {
        assert!(!told.contains(word), "{told}");
    }
}

#[test]
fn a_list_of_added_words_is_told_once_and_its_words_are_open() {
    let model = tidewell("[vocabulary]\nstatus = [\"parked\"]\n");
    let told = model.run(&["check"]).out;
    assert_eq!(told.matches("`parked` stands on no side").count(), 1, "{told}");
    assert_eq!(model.run(&then(&["count", "caveats", "is:overdue"])).out, "1\n");
    let json = model.json(&then(&["chase", "--json"]));
    assert_eq!(json["not_chased"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_paused_says_so_and_an_officer_who_pauses_says_why() {
    let model = tidewell(PARKED);
    let page = model.run(&then(&["show", "AC-003"])).out;
    assert!(page.contains("On Hold (paused)"), "{page}");
    let ran = model.run(&["status", "AC-004", "paused"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.err.contains("`paused` needs words: why\n"), "{}", ran.err);
    for word in ["paused", "on-hold", "Parked"] {
        let ran = model.run(&["status", "AC-004", word, "--reason", "Until the grant comes."]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert_eq!(model.run(&then(&["count", "actions", "is:overdue"])).out, "1\n", "{word}");
    }
    assert_eq!(model.run(&["status", "AC-004", "Done"]).code, Some(0));
    assert_eq!(model.json(&["log", "--json"])["rows"][3]["value"], "done");
    assert_eq!(model.run(&["count", "actions", "is:settled"]).out, "2\n");
    let ran = model.run(&["status", "TID-C2", "closed"]);
    assert!(ran.err.contains("`closed` takes a decision on record"), "{}", ran.err);
}

#[test]
fn where_officers_settle_nobody_is_missed_who_should_have_settled_it() {
    let gap = "TID-C1 is complete, but no decision is on file that says so";
    let told = |settings: &str| tidewell(settings).run(&["check"]).out;
    assert!(told(PARKED).contains(gap), "{}", told(PARKED));
    let officers = format!("discharge = \"officer\"\n{PARKED}");
    assert!(!told(&officers).contains(gap));
}
