//! What is said of records from the command line: status, owner, date, wait, tags, flag.

use serde_json::{Value as Json, json};

use super::support::{Desk, Ran, ran};

/// Saved, with this line before the name of the journal, and this on standard error.
fn saved(ran: &Ran, told: &str, err: &str) {
    assert_eq!((ran.code, &*ran.err), (Some(0), err), "{}", ran.out);
    assert!(ran.out.starts_with(&format!("Saved: {told}, in ")), "{}", ran.out);
}

fn refused(ran: &Ran, told: &str) {
    assert_eq!((ran.code, &*ran.out), (Some(1), ""), "{}", ran.err);
    assert_eq!(ran.err, format!("caveat: NOT SAVED: {told}\n"));
}

/// The acts, records and values that are on file, oldest first.
fn log(model: &Desk) -> Vec<(String, String, String)> {
    let text = |json: &Json| json.as_str().unwrap().to_owned();
    let log = model.json(&["log", "--json"]);
    let rows = log["rows"].as_array().unwrap();
    rows.iter().map(|row| (text(&row["act"]), text(&row["on"][0]), text(&row["value"]))).collect()
}

fn entry(act: &str, on: &str, value: &str) -> (String, String, String) {
    (act.to_owned(), on.to_owned(), value.to_owned())
}

#[test]
fn a_status_is_said_in_any_spelling_and_evidence_is_named() {
    let model = Desk::new();
    saved(&model.run(&["status", "AMB-C2", "IN HAND"]), "status `in-hand` on AMB-C2", "");
    refused(
        &model.run(&["status", "AMB-C2", "evidence offered"]),
        "`evidence-offered` needs words: what the evidence is\n  \
         add them: --reason 'The rota of May, in the shared folder.'",
    );
    let ran = model.run(&["status", "AMB-C2", "evidence offered", "--reason", "-The rota."]);
    saved(&ran, "status `evidence-offered` on AMB-C2", "");
    assert_eq!(model.run(&["count", "caveats", "status:evidence-offered"]).out, "1\n");
    assert_eq!(model.json(&["log", "--json"])["rows"][1]["text"], "-The rota.");
    saved(&model.run(&["status", "AMB-C2", "-"]), "status cleared on AMB-C2", "");
    assert_eq!(model.run(&["count", "caveats", "status:open"]).out, "1\n");
}

#[test]
fn only_a_body_settles_a_caveat() {
    let model = Desk::new();
    let told = "`discharged` takes a decision on record: a body settles a caveat, not an officer\n  \
                say `evidence-offered` and what the evidence is; when the body has decided, the \
                record names that decision in `discharged_by`\n  what you wrote:\nAgreed.";
    refused(&model.run(&["status", "AMB-C2", "discharged", "--reason", "Agreed."]), told);
    assert!(!model.register().join("journal").exists());
    model.write("register.toml", "discharge = \"officer\"\n");
    saved(&model.run(&["status", "AMB-C2", "discharged"]), "status `discharged` on AMB-C2", "");
    assert_eq!(model.run(&["count", "caveats", "is:settled"]).out, "2\n");
}

#[test]
fn an_owner_is_said_of_several_records_at_once_and_a_stranger_is_told_once() {
    let model = Desk::new();
    let ran = model.run(&["owner", "AMB-C1", "amb-c2", "AMB-1", "estuary trust"]);
    saved(&ran, "owner `EST` on AMB-C1, AMB-C2, AMB-1", "");
    assert_eq!(model.run(&["count", "caveats", "owner:EST"]).out, "2\n");
    saved(
        &model.run(&["owner", "AMB-C1", "AMB-C2", "Dr Ines Frod"]),
        "owner `Dr Ines Frod` on AMB-C1, AMB-C2",
        "caveat: warning: `Dr Ines Frod` is no partner, body, officer or owner known here\n  \
         nearest: Dr Ines Ford\n",
    );
    saved(&model.run(&["owner", "AMB-C1", "nobody"]), "owner cleared on AMB-C1", "");
    assert_eq!(model.run(&["count", "caveats", "owner:nobody"]).out, "2\n", "C1 and C3");
    model.run(&["undo"]);
    model.run(&["undo"]);
    assert_eq!(model.run(&["count", "caveats", "owner:EST"]).out, "2\n", "one undo for both");
    refused(
        &model.run(&["owner", "AMB-C1", "EST", "amk"]),
        "EST is a partner, and has no owner that can be set\n  cases, caveats, actions, risks, endorsements have one",
    );
}

#[test]
fn a_due_date_is_kept_as_written_and_words_are_told_to_be_no_date() {
    let model = Desk::new();
    let due = |model: &Desk| model.json(&["show", "AMB-2", "--json"])["due"].clone();
    saved(&model.run(&["due", "AMB-2", "late 2025"]), "due `late 2025` on AMB-2", "");
    saved(&model.run(&["due", "AMB-2", "+14d"]), "due `2025-07-31` on AMB-2", "");
    assert_eq!(due(&model), "2025-07-31");
    saved(
        &model.run(&["due", "AMB-2", "after the harvest"]),
        "due `after the harvest` on AMB-2",
        "caveat: warning: `after the harvest` is kept as words: it is no date, so it never counts \
         as late\n  dates are written 2017-07-12, 12/07/2017, 12 July 2017, July 2017, late 2017, \
         spring 2017, Q3 2017/18, by 2021, tomorrow, monday, next week, +14d, standing\n",
    );
    saved(&model.run(&["due", "AMB-2", "none"]), "due cleared on AMB-2", "");
    assert_eq!(due(&model), serde_json::Value::Null);
}

#[test]
fn a_deadline_is_not_moved_by_an_officers_date() {
    let model = Desk::new();
    saved(
        &model.run(&["due", "AMB-C1", "1 September 2025"]),
        "target `1 September 2025` on AMB-C1",
        "caveat: warning: it is a target: the deadline June 2025 of the record stays\n  \
         whoever set a deadline moves it; then change the record\n",
    );
    let row = &model.json(&["list", "caveats", "--json"])["rows"][0];
    assert_eq!((&row["due"], &row["late_days"]), (&"June 2025".into(), &17.into()));
    assert_eq!((&row["target"], &row["target_moved"]), (&"1 September 2025".into(), &0.into()));
    let shown = model.json(&["show", "AMB-C1", "--json"]);
    assert_eq!((&shown["due"], &shown["target"]), (&row["due"], &row["target"]));
    assert_eq!(shown["recorded"]["due"], "June 2025");
    assert_eq!(model.run(&["count", "caveats", "is:overdue"]).out, "1\n");
    assert_eq!(model.run(&["count", "caveats", "target:2025-09"]).out, "1\n");
    assert_eq!(model.run(&["count", "caveats", "is:slipped"]).out, "0\n");
}

#[test]
fn a_wait_is_pinned_to_the_words_and_ends_when_they_change() {
    let model = Desk::new();
    saved(&model.run(&["wait", "AMB-C1", "monday"]), "wait `2025-07-21` on AMB-C1", "");
    let print = model.json(&["show", "AMB-C1", "--json"])["fingerprint"].clone();
    assert_eq!(model.json(&["log", "--json"])["rows"][0]["seen"], print);
    let versions = model.register().join("journal/versions");
    let kept = std::fs::read_dir(versions).unwrap().next().unwrap().unwrap().path();
    let name = print.as_str().unwrap().replace(':', "-") + ".txt";
    assert!(kept.join(name).is_file());
    let waiting = |model: &Desk| model.run(&["count", "caveats", "is:waiting"]).out;
    assert_eq!(waiting(&model), "1\n");
    let page = model.run(&["show", "AMB-C1"]).out;
    assert!(page.contains("hidden until 21 Jul 2025 by you"), "{page}");
    let all = model.run(&["count", "caveats"]).out;
    assert_eq!(all, model.run(&["count", "caveats", "is:waiting or -is:waiting"]).out);
    assert_eq!(model.run(&["--today", "2025-07-21", "count", "caveats", "is:waiting"]).out, "0\n");
    let file = model.register().join("ambleford.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("in post", "trained")).unwrap();
    assert_eq!(waiting(&model), "0\n");
    let forms = "dates are written 2017-07-12, 12/07/2017, 12 July 2017, July 2017, late 2017, \
                 spring 2017, Q3 2017/18, by 2021, tomorrow, monday, next week, +14d";
    refused(
        &model.run(&["wait", "AMB-C1", "AMB-C2", "soon"]),
        &format!(
            "`soon` is no day that can be read, and AMB-C1 would be hidden for ever\n  {forms}"
        ),
    );
}

#[test]
fn tags_are_put_on_and_taken_off_several_at_a_time() {
    let model = Desk::new();
    saved(
        &model.run(&["tag", "AMB-C1", "AMB-1", "#beds, night costs"]),
        "tag `beds`, tag `night`, tag `costs` on AMB-C1, AMB-1",
        "",
    );
    assert_eq!(model.run(&["count", "caveats", "tag:night"]).out, "1\n");
    let log_json = model.json(&["log", "--json"]);
    let rows = log_json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().all(|row| row["group"].is_string() && row["group"] == rows[0]["group"]));
    saved(
        &model.run(&["untag", "AMB-C1", "BEDS,night"]),
        "untag `beds`, untag `night` on AMB-C1",
        "",
    );
    saved(
        &model.run(&["untag", "AMB-C1", "cost"]),
        "untag `cost` on AMB-C1",
        "caveat: warning: AMB-C1 has no tag `cost`\n  nearest: costs\n",
    );
    assert_eq!(model.run(&["count", "caveats", "tag:beds"]).out, "0\n");
    saved(&model.run(&["tag", "--", "AMB-C1", "-costs"]), "untag `costs` on AMB-C1", "");
    assert_eq!(log(&model).last(), Some(&entry("untag", "AMB-C1", "costs")));
    refused(
        &model.run(&["tag", "AMB-C1", " , "]),
        "no tag is named\n  several tags stand with commas between",
    );
}

#[test]
fn a_flag_is_put_on_anything_and_taken_off_by_a_hyphen() {
    let model = Desk::new();
    saved(&model.run(&["flag", "EST", "AMB-C1", "ask them"]), "flag `ask them` on EST, AMB-C1", "");
    assert_eq!(model.run(&["count", "caveats", "is:flagged"]).out, "1\n");
    let json = model.json(&["flag", "AMB-C1", "-", "--json"]);
    assert_eq!(json["saved"].as_array().unwrap().len(), 1);
    assert_eq!(model.run(&["count", "caveats", "is:flagged"]).out, "0\n");
    assert_eq!(
        log(&model),
        [
            entry("flag", "EST", "ask them"),
            entry("flag", "AMB-C1", "ask them"),
            entry("flag", "AMB-C1", ""),
        ]
    );
}

#[test]
fn nothing_is_said_when_one_of_the_records_is_not_there_or_nothing_may_be_added() {
    let model = Desk::new();
    refused(
        &model.run(&["flag", "AMB-C1", "AMB-C11", "x", "--reason", "Why."]),
        "no record has the id AMB-C11\n  nearest: AMB-C1, AMB-1, AMB-DOC1\n  what you wrote:\nWhy.",
    );
    for verb in ["status", "owner", "due", "wait", "tag", "untag", "flag"] {
        refused(
            &model.run(&["--read-only", verb, "AMB-C1", "-"]),
            "--read-only is set, so nothing is added",
        );
        let ran = model.run(&[verb, "AMB-C1"]);
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{verb}: {}", ran.err);
        let help = model.run(&[verb, "--help"]);
        assert!(help.out.contains(&format!("Usage: caveat {verb} [OPTIONS] ID… ")), "{}", help.out);
    }
    assert!(!model.register().join("journal").exists());
}

#[test]
fn a_mistyped_verb_is_told_the_nearest() {
    let ran = Desk::new().run(&["onwer", "AMB-C1", "amk"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("\n  nearest command: owner\n"), "{}", ran.err);
    let alone = Desk::new().run(&["onwer"]);
    assert!(alone.err.contains("\n  nearest command: owner\n"), "{}", alone.err);
}

#[test]
fn a_note_has_a_kind_and_says_where_it_can_be_looked_up() {
    let model = Desk::new();
    let ran =
        model.fed(&["note", "--kind", "Evidence", "--ref", "Letter 12", "AMB-C1", "-"], "So.\n");
    saved(&ran, "evidence on AMB-C1", "");
    let row = model.json(&["list", "notes", "--json"])["rows"][0].clone();
    assert_eq!((&row["value"], &row["ref"]), (&json!("evidence"), &json!("Letter 12")));
    assert_eq!(model.run(&["count", "caveats", "has:evidence"]).out, "1\n");
    let page = model.run(&["show", "AMB-C1"]).out;
    assert!(page.contains(": evidence\n    So.\n    see Letter 12\n"), "{page}");
    let wrong = model.run(&["note", "--kind", "chaise", "AMB-C1", "x"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("did you mean `chase`? one of: note, evidence"), "{}", wrong.err);
}

#[test]
fn what_is_saved_is_told_as_saved_even_where_the_answer_cannot_be_written() {
    let model = Desk::new();
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    for args in [
        &["note", "AMB-C1", "Asked."][..],
        &["status", "AMB-C1", "in-hand", "--json"],
        &["session", "start", ""],
    ] {
        let mut command = model.command(args);
        command.env("CAVEAT_REGISTER", model.register()).stdout(full());
        let ran = ran(command.output().unwrap());
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
        let says = ran.err.starts_with("Saved: ") || ran.err.starts_with("Started: ");
        assert!(says && ran.err.contains("the output cannot be written"), "{}", ran.err);
    }
    assert_eq!(model.json(&["log", "--json"])["rows"].as_array().unwrap().len(), 3);
    let mut command = model.command(&["list", "cases"]);
    command.env("CAVEAT_REGISTER", model.register()).stdout(full());
    assert_eq!(ran(command.output().unwrap()).code, Some(1));
}

#[test]
fn a_state_folder_that_others_may_write_is_refused_before_anything_is_saved() {
    use std::os::unix::fs::PermissionsExt;
    let model = Desk::new();
    let state = model.own("state/caveat");
    std::fs::create_dir_all(&state).unwrap();
    std::fs::set_permissions(&state, std::fs::Permissions::from_mode(0o777)).unwrap();
    for args in [&["note", "AMB-C1", "Asked."][..], &["session", "start", ""]] {
        let ran = model.run(args);
        assert_eq!((ran.code, &*ran.out), (Some(1), ""));
        let why = "NOT SAVED: your own state folder cannot be used: ";
        assert!(ran.err.contains(why) && ran.err.contains("XDG_STATE_HOME"), "{}", ran.err);
    }
    assert_eq!(model.json(&["log", "--json"])["total"], 0);
}
