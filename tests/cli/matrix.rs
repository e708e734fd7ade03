//! `caveat matrix`: the cells for scripts, the picture for people, and the chase of an endorsement.

use super::support::{Desk, SAMPLE, keys};

const FENMOOR: &str = include_str!("../support/fenmoor.toml");

fn sample(args: &[&str]) -> String {
    let all: Vec<&str> =
        ["-d", SAMPLE, "--today", "2017-07-17", "matrix"].iter().chain(args).copied().collect();
    let ran = Desk::bare().run(&all);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out
}

#[test]
fn the_picture_has_a_heading_for_each_programme_and_says_what_the_letters_mean() {
    let out = sample(&[]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[6..9],
        [
            "STOCKPORT TOGETHER         Cabinet            Scrutiny Committees  CCG    \
             Stepping Hill  Viaduct  MISSING",
            "STK-1 Summary Economic     C 12 Jul 2017 > .  s > .                c > .  \
             c > .          c > .    5 final",
            "STK-2 Neighbourhood Model  C 12 Jul 2017 > .  s > .                c > .  \
             c > .          c > .    5 final",
        ]
    );
    assert_eq!(
        lines[17..],
        [
            "A approved; E endorsed; C +caveats; P in principle; N noted; S supports; M aim only; \
             D deferred; X against",
            "small letter: second-hand, no paper; o considered; . nothing; - not asked; \
             a > b: present stage > next stage",
            "0 of 23 final on file; 20 of 29 present cells second-hand or empty",
        ]
    );
}

#[test]
fn json_has_one_row_for_each_case_partner_and_stage() {
    let json: serde_json::Value = serde_json::from_str(&sample(&["STK-2", "--json"])).unwrap();
    assert_eq!((&json["schema"], &json["kind"]), (&1.into(), &"matrix".into()));
    assert_eq!(json["total"], 55);
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 10);
    assert_eq!(
        keys(&rows[0]),
        [
            "case",
            "partner",
            "stage",
            "stance",
            "evidence",
            "programme",
            "body",
            "on",
            "from",
            "caveats_not_recorded",
            "asked",
            "also"
        ]
    );
    assert_eq!(
        rows[4].to_string(),
        "{\"case\":\"STK-2\",\"partner\":\"STK-CCG\",\"stage\":\"outline\",\
         \"stance\":\"endorsed-with-caveats\",\"evidence\":\"second-hand\",\"programme\":\"STK\",\
         \"body\":null,\"on\":null,\"from\":\"STK-E1\",\"caveats_not_recorded\":true,\
         \"asked\":true,\"also\":[\"STK-E4\"]}"
    );
    assert_eq!((&rows[5]["stage"], &rows[5]["stance"]), (&"full".into(), &"awaited".into()));
    assert_eq!(rows[3]["stance"], serde_json::Value::Null);
}

#[test]
fn it_is_printed_in_every_format_and_a_filter_leaves_the_rest_out() {
    let model = Desk::with(FENMOOR);
    let ran = model.run(&["matrix", "programme:FEB", "--csv"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            "PROGRAMME,ID,CASE,Fenmoor Council,Estuary Trust,MISSING,WAITING ON\r\n\
             Fenmoor Bridge,FEB-1,Bridge clinic,A 9 May 2017 > A 20 Jun 2017,\
             E 30 May 2017 > A 30 Jun 2017,,\r\n\
             Fenmoor Bridge,FEB-2,Bridge pharmacy,.,.,,\"Council, Estuary\"\r\n",
            "2 of 4 cases\n"
        )
    );
    let markdown = model.run(&["matrix", "programme:FEB", "--md", "--incomplete"]).out;
    assert!(markdown.starts_with("# Endorsements, cases in which one is missing\n\n1 row, as at 17 Jul 2025, filter: programme:FEB\n\n## Fenmoor Bridge\n\n| CASE | Council | Estuary | WAITING ON |\n| --- | --- | --- | --- |\n| FEB-2 Bridge pharmacy | . | . | Council, Estuary |\n"), "{markdown}");
    let turned = model.run(&["matrix", "programme:FEB", "--text", "--turned"]).out;
    assert_eq!(
        turned.lines().take(3).collect::<Vec<_>>(),
        [
            "FENMOOR BRIDGE   FEB-1                          FEB-2",
            "Fenmoor Council  A 9 May 2017 > A 20 Jun 2017   .",
            "Estuary Trust    E 30 May 2017 > A 30 Jun 2017  .",
        ]
    );
    let page = model.run(&["matrix", "--html"]).out;
    assert!(
        page.contains("<h2>Fenmoor Together</h2>\n<table>\n<thead>\n<tr><th>CASE</th>"),
        "{page}"
    );
    assert!(page.contains("size: A4 landscape"), "{page}");
}

#[test]
fn nothing_that_answers_is_no_failure_and_a_mistake_is_pointed_at() {
    let model = Desk::with(FENMOOR);
    assert_eq!(model.run(&["matrix", "zeppelin"]).all(), (Some(0), "", "0 of 4 cases\n"));
    assert_eq!(Desk::bare().run(&["matrix"]).all(), (Some(0), "", "0 of 0 cases\n"));
    let ran = model.run(&["matrix", "programe:FEB"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("did you mean `programme:`?"), "{}", ran.err);
}

#[test]
fn an_endorsement_is_chased_from_the_command_line_and_found_by_it() {
    let model = Desk::with(FENMOOR);
    assert_eq!(model.run(&["owner", "FEN-E9", "amk"]).code, Some(0));
    assert_eq!(model.run(&["due", "FEN-E9", "2025-07-10"]).code, Some(0));
    assert_eq!(
        model.run(&["count", "endorsements", "is:overdue owner:amk due:jul-2025"]).out,
        "1\n"
    );
    assert_eq!(model.run(&["count", "endorsements", "owner:nobody"]).out, "13\n");
    let row = &model.json(&["list", "endorsements", "is:overdue", "--json"])["rows"][0];
    assert_eq!(
        (&row["owner"], &row["due"], &row["late_days"]),
        (&"amk".into(), &"2025-07-10".into(), &7.into())
    );
    let list =
        model.run(&["list", "endorsements", "owner:amk", "--columns", "id,owner,due,late"]).out;
    assert_eq!(list, "ID      OWNER  DUE          LATE\nFEN-E9  amk    10 Jul 2025    7d\n");
    let page = model.run(&["show", "FEN-E9"]).out;
    assert!(page.contains("Where it stands"), "{page}");
    assert_eq!(model.run(&["wait", "FEN-E9", "2025-08-01"]).code, Some(0));
    assert_eq!(model.run(&["count", "endorsements", "is:waiting"]).out, "1\n");
}
