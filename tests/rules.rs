//! The rules and settings of a register: each is carried out on every record, or told and lost by itself.

use caveat::journal::Act;
use caveat::tui::model::StartOptions;

use crate::cli::support::Desk;
use crate::support::{Room, Shelf, press, words};

const RECORDS: &str = r#"
[[partner]]
id = "NOR"
name = "Norbury Council"

[[body]]
id = "NOR-CAB"
partner = "NOR"
name = "Cabinet"

[[programme]]
id = "BATHS"
title = "Norbury Baths"

[[case]]
id = "BATHS-1"
programme = "BATHS"
title = "Pool"
stage = "outline"

[[decision]]
id = "BATHS-D1"
body = "NOR-CAB"
title = "Outline case"
cases = ["BATHS-1"]
decided = 2017-05-10

[[decision.resolution]]
verb = "approve"
in_principle = true
text = "Approved in principle."

[[caveat]]
id = "BATHS-C1"
cases = ["BATHS-1"]
class = "information"
text = "How deep it is."
due = 2017-09-27
"#;

const PRINCIPLE: &str = "
[[rule]]
on = \"cases\"
message = \"what is in principle needs a condition\"
when = 'decision:\"in principle\"'
then = \"has:caveat class:condition\"
";

/// The lines of `check` about rules, on a day.
fn told(settings: &str, day: &str) -> Vec<String> {
    let desk = Desk::with(RECORDS);
    desk.write("register.toml", settings);
    let out = desk.run(&["check", "--today", day]).out;
    out.lines().filter(|line| line.contains("rule")).map(str::to_owned).collect()
}

fn rule(keys: &str) -> Vec<String> {
    told(&format!("title = \"Norbury\"\n\n[[rule]]\n{keys}\n"), "2017-07-17")
}

#[test]
fn what_those_must_answer_that_answer_something_else_is_told_with_file_and_line() {
    let line = "a.toml:15:1: warning: rule: BATHS-1: what is in principle needs a condition (the rule \
                of register.toml:2 asks for has:caveat class:condition, where decision:\"in \
                principle\")";
    assert_eq!(told(PRINCIPLE, "2017-07-17"), [line]);
    let other = PRINCIPLE.replace("in principle\"'", "endorsed\"'");
    assert_eq!(told(&other, "2017-07-17"), [""; 0]);
    let met = PRINCIPLE.replace("class:condition", "class:information");
    assert_eq!(told(&met, "2017-07-17"), [""; 0]);
}

#[test]
fn what_every_record_must_answer_has_the_level_that_the_rule_gives_it() {
    for (level, code) in [("error", 1), ("warning", 1), ("gap", 0)] {
        let keys = format!("on = \"caveat\"\nrequire = \"has:owner\"\nlevel = \"{level}\"");
        let line = format!(
            "a.toml:33:1: {level}: rule: BATHS-C1: the register asks for has:owner (the rule of \
             register.toml:3 asks for has:owner)"
        );
        assert_eq!(rule(&keys), [line]);
        let desk = Desk::with(RECORDS);
        desk.write("register.toml", format!("[[rule]]\n{keys}\n"));
        assert_eq!(desk.run(&["check"]).code, Some(code));
        let json: serde_json::Value =
            serde_json::from_str(&desk.run(&["check", "--json"]).out).unwrap();
        let faults = json["faults"].as_array().unwrap();
        let fault = faults.iter().find(|fault| fault["code"] == "rule").unwrap();
        assert_eq!((&fault["level"], &fault["line"]), (&level.into(), &33.into()));
    }
    assert_eq!(rule("on = \"caveats\"\nname = \"An owner\"\nrequire = \"has:owner\"").len(), 1);
}

#[test]
fn dates_of_a_rule_count_from_the_day_of_whoever_asks() {
    let late = "[[rule]]\non = \"caveats\"\nmessage = \"late\"\nrequire = \"-is:overdue\"\n";
    assert_eq!(told(late, "2017-07-17"), [""; 0]);
    assert_eq!(told(late, "2017-10-01").len(), 1);
    let soon = late.replace("-is:overdue", "-due:<30d");
    assert_eq!(told(&soon, "2017-07-17"), [""; 0]);
    assert_eq!(told(&soon, "2017-09-17").len(), 1);
}

#[test]
fn a_rule_that_cannot_be_read_is_told_with_its_line_and_lost_alone() {
    for (keys, expected) in [
        ("require = \"has:owner\"", "it does not say which records it is for"),
        ("on = \"cavaets\"\nrequire = \"x\"", "`on` is `cavaets`, which is no kind of record (did"),
        ("on = 7\nrequire = \"x\"", "`on` is no text"),
        ("on = \"caveats\"", "it asks for nothing"),
        ("on = \"caveats\"\nwhen = \"x\"", "it has `when` without `then`"),
        ("on = \"caveats\"\nthen = \"x\"", "it has `then` without `when`"),
        (
            "on = \"caveats\"\nrequire = \"x\"\nwhen = \"x\"\nthen = \"x\"",
            "it has `require` beside `when` or `then`",
        ),
        ("on = \"caveats\"\nrequire = \" \"", "`require` is empty, so every record answers it"),
        ("on = \"caveats\"\nrequire = \"ownr:x\"", "`require`, letter 1: "),
        ("on = \"caveats\"\nrequire = \"(x\"", "`require`, letter 1: "),
        ("on = \"caveats\"\nrequire = \"is:mine\"", "`require` asks is:mine, which differs"),
        ("on = \"caveats\"\nrequire = \"x\"\nlevel = \"loud\"", "`level` is `loud` (it may be one"),
        ("on = \"caveats\"\nrequires = \"x\"", "`requires` is not a key of a rule (did you mean"),
    ] {
        let both = format!("{keys}\n{PRINCIPLE}");
        let lines = rule(&both);
        let begin = format!("register.toml:3: error: unread-rule: [[rule]] number 1: {expected}");
        assert!(lines.len() == 2 && lines[0].starts_with(&begin), "{lines:?}");
        assert!(lines[1].contains("BATHS-1: what is in principle"), "{lines:?}");
    }
}

#[test]
fn a_broken_rule_stands_on_the_page_and_among_the_faults_until_an_entry_mends_it() {
    let rule = "[[rule]]\non = \"caveats\"\nmessage = \"nobody answers for it\"\nrequire = \"has:owner\"\n";
    let shelf = Shelf::of(&[("register.toml", rule), ("a.toml", RECORDS)]);
    let start = StartOptions { land_on: Some("BATHS-C1".into()), ..StartOptions::default() };
    let mut room = Room::open(&shelf, start);
    assert!(words(&room).contains("rule nobody answers for it"), "{}", words(&room));
    let broken =
        |room: &Room| room.model().faults.iter().filter(|fault| fault.code == "rule").count();
    assert_eq!(broken(&room), 1);
    press(&mut room, "gw");
    assert!(words(&room).contains("BATHS-C1: nobody answers for it"), "{}", words(&room));
    room.colleague("plw", Act::Owner, "BATHS-C1", "plw", "");
    assert_eq!(broken(&room), 0);
    assert!(!words(&room).contains("nobody answers for it"), "{}", words(&room));
}

#[test]
fn every_setting_does_something_and_what_is_none_is_told() {
    let settings = caveat::record::RegisterSettings::KEYS;
    let told = |text: &str| {
        let desk = Desk::with(RECORDS);
        desk.write("register.toml", text);
        desk.run(&["check", "--today", "2017-07-17"]).out
    };
    for (text, expected) in [
        ("[review]\nblnd = true", "`review.blnd` is not a setting of a register (did you mean"),
        ("[vocabulary]\nclas = [\"x\"]", "`vocabulary.clas` is not a setting of a register (did"),
        ("rules = 1", "`rules` is not a setting of a register (did you mean `rule`?)"),
    ] {
        assert!(told(text).contains(expected), "{}", told(text));
    }
    // What each setting changes, beside those that the test of its own screen has.
    let elsewhere = [
        "title",
        "discharge",
        "alike",
        "verdicts",
        "quorum",
        "review",
        "officers",
        "view",
        "holiday",
    ];
    let here = ["file_limit", "fingerprint_ignore", "vocabulary", "rule"];
    assert_eq!(settings.iter().filter(|key| !elsewhere.contains(key)).count(), here.len());
    assert!(told("file_limit = \"10 B\"").contains("too-large"));
    let with = |settings: &str, records: &str| {
        let shelf = Shelf::of(&[("register.toml", settings), ("a.toml", records)]);
        shelf.open(Vec::new())
    };
    let print = |settings: &str, records: &str| {
        let register = with(settings, records).register;
        register.fingerprint(register.find("BATHS-C1").unwrap()).to_owned()
    };
    let other = RECORDS.replace("How deep", "How wide");
    assert_ne!(print("", RECORDS), print("", &other));
    let ignored = "fingerprint_ignore = [\"text\"]";
    assert_eq!(print(ignored, RECORDS), print(ignored, &other));
    let odd = RECORDS.replace("class = \"information\"", "class = \"plea\"");
    let unknown = |settings: &str| {
        with(settings, &odd).faults.iter().any(|fault| fault.code == "unknown-word")
    };
    assert!(unknown("") && !unknown("[vocabulary]\nclass = [\"plea\"]"));
}

#[test]
fn words_may_be_added_to_every_key_that_takes_one_of_a_set() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/record/kinds");
    let known = caveat::record::vocabulary::WORD_KEYS;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let fields = text.lines().filter_map(|line| line.trim().split_once(": "));
        let words = fields.filter(|(_, kind)| kind.contains("Word<") && kind.contains("word"));
        for (key, _) in words.filter(|(key, _)| !["from", "count", "calendar"].contains(key)) {
            assert!(known.contains(&key), "{key}");
        }
    }
}
