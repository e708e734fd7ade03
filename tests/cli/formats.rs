//! Every verb with every format: it prints that, or refuses it and names what it has instead.

use serde_json::Value as Json;

use super::support::{Desk, Ran};

const FORMATS: [&str; 6] = ["json", "csv", "tsv", "md", "html", "text"];

/// What prints a list or a page, which it does in every format.
const LISTS: [&[&str]; 26] = [
    &["list", "cases"],
    &["list", "caveats"],
    &["list", "decisions"],
    &["list", "actions"],
    &["list", "amounts"],
    &["list", "notes"],
    &["show", "AMB-C1"],
    &["show", "AMB-1"],
    &["check"],
    &["due"],
    &["due", "is:overdue"],
    &["agenda", "AMB-CAB", "2025-06-09"],
    &["chase"],
    &["clock"],
    &["matrix"],
    &["money"],
    &["timeline"],
    &["log"],
    &["drafts", "--all"],
    &["drafts"],
    &["diff", "2025-07-01"],
    &["settle", "--all"],
    &["session", "list"],
    &["session", "coverage"],
    &["keys"],
    &["config"],
];

/// What saves or counts, which it tells in words or as JSON.
const ACTS: [&[&str]; 14] = [
    &["count", "caveats"],
    &["note", "AMB-C1", "Asked."],
    &["verdict", "AMB-C1", "met"],
    &["status", "AMB-C1", "in-hand"],
    &["owner", "AMB-C1", "EST"],
    &["due", "AMB-C2", "2025-09-01"],
    &["wait", "AMB-C1", "+7d"],
    &["tag", "AMB-C1", "beds"],
    &["untag", "AMB-C1", "beds"],
    &["flag", "AMB-C1", "Look."],
    &["undo"],
    &["redo"],
    &["session", "start", "--again"],
    &["session", "deal", "", "amk", "plw"],
];

/// What opens the screen or asks line by line.
const SCREENS: [&[&str]; 3] = [&["review"], &["session", "run"], &["session", "resume"]];

/// A register in which there is something of everything.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("register.toml", "title = \"Ambleford\"\ndischarge = \"officer\"\n");
    for act in [
        &["note", "AMB-C1", "Asked <Dr> Ford, \"today\".", "--ref", "Letter 12"][..],
        &["verdict", "AMB-C1", "met"],
        &["status", "AMB-C1", "discharged"],
        &["session", "start", ""],
    ] {
        assert_eq!(desk.run(act).code, Some(0), "{act:?}");
    }
    desk
}

fn with(desk: &Desk, words: &[&str], format: &str) -> Ran {
    let option = format!("--{format}");
    desk.run(&[words, &[&option]].concat())
}

/// The first letters that tell one format from another.
fn is_written_as(format: &str, out: &str) -> bool {
    let first = out.lines().next().unwrap_or_default();
    match format {
        "json" => serde_json::from_str::<Json>(out).is_ok_and(|it| it["schema"] == 1),
        "csv" => first.contains(',') && out.contains("\r\n"),
        "tsv" => first.contains('\t'),
        "md" => first.starts_with("# ") || first.starts_with("| Keys |"),
        "html" => first == "<!DOCTYPE html>" && out.ends_with("</html>\n"),
        _ => !out.contains(['\t', '\r']) && !first.starts_with(['<', '#', '{']),
    }
}

#[test]
fn every_list_and_page_is_printed_in_every_format() {
    let desk = desk();
    for words in LISTS {
        for format in FORMATS {
            let ran = with(&desk, words, format);
            let ends = if words[0] == "check" { [Some(0), Some(1)] } else { [Some(0); 2] };
            assert!(ends.contains(&ran.code), "{words:?} --{format}: {}", ran.err);
            assert!(is_written_as(format, &ran.out), "{words:?} --{format}:\n{}", ran.out);
        }
    }
    let name = desk.json(&["session", "list", "--json"])["rows"][0]["name"].clone();
    for format in FORMATS {
        let ran = with(&desk, &["session", "report", name.as_str().unwrap()], format);
        assert!(is_written_as(format, &ran.out), "session report --{format}:\n{}", ran.out);
    }
}

#[test]
fn what_saves_tells_it_as_json_and_refuses_every_other_format_with_the_one_it_has() {
    let desk = desk();
    let logged = || desk.json(&["log", "--json"])["total"].as_u64().unwrap();
    for words in ACTS {
        let before = logged();
        for format in &FORMATS[1..] {
            let ran = with(&desk, words, format);
            assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{words:?} --{format}");
            assert!(ran.err.contains("--json"), "{words:?} --{format}: {}", ran.err);
        }
        assert_eq!(logged(), before, "{words:?}");
        let json = with(&desk, words, "json");
        assert_eq!(json.code, Some(0), "{words:?}: {}", json.err);
        assert!(is_written_as("json", &json.out), "{words:?}: {}", json.out);
    }
    let dealt = desk.json(&["session", "list", "--json"]);
    let name = dealt["rows"][0]["name"].as_str().unwrap();
    let ran = desk.run(&["session", "close", name, "--csv"]);
    assert_eq!((ran.code, ran.err.contains("--json")), (Some(2), true), "{}", ran.err);
    assert_eq!(desk.json(&["session", "close", name, "--json"])["session"], name);
}

#[test]
fn what_opens_the_screen_prints_no_list_and_says_so() {
    let desk = desk();
    for words in SCREENS {
        for format in FORMATS {
            let ran = with(&desk, words, format);
            let told = format!("caveat: this command has no --{format}\n  it prints no list\n");
            assert_eq!(ran.all(), (Some(2), "", &*told), "{words:?}");
        }
    }
    let told = "caveat: this command has no --csv\n  it prints words, or --json\n";
    assert_eq!(desk.run(&["count", "cases", "--csv"]).all(), (Some(2), "", told));
}

#[test]
fn notes_are_a_list_with_their_words_and_where_they_can_be_looked_up() {
    let ran = with(&desk(), &["list", "notes"], "csv");
    let (head, row) = ran.out.split_once("\r\n").unwrap();
    assert_eq!(head, "WHEN,OFFICER,ACT,ON,VALUE,TEXT,REF,REMARKS");
    assert!(row.contains(",AMB-C1,note,\"Asked <Dr> Ford, \"\"today\"\".\",Letter 12,"), "{row}");
    let page = with(&desk(), &["list", "notes"], "html").out;
    assert!(page.contains("<h1>Notes, Ambleford</h1>"), "{page}");
    assert!(page.contains("<td>Asked &lt;Dr&gt; Ford, &quot;today&quot;.</td>"), "{page}");
}

#[test]
fn money_has_a_row_for_each_figure_and_a_paper_with_all_of_a_case() {
    let desk = desk();
    let csv = with(&desk, &["money"], "csv").out;
    assert!(csv.starts_with("ID,OF,MEASURE,AMOUNT,YEAR,BY,BASIS,SOURCE,DIFFERS FROM\r\n"), "{csv}");
    assert!(csv.contains("£1.2 million"), "{csv}");
    let paper = with(&desk, &["money"], "md").out;
    assert!(paper.starts_with("# Money, Ambleford\n\n"), "{paper}");
    assert!(paper.contains("\n## ") && paper.contains("£1.2 million"), "{paper}");
}

#[test]
fn a_page_has_its_headings_and_facts_in_every_format() {
    let desk = desk();
    let csv = with(&desk, &["show", "AMB-C1"], "csv").out;
    assert!(csv.starts_with("PART,FIELD,WORDS\r\n"), "{csv}");
    assert!(csv.contains("\r\nAs recorded,owner,EST\r\n"), "{csv}");
    let paper = with(&desk, &["show", "AMB-C1"], "md").out;
    assert!(paper.starts_with("# AMB-C1 caveat\n\n"), "{paper}");
    assert!(paper.contains("\n## As recorded\n\n- ") && paper.contains("\n- owner: EST\n"));
    let piped = desk.run(&["show", "AMB-C1"]).out;
    assert_eq!(with(&desk, &["show", "AMB-C1"], "text").out, piped);
}
