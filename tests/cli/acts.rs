//! Adding to one's journal from the command line: what is saved, what is refused, what is taken back.

use std::fs;

use serde_json::{Value as Json, json};

use super::support::{Desk, Ran};

/// The one journal of the model's register.
fn journal(model: &Desk) -> String {
    let folder = fs::read_dir(model.register().join("journal")).unwrap();
    let mut files = folder.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let file = files.next().unwrap();
    assert_eq!(files.next(), None);
    fs::read_to_string(file).unwrap()
}

/// What was not saved leaves nothing behind.
fn nothing_was_saved(model: &Desk) {
    assert!(!model.register().join("journal").exists());
}

fn refused(ran: &Ran, told: &str) {
    assert_eq!((ran.code, &*ran.out), (Some(1), ""), "{}", ran.err);
    assert_eq!(ran.err, told);
}

#[test]
fn a_note_is_saved_and_the_officer_is_told_where() {
    let model = Desk::new();
    let ran = model.run(&["note", "AMB-C1", "Asked Dr Ford today."]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    let place = model.register().join("journal").display().to_string();
    let told = format!("Saved: note on AMB-C1, in {place}/");
    assert!(ran.out.starts_with(&told) && ran.out.ends_with(".toml\n"), "{}", ran.out);
    let journal = journal(&model);
    assert!(
        journal.contains("\nact = \"note\"\non = [\"AMB-C1\"]\nvalue = \"note\"\n"),
        "{journal}"
    );
    assert!(journal.contains("\ntext = \"Asked Dr Ford today.\"\n"), "{journal}");
    assert_eq!(model.run(&["check"]).code, Some(0));
}

#[test]
fn a_note_may_come_from_a_pipe_or_begin_with_a_hyphen() {
    let model = Desk::new();
    assert_eq!(model.fed(&["note", "AMB-C1", "-"], "One line.\nAnother.\n\n").code, Some(0));
    assert_eq!(model.run(&["note", "--", "AMB-C1", "-5% a year"]).code, Some(0));
    let notes = model.json(&["list", "notes", "--json"]);
    assert_eq!(notes["rows"][0]["text"], "One line.\nAnother.");
    assert_eq!(notes["rows"][1]["text"], "-5% a year");
    refused(
        &model.fed(&["note", "AMB-C1", "-"], " \n"),
        "caveat: NOT SAVED: the note has no words\n",
    );
}

#[test]
fn one_gesture_is_one_entry_for_each_record_and_is_taken_back_whole() {
    let model = Desk::new();
    let saved = model.json(&["note", "AMB-C1", "OLD-7", "AMB-C1", "Both.", "--json"]);
    assert_eq!(saved["saved"].as_array().unwrap().len(), 2);
    let log = model.json(&["log", "--json"]);
    let on: Vec<&Json> = log["rows"].as_array().unwrap().iter().map(|row| &row["on"]).collect();
    assert_eq!(on, [&json!(["AMB-C1"]), &json!(["AMB-1"])]);
    assert!(log["rows"][0]["group"].is_string());
    assert_eq!(log["rows"][0]["group"], log["rows"][1]["group"]);
    let ran = model.run(&["undo"]);
    assert!(ran.out.starts_with("Taken back: note on AMB-C1, AMB-1, in "), "{}", ran.out);
    assert_eq!(model.run(&["count", "notes"]).out, "0\n");
    let shown = model.json(&["show", "AMB-C1", "--json"]);
    assert_eq!(shown["notes"][0]["retracted"], true);
    assert_eq!(model.run(&["count", "caveats", "has:note"]).out, "0\n");
}

#[test]
fn undo_takes_the_newest_act_or_the_one_that_is_named() {
    let model = Desk::new();
    let id = |saved: Json| saved["saved"][0].as_str().unwrap().to_owned();
    let first = id(model.json(&["note", "AMB-C1", "First.", "--json"]));
    model.json(&["note", "AMB-C1", "Second.", "--json"]);
    let ran = model.run(&["undo", &first.replace('-', "").to_uppercase()]);
    assert!(ran.out.starts_with("Taken back: note on AMB-C1, in "), "{}", ran.err);
    let texts = |model: &Desk| {
        let notes = model.json(&["list", "notes", "--json"]);
        let rows = notes["rows"].as_array().unwrap();
        rows.iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&model), ["Second."]);
    refused(&model.run(&["undo", &first]), "caveat: NOT SAVED: that is taken back already\n");
    let undone = id(model.json(&["undo", "--json"]));
    assert_eq!(texts(&model), [""; 0]);
    refused(&model.run(&["undo"]), "caveat: NOT SAVED: there is nothing of yours to take back\n");
    refused(
        &model.run(&["undo", &undone]),
        "caveat: NOT SAVED: that is no act that can be taken back\n",
    );
    refused(
        &model.run(&["undo", "ffff"]),
        "caveat: NOT SAVED: no entry begins with ffff\n  \
         `caveat log --json` prints the ids of entries\n",
    );
    let several = model.run(&["undo", "0"]);
    assert!(several.err.starts_with("caveat: NOT SAVED: 4 entries begin with 0:\n  0"));
}

#[test]
fn nobody_takes_back_what_another_officer_added() {
    let model = Desk::new();
    model.json(&["note", "AMB-C1", "Mine.", "--json"]);
    let journal = journal(&model);
    fs::remove_dir_all(model.register().join("journal")).unwrap();
    model.write("journal/plw@other-box.toml", &journal);
    let log = model.json(&["log", "--json"]);
    assert_eq!(
        (&log["rows"][0]["officer"], &log["rows"][0]["trust"]),
        (&json!("plw"), &json!("git"))
    );
    let id = log["rows"][0]["id"].as_str().unwrap();
    refused(
        &model.run(&["undo", id]),
        "caveat: NOT SAVED: plw added that; only plw can take it back\n",
    );
    assert_eq!(model.run(&["count", "notes", "by:plw"]).out, "1\n");
    assert_eq!(model.run(&["count", "notes", "by:amk"]).out, "0\n");
}

#[test]
fn a_verdict_is_pinned_to_the_words_it_was_given_on() {
    let model = Desk::new();
    let ran = model.run(&["verdict", "AMB-C1", "M"]);
    assert!(ran.out.starts_with("Saved: verdict `met` on AMB-C1, in "), "{}", ran.err);
    let print = model.json(&["show", "AMB-C1", "--json"])["fingerprint"].clone();
    let kept = fs::read_dir(model.register().join("journal/versions")).unwrap().next().unwrap();
    let name = print.as_str().unwrap().replace(':', "-") + ".txt";
    let version = fs::read_to_string(kept.unwrap().path().join(name)).unwrap();
    assert!(version.contains("Beds are not to be closed before staff are in post."), "{version}");
    let suspect = |model: &Desk| {
        model.json(&["list", "caveats", "id:AMB-C1", "--json"])["rows"][0]["verdicts"][0]["suspect"]
            .clone()
    };
    assert_eq!(suspect(&model), false);
    let file = model.register().join("ambleford.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("in post", "trained")).unwrap();
    assert_eq!(suspect(&model), true);
    let page = model.run(&["show", "AMB-C1"]).out;
    assert!(page.contains(": met (suspect)\n"), "{page}");
    assert_eq!(model.run(&["count", "caveats", "is:suspect"]).out, "1\n");
}

#[test]
fn each_kind_takes_its_own_words_in_any_spelling() {
    let model = Desk::new();
    for (id, word, value) in [
        ("AMB-C1", "PARTLY", "partly"),
        ("AMB-C1", "n/a", "not-applicable"),
        ("AMB-1", "p", "ready-with-conditions"),
        ("AMB-1", "Defer", "defer"),
        ("AMB-E1", "chase", "chase"),
        ("AMB-E1", "withdrawn", "withdrawn"),
    ] {
        let saved = model.json(&["verdict", id, word, "--reason", "Said so.", "--json"]);
        let log = model.json(&["log", "--json"]);
        let last = log["rows"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["id"], &last["value"]), (&saved["saved"][0], &json!(value)), "{word}");
        assert_eq!(last["text"], "Said so.");
    }
    assert_eq!(model.run(&["count", "endorsements", "verdict:chase"]).out, "0\n");
}

#[test]
fn a_verdict_of_another_kind_is_refused_for_all_of_them() {
    let model = Desk::new();
    refused(
        &model.run(&["verdict", "AMB-C1", "AMB-1", "met"]),
        "caveat: NOT SAVED: `met` is not a verdict on a case\n  \
         one of: ready, ready-with-conditions, not-ready, info, defer\n",
    );
    nothing_was_saved(&model);
}

#[test]
fn a_verdict_that_asks_for_a_reason_is_refused_without_one() {
    let model = Desk::new();
    refused(
        &model.run(&["verdict", "AMB-C1", "x"]),
        "caveat: NOT SAVED: `not-met` needs a reason\n  \
         add it: --reason 'Posts are filled on paper only.'\n",
    );
    nothing_was_saved(&model);
    assert_eq!(model.run(&["verdict", "AMB-C1", "x", "--reason", "-No posts."]).code, Some(0));
    model.write("register.toml", "[review]\nrequired = [\"met\"]\n");
    assert_eq!(model.run(&["verdict", "AMB-C2", "x"]).code, Some(0));
    assert_eq!(model.run(&["verdict", "AMB-C2", "met"]).code, Some(1));
}

#[test]
fn what_cannot_be_saved_is_said_with_the_words_that_would_be_lost() {
    let model = Desk::new();
    refused(
        &model.run(&["note", "AMB-C11", "Asked Dr Ford.\nTwice."]),
        "caveat: NOT SAVED: no record has the id AMB-C11\n  nearest: AMB-C1, AMB-1, AMB-DOC1\n  \
         what you wrote:\nAsked Dr Ford.\nTwice.\n",
    );
    refused(
        &model.run(&["--read-only", "note", "AMB-C1", "Asked."]),
        "caveat: NOT SAVED: --read-only is set, so nothing is added\n  what you wrote:\nAsked.\n",
    );
    model.write("twice.toml", "[[caveat]]\nid = \"AMB-C1\"\ncases = [\"AMB-1\"]\ntext = \"x\"\n");
    refused(
        &model.run(&["note", "AMB-C1", "Asked."]),
        "caveat: NOT SAVED: two records have the id AMB-C1, so nobody can tell which is meant\n  \
         `caveat check` names both; give one of them another id\n  what you wrote:\nAsked.\n",
    );
    nothing_was_saved(&model);
    fs::write(model.register().join("journal"), "").unwrap();
    let ran = model.run(&["note", "AMB-C2", "Asked."]);
    assert!(
        ran.err.starts_with("caveat: NOT SAVED: `journal` is not a folder (journal/"),
        "{}",
        ran.err
    );
    assert!(ran.err.ends_with("\n  what you wrote:\nAsked.\n"), "{}", ran.err);
}

#[test]
fn a_note_that_is_too_long_is_refused_whole() {
    let model = Desk::new();
    let ran = model.fed(&["note", "AMB-C1", "-"], &"x".repeat(70_000));
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.starts_with("caveat: NOT SAVED: the entry has 70"),
        "{}",
        &ran.err[..200.min(ran.err.len())]
    );
    assert_eq!(model.run(&["count", "notes"]).out, "0\n");
}

#[test]
fn the_log_is_narrowed_by_officer_day_words_and_record() {
    let model = Desk::new();
    model.run(&["note", "AMB-C1", "Asked Dr Ford."]);
    model.run(&["verdict", "AMB-1", "ready"]);
    let count =
        |query: &str| model.json(&["log", query, "--json"])["rows"].as_array().unwrap().len();
    for (query, rows) in [
        ("", 2),
        ("-changed:<2020-01-01", 2),
        ("changed:<2020-01-01", 0),
        ("note:ford", 1),
        ("\"dr ford\"", 1),
        ("verdict:ready", 1),
        ("verdict", 1),
        ("id:AMB-C1", 1),
        ("programme:ambleford", 2),
        ("is:overdue note:ford", 1),
        ("by:nobody-here or id:AMB-1", 1),
    ] {
        assert_eq!(count(query), rows, "{query}");
    }
    let plain = model.run(&["log"]);
    let head: Vec<&str> = plain.lines()[0].split_whitespace().collect();
    assert_eq!(head, ["WHEN", "OFFICER", "ACT", "ON", "VALUE", "TEXT", "REF", "REMARKS"]);
    assert!(plain.lines()[1].contains("  note     AMB-C1  note   Asked Dr Ford."), "{}", plain.out);
}
