//! `caveat settle`: what officers said goes into the record files, edit by edit, and nothing else does.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::support::{Desk, Ran, ids};

const SETTINGS: &str = "title = \"Ambleford\"\ndischarge = \"officer\"\n";

/// A file with comments, odd spacing and a key that nobody knows.
const FILE: &str = "\
# Ambleford, kept by the clerk.

[[programme]]
id = \"AMB\"
title = \"Ambleford Together\"

[[case]]
id = \"AMB-1\"   # the only one
programme = \"AMB\"
title = \"Harbour Health Centre\"
stage = \"outline\"

[[meeting]]
id = \"AMB-M1\"
body = \"AMB-CAB\"
on = 2025-09-01

[[partner]]
id = \"AMB-MBC\"
name = \"Ambleford Council\"

[[body]]
id = \"AMB-CAB\"
partner = \"AMB-MBC\"
name = \"Ambleford Cabinet\"

[[caveat]]
id   = 'AMB-C1'      # from the minutes
cases = [\"AMB-1\"]
class = \"condition\"
text = \"\"\"
A timetable that the ferry company
has seen.\"\"\"
status = \"open\"     # as minuted
owner = \"rjs\"
due = \"June 2025\"
due_at = \"AMB-M1\" # the September meeting

# The second one.
[[caveat]]
id = \"AMB-C2\"
cases = [\"AMB-1\"]
text = \"What the pontoon costs.\"

[[action]]
id = \"AMB-A1\"
text = \"Ask the clerk.\"
owner = \"Dr Ford\"
";

fn register() -> Desk {
    let model = Desk::with(FILE);
    model.write("register.toml", SETTINGS);
    for args in [
        &["status", "AMB-C1", "discharged", "--reason", "Seen at the meeting"][..],
        &["status", "AMB-C2", "in-hand"],
        &["status", "AMB-A1", "cleared"],
        &["owner", "AMB-C1", "-"],
        &["owner", "AMB-C2", "plw"],
        &["owner", "AMB-A1", "-"],
        &["due", "AMB-C1", "2025-10-01"],
        &["due", "AMB-C2", "late 2025"],
    ] {
        let ran = model.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
    }
    model
}

fn file(model: &Desk) -> String {
    fs::read_to_string(model.register().join("a.toml")).unwrap()
}

/// What is said of a day; today, as the machine has it.
fn on(ran: &Ran) -> String {
    let day = ran.out.split(" on ").nth(1).unwrap();
    day.split([':', '\n']).next().unwrap().to_owned()
}

const DISCHARGED: &str = "status = \"discharged\"     # as minuted\n";

#[test]
fn what_settles_is_proposed_asked_for_and_put_in_with_comments_as_they_were() {
    let model = register();
    let ran = model.fed(&["settle"], "?\ny\nn\n");
    let day = on(&ran);
    assert_eq!(
        ran.out,
        format!(
            "AMB-C1 status: open -> discharged (A timetable that the ferry company)\n\
             said by {login} on {day}: Seen at the meeting\n\
             --- a/a.toml\n+++ b/a.toml\n@@ -31,7 +31,7 @@\n text = \"\"\"\n A timetable that the \
             ferry company\n has seen.\"\"\"\n-status = \"open\"     # as minuted\n+status = \
             \"discharged\"     # as minuted\n owner = \"rjs\"\n due = \"June 2025\"\n due_at = \
             \"AMB-M1\" # the September meeting\n\
             (1 of 2) put this into a.toml? y n a q ? ?\n\
             y  put this into the file\nn  leave this in the journals alone\na  put this and all \
             that follow into the files\nq  leave this and all that follow\n?  these words\n\
             (1 of 2) put this into a.toml? y n a q ? y\n\
             AMB-A1 status: nothing -> cleared (Ask the clerk.)\nsaid by {login} on {day}\n\
             --- a/a.toml\n+++ b/a.toml\n@@ -46,3 +46,4 @@\n id = \"AMB-A1\"\n text = \"Ask the \
             clerk.\"\n owner = \"Dr Ford\"\n+status = \"cleared\"\n\
             (2 of 2) put this into a.toml? y n a q ? n\n\
             Written: {folder}/a.toml (1 edit)\n",
            login = ran.out.split("said by ").nth(1).unwrap().split(' ').next().unwrap(),
            folder = model.register().display(),
        )
    );
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert_eq!(file(&model), FILE.replace("status = \"open\"     # as minuted\n", DISCHARGED));
    // What was taken is not proposed again, what was left is.
    assert_eq!(ids(&model.json(&["settle", "--json"])), ["AMB-A1"]);
    let log = model.json(&["log", "--json"]);
    assert_eq!(log["total"], 8, "the entries stay");
}

#[test]
fn everything_else_is_proposed_when_it_is_asked_for() {
    let model = register();
    let ran = model.run(&["settle", "--all", "--yes"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            &*format!("Written: {}/a.toml (6 edits)\n", model.register().display()),
            "stays in the journals: AMB-C1 due: it is a target: the deadline of the record stays \
             until whoever set it moves it\n\
             stays in the journals: AMB-A1 owner: an action needs an owner, and nobody is none\n"
        )
    );
    let wanted = FILE
        .replace("status = \"open\"     # as minuted\nowner = \"rjs\"\n", DISCHARGED)
        .replace(
            "costs.\"\n",
            "costs.\"\nstatus = \"in-hand\"\nowner = \"plw\"\ndue = \"late 2025\"\n",
        )
        .replace("\"Dr Ford\"\n", "\"Dr Ford\"\nstatus = \"cleared\"\n");
    assert_eq!(file(&model), wanted);
    let row = |field: &str| model.json(&["list", "caveats", "--json"])["rows"][0][field].clone();
    assert_eq!((row("status"), row("due")), ("discharged".into(), "June 2025".into()));
    let ran = model.run(&["settle", "--all"]);
    assert_eq!(ran.out, "");
    assert!(ran.err.ends_with("Nothing to settle: what counts is in the record files\n"));
}

#[test]
fn what_a_body_must_settle_is_not_proposed() {
    let model = Desk::with(FILE);
    model.write("register.toml", SETTINGS);
    model.run(&["status", "AMB-C1", "waived"]);
    model.run(&["status", "AMB-C2", "evidence-offered", "--reason", "A rota"]);
    model.write("register.toml", "");
    let ran = model.run(&["settle"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            "",
            "Nothing to settle: what counts is in the record files; --all adds statuses, owners and \
             due dates\n"
        )
    );
    assert_eq!(ids(&model.json(&["settle", "--all", "--json"])), ["AMB-C2"]);
}

#[test]
fn a_filter_narrows_it_and_answers_for_all_or_none_are_short() {
    let model = register();
    let before = file(&model);
    let ran = model.fed(&["settle", "class:condition"], "");
    assert!(ran.out.ends_with("(1 of 1) put this into a.toml? y n a q ? q\n"), "{}", ran.out);
    assert_eq!((ran.code, &*ran.err), (Some(0), "No file was changed\n"));
    assert_eq!(model.fed(&["settle"], "q\n").err, "No file was changed\n");
    assert_eq!(file(&model), before);
    let ran = model.fed(&["settle", "--all"], "n\na\n");
    assert!(ran.out.ends_with("(5 edits)\n"), "{}", ran.out);
    assert!(file(&model).contains("status = \"open\"     # as minuted\n"));
    assert!(model.run(&["settle", "clas:x"]).code == Some(2));
}

#[test]
fn a_dry_run_is_a_patch_and_writes_nothing() {
    let model = register();
    let ran = model.run(&["settle", "--all", "--dry-run"]);
    assert_eq!((ran.code, file(&model)), (Some(0), FILE.to_owned()));
    assert!(ran.out.starts_with("--- a/a.toml\n+++ b/a.toml\n@@ "), "{}", ran.out);
    let patch = model.own("it.patch");
    fs::write(&patch, &ran.out).unwrap();
    let mut git = Command::new("git");
    let applied = git.args(["apply", "--unsafe-paths"]).arg(&patch).current_dir(model.register());
    assert!(applied.env("GIT_DIR", "/nowhere").status().unwrap().success());
    let patched = file(&model);
    model.write("a.toml", FILE);
    model.run(&["settle", "--all", "--yes"]);
    assert_eq!(file(&model), patched);
    let read_only = model.run(&["settle", "--dry-run", "--read-only"]);
    assert_eq!(read_only.code, Some(0));
}

#[test]
fn a_line_break_in_a_name_begins_no_line_of_a_patch() {
    let model = register();
    fs::rename(model.register().join("a.toml"), model.register().join("a\n+b.toml")).unwrap();
    let ran = model.run(&["settle", "--all", "--dry-run"]);
    let lines: Vec<&str> = ran.out.lines().take(3).collect();
    let [from, to, at] = lines[..] else { panic!("{}", ran.out) };
    assert!(from.starts_with("--- a/a") && from.ends_with("+b.toml"), "{from:?}");
    assert!(to.starts_with("+++ b/a") && at.starts_with("@@ "), "{}", ran.out);
}

#[test]
fn scripts_get_each_edit_with_who_said_so() {
    let model = register();
    let all = model.json(&["settle", "--json"]);
    assert_eq!(
        (&all["schema"], &all["kind"], &all["total"]),
        (&1.into(), &"settle".into(), &2.into())
    );
    let row = &all["rows"][0];
    for (key, value) in [
        ("id", "AMB-C1"),
        ("kind", "caveat"),
        ("field", "status"),
        ("before", "open"),
        ("after", "discharged"),
        ("file", "a.toml"),
        ("text", "Seen at the meeting"),
        ("trust", "verified"),
    ] {
        assert_eq!(row[key], value, "{key}");
    }
    assert!(
        row["diff"].as_str().unwrap().contains("\n+status = \"discharged\"     # as minuted\n")
    );
    assert_eq!(file(&model), FILE);
}

#[test]
fn read_only_means_that_nothing_is_written() {
    let model = register();
    let ran = model.run(&["settle", "--yes", "--read-only"]);
    assert_eq!(
        ran.all(),
        (
            Some(1),
            "",
            "caveat: NOT SAVED: --read-only is set, so no file is changed\n  --dry-run shows what \
             would be proposed\n"
        )
    );
    assert_eq!(file(&model), FILE);
}

#[test]
fn a_file_that_somebody_changes_meanwhile_stays_as_they_left_it() {
    let model = register();
    let mut command = model.command(&["-d", &model.register().display().to_string(), "settle"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Its question is there: the file was read.
    let mut asked = Vec::new();
    let mut out = child.stdout.take().unwrap();
    while !asked.ends_with(b"y n a q ? ") {
        let mut byte = [0];
        std::io::Read::read_exact(&mut out, &mut byte).unwrap();
        asked.push(byte[0]);
    }
    let theirs = FILE.replace("kept by the clerk", "kept by her successor");
    model.write("a.toml", &theirs);
    std::io::Write::write_all(child.stdin.as_mut().unwrap(), b"a\n").unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(
        (ended.status.code(), &*String::from_utf8(ended.stderr).unwrap()),
        (
            Some(1),
            "caveat: NOT SAVED: somebody has changed a.toml meanwhile, and it stays as they left \
             it; run `caveat settle` again\n"
        )
    );
    assert_eq!(file(&model), theirs);
}

#[test]
fn mode_line_ends_and_other_files_stay_and_each_file_is_written_once() {
    let model = register();
    let windows = FILE.replace('\n', "\r\n");
    model.write("a.toml", &windows);
    let path = model.register().join("a.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    let other = "[[caveat]]\nid = \"AMB-C3\"\ncases = [\"AMB-1\"]\ntext = \"x\"";
    model.write("more/b.toml", other);
    model.run(&["status", "AMB-C3", "withdrawn"]);
    let ran = model.fed(&["settle"], "y\nn\ny\n");
    let folder = model.register().display().to_string();
    assert!(
        ran.out.ends_with(&format!(
            "Written: {folder}/a.toml (1 edit)\nWritten: {folder}/more/b.toml (1 edit)\n"
        )),
        "{}",
        ran.out
    );
    let read = |path: PathBuf| fs::read_to_string(path).unwrap();
    assert_eq!(
        read(path.clone()),
        windows.replace(
            "status = \"open\"     # as minuted\r\n",
            "status = \"discharged\"     # as minuted\r\n"
        )
    );
    assert_eq!(fs::metadata(path).unwrap().mode() & 0o777, 0o664);
    let more = read(model.register().join("more/b.toml"));
    assert_eq!(more, format!("{other}\nstatus = \"withdrawn\""));
    let beside = fs::read_dir(model.register().join("more")).unwrap().count();
    assert_eq!(beside, 1, "nothing is left beside it");
}

#[test]
fn a_file_that_is_write_protected_is_left_alone() {
    let model = register();
    let path = model.register().join("a.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let ran = model.run(&["settle", "--yes"]);
    // Nothing is protected from the administrator.
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        assert_eq!((ran.code, file(&model)), (Some(1), FILE.to_owned()));
        assert!(ran.err.starts_with("caveat: NOT SAVED: a.toml: "), "{}", ran.err);
    }
    assert_eq!(fs::metadata(path).unwrap().mode() & 0o777, 0o444);
}

#[test]
fn a_mistake_elsewhere_in_the_file_is_no_hindrance_and_a_record_with_two_homes_is() {
    let model = register();
    model.write("a.toml", format!("{FILE}\n[[case]]\nid = \"BROKEN\"\n"));
    model.write("b.toml", "[[action]]\nid = \"AMB-A1\"\ntext = \"Another.\"\nowner = \"x\"\n");
    let ran = model.run(&["settle", "--yes"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err, "stays in the journals: AMB-A1 status: two records have its id\n");
    assert!(file(&model).contains(DISCHARGED));
}

#[test]
fn verdicts_on_the_words_as_they_were_are_told() {
    let model = register();
    model.run(&["verdict", "AMB-C1", "met"]);
    let ran = model.run(&["settle", "--yes"]);
    assert!(
        ran.err.starts_with("1 verdict was given on these records as they stood"),
        "{}",
        ran.err
    );
    let model = register();
    model.write("register.toml", format!("{SETTINGS}fingerprint_ignore = [\"status\"]\n"));
    model.run(&["verdict", "AMB-C1", "met"]);
    assert_eq!(model.run(&["settle", "--yes"]).err, "");
}

#[test]
fn words_that_hide_something_are_shown_safely() {
    let model = Desk::with(FILE.replace("What the pontoon", "What\u{202e} the\tpontoon\u{9b}"));
    model.write("register.toml", SETTINGS);
    model.run(&["status", "AMB-C2", "waived", "--reason", "x\u{1b}[2J"]);
    let ran = model.fed(&["settle"], "y\n");
    let hidden = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || c == '\u{202e}';
    assert!(!ran.out.contains(hidden), "{:?}", ran.out);
    assert!(
        file(&model).contains("What\u{202e} the\tpontoon\u{9b} costs.\"\nstatus = \"waived\"\n")
    );
}
