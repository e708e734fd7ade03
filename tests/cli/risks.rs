//! The log of a programme's risks, issues, assumptions and dependencies: listed, due, chased, closed.

use serde_json::json;

use super::support::{Desk, ids};

/// The log of a programme of an invented trust.
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

[[risk]]
id = \"R-001\"
case = \"TID-1\"
text = \"Practices may join later than the supplier.\"
likelihood = 4
impact = 5
owner = \"Programme lead\"
response = \"Ask each practice for its day.\"
due = \"28/02/2025\"
status = \"Open\"

[[risk]]
id = \"I-001\"
kind = \"issue\"
programme = \"TID\"
text = \"Nobody holds the safety post.\"
owner = \"SRO\"

[[risk]]
id = \"A-001\"
kind = \"assumption\"
text = \"The national log-in stays.\"
score = \"low\"

[[risk]]
id = \"D-001\"
kind = \"dependency\"
text = \"The line to the hospital.\"
status = \"closed\"
";

#[test]
fn a_log_is_listed_with_its_kinds_scores_and_owners() {
    let desk = Desk::with(TIDEWELL);
    assert_eq!(desk.run(&["check"]).all().0, Some(0));
    let list = desk.run(&["list", "risks"]);
    assert_eq!(
        list.lines(),
        [
            "ID     TITLE                                        KIND        SCORE  OWNER           STATUS  DUE          LATE",
            "A-001  The national log-in stays.                   assumption    low                  open    no date",
            "D-001  The line to the hospital.                    dependency                         closed  no date",
            "I-001  Nobody holds the safety post.                issue              SRO             open    no date",
            "R-001  Practices may join later than the supplier.  risk           20  Programme lead  Open    28 Feb 2025  139d",
        ]
    );
    for (query, wanted) in [
        ("kind:issue", &["I-001"][..]),
        ("score:>=10", &["R-001"]),
        ("status:open", &["A-001", "I-001", "R-001"]),
        ("is:overdue", &["R-001"]),
        ("owner:sro", &["I-001"]),
        ("case:TID-1", &["R-001"]),
        ("programme:TID", &["I-001", "R-001"]),
    ] {
        assert_eq!(ids(&desk.json(&["list", "risks", query, "--json"])), wanted, "{query}");
    }
    let rows = desk.json(&["list", "risks", "id:R-001", "--json"]);
    let row = &rows["rows"][0];
    assert_eq!((&row["kind"], &row["score"]), (&json!("risk"), &json!("20")));
    assert_eq!((&row["late_days"], &row["due_to"]), (&json!(139), &json!("2025-02-28")));
}

#[test]
fn an_open_risk_is_due_and_chased_until_an_officer_closes_it() {
    let desk = Desk::with(TIDEWELL);
    assert_eq!(ids(&desk.json(&["due", "--json"])), ["R-001", "A-001", "I-001"]);
    let letters = desk.run(&["chase", "--md"]).out;
    assert!(letters.contains("Dear Programme lead,"), "{letters}");
    let refused = desk.run(&["status", "R-001", "discharged"]);
    assert_eq!(refused.code, Some(1), "{}", refused.err);
    assert!(refused.err.contains("materialised, closed"), "{}", refused.err);
    assert_eq!(desk.run(&["status", "R-001", "closed"]).code, Some(0));
    assert_eq!(ids(&desk.json(&["due", "--json"])), ["A-001", "I-001"]);
    assert_eq!(desk.json(&["list", "risks", "id:R-001", "--json"])["rows"][0]["status"], "closed");
}

#[test]
fn a_mark_that_no_grid_has_is_told_and_costs_only_itself() {
    let desk = Desk::with(TIDEWELL.replace("likelihood = 4", "likelihood = 9"));
    let check = desk.run(&["check"]);
    let told = "a.toml:19:14: warning: out-of-range: `likelihood` is 9; it goes from 1 to 5, and is left out";
    assert!(check.out.contains(told), "{}", check.out);
    let rows = desk.json(&["list", "risks", "id:R-001", "--json"]);
    assert_eq!((&rows["rows"][0]["score"], &rows["rows"][0]["impact"]), (&json!(null), &json!(5)));
}
