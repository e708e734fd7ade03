//! What cannot be relied on, or cannot be read, is told wherever a figure could be wrong for it.

use std::fs;

use caveat::journal::format::chained;
use caveat::journal::{Act, Entry};
use caveat::record::Id;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value as Json, json};

use super::support::{Desk, ids, keys};

/// The name of an officer's journal on the box of whoever runs the tests.
fn journal_of(model: &Desk, officer: &str) -> String {
    let folder = fs::read_dir(model.register().join("journal")).unwrap();
    let own = folder.map(|it| it.unwrap().file_name().into_string().unwrap());
    let own = own.into_iter().find(|name| name.contains('@') && name.contains(".toml")).unwrap();
    format!("journal/{officer}@{}", own.split_once('@').unwrap().1)
}

#[test]
fn a_journal_copied_under_a_colleagues_name_changes_no_figure_and_is_an_error() {
    let model = Desk::new();
    model.write("register.toml", "discharge = \"officer\"\n[quorum]\ncondition = 2\n");
    for args in [
        &["verdict", "AMB-C1", "met"][..],
        &["owner", "AMB-C1", "amk"],
        &["note", "AMB-C1", "Asked Dr Ford."],
    ] {
        assert_eq!(model.run(args).code, Some(0), "{args:?}");
    }
    let before = model.run(&["list", "caveats", "--json"]).out;
    let own = fs::read_dir(model.register().join("journal")).unwrap();
    let own = own.map(|it| it.unwrap().path()).find(|it| it.is_file()).unwrap();
    let forged = journal_of(&model, "plw");
    fs::copy(own, model.register().join(&forged)).unwrap();
    assert_eq!(model.run(&["list", "caveats", "--json"]).out, before);
    let check = model.run(&["check"]);
    assert_eq!(check.code, Some(1));
    let told = format!("{forged}: error: journal-author: this journal is named after plw");
    assert!(check.out.contains(&told), "{}", check.out);
    // It is shown with the reason all the same.
    let shown = model.json(&["show", "AMB-C1", "--json"]);
    let of = |officer: &str| -> Vec<(bool, Json)> {
        let all = shown["verdicts"].as_array().unwrap().iter();
        let own = all.filter(|row| row["officer"] == officer);
        own.map(|row| (row["counts"] == true, row["why"].clone())).collect()
    };
    let why = json!("its journal belongs to somebody else, or others can write it");
    assert_eq!(of("plw"), [(false, why)]);
    let page = model.run(&["show", "AMB-C1"]).out;
    assert!(page.contains("does not count: its journal belongs to somebody else"), "{page}");
}

#[test]
fn an_entry_dated_ahead_is_told_and_the_officers_own_word_stands() {
    let model = Desk::new();
    model.run(&["note", "AMB-C2", "First."]);
    let at = Timestamp::now() + SignedDuration::from_hours(24 * 365);
    let on = Id::new("AMB-C1").unwrap();
    let ahead = Entry::new(at, "plw", Act::Owner, [on]).value("plw");
    model.write("journal/plw@elsewhere.toml", chained(&[ahead], None).unwrap().text);
    let saved = model.run(&["owner", "AMB-C1", "amk"]);
    assert!(saved.err.contains("plw's entry is dated ahead, "), "{}", saved.err);
    assert!(saved.err.contains("yours stands"), "{}", saved.err);
    let list = model.json(&["list", "caveats", "id:AMB-C1", "--json"]);
    assert_eq!(list["rows"][0]["owner"], "amk");
    let check = model.run(&["check"]);
    assert_eq!(check.code, Some(1));
    let told = "journal/plw@elsewhere.toml:1: warning: journal-ahead: this entry is dated ahead";
    assert!(check.out.contains(told), "{}", check.out);
    let log = model.json(&["log", "--json"]);
    let ahead: Vec<&Json> = log["rows"].as_array().unwrap().iter().collect();
    assert_eq!(ahead.iter().filter(|row| row["dated_ahead"] == true).count(), 1);
    assert!(model.run(&["log"]).out.contains("dated ahead of the clock"));
}

#[test]
fn a_record_that_cannot_be_used_is_told_by_every_command_that_lists() {
    let model = Desk::new();
    model.write("broken.toml", "[[case]]\nid = \"AMB-9\"\ntitle = \"Beds\"\n");
    let told = "broken.toml:1:1: error: missing-key: this record has no `programme`";
    for args in [
        &["list", "cases"][..],
        &["list", "cases", "--csv"],
        &["count", "cases"],
        &["matrix"],
        &["clock"],
        &["due"],
        &["chase"],
        &["money"],
        &["timeline"],
        &["show", "AMB-1"],
        &["log"],
    ] {
        let ran = model.run(args);
        assert!(ran.err.contains(told), "{args:?}: {}", ran.err);
        assert_eq!(ran.code, Some(3), "{args:?}");
    }
    for args in [
        &["list", "cases", "--json"][..],
        &["count", "cases", "--json"],
        &["matrix", "--json"],
        &["clock", "--json"],
        &["due", "--json"],
        &["chase", "--json"],
        &["money", "--json"],
        &["timeline", "--json"],
        &["show", "AMB-1", "--json"],
    ] {
        let ran = model.run(args);
        let document: Json = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(document["left_out"], 1, "{args:?}");
    }
    let sound = Desk::new().json(&["list", "cases", "--json"]);
    assert!(!keys(&sound).contains(&"left_out"), "nothing is left out of a sound register");
}

#[test]
fn the_second_of_two_records_with_one_id_is_left_out_and_nothing_can_be_added_to_the_first() {
    let model = Desk::new();
    let first = model.json(&["show", "AMB", "--json"])["record"].clone();
    model.write("z.toml", "[[programme]]\nid = \"AMB\"\ntitle = \"Another\"\n");
    let ran = model.run(&["show", "AMB", "--json"]);
    assert_eq!(ran.code, Some(3));
    let shown: Json = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&shown["record"], &shown["left_out"]), (&first, &json!(1)));
    assert!(
        ran.err.contains("z.toml:1:1: error: duplicate-id: AMB is the id of two"),
        "{}",
        ran.err
    );
    let refused = model.run(&["note", "AMB", "Words."]);
    assert!(refused.err.contains("two records have the id AMB"), "{}", refused.err);
}

#[test]
fn one_bad_setting_costs_itself_is_told_and_refuses_what_it_governs() {
    let model = Desk::new();
    let class = model.json(&["list", "caveats", "id:AMB-C1", "--json"])["rows"][0]["class"].clone();
    let class = class.as_str().unwrap().to_owned();
    model.write(
        "register.toml",
        format!("title = \"Ambleford\"\ndischarge = \"officer\"\n[quorum]\n{class} = \"two\"\n"),
    );
    let told = format!(
        "register.toml:4:1: error: settings: `quorum.{class}` cannot be read; it should be a whole \
         number of officers, 1 or more"
    );
    let list = model.run(&["list", "cases"]);
    assert!(list.err.contains(&told), "{}", list.err);
    assert_eq!(list.code, Some(0), "no record is missing");
    let why = format!("`quorum.{class}` of register.toml cannot be read, and governs");
    for args in [&["verdict", "AMB-C1", "met"][..], &["status", "AMB-C1", "discharged"]] {
        let ran = model.run(args);
        assert_eq!(ran.code, Some(1), "{args:?}");
        assert!(ran.err.contains(&why), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(&told), "{args:?}: {}", ran.err);
    }
    assert_eq!(model.run(&["owner", "AMB-C1", "amk"]).code, Some(0), "it governs no owner");
    model.write("register.toml", "discharge = \"anyone\"\n");
    let ran = model.run(&["status", "AMB-C1", "discharged"]);
    assert!(ran.err.contains("`discharge` of register.toml cannot be read"), "{}", ran.err);
    assert_eq!(model.run(&["verdict", "AMB-C1", "met"]).code, Some(0));
    model.write("register.toml", "title = \"Ambleford\n");
    let ran = model.run(&["verdict", "AMB-C1", "met"]);
    assert!(ran.err.contains("cannot be read, and governs a verdict on AMB-C1"), "{}", ran.err);
    assert!(!ids(&model.json(&["list", "caveats", "--json"])).is_empty());
}
