//! `caveat diff`: the record files since a day or a revision, in registers that git keeps.

use std::fs;
use std::process::Stdio;

use crate::support::repo::{commit, git, init};

use super::support::Desk;

const FIRST: &str = "\
[[programme]]
id = \"AMB\"
title = \"Ambleford Together\"

[[case]]
id = \"AMB-1\"
programme = \"AMB\"
title = \"Harbour Health Centre\"
stage = \"outline\"

[[caveat]]
id = \"AMB-C1\"
cases = [\"AMB-1\"]
class = \"condition\"
title = \"Ferry times\"
text = \"The Cabinet agrees the timetable.\"
";

const SECOND: &str = "\
[[caveat]]
id = \"AMB-C2\"
cases = [\"AMB-1\"]
text = \"What the pontoon costs.\"
";

/// A register whose one file was kept on 1 June 2017 as `v1.0`, and since then has one caveat
/// changed, one new, one gone.
fn register() -> Desk {
    let model = Desk::with(format!("{FIRST}\n{SECOND}"));
    init(&model.register(), "2017-06-01");
    git(&model.register(), "2017-06-01", &["tag", "v1.0"]);
    let third = SECOND.replace("AMB-C2", "AMB-C10");
    model.write("a.toml", FIRST.replace("agrees", "notes") + "\n" + &third);
    model
}

#[test]
fn what_changed_since_a_revision_is_told_word_by_word() {
    let model = register();
    let told = "\
since v1.0: 1 new, 1 gone, 1 changed
~ AMB-C1  caveat  Ferry times
    text: The Cabinet [-agrees-]{+notes+} the timetable.
- AMB-C2  caveat  What the pontoon costs.
+ AMB-C10  caveat  What the pontoon costs.
";
    assert_eq!(model.run(&["diff", "v1.0"]).all(), (Some(0), told, ""));
    // The same commit by its branch, by a part of its name, by a day.
    let commit = git(&model.register(), "2017-06-01", &["rev-parse", "--short", "HEAD"]);
    for (asked, since) in
        [("main", "main"), (commit.trim(), commit.trim()), ("2017-07-01", "1 Jul 2017")]
    {
        let wanted = told.replacen("v1.0", since, 1);
        assert_eq!(model.run(&["diff", asked]).all(), (Some(0), &*wanted, ""), "{asked}");
    }
}

#[test]
fn a_paper_gets_markdown_and_a_script_gets_json() {
    let model = register();
    assert_eq!(
        model.run(&["diff", "1 jun 2017", "--md"]).out,
        "\
# What changed in the register since 1 Jun 2017

1 new, 1 gone, 1 changed, as at 17 Jul 2025

## New

- **AMB-C10** caveat: What the pontoon costs.

## Gone

- **AMB-C2** caveat: What the pontoon costs.

## Changed

\\[-gone-\\] {+new+}

- **AMB-C1** caveat: Ferry times
  - text: The Cabinet \\[-agrees-\\]{+notes+} the timetable.
"
    );
    assert_eq!(
        model.run(&["diff", "--json", "2017-06-01", "now", "title:ferry"]).out,
        "{\"schema\":1,\"kind\":\"diff\",\"from\":\"2017-06-01\",\"to\":\"now\",\"total\":1,\"rows\":[\n\
         {\"id\":\"AMB-C1\",\"kind\":\"caveat\",\"change\":\"changed\",\"fields\":[{\"field\":\"text\",\
         \"before\":\"The Cabinet agrees the timetable.\",\"after\":\"The Cabinet notes the \
         timetable.\"}]}\n],\"compared_by\":\"files\",\"not_compared\":0,\"nothing_compared\":false}\n"
    );
    let all = model.json(&["diff", "v1.0", "--json"]);
    let changes: Vec<_> =
        all["rows"].as_array().unwrap().iter().map(|row| &row["change"]).collect();
    assert_eq!(changes, ["changed", "removed", "added"]);
}

#[test]
fn two_revisions_are_compared_and_each_way_mirrors_the_other() {
    let model = register();
    commit(&model.register(), "2017-07-01");
    git(&model.register(), "2017-07-01", &["tag", "v2.0"]);
    model.write("a.toml", "[[programme]]\nid = \"AMB\"\ntitle = \"Ambleford Alone\"\n");
    let there = model.run(&["diff", "v1.0", "v2.0"]).out;
    assert_eq!(there.lines().next(), Some("from v1.0 to v2.0: 1 new, 1 gone, 1 changed"));
    let back = model.run(&["diff", "v2.0", "v1.0"]).out;
    assert!(back.contains("[-notes-]{+agrees+}") && back.contains("- AMB-C10  "), "{back}");
    assert!(back.contains("+ AMB-C2  "), "{back}");
    let days = model.run(&["diff", "30 jun 2017", "1 jul 2017"]).out;
    assert_eq!(days.lines().skip(1).collect::<Vec<_>>(), there.lines().skip(1).collect::<Vec<_>>());
    assert_eq!(
        model.run(&["diff", "v2.0", "v2.0"]).all(),
        (Some(0), "from v2.0 to v2.0: nothing has changed\n", "")
    );
}

#[test]
fn a_filter_stands_third_or_second_and_may_begin_with_a_hyphen() {
    let model = register();
    let one = "since v1.0: 1 changed\n~ AMB-C1  caveat  Ferry times\n    text: The Cabinet \
               [-agrees-]{+notes+} the timetable.\n";
    for args in [
        &["diff", "v1.0", "now", "class:condition"][..],
        &["diff", "v1.0", "class:condition"],
        &["diff", "v1.0", "now", "-\"pontoon\""],
        &["diff", "v1.0", "-\"pontoon\""],
    ] {
        assert_eq!(model.run(args).all(), (Some(0), one, ""), "{args:?}");
    }
    let ran = model.run(&["diff", "v1.0", "now", "clas:x"]);
    assert!(ran.code == Some(2) && ran.err.contains("there is no field `clas`"), "{}", ran.err);
    let ran = model.run(&["diff", "v1.0", "--jsno"]);
    assert!(ran.code == Some(2) && ran.err.contains("--json"), "{}", ran.err);
}

#[test]
fn a_register_may_be_a_folder_of_a_repository_and_its_records_may_move() {
    let model = Desk::with(format!("{FIRST}\n{SECOND}"));
    let top = model.register().parent().unwrap().to_owned();
    fs::write(top.join("notes.toml"), "[[case]]\nid = \"NOT-OURS\"\n").unwrap();
    fs::write(top.join(".gitignore"), "home\nconfig\ndata\nstate\n").unwrap();
    model.write("journal/x.toml", "no record");
    model.write(".hidden/y.toml", "no record");
    model.write("register.toml", "title = \"Ambleford\"\n");
    init(&top, "2017-06-01");
    fs::remove_file(model.register().join("a.toml")).unwrap();
    model.write("cases/été 1.toml", FIRST);
    model.write("cases/caveats/b.toml", SECOND);
    assert_eq!(
        model.run(&["diff", "HEAD"]).all(),
        (Some(0), "since HEAD: nothing has changed\n", "")
    );
    commit(&top, "2017-06-02");
    fs::remove_file(model.register().join("cases/été 1.toml")).unwrap();
    let out = model.run(&["diff", "HEAD"]).out;
    assert_eq!(out.lines().next(), Some("since HEAD: 3 gone"));
    assert_eq!(model.run(&["diff", "HEAD~1", "HEAD"]).out.lines().count(), 1);
}

#[test]
fn a_revision_that_there_is_not_ends_with_1_and_the_nearest_is_named() {
    let model = register();
    git(&model.register(), "2017-06-01", &["branch", "minutes-june"]);
    let ran = model.run(&["diff", "v1.1"]);
    assert_eq!(
        ran.all(),
        (Some(1), "", "caveat: git knows no revision `v1.1` of this register\n  nearest: v1.0\n")
    );
    let ran = model.run(&["diff", "v1.0", "minute-june"]);
    assert!(ran.code == Some(1) && ran.err.contains("nearest: minutes-june"), "{}", ran.err);
    // Nothing is near: what there is.
    let ran = model.run(&["diff", "zzz"]);
    assert!(ran.err.contains("nearest: main, minutes-june, v1.0"), "{}", ran.err);
    for odd in ["HEAD:a.toml", "a..b", ":/x", "\u{1b}[2J", "@{-9}"] {
        let ran = model.run(&["diff", odd]);
        assert_eq!((ran.code, &*ran.out), (Some(1), ""), "{odd}");
        assert!(!ran.err.contains('\u{1b}'), "{odd}");
    }
}

#[test]
fn a_day_before_the_history_is_told_and_so_is_a_history_that_is_cut_short() {
    let model = register();
    assert_eq!(
        model.run(&["diff", "2017-05-31"]).all(),
        (
            Some(1),
            "",
            "caveat: git keeps nothing of this register by 31 May 2017: its history here begins on \
             1 Jun 2017\n"
        )
    );
    commit(&model.register(), "2017-07-01");
    let copy = Desk::bare();
    fs::remove_dir(copy.register()).unwrap();
    let from = format!("file://{}", model.register().display());
    let to = copy.register().display().to_string();
    let words = ["clone", "--quiet", "--depth", "1", "--no-tags", &*from, &*to];
    git(copy.own("").as_path(), "2017-07-01", &words);
    let ran = copy.run(&["diff", "2017-06-15"]);
    assert_eq!(
        ran.err,
        "caveat: git keeps nothing of this register by 15 Jun 2017: its history here begins on 1 \
         Jul 2017\n  the history here is cut short: `git fetch --unshallow` brings the rest\n"
    );
    let ran = copy.run(&["diff", "v1.0"]);
    assert!(ran.code == Some(1) && ran.err.contains("cut short"), "{}", ran.err);
}

#[test]
fn a_broken_file_of_then_costs_only_itself_and_is_told() {
    let model = Desk::with(FIRST);
    model.write("b.toml", format!("{SECOND}\n<<<<<<< ours\n"));
    model.write("c.toml", b"[[case]]\nid = \"AMB-\xff\"\n");
    init(&model.register(), "2017-06-01");
    model.write("a.toml", FIRST.replace("agrees", "notes"));
    model.write("b.toml", SECOND);
    model.write(
        "c.toml",
        FIRST.replace("AMB-C1", "AMB-C3").split_off(FIRST.find("\n[[cav").unwrap()),
    );
    let ran = model.run(&["diff", "HEAD"]);
    assert_eq!(
        ran.all(),
        (
            Some(3),
            "since HEAD: 1 changed; 2 records could not be compared\n~ AMB-C1  caveat  Ferry \
             times\n    text: The Cabinet [-agrees-]{+notes+} the timetable.\n",
            "at HEAD: b.toml:6:1: error: conflict: git left conflict markers in this file (choose \
             between the two versions, delete the <<<<<<<, ======= and >>>>>>> lines)\nat HEAD: \
             c.toml:2:11: error: not-utf8: this file is not UTF-8 text (save it again as UTF-8; a \
             file from an old Windows program is often Windows-1252)\n2 records are in files that \
             cannot be read on one side, and are not compared\n"
        )
    );
}

#[test]
fn links_and_files_that_are_too_large_are_refused_as_in_a_folder() {
    let model = Desk::with(FIRST);
    model.write("register.toml", "file_limit = \"1 KiB\"\n");
    model.write("big.toml", format!("# {}\n{SECOND}", "x".repeat(2000)));
    std::os::unix::fs::symlink("a.toml", model.register().join("link.toml")).unwrap();
    init(&model.register(), "2017-06-01");
    fs::remove_file(model.register().join("link.toml")).unwrap();
    model.write("big.toml", SECOND);
    let ran = model.run(&["diff", "HEAD"]);
    let told = "since HEAD: nothing has changed; 1 record could not be compared\n";
    assert_eq!((ran.code, &*ran.out), (Some(3), told));
    assert!(ran.err.contains("at HEAD: link.toml: error: refused: this is a symbolic link"));
    assert!(
        ran.err.contains("at HEAD: big.toml: error: too-large: this file has 2"),
        "{}",
        ran.err
    );
}

#[test]
fn without_git_a_day_means_what_officers_had_read_by_then() {
    let model = Desk::with(format!("{FIRST}\n{SECOND}"));
    assert_eq!(model.run(&["verdict", "AMB-C1", "met"]).code, Some(0));
    model.write("a.toml", FIRST.replace("agrees", "notes") + "\n" + SECOND);
    let ran = model.run(&["diff", "2099-01-01"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            "since 1 Jan 2099: 1 changed, as far as 1 of 4 records that officers had read by then; \
             what is new or gone is not known\n~ AMB-C1  caveat  Ferry times\n    text: The Cabinet \
             [-agrees-]{+notes+} the timetable.\n",
            "this register is not under git, so no earlier revision is kept of it\n"
        )
    );
    fs::remove_dir_all(model.register().join("journal/versions")).unwrap();
    let out = model.run(&["diff", "2099-01-01"]).out;
    assert!(out.ends_with("    the words that it had then are not kept\n"), "{out}");
    assert_eq!(
        model.run(&["diff", "v1.0"]).all(),
        (
            Some(1),
            "",
            "caveat: this register is not under git, so no earlier revision is kept of it\n"
        )
    );
}

#[test]
fn a_paper_on_a_day_of_which_nothing_is_known_says_that_nothing_could_be_compared() {
    let model = Desk::with(format!("{FIRST}\n{SECOND}"));
    for args in [&["diff", "2017-07-01"][..], &["diff", "2017-07-01", "--md"]] {
        let out = model.run(args).out;
        assert!(out.contains("nothing could be compared: no earlier files are kept"), "{out}");
        assert!(!out.contains("nothing has changed"), "{out}");
    }
    let json = model.json(&["diff", "2017-07-01", "--json"]);
    assert_eq!((&json["total"], &json["not_compared"]), (&0.into(), &4.into()));
    assert_eq!(
        (&json["compared_by"], &json["nothing_compared"]),
        (&"reading".into(), &true.into())
    );
    assert_eq!(model.run(&["verdict", "AMB-C1", "met"]).code, Some(0));
    let json = model.json(&["diff", "2099-01-01", "--json"]);
    assert_eq!((&json["not_compared"], &json["nothing_compared"]), (&3.into(), &false.into()));
}

#[test]
fn without_a_git_on_the_box_that_is_said() {
    let model = register();
    let mut command =
        model.command(&["-d", &model.register().display().to_string(), "diff", "v1.0"]);
    command.env("PATH", model.own("nowhere")).stdout(Stdio::piped()).stderr(Stdio::piped());
    let ran = command.output().unwrap();
    assert_eq!(
        (ran.status.code(), &*String::from_utf8(ran.stderr).unwrap()),
        (Some(1), "caveat: there is no git on this box, so no earlier revision can be read\n")
    );
}

#[test]
fn a_folder_that_git_does_not_keep_is_not_under_git() {
    let model = Desk::with(FIRST);
    let top = model.register().parent().unwrap().to_owned();
    fs::write(top.join(".gitignore"), "*\n").unwrap();
    init(&top, "2017-06-01");
    let ran = model.run(&["diff", "HEAD"]);
    assert!(ran.code == Some(1) && ran.err.contains("not under git"), "{}", ran.err);
    let empty = Desk::with(FIRST);
    git(&empty.register(), "2017-06-01", &["init", "--quiet"]);
    let ran = empty.run(&["diff", "HEAD"]);
    assert!(ran.code == Some(1) && ran.err.contains("not under git"), "{}", ran.err);
}

#[test]
fn nothing_that_is_planted_in_a_repository_runs() {
    let model = register();
    let mark = model.own("mark");
    let script = model.own("script");
    fs::write(&script, format!("#!/bin/sh\ntouch {}\ncat\n", mark.display())).unwrap();
    let run = script.display().to_string();
    fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    model.write(".gitattributes", "*.toml filter=x diff=x\n");
    let keys = [
        "core.fsmonitor",
        "core.pager",
        "pager.ls-tree",
        "core.sshCommand",
        "core.editor",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.smudge",
        "filter.x.process",
        "core.alternateRefsCommand",
        "gpg.program",
        "credential.helper",
    ];
    for key in keys {
        git(&model.register(), "2017-06-01", &["config", key, &run]);
    }
    for (key, value) in [("log.showSignature", "true"), ("alias.ls-tree", &*format!("!{run}"))] {
        git(&model.register(), "2017-06-01", &["config", key, value]);
    }
    for hook in ["post-checkout", "reference-transaction", "post-index-change"] {
        fs::copy(&script, model.register().join(".git/hooks").join(hook)).unwrap();
    }
    for asked in ["v1.0", "2017-07-01", "v1.1"] {
        model.run(&["diff", asked]);
    }
    assert!(!mark.exists());
}

#[test]
fn another_repository_in_the_environment_leads_nowhere() {
    let (model, other) = (register(), register());
    other.write("a.toml", "");
    commit(&other.register(), "2017-06-02");
    let mut command =
        model.command(&["-d", &model.register().display().to_string(), "diff", "v1.0"]);
    let inside = other.register().join(".git");
    command.env("GIT_DIR", &inside).env("GIT_WORK_TREE", other.register());
    command.env("GIT_TRACE", model.own("trace")).env("GIT_INDEX_FILE", inside.join("index"));
    let ran = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(out.lines().next(), Some("since v1.0: 1 new, 1 gone, 1 changed"));
    assert!(!model.own("trace").exists());
}
