//! The words that officers left on a record: who, when, why and where it can be looked up.

use serde_json::json;

use super::support::{Desk, ids};

#[test]
fn what_was_set_is_shown_with_who_said_it_why_and_where() {
    let model = Desk::new();
    let offered = ["status", "AMB-C1", "evidence-offered", "--reason", "The rota of May."];
    assert_eq!(model.run(&offered).code, Some(0));
    model.run(&["owner", "AMB-C1", "EST", "--reason", "They hold the rota."]);
    model.run(&["due", "AMB-C1", "1 September 2025", "--reason", "After the holidays."]);
    model.run(&["flag", "AMB-C1", "ask the clerk"]);
    model.run(&["wait", "AMB-C1", "2025-08-01", "--reason", "The grant comes first."]);
    let page = model.run(&["show", "AMB-C1"]).out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        ": status evidence offered The rota of May. ",
        ": owner Estuary Trust They hold the rota. ",
        ": target 1 Sep 2025 After the holidays. ",
        ": flag ask the clerk waits ",
        "hidden until 1 Aug 2025 by you: The grant comes first. ",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let shown = model.json(&["show", "AMB-C1", "--json"]);
    let set = shown["set"].as_array().unwrap();
    let acts: Vec<_> = set.iter().map(|row| row["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["status", "owner", "due", "flag"]);
    assert_eq!(set[0]["text"], "The rota of May.");
    assert_eq!(shown["waits"][0]["until"], "2025-08-01");
    assert_eq!(shown["waits"][0]["text"], "The grant comes first.");
    assert_eq!(shown["flag"], "ask the clerk");
    let found = model.json(&["list", "caveats", "has:evidence", "--json"]);
    assert_eq!(ids(&found), ["AMB-C1"]);
}

#[test]
fn how_a_record_of_each_kind_stands_is_told_beside_what_its_own_file_says() {
    let model = Desk::new();
    model.run(&["status", "AMB-C1", "in-hand"]);
    model.run(&["verdict", "AMB-C1", "met"]);
    model.run(&["verdict", "AMB-C1", "partly", "--reason", "Half of them."]);
    let caveat = model.json(&["show", "AMB-C1", "--json"]);
    assert_eq!(caveat["status"], "in-hand");
    assert_eq!((&caveat["recorded"]["owner"], &caveat["owner"]), (&json!("EST"), &json!("EST")));
    let officer = caveat["verdicts"][0]["officer"].clone();
    let now = json!([{"officer": officer, "value": "partly", "suspect": false}]);
    assert_eq!(caveat["verdicts_now"], now);
    model.run(&["owner", "AMB-2", "EST"]);
    model.run(&["due", "AMB-2", "2025-09-01"]);
    model.run(&["tag", "AMB-2", "urgent"]);
    let case = model.json(&["show", "AMB-2", "--json"]);
    assert_eq!((&case["owner"], &case["due"]), (&json!("EST"), &json!("2025-09-01")));
    assert_eq!((&case["tags"], &case["target"]), (&json!(["urgent"]), &json!(null)));
    assert_eq!(case["recorded"], json!({"tags": []}));
    model.run(&["status", "AMB-A1", "done"]);
    let action = model.json(&["show", "AMB-A1", "--json"]);
    assert_eq!(action["status"], "done");
    assert_eq!(model.json(&["list", "actions", "--json"])["rows"][0]["status"], "done");
    let text = std::fs::read_to_string(model.register().join("ambleford.toml")).unwrap();
    let all = text.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"'));
    let mut kinds = std::collections::BTreeSet::new();
    for id in all {
        model.run(&["flag", id, "look again"]);
        let shown = model.json(&["show", id, "--json"]);
        assert_eq!(shown["flag"], "look again", "{id}");
        let last = shown["set"].as_array().unwrap().last().unwrap();
        assert_eq!(last["value"], "look again", "{id}");
        for key in ["status", "owner", "due", "tags"] {
            let recorded = shown["recorded"].get(key);
            assert_eq!(recorded, shown["record"].get(key), "{id}: {key}");
        }
        kinds.insert(shown["kind"].as_str().unwrap().to_owned());
    }
    assert!(kinds.len() > 10, "{kinds:?}");
}

#[test]
fn a_reference_of_a_note_is_shown_listed_and_logged() {
    let model = Desk::new();
    model.run(&["note", "--ref", "file 12", "AMB-C1", "Asked Dr Ford."]);
    for args in [&["show", "AMB-C1"][..], &["log"], &["list", "notes"]] {
        let told = model.run(args).out;
        assert!(told.contains("file 12"), "{args:?}: {told}");
    }
    assert_eq!(model.json(&["show", "AMB-C1", "--json"])["notes"][0]["ref"], "file 12");
}
