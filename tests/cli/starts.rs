//! Which register is opened, what is checked before the screen, help, keys and settings.

use std::fs;

use super::support::{Desk, SAMPLE, ran};

/// What the screen says where there is no terminal; everything before it was in order.
fn reached_the_screen(model: &Desk, args: &[&str]) {
    let ran = model.run(args);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{args:?}");
    assert!(ran.err.contains("terminal"), "{args:?}: {}", ran.err);
}

#[test]
fn without_any_register_the_sample_is_laid_out_once_and_said_to_be_one() {
    let model = Desk::bare();
    let ran = model.alone(&["count", "cases"]);
    let sample = model.own("data/caveat/sample");
    let told =
        format!("This is the sample register, in {}; -d DIR opens another.\n", sample.display());
    assert_eq!(ran.all(), (Some(0), "9\n", &*told));
    fs::remove_file(sample.join("stockport.toml")).unwrap();
    assert_eq!(model.alone(&["count", "cases"]).out, "5\n", "a copy that is there is not touched");
}

#[test]
fn the_command_line_wins_over_the_environment_over_the_settings() {
    let model = Desk::new();
    let count = |args: &[&str], environment: Option<&str>| {
        let mut command = model.command(&[args, &["count", "cases"]].concat());
        command.envs(environment.map(|folder| ("CAVEAT_REGISTER", folder)));
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    fs::create_dir(model.own("empty")).unwrap();
    let empty = model.own("empty").display().to_string();
    let own = model.register().display().to_string();
    model.set("register = \"../../register\"\n");
    assert_eq!(count(&[], None), "2\n", "a relative folder is meant from the settings file");
    assert_eq!(count(&[], Some(&empty)), "0\n");
    assert_eq!(count(&[], Some("")), "2\n");
    assert_eq!(count(&["-d", &own], Some(&empty)), "2\n");
    assert_eq!(count(&["-d", SAMPLE], None), "9\n");
}

#[test]
fn a_folder_that_is_not_there_is_told_with_how_to_start_one() {
    let model = Desk::bare();
    let told = "caveat: ours is not a folder\n  \
        a register is a folder with record files in it; to start one:\n    \
        mkdir -p ours\n";
    for args in [&["-d", "ours", "list", "cases"][..], &["check", "ours"], &["-d", "ours"]] {
        let ran = model.alone(args);
        assert_eq!((ran.code, &*ran.out), (Some(3), ""), "{args:?}");
        assert!(ran.err.starts_with(told), "{args:?}: {}", ran.err);
    }
    fs::write(model.own("ours"), "").unwrap();
    assert_eq!(
        model.alone(&["check", "ours"]).all(),
        (Some(3), "", "caveat: ours is not a folder\n  name the folder that it is in\n")
    );
    fs::remove_file(model.own("ours")).unwrap();
    assert!(model.alone(&["./ours"]).err.starts_with("caveat: ./ours is not a folder\n"));
    model.set("register = \"/ours\"\n");
    let ran = model.alone(&["list", "cases"]);
    let named = model.own("config/caveat/config.toml");
    let told = format!("caveat: /ours is not a folder (named by {})\n", named.display());
    assert!(ran.err.starts_with(&told), "{}", ran.err);
}

#[test]
fn relative_folders_of_the_officer_are_refused() {
    let model = Desk::bare();
    for name in ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        let mut command = model.command(&["count", "cases"]);
        let ran = ran(command.env(name, "here").output().unwrap());
        let told = format!(
            "caveat: {name} is `here`, which is no full path\n  set it to one that begins with /, \
             or unset it\n"
        );
        assert_eq!(ran.all(), (Some(2), "", &*told));
        assert!(!model.own("here").exists());
    }
}

#[test]
fn an_empty_day_in_the_environment_is_none_and_a_bad_one_is_named() {
    let model = Desk::new();
    let with = |day: &str, args: &[&str]| {
        let mut command = model.command(args);
        command.env("CAVEAT_REGISTER", model.register()).env("CAVEAT_TODAY", day);
        ran(command.output().unwrap())
    };
    assert_eq!(with("", &["count", "cases"]).all(), (Some(0), "2\n", ""));
    let told = "caveat: CAVEAT_TODAY is `soon`: a day is written as 2017-07-17\n";
    assert_eq!(with("soon", &["count", "cases"]).all(), (Some(2), "", told));
    let usage = with("2025-07-17", &["count"]).err;
    assert!(usage.contains("Usage: caveat count") && !usage.contains("--today"), "{usage}");
    let origin = with("2025-07-17", &["config", "--origin"]).out;
    assert!(origin.contains("CAVEAT_TODAY"), "{origin}");
}

#[test]
fn help_is_given_by_its_word_too() {
    let model = Desk::new();
    assert_eq!(model.run(&["help"]).out, model.run(&["--help"]).out);
    let list = model.run(&["help", "list"]);
    assert_eq!((list.code, list.out), (Some(0), model.run(&["list", "--help"]).out));
}

#[test]
fn settings_that_cannot_be_read_are_told_and_stop_nothing() {
    let model = Desk::new();
    model.set("thme = \"mono\"\n");
    let file = model.own("config/caveat/config.toml").display().to_string();
    let told =
        format!("{file}: warning: unknown-key: `thme` is not a setting (did you mean `theme`?)\n");
    assert_eq!(model.run(&["count", "cases"]).all(), (Some(0), "2\n", &*told));
    model.set("register =\n");
    let ran = model.run(&["count", "cases"]);
    assert_eq!((ran.code, &*ran.out), (Some(0), "2\n"));
    assert!(ran.err.starts_with(&format!("{file}:1: error: config: ")), "{}", ran.err);
}

#[test]
fn a_word_that_is_nothing_is_told_with_the_nearest_of_everything() {
    let model = Desk::new();
    fs::create_dir(model.own("lists")).unwrap();
    let told = "caveat: `lsit` is no command, no folder and no record's id\n  \
        nearest command: list\n  nearest folder: lists\n  nearest id: none is like it\n  \
        commands: list, count, show, matrix, clock, timeline, money, check, note, verdict, \
         status, owner, due, agenda, chase, wait, tag, untag, flag, undo, redo, review, session, drafts, log, diff, settle, keys, config\n";
    for args in
        [&["lsit"][..], &["lsit", "cases"], &["lsit", "cases", "--json"], &["lsit", "a", "b"]]
    {
        assert_eq!(model.run(args).all(), (Some(2), "", told), "{args:?}");
    }
    let ran = model.run(&["AMB-C11"]);
    assert!(ran.err.contains("\n  nearest id: AMB-C1\n"), "{}", ran.err);
}

#[test]
fn what_the_screen_is_asked_for_is_checked_before_it_opens() {
    let model = Desk::new();
    for (args, code, told) in [
        (&["-f", "is:overdu"][..], 2, "did you mean `is:overdue`?"),
        (&["-v", "9"], 2, "there is no view 9\n  views: 1 Inbox, 2 Overdue, 3 Changed"),
        (&["-d", SAMPLE, "STK-C99"], 1, "no record has the id STK-C99\n  nearest: STK-C"),
        (&[SAMPLE, "STK-C99"], 1, "no record has the id STK-C99"),
        (&["-d", SAMPLE, "STK-C1", "STK-C2"], 2, "one id is enough: STK-C1 or STK-C2"),
        (&[SAMPLE, "list", "cases"], 2, "write -d and the folder"),
        (&["--today", "soon"], 2, "a day is written as 2017-07-17"),
    ] {
        let ran = model.run(args);
        assert_eq!((ran.code, &*ran.out), (Some(code), ""), "{args:?}");
        assert!(ran.err.contains(told), "{args:?}: {}", ran.err);
    }
}

#[test]
fn everything_that_the_screen_takes_is_taken() {
    let model = Desk::new();
    model.set("[[view]]\nname = \"Thursday\"\non = \"caveats\"\nquery = \"is:mine\"\nnumber = 7\n");
    for args in [
        &[][..],
        &["AMB-C1"],
        &["amb-c1"],
        &["OLD-7"],
        &[SAMPLE],
        &[SAMPLE, "STK-C7"],
        &["-d", SAMPLE, "STK-C7"],
        &["-f", "-owner:nobody", "-v", "2", "--read-only", "--today", "2017-07-17", "AMB-C1"],
        &["-v", "overdue"],
        &["-v", "7"],
        &["-v", "thursday"],
    ] {
        reached_the_screen(&model, args);
    }
}

#[test]
fn the_help_is_printed_for_whoever_asks() {
    let model = Desk::bare();
    for args in [&["--help"][..], &["list", "--help"], &["verdict", "-h"], &["keys", "--help"]] {
        let ran = model.alone(args);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{args:?}");
        assert!(ran.out.contains("Usage: caveat"), "{}", ran.out);
    }
    let whole = model.alone(&["--help"]).out;
    for command in ["list", "count", "show", "check", "note", "verdict", "undo", "log", "keys"] {
        assert!(whole.contains(&format!("\n  {command} ")), "{command}");
    }
    let version = format!("caveat {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(model.alone(&["--version"]).out, version);
}

#[test]
fn keys_are_listed_with_the_officers_own_and_checked() {
    let model = Desk::bare();
    let ran = model.alone(&["keys"]);
    assert!(ran.out.starts_with("[global]\nKEYS "), "{}", ran.out);
    assert!(ran.out.contains("\nu            take my last act back "), "{}", ran.out);
    assert_eq!(model.alone(&["keys", "--check"]).code, Some(0));
    model.set("[keys.list]\n\"b\" = \"down\"\n\"Ctrl-s\" = \"up\"\n");
    let ran = model.alone(&["keys", "--check"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.lines(), ["Ctrl-s in [list] stops the terminal"]);
    let json = model.json(&["keys", "--json"]);
    let own = json["rows"].as_array().unwrap().iter().find(|row| row["key"] == "b").unwrap();
    assert_eq!(
        *own,
        serde_json::json!({"place": "list", "key": "b", "command": "down", "help": "down"})
    );
    let table = model.alone(&["keys", "--md"]);
    assert!(table.out.starts_with("| Keys | What they do |\n|---|---|\n"), "{}", table.out);
    assert!(table.out.contains("\n| `j` `Down` | down |\n"), "the built-in keys: {}", table.out);
}
