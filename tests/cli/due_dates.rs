//! What is due by its decision, for a term, or again and again: in lists, on pages, in JSON and in calendars.

use serde_json::json;

use super::support::{Desk, ids};

/// A cabinet of an invented council that approved a case on 12 May 2025, with four caveats on it.
const NORBURY: &str = "\
[[partner]]
id = \"NOR\"
name = \"Norbury Council\"
kind = \"council\"

[[body]]
id = \"NOR-CAB\"
partner = \"NOR\"
name = \"Norbury Cabinet\"
kind = \"cabinet\"

[[programme]]
id = \"NOR-P\"
title = \"Baths\"

[[case]]
id = \"NOR-1\"
programme = \"NOR-P\"
title = \"Baths\"
stage = \"outline\"

[[decision]]
id = \"NOR-D1\"
body = \"NOR-CAB\"
title = \"Outline business case\"
cases = [\"NOR-1\"]
decided = 2025-05-12

[[caveat]]
id = \"NOR-C1\"
on = \"NOR-D1\"
text = \"Publish the staffing plan.\"
due = \"within 6 weeks\"

[[caveat]]
id = \"NOR-C2\"
on = \"NOR-D1\"
text = \"Show the rent.\"
due = \"before the full business case\"

[[caveat]]
id = \"NOR-C3\"
on = \"NOR-D1\"
text = \"Keep the old baths open.\"
holds = { from = 2025-06-01, to = 2025-06-30 }

[[caveat]]
id = \"NOR-C4\"
on = \"NOR-D1\"
text = \"Report on the temperature.\"
every = \"3 months\"
from = 2025-08-01
";

#[test]
fn lists_pages_and_json_tell_the_day_that_a_decision_gives() {
    let desk = Desk::with(NORBURY);
    // On 17 July 2025.
    let row = &desk.json(&["list", "caveats", "id:NOR-C1", "--json"])["rows"][0];
    let told = ["due", "due_from", "due_to", "due_reads", "late_days"].map(|key| row[key].clone());
    let reads = "by 23 Jun 2025, from NOR-D1";
    assert_eq!(
        told,
        [
            json!("within 6 weeks"),
            json!("2025-05-12"),
            json!("2025-06-23"),
            json!(reads),
            json!(24)
        ]
    );
    let shown = desk.run(&["show", "NOR-C1"]).out;
    assert!(shown.contains(&format!("within 6 weeks ({reads})")), "{shown}");
    let late = desk.json(&["list", "caveats", "is:overdue", "--json"]);
    assert_eq!(ids(&late), ["NOR-C1"]);
    let ics = desk.run(&["clock", "--ics"]).out.replace("\r\n ", "");
    assert!(ics.contains("DTEND;VALUE=DATE:20250624"), "{ics}");
    assert!(ics.contains("due within 6 weeks (by 23 Jun 2025\\, from NOR-D1)"), "{ics}");
    let due = desk.json(&["due", "--json"]);
    // What is dated comes first, then what waits for a decision, then what has no date.
    assert_eq!(ids(&due), ["NOR-C1", "NOR-C4", "NOR-C2"]);
}

#[test]
fn a_term_and_what_comes_back_are_told_and_found() {
    let desk = Desk::with(NORBURY);
    let row = &desk.json(&["show", "NOR-C3", "--json"]);
    assert_eq!((&row["status"], &row["term"]), (&json!("ended"), &json!("ended 30 Jun 2025")));
    let before = desk.json(&["show", "NOR-C3", "--json", "--today", "2025-06-30"]);
    assert_eq!(before["term"], json!("in force until 30 Jun 2025"));
    assert_eq!(before["status"], json!("open"));
    for filter in ["is:ended", "holds:jun-2025", "is:settled"] {
        let found = desk.json(&["list", "caveats", filter, "--json"]);
        assert_eq!(ids(&found), ["NOR-C3"], "{filter}");
    }
    let args = ["list", "caveats", "--columns", "id,holds", "id:NOR-C3"];
    assert!(desk.run(&args).out.contains("ended 30 Jun 2025"));

    desk.write("register.toml", "discharge = \"officer\"\n");
    let set = desk.run(&["status", "NOR-C4", "discharged"]);
    assert_eq!(set.code, Some(0), "{}", set.err);
    let late = ["show", "NOR-C4", "--json", "--today", "2025-11-05"];
    let row = desk.json(&late);
    assert_eq!(row["due_reads"], json!("2nd due 1 Nov 2025"));
    assert_eq!(row["status"], json!("open"));
    let settled: Vec<_> =
        row["occurrences"].as_array().unwrap().iter().map(|it| it["status"].clone()).collect();
    assert_eq!(settled, [json!("discharged"), json!("open"), json!("open")]);
    let page = desk.run(&["show", "NOR-C4", "--today", "2025-11-05"]).out;
    assert!(page.contains("every 3 months (2nd due 1 Nov 2025)"), "{page}");
    assert!(page.contains("1st, due 1 Aug 2025, discharged "), "{page}");
}

#[test]
fn an_officer_is_told_that_a_decision_gives_such_a_day() {
    let desk = Desk::with(NORBURY);
    for words in ["within three months", "at the next meeting", "before the full business case"] {
        let ran = desk.run(&["due", "NOR-C3", words]);
        assert_ne!(ran.code, Some(0));
        assert!(ran.err.contains("is for a decision to tell"), "{}", ran.err);
        assert!(ran.err.contains("say the day: +3m"), "{}", ran.err);
    }
    assert_eq!(desk.run(&["due", "NOR-C3", "+3m"]).code, Some(0));
}

#[test]
fn what_cannot_be_read_is_told_with_its_place_and_costs_only_itself() {
    let wrong = "\
[[caveat]]
id = \"NOR-C5\"
on = \"NOR-D1\"
text = \"Five.\"
due = \"within zero months\"
holds = { from = 2020-04-01, to = 2018-03-31 }
every = \"0 months\"
from = 2025-08-01
";
    let desk = Desk::with(format!("{NORBURY}\n{wrong}"));
    let told = desk.run(&["check"]);
    let line = NORBURY.lines().count() + 1;
    for (below, words) in [
        (5, "the date `within zero months` cannot be read: it leaves no time at all"),
        (6, "`holds` ends on 31 March 2018, before it begins on 1 April 2020"),
        (7, "`every` is `0 months`: it leaves no time at all"),
    ] {
        let of = |row: &&str| row.contains(words);
        let found = told.out.lines().find(of).unwrap_or_else(|| panic!("{words}: {}", told.out));
        assert!(found.starts_with(&format!("a.toml:{}:", line + below)), "{found}");
    }
    assert_eq!(desk.json(&["show", "NOR-C5", "--json"])["status"], json!("open"));
}
