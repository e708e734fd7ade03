//! A session line by line, from a pipe or as it is typed.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Stdio};

use caveat::journal::format::chained;
use caveat::journal::{Act, Entry};
use caveat::record::Id;
use jiff::Timestamp;
use serde_json::json;

use super::sessions::{me, newest};
use super::support::Desk;

#[test]
fn answers_come_from_a_pipe_and_the_session_is_closed_when_nothing_is_left() {
    let model = Desk::new();
    let answers = "x\nnobody came\ns\nm\ni which costs\nq\n";
    let ran = model.fed(&["review"], answers);
    let name = newest(&model);
    assert_eq!(
        (ran.code, &*ran.err),
        (
            Some(0),
            &*format!(
                "caveat: session {name} 3 of 3: 1 met, 0 partly, 1 not met, 1 info; 0 left\n  \
                 it is closed; caveat session report {name} prints what came of it\n"
            )
        )
    );
    let asks = "Is this caveat met? [m p x i z s < > a u q, ? help]";
    let said: Vec<&str> = ran
        .lines()
        .into_iter()
        .filter(|line| line.contains("AMB-C") || line.contains('?') || line.contains("left"))
        .collect();
    assert!(ran.out.starts_with(&format!("{name}  3 caveats\n\n1 of 3  AMB-C1  ")), "{}", ran.out);
    assert_eq!(
        said,
        [
            "1 of 3  AMB-C1  Beds before staff",
            asks,
            "Why not met? (an empty line gives no verdict)",
            "Saved: AMB-C1 not met. u takes it back.",
            "2 of 3  AMB-C2  A report on costs goes to the Cabinet.",
            asks,
            "Saved: AMB-C2 is put off; it comes again at the end.",
            "3 of 3  AMB-C3  Partners are told in good time.",
            asks,
            "Saved: AMB-C3 met. u takes it back.",
            "2 of 3  AMB-C2  A report on costs goes to the Cabinet.",
            asks,
            "Saved: AMB-C2 information needed. u takes it back.",
            "Nothing is left: 3 of 3 judged.",
            "End of the queue [< u q, ? help]",
        ]
    );
    assert_eq!(model.run(&["check"]).code, Some(0), "the journal is sound");
    let shown = model.json(&["show", "AMB-C1", "--json"]);
    assert_eq!(shown["verdicts"][0]["seen"], shown["fingerprint"]);
    assert!(shown["verdicts"][0]["session"].is_string());
    let kept = model.register().join("journal/versions");
    let own = fs::read_dir(kept).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read_dir(own).unwrap().count(), 3, "the words of each verdict are kept");
}

#[test]
fn an_answer_from_a_pipe_that_is_none_ends_it_before_the_next_falls_on_the_wrong_item() {
    let model = Desk::new();
    let ran = model.fed(&["review", "--plain"], "m\nmet\nx no\n");
    let name = newest(&model);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.err,
        format!(
            "caveat: session {name} 1 of 3: 1 met, 0 partly, 0 not met; 2 left\n  \
             nothing after that answer was read; caveat session resume {name} --plain\n"
        )
    );
    assert!(ran.out.contains("\n`met` is no answer. A verdict: m p x i z"), "{}", ran.out);
    let log = model.json(&["log", "--json"]);
    let last = log["rows"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["act"], &last["value"]), (&json!("session"), &json!("left")));
    let mut bytes = model.command(&["session", "resume"]);
    bytes.env("CAVEAT_REGISTER", model.register()).stdin(Stdio::piped());
    bytes.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = bytes.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"p caf\xe9\n").unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(said.ends_with("\nThat line is not UTF-8 text; nothing came of it.\n"), "{said}");
}

#[test]
fn what_cannot_be_saved_ends_it_and_says_why() {
    let model = Desk::new();
    model.run(&["session", "start"]);
    let long = format!("only half{}", " of them".repeat(10_000));
    let ran = model.fed(&["session", "resume"], &format!("p {long}\nm\n"));
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("\nNOT SAVED: the entry has "), "{}", ran.out);
    assert!(ran.out.contains("\nwhat you wrote: only half of them"), "{}", ran.out);
    assert_eq!(model.json(&["show", "AMB-C1", "--json"])["verdicts"], json!([]));
}

#[test]
fn a_clerk_keys_for_others_and_the_report_says_so() {
    let model = Desk::new();
    model.run(&["session", "start", "is:overdue"]);
    let args = ["session", "resume", "--plain", "--by", "Cllr Odd, Cllr Even"];
    model.fed(&args, "p half of them\n");
    let (me, name) = (me(&model), newest(&model));
    let json = model.json(&["session", "report", &name, "--json"]);
    let verdict = &json["items"][0]["verdicts"][0];
    assert_eq!((&verdict["officer"], &verdict["by"]), (&json!(me), &json!("Cllr Odd, Cllr Even")));
    let report = model.run(&["session", "report", &name]).out;
    let told = format!("   - {me} for Cllr Odd, Cllr Even: partly, “half of them”, ");
    assert!(report.contains(&told), "{report}");
}

/// A dialogue that is under way: lines go in one by one, and what is said comes out.
struct Talk {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Talk {
    fn new(model: &Desk, args: &[&str]) -> Self {
        let mut command = model.command(args);
        command.env("CAVEAT_REGISTER", model.register()).env("CAVEAT_TODAY", "2025-07-17");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    /// What is said up to the next question.
    fn says(&mut self) -> String {
        let mut said = String::new();
        while !said.ends_with("? help]\n") {
            assert!(self.out.read_line(&mut said).unwrap() > 0, "it ended after {said}");
        }
        said
    }

    fn hears(&mut self, line: &str) -> String {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
        self.says()
    }

    fn ends(mut self) -> Option<i32> {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn what_others_do_meanwhile_is_seen_before_the_next_item() {
    let model = Desk::new();
    let mut talk = Talk::new(&model, &["session", "start", "--plain"]);
    assert!(talk.says().contains("\n  before staff are in post.\n"));
    let file = model.register().join("ambleford.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("before staff are in post", "before nurses are in post"))
        .unwrap();
    let said = talk.hears("?");
    assert!(
        said.contains("\nAMB-C1 has changed since it was read out; its words now:\n"),
        "{said}"
    );
    assert!(said.contains("\n  before nurses are in post.\n"), "{said}");
    let colleague =
        Entry::new(Timestamp::UNIX_EPOCH, "plw", Act::Note, [Id::new("AMB-C2").unwrap()]);
    let note = colleague.value("evidence").text("The costs of May.");
    model.write("journal/plw@box1.toml", chained(&[note], None).unwrap().text);
    let said = talk.hears("m");
    assert!(said.contains("\nevidence from plw: The costs of May.\n"), "{said}");
    fs::write(&file, text.replace("AMB-C2", "AMB-C8")).unwrap();
    let said = talk.hears("");
    assert!(said.starts_with("AMB-C1 has changed since you judged it: "), "{said}");
    assert!(said.contains("AMB-C2 is not on file now and is passed over"), "{said}");
    assert!(said.contains("\n3 of 3  AMB-C3  "), "{said}");
    assert_eq!(model.run(&["session", "close", &newest(&model)]).code, Some(0));
    let ended = talk.ends();
    assert_eq!(ended, Some(0));
    let log = model.json(&["log", "--json"]);
    let rows = log["rows"].as_array().unwrap();
    assert_eq!(rows.iter().filter(|row| row["value"] == "closed").count(), 1);
}

#[test]
fn an_interview_that_never_began_leaves_no_open_session_and_one_that_began_does() {
    let desk = Desk::new();
    let ran = desk.run(&["review", "--plain"]);
    assert!(ran.err.contains("there was no answer to read, so it is closed again"), "{}", ran.err);
    let list = |at: usize| desk.json(&["session", "list", "--json"])["rows"][at]["closed"].clone();
    assert!(list(0).is_string());
    let again = desk.fed(&["review", "--plain"], "?\n");
    assert_eq!(again.code, Some(0), "nothing blocks the next: {}", again.err);
    assert!(list(0).is_null());
}
