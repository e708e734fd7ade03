//! An officer's own things: what was taken back and comes again, drafts, settings.

use std::fs;

use caveat::record::Id;
use caveat::store::{DraftStore, StoredDraftKey};
use serde_json::{Value as Json, json};

use super::support::{Desk, keys};

fn refused(model: &Desk, args: &[&str], told: &str) {
    let ran = model.run(args);
    assert_eq!(ran.all(), (Some(1), "", &*format!("caveat: NOT SAVED: {told}\n")));
}

fn id(saved: &Json) -> String {
    saved["saved"][0].as_str().unwrap().to_owned()
}

#[test]
fn redo_brings_back_what_undo_took_step_by_step() {
    let model = Desk::new();
    refused(&model, &["redo"], "there is nothing to bring back");
    model.json(&["flag", "AMB-C1", "AMB-C2", "ask", "--json"]);
    model.json(&["owner", "AMB-C1", "EST", "--json"]);
    model.run(&["undo"]);
    model.run(&["undo"]);
    assert_eq!(model.run(&["count", "caveats", "is:flagged"]).out, "0\n");
    let ran = model.run(&["redo"]);
    assert!(ran.out.starts_with("Brought back: flag on AMB-C1, AMB-C2, in "), "{}", ran.out);
    assert_eq!(model.run(&["count", "caveats", "is:flagged"]).out, "2\n");
    let ran = model.run(&["redo"]);
    assert!(ran.out.starts_with("Brought back: owner on AMB-C1, in "), "{}", ran.out);
    refused(&model, &["redo"], "there is nothing to bring back");
}

#[test]
fn an_act_is_taken_back_and_brought_back_out_of_order() {
    let model = Desk::new();
    let first = id(&model.json(&["flag", "AMB-C1", "ask", "--json"]));
    model.json(&["owner", "AMB-C1", "EST", "--json"]);
    refused(&model, &["redo", &first], "that was not taken back");
    model.run(&["undo", &first]);
    assert_eq!(model.run(&["count", "caveats", "is:flagged"]).out, "0\n");
    model.json(&["tag", "AMB-C1", "beds", "--json"]);
    refused(&model, &["redo"], "there is nothing to bring back");
    let ran = model.run(&["redo", &first]);
    assert!(ran.out.starts_with("Brought back: flag on AMB-C1, in "), "{}", ran.err);
    assert_eq!(model.run(&["count", "caveats", "is:flagged"]).out, "1\n");
    refused(&model, &["--read-only", "redo"], "--read-only is set, so nothing is added");
}

/// Keeps a draft as the screen would.
fn begin(model: &Desk, register: &str, record: &str, field: &str, text: &str) {
    let key = StoredDraftKey {
        register: register.to_owned(),
        record: Id::new(record).unwrap(),
        field: field.to_owned(),
        terminal: String::new(),
    };
    DraftStore::new(&model.own("state/caveat")).save(&key, "pts/3", text).unwrap();
}

#[test]
fn drafts_of_this_register_are_listed_or_those_of_all() {
    let model = Desk::new();
    assert_eq!(model.run(&["drafts"]).all(), (Some(0), "", "no drafts of this register\n"));
    let here = model.register().display().to_string();
    begin(&model, &here, "AMB-C1", "note", &format!("Asked\nDr Ford. {}", "So ".repeat(30)));
    begin(&model, &here, "AMB-C2", "reason:not-met", "No\u{1b}[2J posts.");
    begin(&model, "/registers/northmere", "NOR-C1", "note", "Elsewhere.");
    let ran = model.run(&["drafts"]);
    let lines = ran.lines();
    assert_eq!(
        lines[0].split_whitespace().collect::<Vec<_>>(),
        ["ITEM", "WHAT", "WHEN", "WHERE", "WORDS"]
    );
    assert!(lines[1].starts_with("AMB-C1  note             20"), "{}", ran.out);
    assert!(
        lines[1].ends_with(&format!("  Asked Dr Ford. {}…", ["So"; 15].join(" "))),
        "{}",
        ran.out
    );
    assert!(lines[2].starts_with("AMB-C2  reason: not met  20"), "{}", ran.out);
    assert!(lines[2].ends_with("  No␛[2J posts."), "{}", ran.out);
    assert_eq!(lines.len(), 3);
    let all = model.run(&["drafts", "--all"]);
    let last: Vec<&str> = all.lines()[3].split_whitespace().collect();
    assert_eq!(last[last.len() - 2..], ["Elsewhere.", "/registers/northmere"]);
    let json = model.json(&["drafts", "--json"]);
    assert_eq!((&json["kind"], &json["total"]), (&json!("drafts"), &json!(2)));
    assert_eq!(
        keys(&json["rows"][1]),
        ["register", "record", "field", "at", "terminal", "open", "file", "text"]
    );
    assert_eq!(json["rows"][1]["terminal"], "pts/3");
    assert_eq!(json["rows"][1]["text"], "No\u{1b}[2J posts.");
}

#[test]
fn a_register_opened_by_another_path_has_the_same_drafts() {
    let model = Desk::new();
    begin(&model, &model.register().display().to_string(), "AMB-C1", "note", "Asked.");
    std::os::unix::fs::symlink(model.register(), model.own("link")).unwrap();
    let full = model.register().display().to_string();
    let double = full.replace('/', "//");
    let spellings =
        ["register", &*full, "./register/../register", "register/", "link", "./register", &*double];
    for folder in spellings {
        assert_eq!(model.alone(&["drafts", "-d", folder]).lines().len(), 2, "{folder}");
    }
    fs::create_dir(model.own("empty")).unwrap();
    assert_eq!(model.alone(&["drafts", "-d", "empty"]).lines().len(), 0);
}

/// What `caveat config --origin --json` says of a setting.
fn setting(config: &Json, name: &str) -> (String, String) {
    let rows = config["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("no {name}"));
    let text = |key: &str| row[key].as_str().unwrap().to_owned();
    (text("value"), text("origin"))
}

#[test]
fn every_setting_says_where_it_comes_from() {
    let model = Desk::new();
    model.set(
        "theme = \"mono\"\n[keys.list]\n\"b\" = \"page-down\"\n[templates]\nchase = \"Dear {owner}\"\n\
         [[view]]\nname = \"Beds\"\non = \"caveats\"\nquery = \"tag:beds\"\nnumber = 6\n",
    );
    model.write(
        "register.toml",
        "discharge = \"officer\"\n[quorum]\ncondition = 2\n[[view]]\nname = \"Late\"\n\
         on = \"caveats\"\nquery = \"is:overdue\"\nnumber = 7\n",
    );
    let config = model.json(&["config", "--json"]);
    assert_eq!(keys(&config), ["schema", "kind", "total", "rows"]);
    let own = model.own("config/caveat/config.toml").display().to_string();
    let shared = model.register().join("register.toml").display().to_string();
    for (name, value, origin) in [
        ("register", &*model.register().display().to_string(), "CAVEAT_REGISTER"),
        ("today", "2025-07-17", "CAVEAT_TODAY"),
        ("read_only", "false", "built in"),
        ("theme", "mono", &own),
        ("keys.list.b", "page-down", &own),
        ("templates.chase", "Dear {owner}", &own),
        ("view.Beds", "caveats tag:beds", &own),
        ("view.Late", "caveats is:overdue", &shared),
        ("view.Inbox", "cases -is:settled", "built in"),
        ("discharge", "officer", &shared),
        ("quorum.condition", "2", &shared),
        ("file_limit", "1 MiB", "built in"),
        ("review.required", "not-met, not-ready, doubtful", "built in"),
    ] {
        assert_eq!(setting(&config, name), (value.to_owned(), origin.to_owned()), "{name}");
    }
    assert_eq!(setting(&config, "templates.question").1, "built in");
    let given = model.json(&["--today", "2025-08-01", "--read-only", "config", "--json"]);
    assert_eq!(setting(&given, "today"), ("2025-08-01".into(), "the command line".into()));
    assert_eq!(setting(&given, "read_only"), ("true".into(), "the command line".into()));
}

#[test]
fn settings_are_a_table_and_where_they_come_from_only_when_asked_for() {
    let model = Desk::new();
    let plain = model.run(&["config"]);
    assert_eq!(plain.lines()[0].split_whitespace().collect::<Vec<_>>(), ["SETTING", "VALUE"]);
    let theme = |out: &str| {
        let line = out.lines().find(|line| line.starts_with("theme ")).unwrap();
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(theme(&plain.out), ["theme", "terminal"]);
    assert_eq!(
        theme(&model.run(&["config", "--origin"]).out),
        ["theme", "terminal", "built", "in"]
    );
    let mut without_colour = model.command(&["config", "--origin"]);
    without_colour.env("NO_COLOR", "1").env("CAVEAT_REGISTER", model.register());
    let out = String::from_utf8(without_colour.output().unwrap().stdout).unwrap();
    assert_eq!(theme(&out), ["theme", "mono", "NO_COLOR"]);
}

#[test]
fn the_settings_of_an_officer_are_told_when_the_register_cannot_be_read() {
    let model = Desk::new();
    let ran = model.alone(&["config", "-d", "nowhere"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.out.contains("theme") && !ran.out.contains("discharge"), "{}", ran.out);
    assert!(ran.err.starts_with("caveat: nowhere is not a folder"), "{}", ran.err);
}

#[test]
fn settings_that_do_not_exist_are_told_by_every_command_that_reads_them() {
    let model = Desk::new();
    model.set(
        "theme = \"banana\"\nfruit = 1\n[[view]]\nname = \"Late\"\non = \"caveats\"\n\
         query = \"is:overdeu\"\nnumber = 77\nsort = \"deu\"\ncolumns = [\"lat\"]\n\
         [[view]]\nname = \"Off\"\non = \"moon\"\n[[columns.tides]]\nfield = \"id\"\n",
    );
    let told = [
        "`banana` is no theme",
        "`fruit` is not a setting",
        "the view `Late` has a filter that cannot be read, so it shows everything",
        "the view `Late` has the number 77; the number keys are 1 to 9",
        "in the view `Late` nothing is sorted by `deu`",
        "the view `Late` has the column `lat`, which there is not",
        "the view `Off` is on `moon`, which is no screen",
        "there are columns for `tides`, which is no screen",
    ];
    for command in [&["config"][..], &["check"], &["list", "caveats"]] {
        let ran = model.run(command);
        for words in told {
            assert_eq!(ran.err.matches(words).count(), 1, "{command:?}: {words}: {}", ran.err);
        }
    }
    let config = model.run(&["config", "--origin"]).out;
    assert!(config.contains("terminal") && !config.contains("banana"), "{config}");
}

#[test]
fn a_view_of_the_register_that_cannot_be_read_is_told_by_check_and_by_config() {
    let model = Desk::new();
    model.write(
        "register.toml",
        "[[view]]\nname = \"Late\"\non = \"caveats\"\nquery = \"is:overdeu\"\nnumber = 77\n",
    );
    let check = model.run(&["check"]);
    assert_eq!(check.code, Some(1));
    for words in ["register.toml: warning: view: the view `Late` has a filter", "the number 77"] {
        assert!(check.out.contains(words), "{}", check.out);
        assert!(model.run(&["config"]).err.contains(words));
    }
}

#[test]
fn keys_that_are_wrong_are_told_with_nothing_raw() {
    let model = Desk::new();
    model.set("[keys.list]\n\"\\u001b[2J\" = \"dwon\"\n");
    let ran = model.run(&["keys", "--check"]);
    assert_eq!(ran.code, Some(1));
    assert!(!ran.out.contains('\u{1b}') && ran.out.contains("is no command"), "{}", ran.out);
}
