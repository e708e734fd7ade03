//! Review sessions: begun, listed, joined, dealt, closed; and everything that is refused.

use std::fs;

use serde_json::{Value as Json, json};

use super::support::{Desk, Ran, keys};

/// The name of the newest session.
pub fn newest(model: &Desk) -> String {
    model.json(&["session", "list", "--json"])["rows"][0]["name"].as_str().unwrap().to_owned()
}

/// The login of whoever runs the tests.
pub fn me(model: &Desk) -> String {
    let list = model.json(&["session", "list", "--json"]);
    list["rows"][0]["opened_by"].as_str().unwrap().to_owned()
}

/// The newest session becomes one that plw opened at another box.
fn give_to_plw(model: &Desk) {
    let folder = model.register().join("journal");
    let own = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).find(|it| it.is_file());
    fs::rename(own.unwrap(), folder.join("plw@other-box.toml")).unwrap();
}

fn refused(ran: &Ran, code: i32, told: &str) {
    assert_eq!(ran.all(), (Some(code), "", told));
}

fn entries(model: &Desk) -> usize {
    model.json(&["log", "--json"])["rows"].as_array().unwrap().len()
}

#[test]
fn a_session_is_begun_on_what_answers_now_in_the_order_of_its_screen() {
    let model = Desk::new();
    let ran = model.run(&["session", "start", "-is:settled", "--title", "Open ones"]);
    let name = newest(&model);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            &*format!("{name}  2 caveats\n"),
            &*format!("caveat session resume {name}   goes on with it\n")
        )
    );
    let log = model.json(&["log", "--json"]);
    assert_eq!(log["rows"][0]["on"], json!(["AMB-C1", "AMB-C2"]));
    assert_eq!(
        log["rows"][0]["text"],
        "kind = \"caveat\"\ntitle = \"Open ones\"\nquery = \"-is:settled\"\nblind = true"
    );
    let list = model.json(&["session", "list", "--json"]);
    assert_eq!(keys(&list), ["schema", "kind", "total", "rows"]);
    assert_eq!((&list["kind"], &list["total"]), (&json!("sessions"), &json!(1)));
    let row = &list["rows"][0];
    let all = [
        "id",
        "name",
        "opened_at",
        "opened_by",
        "title",
        "query",
        "kind",
        "blind",
        "dealt_to",
        "items",
        "judged",
        "left",
        "closed",
    ];
    assert_eq!(keys(row), all);
    assert_eq!(row["query"], "-is:settled");
    assert_eq!((&row["kind"], &row["blind"]), (&json!("caveats"), &json!(true)));
    assert_eq!((&row["items"], &row["judged"], &row["left"]), (&json!(2), &json!(0), &json!(2)));
    assert_eq!((&row["dealt_to"], &row["closed"]), (&Json::Null, &Json::Null));
    let table = model.run(&["session", "list"]).out;
    assert!(table.contains("  Open ones  -is:settled  2      0       2     open\n"), "{table}");
}

#[test]
fn the_register_and_the_officer_say_whether_it_is_blind_and_a_view_gives_it_its_name() {
    let model = Desk::new();
    let blind = |args: &[&str]| {
        assert_eq!(model.run(args).code, Some(0));
        let row = model.json(&["session", "list", "--json"])["rows"][0].clone();
        (row["blind"].as_bool().unwrap(), row["title"].as_str().unwrap().to_owned())
    };
    let view = "is:overdue -is:settled";
    assert_eq!(blind(&["session", "start", view]), (true, "Overdue".to_owned()));
    assert_eq!(blind(&["session", "start", "--open"]), (false, "Caveats".to_owned()));
    model.write("register.toml", "[review]\nblind = false\n");
    let cases = ["session", "start", "--kind", "cases", "AMB-1"];
    assert_eq!(blind(&cases), (false, "Cases".to_owned()));
}

#[test]
fn an_empty_queue_begins_nothing_and_a_second_session_on_one_only_when_it_is_asked_for() {
    let model = Desk::new();
    refused(
        &model.run(&["session", "start", "xyzzy"]),
        1,
        "caveat: no caveats answer `xyzzy`, so there is nothing to review\n  \
         `caveat list caveats` lists them all\n",
    );
    let none = Desk::with("");
    refused(
        &none.run(&["review"]),
        1,
        "caveat: there are no caveats here, so there is nothing to review\n",
    );
    assert!(!model.register().join("journal").exists());
    model.run(&["session", "start", "is:overdue"]);
    let name = newest(&model);
    let told = format!(
        "caveat: you have an open session on this: {name}, 0 of 1 judged\n  \
         caveat session resume {name}   goes on with it\n  --again starts another\n"
    );
    for args in [
        &["session", "start", " is:overdue "][..],
        &["session", "run", "is:overdue"],
        &["review", "is:overdue", "--plain"],
    ] {
        refused(&model.run(args), 1, &told);
    }
    assert_eq!(entries(&model), 1);
    assert_eq!(model.run(&["session", "start", "is:overdue", "--again"]).code, Some(0));
    assert_eq!(model.run(&["session", "start", "-is:settled"]).code, Some(0), "another queue");
    refused(
        &model.run(&["session", "start", "status:=="]),
        2,
        &model.run(&["list", "caveats", "status:=="]).err,
    );
    let ran = model.run(&["session", "start", "--kind", "caveta"]);
    assert!(ran.err.contains("did you mean `caveats`?"), "{}", ran.err);
    let ran = model.run(&["session", "start", "--tilte", "x"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
}

#[test]
fn one_goes_on_with_ones_own_session_and_is_asked_which_when_there_are_several() {
    let model = Desk::new();
    refused(
        &model.run(&["session", "resume", "--plain"]),
        1,
        "caveat: you have no open session\n  \
         caveat session start 'is:overdue'   begins one\n  \
         caveat session list                 lists all, which can be joined by name\n",
    );
    model.run(&["session", "start", "is:overdue"]);
    let first = newest(&model);
    let ran = model.fed(&["session", "resume", "--plain"], "q\n");
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.starts_with("\n1 of 1  AMB-C1  Beds before staff\n"), "{}", ran.out);
    model.run(&["session", "start"]);
    let second = newest(&model);
    refused(
        &model.run(&["session", "resume"]),
        2,
        &format!(
            "caveat: you have 2 open sessions; name one:\n  {second}  0 of 3  Caveats\n  \
             {first}  0 of 1  Caveats  is:overdue\n"
        ),
    );
    let ran = model.fed(&["session", "resume", &first[2..]], "z no\nq\n");
    assert!(ran.err.starts_with(&format!("caveat: session {first} 1 of 1: ")), "{}", ran.err);
    let ran = model.run(&["session", "resume", &first]);
    let list = model.json(&["session", "list", "--json"]);
    assert_eq!(list["rows"][1]["left"], 0);
    assert!(list["rows"][1]["closed"].is_string());
    let (me, told) = (me(&model), format!("caveat: {first} was closed by "));
    assert!(ran.err.starts_with(&format!("{told}{me} on ")), "{}", ran.err);
    let report = format!("\n  caveat session report {first}   prints what came of it\n");
    assert!(ran.err.ends_with(&report) && ran.code == Some(1), "{}", ran.err);
    refused(
        &model.run(&["session", "resume", "s-zzzzzz"]),
        1,
        "caveat: no session has the name s-zzzzzz\n  `caveat session list` lists them\n",
    );
    let ran = model.run(&["session", "report", "s-"]);
    assert!(ran.err.starts_with("caveat: 2 sessions have names that begin with s-:\n  s-"));
    assert_eq!(model.fed(&["session", "resume"], "").code, Some(0), "one is left");
}

#[test]
fn a_colleagues_session_is_joined_by_its_name_and_only_they_close_it() {
    let model = Desk::new();
    model.run(&["session", "start"]);
    let name = newest(&model);
    give_to_plw(&model);
    assert_eq!(model.run(&["session", "resume"]).code, Some(1), "it is not one's own");
    for line in ["m\n", "p half of it\n"] {
        let ran = model.fed(&["session", "resume", &name], line);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    let log = model.json(&["log", "--json"]);
    let values: Vec<&str> =
        log["rows"].as_array().unwrap().iter().map(|row| row["value"].as_str().unwrap()).collect();
    assert_eq!(
        values,
        ["opened", "joined", "met", "left", "partly", "left"],
        "who comes back at once is not entered twice"
    );
    refused(
        &model.run(&["session", "close", &name]),
        1,
        &format!("caveat: only plw can close {name}\n"),
    );
}

#[test]
fn a_session_is_closed_by_its_name_although_something_is_left() {
    let model = Desk::new();
    model.run(&["session", "start"]);
    let name = newest(&model);
    let ran = model.run(&["session", "close", &name]);
    assert_eq!(ran.all(), (Some(0), &*format!("Closed: {name}, 3 left\n"), ""));
    let ran = model.run(&["session", "close", &name]);
    assert!(ran.err.starts_with(&format!("caveat: {name} was closed by ")), "{}", ran.err);
    assert_eq!(ran.code, Some(1));
    assert_eq!(model.run(&["session", "start"]).code, Some(0), "nothing is open any more");
}

#[test]
fn a_queue_is_dealt_evenly_and_nobody_judges_in_the_part_of_another() {
    let model = Desk::new();
    let ran = model.run(&["session", "deal", "", "plw", "rjs"]);
    let list = model.json(&["session", "list", "--json"]);
    let of = |officer: &str| {
        let row = list["rows"].as_array().unwrap().iter().find(|it| it["dealt_to"] == officer);
        let row = row.unwrap();
        (row["name"].as_str().unwrap().to_owned(), row["items"].as_u64().unwrap())
    };
    let ((plw, two), (rjs, one)) = (of("plw"), of("rjs"));
    assert_eq!((two, one), (2, 1));
    assert_eq!(ran.code, Some(0));
    assert_eq!(ran.out, format!("{plw}  plw  2 caveats\n{rjs}  rjs  1 caveat\n"));
    assert_eq!(
        ran.err,
        "caveat: warning: nobody with the login plw has entered anything here\n\
         caveat: warning: nobody with the login rjs has entered anything here\n"
    );
    refused(
        &model.run(&["session", "resume", &plw]),
        1,
        &format!("caveat: {plw} was dealt to plw, and only plw can judge in it\n"),
    );
    let table = model.run(&["session", "list"]).out;
    assert!(table.contains("  1      0       1     dealt to rjs\n"), "{table}");
    let me = me(&model);
    assert_eq!(model.run(&["session", "deal", "is:overdue", &me]).err, "");
    assert_eq!(model.fed(&["session", "resume"], "m\n").code, Some(0), "dealt to me");
}

#[test]
fn a_deal_that_cannot_be_even_or_names_nobody_deals_nothing() {
    let model = Desk::new();
    let deal = |rest: &[&str]| {
        let args: Vec<&str> = ["session", "deal"].iter().chain(rest).copied().collect();
        model.run(&args)
    };
    refused(&deal(&["", "plw", "rjs", "plw"]), 2, "caveat: plw is named twice\n");
    refused(
        &deal(&["is:overdue", "plw", "rjs"]),
        1,
        "caveat: there are 2 officers and only 1 caveat, so somebody would get none\n",
    );
    refused(
        &deal(&["xyzzy", "plw"]),
        1,
        "caveat: no caveats answer `xyzzy`, so there is nothing to review\n  \
         `caveat list caveats` lists them all\n",
    );
    refused(
        &deal(&["plw", "is:overdue"]),
        2,
        "caveat: `is:overdue` is no login of an officer\n  the filter stands first, then the \
         logins: caveat session deal 'is:overdue' amk plw\n",
    );
    assert_eq!(deal(&["is:overdue"]).code, Some(2));
    assert!(!model.register().join("journal").exists());
}

#[test]
fn coverage_says_who_judged_the_present_words_who_older_ones_and_what_nobody_did() {
    let model = Desk::new();
    model.run(&["verdict", "AMB-C1", "met"]);
    model.run(&["verdict", "AMB-C2", "partly"]);
    model.run(&["session", "start"]);
    let me = me(&model);
    let text = fs::read_to_string(model.register().join("ambleford.toml")).unwrap();
    model.write("ambleford.toml", text.replace("A report on costs", "A paper on costs"));
    let told =
        "3 caveats: 1 judged on the present words, 1 only on older ones, 1 never\n".to_owned();
    let ran = model.run(&["session", "coverage", "--csv"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            &*format!(
                "ID,TITLE,PRESENT WORDS,OLDER WORDS,STATE\r\n\
                 AMB-C1,Beds before staff,{me} met,,present\r\n\
                 AMB-C2,A paper on costs goes to the Cabinet.,,{me} partly,older\r\n\
                 AMB-C3,Partners are told in good time.,,,never\r\n"
            ),
            &*told
        )
    );
    let ran = model.run(&["session", "coverage", "is:overdue", "--md"]);
    assert_eq!(
        ran.out,
        format!(
            "# Coverage\n\n1 row, as at 17 Jul 2025, filter: is:overdue\n\n\
             | ID | TITLE | PRESENT WORDS | OLDER WORDS | STATE |\n\
             | --- | --- | --- | --- | --- |\n\
             | AMB-C1 | Beds before staff | {me} met |  | present |\n"
        )
    );
    let json = model.json(&["session", "coverage", "--json"]);
    assert_eq!(keys(&json), ["schema", "kind", "of", "total", "rows", "counts"]);
    assert_eq!(
        json["rows"][1],
        json!({
            "id": "AMB-C2",
            "present": [],
            "older": [{"officer": me, "value": "partly"}],
            "state": "older",
        })
    );
    assert_eq!(json["counts"], json!({"present": 1, "older": 1, "never": 1, "hidden": 0}));
    let table = model.run(&["session", "coverage", "--kind", "cases"]);
    assert!(
        table.out.starts_with("ID     TITLE                PRESENT WORDS  OLDER WORDS  STATE\n")
    );
    assert!(table.err.starts_with("2 cases: 0 judged"), "{}", table.err);
}

#[test]
fn nothing_is_entered_when_the_register_is_only_read() {
    let model = Desk::new();
    model.run(&["session", "start"]);
    let (name, before) = (newest(&model), entries(&model));
    for args in [
        &["session", "start", "is:overdue"][..],
        &["session", "run", "is:overdue"],
        &["session", "resume"],
        &["session", "close", &name],
        &["session", "deal", "", "plw"],
        &["review", "is:overdue"],
    ] {
        let args: Vec<&str> = args.iter().chain(&["--read-only"]).copied().collect();
        let told = "caveat: NOT SAVED: --read-only is set, so nothing is added\n";
        refused(&model.run(&args), 1, told);
    }
    assert_eq!(model.run(&["session", "report", &name, "--read-only"]).code, Some(0));
    assert_eq!(entries(&model), before);
}

#[test]
fn large_letters_need_a_screen_and_those_who_are_keyed_for_need_names() {
    let model = Desk::new();
    refused(
        &model.run(&["session", "run", "--big"]),
        2,
        "caveat: there is no terminal to show it on in large\n  --plain goes on in lines\n",
    );
    refused(
        &model.run(&["review", "--big", "--plain"]),
        2,
        "caveat: --big is for the screen, --plain for lines: choose one\n",
    );
    refused(
        &model.run(&["session", "run", "--by", " "]),
        2,
        "caveat: --by needs the names of those whom you key for\n",
    );
    assert!(!model.register().join("journal").exists());
}
