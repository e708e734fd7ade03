//! Blind review on the command line: what only a colleague's entries say is in no output of any
//! command while one sits in the session and has not judged, and is there after.

use caveat::journal::format::chained;
use caveat::journal::{Act, Entry, SessionStep};
use caveat::record::Id;
use uuid::Uuid;

use super::sessions::newest;
use super::support::Desk;

/// What only plw's entries say.
const ONLY_THEIRS: [&str; 3] = ["zebrafish", "okapi", "quagga"];

/// A session in which plw has judged the first caveat and noted something.
fn sat() -> (Desk, String) {
    let desk = Desk::new();
    assert_eq!(desk.run(&["session", "start"]).code, Some(0));
    let name = newest(&desk);
    let list = desk.json(&["session", "list", "--json"]);
    let session = Uuid::parse_str(list["rows"][0]["id"].as_str().unwrap()).unwrap();
    let seen = desk.json(&["show", "AMB-C1", "--json"])["fingerprint"].as_str().unwrap().to_owned();
    let mut number = 0_u32;
    let mut entry = |act: Act, value: &str, text: &str, session: Option<Uuid>| {
        number += 1;
        let at = format!("2025-07-16T10:{number:02}:00Z").parse().unwrap();
        let on: Vec<Id> =
            (act != Act::Session).then(|| Id::new("AMB-C1").unwrap()).into_iter().collect();
        let id = Uuid::from_u128(number.into());
        let entry = Entry::new(at, "plw", act, on).value(value).text(text);
        Entry { id, session, seen: Some(seen.clone()), ..entry }
    };
    let first = entry(Act::Verdict, "partly", "quagga", None);
    let plw = [
        entry(Act::Retract, &first.id.to_string(), "", None),
        entry(Act::Session, SessionStep::Joined.as_str(), "", Some(session)),
        entry(Act::Verdict, "not-met", "zebrafish", Some(session)),
        entry(Act::Note, "note", "okapi", Some(session)),
    ];
    let all: Vec<Entry> = std::iter::once(first).chain(plw).collect();
    desk.write("journal/plw@box1.toml", chained(&all, None).unwrap().text);
    (desk, name)
}

fn commands(name: &str) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = [
        "show AMB-C1",
        "show AMB-C1 --json",
        "show AMB-1",
        "list caveats",
        "list caveats --json",
        "list caveats --csv",
        "list notes",
        "list notes --json",
        "log",
        "log --json",
        "log by:plw",
        "list caveats verdict:not-met",
        "list caveats by:plw",
        "list caveats is:split",
        "matrix",
        "matrix --json",
        "timeline",
        "timeline --json",
        "agenda",
        "chase",
        "due",
        "clock",
        "money",
        "drafts",
        "session list",
        "session list --json",
        "session coverage",
        "session coverage --json",
        "check",
        "diff 2025-07-01",
        "settle",
    ]
    .into_iter()
    .map(|line| line.split(' ').collect())
    .collect();
    for format in ["--md", "--csv", "--json", "--html", "--text"] {
        all.push(vec!["session", "report", name, format]);
    }
    all
}

#[test]
fn no_command_tells_what_a_colleague_judged_before_one_has_judged() {
    let (desk, name) = sat();
    for command in commands(&name) {
        let ran = desk.run(&command);
        let all = format!("{}{}", ran.out, ran.err);
        for word in ONLY_THEIRS {
            assert!(!all.contains(word), "{command:?}: {word}\n{all}");
        }
    }
    let list = |query: &str| desk.json(&["list", "caveats", query, "--json"])["rows"].clone();
    assert_eq!(list("verdict:not-met").as_array().unwrap().len(), 0);
    assert_eq!(list("by:plw").as_array().unwrap().len(), 0);
    assert_eq!(list("id:AMB-C1")[0]["others_hidden"], true);
    assert_eq!(desk.json(&["show", "AMB-C1", "--json"])["others_hidden"], true);
    let coverage = desk.json(&["session", "coverage", "--json"]);
    assert_eq!(coverage["rows"][0]["state"], "hidden");
    assert_eq!(coverage["counts"]["hidden"], 1);
    let report = desk.run(&["session", "report", &name]);
    assert!(report.out.contains("judged by plw: hidden until you have judged"), "{}", report.out);
    assert!(report.err.contains("left out until you have given yours: 1"), "{}", report.err);
    let mine = desk.fed(&["session", "resume", &name, "--plain"], "m\n");
    assert!(mine.out.contains("plw said: not met, “zebrafish”"), "{}", mine.out);
    let told = |command: &[&str], word: &str| {
        let ran = desk.run(command);
        assert!(ran.out.contains(word), "{command:?}: {word}\n{}", ran.out);
    };
    for word in ONLY_THEIRS {
        told(&["log"], word);
        told(&["show", "AMB-C1"], word);
    }
    told(&["session", "report", &name], "zebrafish");
    assert_eq!(list("verdict:not-met").as_array().unwrap().len(), 1);
    assert_eq!(list("id:AMB-C1")[0]["others_hidden"], false);
}
