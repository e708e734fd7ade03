//! Several owners of one thing, and what an officer says of a case itself.

use serde_json::json;

use super::support::{Desk, ids};

const FILE: &str = "\
[[partner]]
id = \"EST\"
name = \"Estuary Trust\"

[[programme]]
id = \"NOR\"
title = \"Norbury Together\"

[[case]]
id = \"NOR-1\"
programme = \"NOR\"
title = \"Norbury hub\"
stage = \"outline\"
owner = [\"EST\"]

[[case]]
id = \"NOR-2\"
programme = \"NOR\"
title = \"Norbury clinic\"
stage = \"outline\"
final_due = \"May 2025\"
summary = \"A clinic beside the sewage works.\"

[[caveat]]
id = \"NOR-C1\"
text = \"Beds stay open.\"
cases = [\"NOR-1\"]
owner = [\"EST\", \"Director, People\"]
raised_by = [\"EST\"]
due = 2025-06-01

[[comment]]
id = \"NOR-K1\"
by = [\"Cllr Odd\", \"Cllr Reed\"]
text = \"We asked.\"
";

#[test]
fn each_of_several_owners_is_told_counted_and_written_to() {
    let model = Desk::with(FILE);
    let row = &model.json(&["list", "caveats", "--json"])["rows"][0];
    assert_eq!(row["owner"], "EST, Director, People");
    assert_eq!(row["owners"], json!(["EST", "Director, People"]));
    let shown = model.json(&["show", "NOR-C1", "--json"]);
    assert_eq!(shown["owners"], json!(["EST", "Director, People"]));
    assert_eq!(shown["record"]["raised_by"], "EST");
    let csv = model.run(&["list", "caveats", "--columns", "id,owner", "--csv"]).out;
    assert_eq!(csv, "ID,OWNER\r\nNOR-C1,\"Estuary Trust, Director, People\"\r\n");
    for query in ["owner:est", "owner:\"director, people\"", "owner:\"estuary trust\""] {
        assert_eq!(model.run(&["count", "caveats", query]).out, "1\n", "{query}");
    }
    let letters = model.json(&["chase", "--json"]);
    let to: Vec<_> = letters["rows"].as_array().unwrap().iter().map(|it| &it["to"]).collect();
    assert_eq!(to, ["Director, People", "Estuary Trust"]);
    assert_eq!(letters["total"], 1);
}

#[test]
fn an_officers_owner_takes_the_place_of_all_and_goes_back_into_the_record() {
    let model = Desk::with(FILE);
    model.run(&["owner", "NOR-C1", "Director, People, EST"]);
    assert!(model.run(&["log"]).out.contains("Director, People; EST"));
    let row = &model.json(&["list", "caveats", "--json"])["rows"][0];
    assert_eq!(row["owners"], json!(["Director, People", "EST"]));
    model.run(&["owner", "NOR-C1", "EST"]);
    let row = &model.json(&["list", "caveats", "--json"])["rows"][0];
    assert_eq!(row["owners"], json!(["EST"]));
    let settle = model.run(&["settle", "--all"]).out;
    assert!(settle.contains("+owner = \"EST\""), "{settle}");
}

#[test]
fn several_names_where_one_is_meant_cost_only_themselves() {
    let model = Desk::with(FILE);
    let told = model.run(&["check"]).out;
    assert!(told.contains("several-names: `by` has 2 names, and one is meant"), "{told}");
    assert_eq!(model.json(&["list", "comments", "--json"])["rows"][0]["by"], "Cllr Odd, Cllr Reed");
}

#[test]
fn two_hundred_owners_are_all_there_and_leave_room_for_the_rest() {
    let all: Vec<String> = (1..=200).map(|it| format!("\"Officer {it}\"")).collect();
    let file = FILE.replace("[\"EST\", \"Director, People\"]", &format!("[{}]", all.join(",")));
    let model = Desk::with(file);
    assert_eq!(model.run(&["count", "caveats", "owner:\"officer 200\""]).out, "1\n");
    let row = &model.json(&["list", "caveats", "--json"])["rows"][0];
    assert_eq!(row["owners"].as_array().map(Vec::len), Some(200));
}

#[test]
fn what_is_said_of_a_case_is_about_the_case() {
    let model = Desk::with(FILE);
    let cases = |query: &str| {
        let list = model.json(&["list", "cases", query, "--json"]);
        ids(&list).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(cases("owner:est"), ["NOR-1"]);
    assert_eq!(cases("owner:nobody"), ["NOR-2"]);
    assert_eq!(cases("caveat-owner:\"director, people\""), ["NOR-1"]);
    assert_eq!(cases("is:overdue"), ["NOR-2"]);
    assert_eq!(cases("caveat-is:overdue"), ["NOR-1"]);
    assert_eq!(cases("due:may-2025"), ["NOR-2"]);
    assert_eq!(cases("caveat-due:2025-06-01"), ["NOR-1"]);
    model.run(&["status", "NOR-2", "paused", "--reason", "The site is flooded."]);
    model.run(&["tag", "NOR-2", "flood"]);
    assert_eq!(cases("is:paused"), ["NOR-2"]);
    assert_eq!(cases("is:overdue"), [""; 0]);
    assert_eq!(cases("tag:flood"), ["NOR-2"]);
    assert_eq!(cases("caveat-tag:flood"), [""; 0]);
    let list = model.json(&["list", "cases", "id:NOR-2", "--json"]);
    let row = &list["rows"][0];
    assert_eq!((&row["status"], &row["tags"][0]), (&json!("paused"), &json!("flood")));
    let page = model.run(&["show", "NOR-2"]).out;
    assert!(page.contains("  status          paused\n"), "{page}");
    assert!(page.contains("  tags            flood\n"), "{page}");
}

#[test]
fn a_list_without_rows_tells_what_would_find_some() {
    let model = Desk::with(FILE);
    let told = |query: &str| model.run(&["list", "cases", query]).err;
    let sewage = told("sewage");
    assert!(sewage.contains("1 in the text: caveat list cases 'text:sewage'"), "{sewage}");
    let owner = told("owner:\"director, people\"");
    let found = "1 by an open caveat: caveat list cases 'caveat-owner:\"director, people\"'";
    assert!(owner.contains(found), "{owner}");
    assert!(!told("zeppelin").contains("in the text"));
}
