//! What another source says of a fact: shown beside it, a gap where it differs, and never in its place.

use caveat::tui::model::StartOptions;
use serde_json::json;

use super::support::Desk;
use crate::support::{Room, Shelf, words};

const RECORDS: &str = "\
[[programme]]
id = \"AMB\"
title = \"Ambleford\"

[[document]]
id = \"AMB-DOC2\"
title = \"Minutes\"

[[partner]]
id = \"AMB-ICB\"
name = \"Ambleford Care Board\"
short = \"Care Board\"

[[case]]
id = \"AMB-1\"
programme = \"AMB\"
title = \"Harbour\"
stage = \"outline\"

[[amount]]
id = \"AMB-S1\"
measure = \"cost\"
amount = \"£1.2 million\"
case = \"AMB-1\"

[[caveat]]
id = \"AMB-C1\"
cases = [\"AMB-1\"]
text = \"Costs\"
due = 2017-07-12
owner = \"AMB-ICB\"
";

/// The records with what another source says of the last of them, or of the case.
fn with(of: &str, key: &str, value: &str) -> String {
    let also =
        format!("[[{of}.also]]\nkey = \"{key}\"\nvalue = {value}\nsource = \"AMB-DOC2\"\n\n");
    match of {
        "case" => RECORDS.replace("[[amount]]", &format!("{also}[[amount]]")),
        "amount" => RECORDS.replace("[[caveat]]", &format!("{also}[[caveat]]")),
        _ => format!("{RECORDS}\n{also}"),
    }
}

fn gaps(records: &str) -> Vec<String> {
    let out = Desk::with(records).run(&["check"]).out;
    out.lines().filter(|line| line.contains("another-source-says")).map(str::to_owned).collect()
}

#[test]
fn a_fact_is_compared_as_it_is_read() {
    for (of, key, value) in [
        ("caveat", "due", "\"12/07/2017\""),
        ("caveat", "due", "2017-07-12"),
        ("caveat", "text", "\"COSTS\""),
        ("caveat", "cases", "\"AMB-1\""),
        ("caveat", "owner", "\"care board\""),
        ("caveat", "owner", "\"Ambleford Care Board\""),
        ("caveat", "owner", "\"AMB-ICB\""),
        ("case", "stage", "\"OBC\""),
        ("amount", "amount", "\"£1,200,000\""),
    ] {
        assert_eq!(gaps(&with(of, key, value)), [""; 0], "{key} {value}");
    }
    for (of, key, value, told) in [
        ("caveat", "due", "2017-07-14", "`due` of AMB-C1 is 12 Jul 2017; 14 Jul 2017 according to"),
        ("caveat", "owner", "\"Odd\"", "`owner` of AMB-C1 is AMB-ICB; Odd according to"),
        ("case", "stage", "\"FBC\"", "`stage` of AMB-1 is outline; FBC according to"),
        ("case", "final_due", "\"2018\"", "AMB-1 does not say its `final_due`; 2018 according to"),
        ("amount", "amount", "\"£1.3m\"", "`amount` of AMB-S1 is £1.2 million; £1.3m according"),
    ] {
        let gaps = gaps(&with(of, key, value));
        assert!(gaps.len() == 1 && gaps[0].contains(told), "{gaps:?}");
    }
}

#[test]
fn it_stands_beside_the_fact_on_the_page_and_in_what_is_shown() {
    let source = "source = { document = \"AMB-DOC2\", at = \"item 3\" }";
    let records = with("caveat", "due", "2017-07-14").replace("source = \"AMB-DOC2\"", source);
    let told = "14 Jul 2017 according to AMB-DOC2 item 3";
    let short = told.trim_end_matches(" item 3");
    let desk = Desk::with(&records);
    let page = desk.run(&["show", "AMB-C1"]).out;
    assert!(page.contains(&format!("2017-07-12\n                  {told}\n")), "{page}");
    let json = desk.json(&["show", "AMB-C1", "--json"]);
    let source = json!({"document": "AMB-DOC2", "at": "item 3", "quote": null});
    let also = json!([{"key": "due", "value": "2017-07-14", "source": source, "differs": true}]);
    assert_eq!(json["also"], also);
    assert_eq!(json["due"], "2017-07-12");
    let start = StartOptions { land_on: Some("AMB-C1".into()), ..StartOptions::default() };
    let room = Room::open(&Shelf::of(&[("a.toml", &records)]), start);
    assert!(
        words(&room).contains(&format!("12 Jul 2017 5 days late; {short}")),
        "{}",
        words(&room)
    );
}

#[test]
fn what_cannot_be_used_of_it_is_told_and_costs_itself_alone() {
    let good = with("caveat", "due", "2017-07-14");
    for (from, to, told) in [
        ("key = \"due\"\n", "", "a.toml:33:1: warning: missing-key: this record has no `key`"),
        ("value = 2017-07-14\n", "", "missing-key: this record has no `value`"),
        ("value = 2017-07-14\n", "value = [1]\n", "wrong-type: `value` is an array"),
        ("value = 2017-07-14\n", "value = \" \"\n", "missing-key: `value` of what another"),
        ("source = \"AMB-DOC2\"\n", "", "missing-key: this record has no `source`"),
        ("source = \"AMB-DOC2\"\n", "source = \"\"\n", "missing-key: `source` of what another"),
        (
            "key = \"due\"",
            "key = \"duee\"",
            "unknown-key: `duee` is not a key of this record, so nothing is said of it (did you \
             mean `due`?)",
        ),
    ] {
        let desk = Desk::with(good.replace(from, to));
        let check = desk.run(&["check"]);
        assert!(check.out.contains(told) && !check.out.contains("error"), "{}", check.out);
        let shown = desk.json(&["show", "AMB-C1", "--json"]);
        assert_eq!((shown["due"].as_str(), &shown["also"]), (Some("2017-07-12"), &json!([])));
    }
    let dangling = good.replace("source = \"AMB-DOC2\"", "source = \"AMB-DOC3\"");
    let check = Desk::with(dangling).run(&["check"]).out;
    assert!(check.contains("dangling: `source` of AMB-C1 names AMB-DOC3"), "{check}");
}

#[test]
fn it_is_a_part_of_the_record_and_changes_no_fingerprint_of_one_without_it() {
    let print = |records: &str| {
        let json = Desk::with(records).json(&["show", "AMB-C1", "--json"]);
        json["fingerprint"].as_str().unwrap().to_owned()
    };
    let plain = print(RECORDS);
    assert_eq!(plain, "c1:c797ab32d00e61aa3616ed2d9f6f9b7e");
    let also = with("caveat", "due", "2017-07-14");
    assert_ne!(print(&also), plain);
    assert_ne!(print(&also.replace("07-14", "07-15")), print(&also));
}
