//! What comes back to a meeting, what is due and whom to chase, from the command line.

use serde_json::{Value as Json, json};

use super::support::{Desk, SAMPLE, ids, keys};

const SALTMERE: &str = include_str!("../support/saltmere.toml");

fn saltmere() -> Desk {
    Desk::with(SALTMERE)
}

/// On 17 July 2017.
fn then<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [args, &["--today", "2017-07-17"]].concat()
}

#[test]
fn chorleys_september_meeting_has_its_five_considerations_and_four_actions() {
    let model = Desk::bare();
    for args in [
        &["agenda", "CHO-M2"][..],
        &["agenda", "CHO-EXEC", "2016-09-27"],
        &["agenda", "Chorley", "27", "Sep", "2016"],
        &["agenda", "27 September 2016"],
    ] {
        let list = model.json(&[args, &["--json", "-d", SAMPLE]].concat());
        assert_eq!(keys(&list), ["schema", "kind", "body", "date", "total", "rows"]);
        assert_eq!((&list["kind"], &list["body"]), (&json!("agenda"), &json!("CHO-EXEC")));
        assert_eq!((&list["date"], &list["total"]), (&json!("2016-09-27"), &json!(9)));
        assert_eq!(
            ids(&list).join(" "),
            "CHO-C1 CHO-C2 CHO-C3 CHO-C4 CHO-C5 CHO-A4 CHO-A5 CHO-A1 CHO-A6",
            "{args:?}"
        );
    }
}

#[test]
fn a_row_has_force_words_source_and_where_it_stands() {
    let list = saltmere().json(&then(&["agenda", "SAL-M2", "--json"]));
    assert_eq!(
        list["rows"][1],
        json!({
            "id": "SAL-C2",
            "kind": "caveat",
            "class": "consideration",
            "force": "resolved",
            "text": "Vacancy figures for nurses are to be reported each quarter, by ward.",
            "status": "in-hand",
            "owner": "Dr Ida Rowe",
            "owners": ["Dr Ida Rowe"],
            "due": null,
            "due_to": null,
            "due_reads": null,
            "late_days": null,
            "chased": 0,
            "source": [{
                "document": "SAL-DOC1",
                "title": "Cabinet minutes, 6 March 2017",
                "at": "item 6",
                "quote": "figures by ward",
            }],
        })
    );
    let action = &list["rows"][5];
    assert_eq!((&action["kind"], &action["force"]), (&json!("action"), &Json::Null));
    assert_eq!(action["late_days"], 78);
}

#[test]
fn the_table_says_of_which_meeting_and_how_much() {
    let ran = saltmere().run(&then(&["agenda", "SAL-SCR", "4 Sep 2017"]));
    assert_eq!(
        ran.lines(),
        [
            "Bring back to Saltmere Scrutiny Board 5, 4 September 2017",
            "2 to bring back: 1 minuted, 1 action",
            "FORCE    ID       WHAT                     STATUS  OWNER             DUE  LATE",
            "minuted  SAL-C10  Scrutiny sees the rota.  open    Saltmere Cabinet",
            "action   SAL-A4   Write to the Cabinet.    open    Clerk",
        ]
    );
    assert_eq!((ran.code, &*ran.err), (Some(0), "Known only as a next meeting, from SAL-M3.\n"));
}

#[test]
fn the_paper_has_every_line_with_its_source_and_its_quotation() {
    let model = saltmere();
    let paper = model.run(&then(&["agenda", "SAL-M2", "--md"])).out;
    assert!(
        paper.starts_with(
            "# Bring back to Saltmere Cabinet, 12 June 2017\n\n7 to bring back: 2 resolved, \
             2 minuted, 1 asked, 2 actions, as at 17 Jul 2017.\n\n## Resolved\n\n- **SAL-C1** \
             Moorings at low tide: Where the ferry lies at low tide is to be shown on a chart. \
             Discharged, owner nobody, due 12 Jun 2017. (SAL-DOC1 Cabinet minutes, 6 March 2017, \
             item 6)\n- **SAL-C2** "
        ),
        "{paper}"
    );
    for part in [
        " In hand, owner Dr Ida Rowe, no date. (SAL-DOC1 Cabinet minutes, 6 March 2017, item 6: \
         “figures by ward”)\n",
        "\n## Asked\n\n- **SAL-C5** Crew: Who sails at night. Open, owner nobody, no date. (no \
         source on file)\n\n## Actions\n\n",
    ] {
        assert!(paper.contains(part), "{part:?} is not in\n{paper}");
    }
    let page = model.run(&then(&["agenda", "SAL-M2", "--html"])).out;
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">\n"), "{page}");
    assert!(page.contains("<h2>Actions</h2>\n<table>\n<thead>\n<tr><th>ID</th>"), "{page}");
    let sheet = model.run(&then(&["agenda", "SAL-M2", "--csv"])).out;
    assert!(sheet.starts_with("ID,KIND,FORCE,TEXT,STATUS,OWNER,DUE,LATE,SOURCE,QUOTE\r\nSAL-C1,"));
    assert_eq!(sheet.lines().count(), 8);
    assert_eq!(model.run(&then(&["agenda", "SAL-M2", "--tsv"])).lines().len(), 8);
    assert_eq!(model.run(&then(&["agenda", "SAL-M2", "--text"])).lines().len(), 8);
}

#[test]
fn no_text_of_a_record_becomes_markup_or_a_formula() {
    let nasty = SALTMERE
        .replace("Thank the anglers.", "x")
        .replace("Ask the ferry company for its timetable.", "=1+1 <b>bold</b> | *x* \\u001b[2J");
    let model = Desk::with(nasty);
    let out = |format: &str| model.run(&then(&["agenda", "SAL-M2", format])).out;
    assert!(out("--csv").contains("SAL-A1,action,,'=1+1 <b>bold</b> | *x* ␛[2J,open"));
    assert!(out("--md").contains("=1+1 \\<b\\>bold\\</b\\> \\| \\*x\\* ␛\\[2J"));
    assert!(out("--html").contains("=1+1 &lt;b&gt;bold&lt;/b&gt; | *x* ␛[2J"));
}

#[test]
fn a_day_without_a_meeting_has_its_list_and_that_is_said() {
    let ran = saltmere().run(&then(&["agenda", "SAL-CAB", "2017-08-01", "--json"]));
    assert_eq!(
        (ran.code, &*ran.err),
        (
            Some(0),
            "No meeting of Saltmere Cabinet on 1 August 2017 is on file; nearest: SAL-CAB \
             2017-09-04, SAL-M2, SAL-M1.\n"
        )
    );
    let list: Json = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ids(&list), ["SAL-C2", "SAL-C3", "SAL-C9", "SAL-C5", "SAL-A1"]);
    let undated = saltmere().run(&then(&["agenda", "SAL-M4"]));
    assert_eq!(
        undated.all(),
        (
            Some(0),
            "Bring back to Saltmere Cabinet, date not printed\nnothing to bring back\n",
            "Its day is not printed, so only what names this meeting can be listed.\n"
        )
    );
}

#[test]
fn a_body_or_a_day_that_is_not_clear_is_told_with_what_to_type() {
    let model = saltmere();
    for (args, told) in [
        (
            &["agenda", "Saltmere", "1 Aug 2017"][..],
            "several bodies are called so: Saltmere Cabinet (SAL-CAB), Saltmere Scrutiny Board 5 \
             (SAL-SCR)\n  type one of SAL-CAB, SAL-SCR and the day\n",
        ),
        (&["agenda", "Saltmere Cabinat", "2017-08-01"], "nearest: Saltmere Cabinet"),
        (&["agenda", "SAL-CAB", "soonish"], "`soonish` is no day that can be read\n  days are"),
        (&["agenda", "SAL-C1"], "SAL-C1 is a caveat, not a meeting"),
        (&["agenda", "SAL-A1"], "SAL-A1 is an action, not a meeting\n  type a meeting's id"),
        (&["due", "--meeting", "SAL-M9"], "no body and no meeting is called `SAL-M9`\n  nearest:"),
    ] {
        let ran = model.run(args);
        assert_eq!((ran.code, &*ran.out), (Some(1), ""), "{args:?}");
        assert!(ran.err.starts_with("caveat: ") && ran.err.contains(told), "{args:?}: {}", ran.err);
    }
    let ran = model.run(&["agenda"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("caveat agenda [OPTIONS] BODY DATE"), "{}", ran.err);
}

#[test]
fn what_is_due_begins_with_what_is_late_longest() {
    let model = saltmere();
    let all = model.json(&then(&["due", "--json"]));
    assert_eq!((&all["kind"], &all["total"]), (&json!("due"), &json!(10)));
    assert_eq!(
        ids(&all).join(" "),
        "SAL-A1 SAL-C3 SAL-C4 SAL-C8 SAL-C7 SAL-C9 SAL-A4 SAL-C2 SAL-C5 SAL-C10"
    );
    let late = model.run(&then(&["due", "is:overdue"]));
    assert_eq!(
        late.lines(),
        [
            "ID      RECORD  TITLE                                     STATUS  OWNER        \
             DUE          LATE  CHASED",
            "SAL-A1  action  Ask the ferry company for its timetable.  open    Dr Ida Rowe  \
             30 Apr 2017   78d",
            "SAL-C3  caveat  Fares                                     open                 \
             31 May 2017   47d",
        ]
    );
    assert_eq!((late.code, &*late.err), (Some(0), "2 of 10 due\n"));
    assert_eq!(ids(&model.json(&then(&["due", "-owner:nobody", "--json"]))).len(), 4);
    let sheet = model.run(&then(&["due", "is:overdue", "--csv"])).out;
    assert!(sheet.starts_with("ID,RECORD,TITLE,STATUS,OWNER,DUE,LATE,CHASED\r\n"), "{sheet}");
    let paper = model.run(&then(&["due-date", "--md"])).out;
    assert!(paper.starts_with("# Due\n\n10 rows, as at 17 Jul 2017, no filter\n"), "{paper}");
}

#[test]
fn milestones_that_are_not_reached_are_due_too() {
    let list = Desk::new().json(&["due", "--json"]);
    assert_eq!(ids(&list), ["AMB-C1", "AMB-A1", "AMB-MS1", "AMB-C2"]);
    assert_eq!(list["rows"][2]["kind"], "milestone");
    assert_eq!(list["rows"][2]["due"], "turn of the year 2025");
}

#[test]
fn what_is_due_at_a_meeting_is_its_bring_back_list_by_date() {
    let model = saltmere();
    for meeting in ["SAL-M2", "cabinet 12 June 2017"] {
        let list = model.json(&then(&["due", "--meeting", meeting, "--json"]));
        assert_eq!(
            ids(&list).join(" "),
            "SAL-A1 SAL-C3 SAL-A3 SAL-C1 SAL-C9 SAL-C2 SAL-C5",
            "{meeting}"
        );
    }
    let ran = model.run(&then(&["due", "--meeting", "SAL-M2", "is:overdue"]));
    assert_eq!((ran.lines().len(), &*ran.err), (3, "2 of 7 due\n"));
    // A day on which no meeting is on file may be a slip.
    let ran = model.run(&then(&["due", "--meeting", "SAL-CAB 5 May 2017"]));
    assert!(
        ran.err.starts_with("No meeting of Saltmere Cabinet on 5 May 2017 is on file; nearest: "),
        "{}",
        ran.err
    );
}

#[test]
fn due_with_ids_and_a_date_says_when_and_a_lone_id_is_half_a_sentence() {
    let model = saltmere();
    let ran = model.run(&["due", "SAL-C2", "SAL-C5", "late 2017", "--reason", "Asked."]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.starts_with("Saved: due `late 2017` on SAL-C2, SAL-C5, in "), "{}", ran.out);
    let ran = model.run(&["due-date", "SAL-C2", "none"]);
    assert!(ran.out.starts_with("Saved: due cleared on SAL-C2, in "), "{}", ran.out);
    for (args, told) in [
        (
            &["due", "sal-c2"][..],
            "SAL-C2 is due when?\n  to say so: caveat due SAL-C2 2017-07-12\n  to read what is on \
             file: caveat show SAL-C2\n",
        ),
        (&["due", "SAL-C2", "2017-07-12", "--csv"], "what was saved is told in words or with"),
        (&["due", "--meeting", "SAL-M2", "SAL-C2", "2018"], "no ids and date go with it"),
        (&["due", "--reason", "Asked."], "it goes with ids and a date"),
        (&["due", "is:overdu"], "did you mean `is:overdue`?"),
        (&["due", "--jsn"], "did you mean the option --json?"),
    ] {
        let ran = model.run(args);
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(told), "{args:?}: {}", ran.err);
    }
}

#[test]
fn one_letter_goes_to_each_owner_and_nobodys_stand_apart() {
    let model = saltmere();
    model.write("register.toml", "[officers]\namk = \"A. M. Khan\"\n");
    model.run(&["owner", "SAL-C4", "amk"]);
    model.run(&["note", "--kind", "chase", "SAL-A1", "Wrote."]);
    let ran = model.run(&then(&["chase"]));
    assert_eq!((ran.lines().len(), ran.code), (3, Some(0)));
    assert_eq!(ran.err, "1 to write to, 1 with nobody to write to; --md prints the letters\n");
    let text = model.run(&then(&["chase", "--md"])).out;
    let begins = "# To chase, as at 17 Jul 2017\n\n1 letter over 1 open; 1 without an owner\n\n\
        ## Dr Ida Rowe\n\nDear Dr Ida Rowe,\n\nThis is open and is with you:\n\n- **SAL-A1** Ask \
        the ferry company for its timetable. Open, owner Dr Ida Rowe, due 30 Apr 2017, 78 days \
        late, chased 1x, last ";
    assert!(text.starts_with(begins), "{text}");
    assert!(text.contains("(SAL-DOC1 Cabinet minutes, 6 March 2017, item 6)\n\nTell me how far"));
    assert!(text.contains("\n## Nobody's\n\nNobody answers for these, so no letter goes out. "));
    assert!(text.contains("caveat owner ID NAME"), "{text}");
    let json = model.json(&then(&["chase", "owner:*", "--json"]));
    let to: Vec<&Json> = json["rows"].as_array().unwrap().iter().map(|it| &it["to"]).collect();
    assert_eq!(to, ["A. M. Khan", "Clerk", "Dr Ida Rowe", "Saltmere Cabinet"]);
    assert_eq!(json["rows"][3]["owner"], "SAL-CAB");
    assert_eq!(json["rows"][2]["items"][0]["chased"], 1);
    assert_eq!((&json["total"], &json["nobody"]), (&json!(5), &json!([])));
    let none = model.run(&then(&["chase", "id:NONE"]));
    assert_eq!(none.all(), (Some(0), "", "nothing to chase\n"));
}

#[test]
fn chases_are_counted_in_lists_pages_and_filters() {
    let model = saltmere();
    for words in ["Wrote.", "Rang."] {
        model.run(&["note", "--kind", "chase", "SAL-C2", words]);
    }
    model.run(&["note", "SAL-C3", "No chase."]);
    let now = |args: &[&str]| {
        let today =
            jiff::ZonedDateTime::now().with_time_zone(jiff::tz::TimeZone::UTC).date().to_string();
        model.run(&[args, &["--today", &today]].concat()).out
    };
    assert_eq!(now(&["count", "caveats", "chased:*"]), "1\n");
    assert_eq!(now(&["count", "caveats", "-chased:<14d"]), "9\n");
    assert_eq!(now(&["count", "cases", "caveat-chased:<14d"]), "1\n");
    let list = now(&["list", "caveats", "chased:*", "--columns", "id,chased", "--csv"]);
    assert!(list.starts_with("ID,CHASED\r\nSAL-C2,\"2x, last "), "{list}");
    assert!(now(&["show", "SAL-C2"]).contains("\n  chased          2x, last "));
    assert_eq!(
        now(&["list", "caveats", "--sort", "chased", "--columns", "id"]).lines().nth(1),
        Some("SAL-C2")
    );
    model.run(&["undo"]);
    model.run(&["undo"]);
    assert!(now(&["show", "SAL-C2"]).contains("\n  chased          1x, last "));
}
