//! The promise to scripts: these keys, with these meanings; more may come, none may go.

use serde_json::json;

use super::support::{Desk, ids, keys};

/// The keys of an entry, wherever one is printed.
const ENTRY: [&str; 22] = [
    "id",
    "at",
    "officer",
    "box",
    "act",
    "on",
    "value",
    "text",
    "seen",
    "session",
    "group",
    "retracted",
    "suspect",
    "superseded_by",
    "trust",
    "counts",
    "why",
    "dated_ahead",
    "ref",
    "kind",
    "edits",
    "first_at",
];

#[test]
fn a_list_tells_its_kind_how_many_there_are_and_the_rows_that_match() {
    let model = Desk::new();
    let list = model.json(&["list", "caveats", "-is:settled", "--json"]);
    assert_eq!(keys(&list), ["schema", "kind", "total", "rows"]);
    assert_eq!(
        (&list["schema"], &list["kind"], &list["total"]),
        (&json!(1), &json!("caveats"), &json!(3))
    );
    assert_eq!(ids(&list), ["AMB-C1", "AMB-C2"]);
    let none = model.json(&["list", "caveats", "xyzzy", "--json"]);
    assert_eq!((&none["total"], &none["rows"]), (&json!(3), &json!([])));
}

#[test]
fn a_caveat_row_has_its_words_its_standing_and_its_window() {
    let list = Desk::new().json(&["list", "caveats", "id:AMB-C1", "--json"]);
    assert_eq!(
        list["rows"][0],
        json!({
            "id": "AMB-C1",
            "text": "Beds are not to be closed\nbefore staff are in post.",
            "class": "condition",
            "force": "resolved",
            "theme": "capacity",
            "status": "in-hand",
            "owner": "EST",
            "owners": ["EST"],
            "due": "June 2025",
            "due_from": "2025-06-01",
            "due_to": "2025-06-30",
            "due_reads": null,
            "target": null,
            "target_by": null,
            "target_moved": null,
            "late_days": 17,
            "term": null,
            "holds": null,
            "occurrences": null,
            "cases": ["AMB-1"],
            "decision": "AMB-D1",
            "verdicts": [],
            "others_hidden": false,
        })
    );
}

#[test]
fn what_a_caveat_does_not_say_is_null() {
    let list = Desk::new().json(&["list", "caveats", "--json"]);
    assert_eq!(
        list["rows"][1],
        json!({
            "id": "AMB-C2",
            "text": "A report on costs goes to the Cabinet.",
            "class": "information",
            "force": "minuted",
            "theme": null,
            "status": "open",
            "owner": null,
            "owners": [],
            "due": "after 2025-06-01",
            "due_from": "2025-06-02",
            "due_to": null,
            "due_reads": null,
            "target": null,
            "target_by": null,
            "target_moved": null,
            "late_days": null,
            "term": null,
            "holds": null,
            "occurrences": null,
            "cases": ["AMB-2"],
            "decision": "AMB-D1",
            "verdicts": [],
            "others_hidden": false,
        })
    );
    let standing = &list["rows"][2];
    assert_eq!((&standing["due"], &standing["due_from"]), (&json!("standing"), &json!(null)));
    assert_eq!((&standing["decision"], &standing["late_days"]), (&json!(null), &json!(null)));
}

#[test]
fn a_case_row_has_the_bare_word_of_its_decision_and_its_counts() {
    let list = Desk::new().json(&["list", "cases", "--json"]);
    assert_eq!(
        list["rows"],
        json!([
            {
                "id": "AMB-1",
                "title": "Neighbourhood teams",
                "programme": "AMB",
                "stage": "outline",
                "decision": "endorsed",
                "decision_words": "endorsed+caveats",
                "decision_id": "AMB-D1",
                "open_caveats": 1,
                "caveats": 2,
                "partners_endorsed": 1,
                "partners": 2,
                "status": null,
                "tags": [],
                "flag": null,
                "owner": null,
                "owners": [],
                "due": "late 2025",
                "due_from": "2025-10-01",
                "due_to": "2025-12-31",
                "due_reads": null,
                "target": null,
                "target_by": null,
                "target_moved": null,
                "late_days": null,
                "caveat_due": "June 2025",
                "caveat_due_to": "2025-06-30",
            },
            {
                "id": "AMB-2",
                "title": "Shared records",
                "programme": "AMB",
                "stage": "outline",
                "decision": "in principle",
                "decision_words": "in principle",
                "decision_id": "AMB-D1",
                "open_caveats": 1,
                "caveats": 2,
                "partners_endorsed": 1,
                "partners": 2,
                "status": null,
                "tags": [],
                "flag": null,
                "owner": null,
                "owners": [],
                "due": null,
                "due_from": null,
                "due_to": null,
                "due_reads": null,
                "target": null,
                "target_by": null,
                "target_moved": null,
                "late_days": null,
                "caveat_due": "after 2025-06-01",
                "caveat_due_to": null,
            },
        ])
    );
}

#[test]
fn a_decision_row_has_its_dates_and_resolutions() {
    let list = Desk::new().json(&["list", "decisions", "--json"]);
    assert_eq!(
        list["rows"][0],
        json!({
            "id": "AMB-D1",
            "body": "AMB-CAB",
            "decided": "2025-05-12",
            "published": "2025-05-20",
            "effective": "2025-05-29",
            "key": true,
            "call_in": true,
            "resolutions": [
                {
                    "label": "(1)",
                    "verb": "endorse",
                    "text": "The case for neighbourhood teams is endorsed, subject to caveats.",
                    "in_principle": false,
                    "cases": ["AMB-1"],
                },
                {
                    "label": "(2)",
                    "verb": "approve",
                    "text": "The case for shared records is approved in principle.",
                    "in_principle": true,
                    "cases": ["AMB-2"],
                },
            ],
        })
    );
}

#[test]
fn every_other_kind_has_the_fields_of_its_record() {
    let model = Desk::new();
    let row = |kind: &str| model.json(&["list", kind, "--json"])["rows"][0].clone();
    assert_eq!(row("actions")["update"][0]["text"], "Half of them are counted.");
    assert_eq!(row("endorsements")["stance"], "noted");
    assert_eq!(row("programmes")["names"], json!(["The Ambleford Plan"]));
    assert_eq!(row("partners")["kind"], "council");
    assert_eq!(row("bodies")["call_in"]["days"], 5);
    assert_eq!(row("documents")["path"], "sources/minutes.txt");
    assert_eq!(row("meetings")["next"], json!(["2025-06-09", "September 2025"]));
    assert_eq!(row("amounts")["amount"], "£1.2 million");
    assert_eq!(row("milestones")["due"], "turn of the year 2025");
    assert_eq!(row("engagements")["kind"], "listening event");
    assert_eq!(row("comments")["by"], "Cllr Odd");
    for kind in ["actions", "bodies", "comments", "milestones"] {
        assert!(row(kind)["id"].is_string(), "{kind}");
    }
}

#[test]
fn a_count_is_a_number_and_what_it_is_a_part_of() {
    let model = Desk::new();
    assert_eq!(
        model.json(&["count", "caveats", "is:overdue", "--json"]),
        json!({"schema": 1, "kind": "caveats", "count": 1, "total": 3})
    );
    assert_eq!(model.run(&["count", "caveats", "is:overdue"]).all(), (Some(0), "1\n", ""));
}

#[test]
fn a_record_is_shown_with_its_links_both_ways() {
    let shown = Desk::new().json(&["show", "AMB-C1", "--json"]);
    assert_eq!(
        keys(&shown),
        [
            "schema",
            "kind",
            "record",
            "status",
            "owner",
            "owners",
            "due",
            "due_reads",
            "due_from",
            "due_to",
            "target",
            "target_by",
            "target_moved",
            "term",
            "occurrences",
            "recorded",
            "approved_by",
            "also",
            "links",
            "notes",
            "verdicts",
            "others_hidden",
            "fingerprint",
            "flag",
            "tags",
            "waits",
            "verdicts_now",
            "set"
        ]
    );
    assert_eq!(shown["kind"], "caveat");
    assert_eq!(shown["record"]["resolution"], "(1)(a)");
    assert_eq!(
        shown["links"],
        json!([
            {"key": "on", "id": "AMB-D1", "kind": "decision",
             "title": "Outline cases of Ambleford Together", "direction": "out"},
            {"key": "raised_by", "id": "AMB-CAB", "kind": "body",
             "title": "Ambleford Cabinet", "direction": "out"},
            {"key": "owner", "id": "EST", "kind": "partner",
             "title": "Estuary Trust", "direction": "out"},
            {"key": "about", "id": "AMB-A1", "kind": "action",
             "title": "Count the beds.", "direction": "in"},
        ])
    );
    let print = shown["fingerprint"].as_str().unwrap();
    assert!(print.starts_with("c1:") && print.len() == 35, "{print}");
    assert_eq!(Desk::new().json(&["show", "OLD-7", "--json"])["record"]["id"], "AMB-1");
}

#[test]
fn an_entry_has_the_same_keys_wherever_it_is_printed() {
    let model = Desk::new();
    let saved = model.json(&["note", "AMB-C1", "Asked Dr Ford.", "--json"]);
    assert_eq!(keys(&saved), ["schema", "saved"]);
    model.json(&["verdict", "AMB-C1", "met", "--json"]);
    let shown = model.json(&["show", "AMB-C1", "--json"]);
    let log = model.json(&["log", "--json"]);
    let notes = model.json(&["list", "notes", "--json"]);
    for entry in [&shown["notes"][0], &shown["verdicts"][0], &log["rows"][0], &notes["rows"][0]] {
        assert_eq!(keys(entry), ENTRY);
    }
    assert_eq!(log["total"], 2);
    assert_eq!(log["rows"][0], notes["rows"][0]);
    let note = &shown["notes"][0];
    assert_eq!(note["id"], saved["saved"][0]);
    assert_eq!((&note["act"], &note["on"]), (&json!("note"), &json!(["AMB-C1"])));
    assert_eq!((&note["value"], &note["text"]), (&json!("note"), &json!("Asked Dr Ford.")));
    assert_eq!((&note["retracted"], &note["trust"]), (&json!(false), &json!("verified")));
    assert_eq!((&note["seen"], &note["group"]), (&json!(null), &json!(null)));
    let verdict = &shown["verdicts"][0];
    assert_eq!(verdict["seen"], shown["fingerprint"]);
    assert_eq!((&verdict["value"], &verdict["suspect"]), (&json!("met"), &json!(false)));
    let officer = verdict["officer"].clone();
    assert_eq!(
        model.json(&["list", "caveats", "id:AMB-C1", "--json"])["rows"][0]["verdicts"],
        json!([{"officer": officer, "value": "met", "suspect": false}])
    );
}

#[test]
fn a_check_counts_by_level_and_tells_each_fault_with_its_place() {
    let model = Desk::with(
        "[[case]]\nid = \"AMB-1\"\nprogramme = \"AMB\"\ntitle = \"x\"\nstage = \"outlin\"\n",
    );
    let ran = model.run(&["check", "--json"]);
    assert_eq!(ran.code, Some(1));
    let check: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        check,
        json!({
            "schema": 1,
            "errors": 1,
            "warnings": 1,
            "gaps": 0,
            "faults": [
                {
                    "level": "error",
                    "code": "dangling",
                    "file": "a.toml",
                    "line": 3,
                    "column": 13,
                    "message": "`programme` of AMB-1 names AMB, which no record has as its id",
                    "hint": "write the record, or mend the id",
                },
                {
                    "level": "warning",
                    "code": "unknown-word",
                    "file": "a.toml",
                    "line": 5,
                    "column": 9,
                    "message": "`outlin` is not a known stage",
                    "hint": "did you mean `outline`?",
                },
            ],
        })
    );
}

#[test]
fn json_is_inert_on_a_terminal_and_keeps_what_the_file_says() {
    let model = Desk::with(
        "[[programme]]\nid = \"AMB\"\ntitle = \"\\u001B[2Jpounds £ \\u202E\\u200Bevil\"\n",
    );
    let ran = model.run(&["list", "programmes", "--json"]);
    assert!(ran.out.contains(r"\u001b[2Jpounds £ \u202e\u200bevil"), "{}", ran.out);
    let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shown["rows"][0]["title"], "\u{1b}[2Jpounds £ \u{202e}\u{200b}evil");
    let plain = model.run(&["list", "programmes"]);
    assert_eq!(plain.lines()[1].trim_end(), "AMB  ␛[2Jpounds £ \u{fffd}\u{fffd}evil");
}
