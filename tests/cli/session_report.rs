//! The report that comes of a session: for minutes, as a page, for scripts and for a spreadsheet.

use std::fs;

use caveat::journal::format::chained;
use caveat::journal::{Act, Entry, SessionStep, SessionTerms};
use caveat::record::Id;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::sessions::newest;
use super::support::{Desk, keys};

const SESSION: Uuid = Uuid::from_u128(0x0193_f6a2_6c1e_7b4e_8d7e_5a3c_2b1f_9e00);

/// Officers amk and plw sat on five caveats, one of which is not on file any more.
fn sat() -> Desk {
    let model = Desk::new();
    model.write("register.toml", "[officers]\namk = \"A. M. Khan\"\n");
    model.write(
        "more.toml",
        "[[caveat]]\nid = \"AMB-C4\"\ntext = \"Trips, <i>beds</i> & *costs*.\"\non = \"AMB-D1\"\n\
         source = { document = \"AMB-DOC1\", at = \"item 4\", \
         quote = \"endorsed, subject to three caveats\" }\n",
    );
    let print =
        |id: &str| model.json(&["show", id, "--json"])["fingerprint"].as_str().unwrap().to_owned();
    let mut number = 0_u32;
    let mut entry = |act: Act, on: &[&str], value: &str| {
        number += 1;
        let at = format!("2025-07-16T10:{number:02}:00Z").parse().unwrap();
        let on: Vec<Id> = on.iter().map(|id| Id::new(id).unwrap()).collect();
        let id = Uuid::from_u128(number.into());
        Entry { id, session: Some(SESSION), ..Entry::new(at, "", act, on).value(value) }
    };
    let terms = SessionTerms {
        kind: "caveat".to_owned(),
        title: "Cabinet caveats".to_owned(),
        query: "-is:overdue".to_owned(),
        blind: true,
        dealt_to: None,
    };
    let queue = ["AMB-C1", "AMB-C2", "AMB-C3", "AMB-C4", "AMB-C9"];
    let amk = [
        entry(Act::Session, &queue, SessionStep::Opened.as_str()).text(&terms.text()),
        entry(Act::Verdict, &["AMB-C1"], "not-met")
            .text("No paper\ncame back.")
            .seen(&print("AMB-C1")),
        entry(Act::Session, &["AMB-C2"], SessionStep::Skipped.as_str()),
        entry(Act::Verdict, &["AMB-C3"], "met").seen("c1:00000000000000000000000000000000"),
    ];
    let by = |by: &str, entries: &[Entry]| -> Vec<Entry> {
        entries.iter().map(|it| Entry { by: by.to_owned(), ..it.clone() }).collect()
    };
    model.write("journal/amk@box1.toml", chained(&by("amk", &amk), None).unwrap().text);
    let plw = [
        entry(Act::Session, &[], SessionStep::Joined.as_str()),
        entry(Act::Session, &[], SessionStep::Unblinded.as_str()),
        entry(Act::Verdict, &["AMB-C1"], "met").seen(&print("AMB-C1")),
    ];
    model.write("journal/plw@box1.toml", chained(&by("Cllr Odd", &plw), None).unwrap().text);
    model
}

fn report(option: &str) -> String {
    let model = sat();
    let name = caveat::journal::session::name(SESSION);
    let ran = model.run(&["session", "report", &name, option]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{option}");
    ran.out.replace(&name, "s-7k2qd")
}

#[test]
fn the_report_is_fit_for_minutes() {
    assert_eq!(
        report("--md"),
        "# Review session s-7k2qd: Cabinet caveats\n\n\
         - Opened by A. M. Khan (amk) on 16 Jul 2025 10:01Z\n\
         - Not closed yet\n\
         - Officers: A. M. Khan (amk), plw\n\
         - Filter: -is:overdue (caveats; not overdue)\n\
         - Blind: others' verdicts were hidden until one's own was given; plw looked before\n\
         - Items: 5, of which 1 judged, 1 judged differently, 1 put off, 1 not reached, 1 not on \
         file any more\n\
         - Verdicts: 2 met, 1 not met\n\n\
         | OFFICER | JUDGED | PUT OFF | NOT REACHED |\n\
         | --- | --- | --- | --- |\n\
         | A. M. Khan (amk) | 2 | 1 | 1 |\n\
         | plw | 1 | 0 | 3 |\n\n\
         ## Items\n\n\
         1. **AMB-C1** Beds before staff\n   \
         - A. M. Khan (amk): not met, “No paper came back.”, 16 Jul 2025 10:02Z\n   \
         - plw for Cllr Odd: met, 16 Jul 2025 10:07Z\n   \
         - the verdicts differ\n\
         2. **AMB-C2** A report on costs goes to the Cabinet.\n   \
         - put off by amk\n\
         3. **AMB-C3** Partners are told in good time.\n   \
         - A. M. Khan (amk): met, 16 Jul 2025 10:04Z, on words that have changed since\n\
         4. **AMB-C4** Trips, \\<i\\>beds\\</i\\> \\& \\*costs\\*.\n   \
         - not reached\n   \
         - source: Cabinet minutes, item 4: “endorsed, subject to three caveats”\n\
         5. **AMB-C9**\n   \
         - not on file any more\n\n\
         ## Verdicts differ\n\n- **AMB-C1** Beds before staff\n\n\
         ## Not reached\n\n- **AMB-C4** Trips, \\<i\\>beds\\</i\\> \\& \\*costs\\*.\n\n\
         ## Put off\n\n- **AMB-C2** A report on costs goes to the Cabinet.\n\n\
         ## Not on file any more\n\n- **AMB-C9**\n\n\
         ## Changed since they were judged\n\n- **AMB-C3** Partners are told in good time.\n"
    );
}

#[test]
fn a_verdict_that_was_changed_after_it_was_written_is_told_in_the_report_and_not_counted() {
    let model = sat();
    let journal = model.register().join("journal/plw@box1.toml");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("\"met\"", "\"partly\"")).unwrap();
    let name = caveat::journal::session::name(SESSION);
    let report = model.run(&["session", "report", &name]).out;
    let told = "## Not counted\n\n- plw: partly on AMB-C1, 16 Jul 2025 10:07Z, \
        does not count: changed after it was written\n";
    assert!(report.contains(told), "{report}");
    assert!(report.contains("Verdicts: "), "{report}");
}

#[test]
fn the_report_is_a_page_in_which_no_word_is_read_as_html() {
    let page = report("--html");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">\n"), "{page}");
    assert!(page.contains("@page { size: A4; margin: 15mm; }\n"), "{page}");
    let body = page.split_once("<body>\n").unwrap().1;
    assert!(body.starts_with("<h1>Review session s-7k2qd: Cabinet caveats</h1>\n<ul>\n<li>Opened"));
    for part in [
        "<thead>\n<tr><th>OFFICER</th><th>JUDGED</th><th>PUT OFF</th><th>NOT REACHED</th></tr>\n</thead>\n",
        "<tr><td>plw</td><td>1</td><td>0</td><td>3</td></tr>\n",
        "<h2>Items</h2>\n<ol>\n<li><strong>AMB-C1</strong> Beds before staff\n<ul>\n<li>A. M. Khan",
        "<li><strong>AMB-C4</strong> Trips, &lt;i&gt;beds&lt;/i&gt; &amp; *costs*.\n<ul>\n\
         <li>not reached</li>\n",
        "<h2>Not on file any more</h2>\n<ul>\n<li><strong>AMB-C9</strong></li>\n</ul>\n",
    ] {
        assert!(body.contains(part), "{part}\n{body}");
    }
    assert!(body.ends_with("</ul>\n</body>\n</html>\n"), "{body}");
}

#[test]
fn the_report_for_scripts_has_every_verdict_and_the_counts() {
    let json: Json = serde_json::from_str(&report("--json")).unwrap();
    let all = [
        "schema",
        "kind",
        "id",
        "name",
        "opened_at",
        "opened_by",
        "closed_at",
        "query",
        "title",
        "blind",
        "officers",
        "items",
        "counts",
        "of",
        "dealt_to",
        "looked",
        "not_counted",
    ];
    assert_eq!(keys(&json), all);
    assert_eq!((&json["name"], &json["id"]), (&json!("s-7k2qd"), &json!(SESSION)));
    assert_eq!(
        (&json["opened_at"], &json["opened_by"]),
        (&json!("2025-07-16T10:01:00.000Z"), &json!("amk"))
    );
    assert_eq!(
        json["officers"],
        json!([
            {"officer": "amk", "judged": 2, "skipped": 1, "not_reached": 1},
            {"officer": "plw", "judged": 1, "skipped": 0, "not_reached": 3},
        ])
    );
    assert_eq!(
        json["items"][0],
        json!({
            "id": "AMB-C1",
            "title": "Beds before staff",
            "source": null,
            "outcome": "split",
            "verdicts": [
                {
                    "officer": "amk",
                    "by": null,
                    "value": "not-met",
                    "reason": "No paper\ncame back.",
                    "at": "2025-07-16T10:02:00.000Z",
                    "suspect": false,
                },
                {
                    "officer": "plw",
                    "by": "Cllr Odd",
                    "value": "met",
                    "reason": "",
                    "at": "2025-07-16T10:07:00.000Z",
                    "suspect": false,
                },
            ],
        })
    );
    assert_eq!(json["items"][2]["verdicts"][0]["suspect"], true);
    assert_eq!(
        json["items"][4],
        json!({"id": "AMB-C9", "title": null, "source": null, "outcome": "gone", "verdicts": []})
    );
    let outcome = |at: usize| json["items"][at]["outcome"].as_str().unwrap().to_owned();
    assert_eq!([1, 2, 3].map(outcome), ["skipped", "judged", "not-reached"]);
    assert_eq!(
        json["counts"],
        json!({
            "items": 5, "judged": 1, "split": 1, "hidden": 0, "skipped": 1, "not_reached": 1,
            "gone": 1,
            "verdicts": 3, "suspect": 1, "values": {"met": 2, "not-met": 1},
        })
    );
    assert_eq!(json["looked"], json!(["plw"]));
}

#[test]
fn the_report_for_a_spreadsheet_has_a_row_for_each_verdict() {
    assert_eq!(
        report("--csv").lines().take(4).collect::<Vec<_>>(),
        [
            "ID,TITLE,OUTCOME,OFFICER,BY,VERDICT,REASON,AT,CHANGED,SOURCE",
            "AMB-C1,Beds before staff,split,amk,,not met,No paper came back.,2025-07-16T10:02:00.000Z,,",
            "AMB-C1,Beds before staff,split,plw,Cllr Odd,met,,2025-07-16T10:07:00.000Z,,",
            "AMB-C2,A report on costs goes to the Cabinet.,skipped,,,,,,,",
        ]
    );
    let text = report("--text");
    let item = "\nAMB-C4 Trips, <i>beds</i> & *costs*.\n  not reached\n  source: Cabinet minutes, \
                item 4: “endorsed, subject to three caveats”\n";
    assert!(text.contains(item), "{text}");
}

#[test]
fn a_report_on_a_session_without_a_filter_that_one_sits_in_alone_claims_and_warns_of_nothing() {
    let model = Desk::new();
    model.fed(&["review"], "m\nq\n");
    let ran = model.run(&["session", "report", &newest(&model)]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.contains("\n- Filter: none (caveats)\n"), "{}", ran.out);
}
