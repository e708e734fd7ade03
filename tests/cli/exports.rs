//! Lists for spreadsheets, mails and paper; columns and labels that an office chose for itself.

use super::support::Desk;

const CHOSEN: [&str; 4] = ["list", "caveats", "is:overdue", "--columns=id,caveat,late,me"];

fn printed(option: &str) -> String {
    let model = Desk::new();
    let args: Vec<&str> = CHOSEN.into_iter().chain([option]).collect();
    let ran = model.run(&args);
    assert_eq!((ran.code, &*ran.err), (Some(0), "1 of 3 caveats\n"), "{option}");
    ran.out
}

#[test]
fn a_list_is_printed_as_what_is_asked_for() {
    assert_eq!(printed("--csv"), "ID,CAVEAT,LATE,ME\r\nAMB-C1,Beds before staff,17d,-\r\n");
    assert_eq!(printed("--tsv"), "ID\tCAVEAT\tLATE\tME\nAMB-C1\tBeds before staff\t17d\t-\n");
    assert_eq!(
        printed("--md"),
        "# Caveats\n\n1 row, as at 17 Jul 2025, filter: is:overdue\n\n| ID | CAVEAT | LATE | ME |\n\
         | --- | --- | ---: | --- |\n| AMB-C1 | Beds before staff | 17d | - |\n"
    );
    assert_eq!(
        printed("--text"),
        "ID      CAVEAT             LATE  ME\nAMB-C1  Beds before staff   17d  -\n"
    );
    let page = printed("--html");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">\n"), "{page}");
    assert!(
        page.contains(
            "<h1>Caveats</h1>\n<p>1 row, as at 17 Jul 2025, filter: is:overdue</p>\n<table>\n"
        ),
        "{page}"
    );
    assert!(
        page.contains(
            "<tr><td>AMB-C1</td><td>Beds before staff</td><td class=\"right\">17d</td><td>-</td></tr>"
        ),
        "{page}"
    );
}

#[test]
fn a_heading_names_the_register_and_an_empty_list_has_its_headings() {
    let model = Desk::new();
    model.write("register.toml", "title = \"Ambleford & Northmere\"\n");
    let ran = model.run(&["list", "caveats", "xyzzy", "--md", "--columns", "id"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            "# Caveats, Ambleford \\& Northmere\n\n0 rows, as at 17 Jul 2025, filter: xyzzy\n\n\
             | ID |\n| --- |\n",
            "0 of 3 caveats\n"
        )
    );
}

#[test]
fn one_format_is_asked_for_at_a_time() {
    let model = Desk::new();
    let ran = model.run(&["list", "caveats", "--csv", "--json"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("'--csv' cannot be used with"), "{}", ran.err);
}

#[test]
fn columns_of_ones_own_are_listed_and_a_mistyped_one_is_told() {
    let model = Desk::new();
    model.set(
        "[[columns.caveats]]\nfield = \"id\"\n[[columns.caveats]]\nfield = \"lat\"\n\
         [[columns.caveats]]\nfield = \"due\"\nwidth = 11\n",
    );
    let ran = model.run(&["list", "caveats", "is:overdue"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            "ID      DUE\nAMB-C1  Jun 2025\n",
            &*format!(
                "{}: warning: view: the screen `caveats` has the column `lat`, which there is \
                 not; did you mean `late`?\n1 of 3 caveats\n",
                model.own("config/caveat/config.toml").display()
            )
        )
    );
}

#[test]
fn a_verdict_is_shown_to_people_under_the_label_of_the_register() {
    let model = Desk::new();
    model.write("register.toml", "[verdicts]\nmet = \"satisfied\"\n");
    assert_eq!(model.run(&["verdict", "AMB-C1", "met"]).code, Some(0));
    let page = model.run(&["show", "AMB-C1"]).out;
    assert!(page.contains(": satisfied\n"), "{page}");
    let log = model.run(&["log"]).out;
    assert!(log.contains("  verdict  AMB-C1  satisfied"), "{log}");
    let json = model.json(&["list", "caveats", "is:overdue", "--json"]);
    assert_eq!(json["rows"][0]["verdicts"][0]["value"], "met");
    assert_eq!(model.json(&["show", "AMB-C1", "--json"])["verdicts"][0]["value"], "met");
}
