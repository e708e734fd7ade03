//! References as papers print them: shown, and found like an id.

use serde_json::json;

use super::support::{Desk, ids};

const FILE: &str = "\
[[partner]]
id = \"AMB\"
name = \"Ambleford\"
ref = [\"SR (25/26) 01\", \"key 12\"]

[[partner]]
id = \"EST\"
name = \"Estuary\"
ref = \"Key 12\"

[[partner]]
id = \"NOR\"
name = \"Northmere\"
";

#[test]
fn a_reference_is_shown_and_finds_its_record() {
    let model = Desk::with(FILE);
    let page = model.run(&["show", "sr (25/26) 01"]);
    assert_eq!(page.code, Some(0), "{}", page.err);
    assert!(page.out.starts_with("AMB  partner\n") && page.out.contains("SR (25/26) 01"));
    let json = model.json(&["show", "AMB", "--json"]);
    assert_eq!(json["record"]["ref"], json!(["SR (25/26) 01", "key 12"]));
    assert!(model.json(&["show", "NOR", "--json"])["record"].get("ref").is_none());
    let list = model.json(&["list", "partners", "ref:\"SR (25/26) 01\"", "--json"]);
    assert_eq!(ids(&list), ["AMB"]);
    assert_eq!(model.run(&["count", "partners", "ref:\"key 12\""]).out, "2\n");
    assert_eq!(ids(&model.json(&["list", "partners", "25/26", "--json"])), ["AMB"]);
}

#[test]
fn a_reference_of_two_records_finds_neither_and_names_both() {
    let model = Desk::with(FILE);
    let ran = model.run(&["show", "KEY 12"]);
    assert_eq!(ran.code, Some(1));
    let told = "2 records have the reference KEY 12\n  say which: AMB, EST\n";
    assert!(ran.err.ends_with(told), "{}", ran.err);
}

#[test]
fn hidden_characters_in_a_reference_are_told() {
    let model = Desk::with("[[partner]]\nid = \"A\"\nname = \"B\"\nref = \"1\\u202e2\"\n");
    let told = model.run(&["check"]).out;
    assert!(told.contains("hidden-character"), "{told}");
}
