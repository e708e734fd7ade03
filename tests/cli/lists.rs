//! Lists, counts and pages for people: what stands in them, and every way of asking wrongly.

use std::process::Stdio;

use super::support::{Desk, SAMPLE, ids};

#[test]
fn a_list_is_aligned_under_its_headings() {
    let ran = Desk::new().run(&["list", "caveats"]);
    assert_eq!(
        ran.lines(),
        [
            "ID      CAVEAT                                  KIND       FORCE     STATUS      \
             DUE               LATE  OWNER          ME  OTHERS",
            "AMB-C1  Beds before staff                       condition  resolved  in hand     \
             Jun 2025           17d  Estuary Trust  -",
            "AMB-C2  A report on costs goes to the Cabinet.  report     minuted   open        \
             after 2025-06-01                       -",
            "AMB-C3  Partners are told in good time.         request              discharged  \
             standing                               -",
        ]
    );
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn columns_and_order_can_be_chosen() {
    let model = Desk::new();
    let ran = model.run(&["list", "caveats", "--columns", "id, status", "--sort", "-due"]);
    assert_eq!(
        ran.lines(),
        ["ID      STATUS", "AMB-C3  discharged", "AMB-C2  open", "AMB-C1  in hand"]
    );
    let ran = model.run(&["list", "--sort=title", "--columns=id", "cases"]);
    assert_eq!(ran.lines(), ["ID", "AMB-1", "AMB-2"]);
}

#[test]
fn every_kind_can_be_listed_by_either_form_of_its_word() {
    let model = Desk::new();
    for (kind, count) in [
        ("cases", "2"),
        ("caveats", "3"),
        ("endorsements", "1"),
        ("decisions", "1"),
        ("actions", "1"),
        ("programmes", "2"),
        ("partners", "2"),
        ("documents", "1"),
        ("meetings", "1"),
        ("bodies", "1"),
        ("amounts", "2"),
        ("milestones", "8"),
        ("engagements", "1"),
        ("comments", "1"),
        ("risks", "1"),
        ("notes", "0"),
    ] {
        assert_eq!(model.run(&["count", kind]).out, format!("{count}\n"), "{kind}");
        assert_eq!(model.run(&["list", kind]).code, Some(0), "{kind}");
    }
    assert_eq!(model.run(&["count", "body"]).out, "1\n");
    assert_eq!(model.run(&["count", "Cases"]).out, "2\n");
}

#[test]
fn a_filter_is_one_argument_and_may_begin_with_a_hyphen() {
    let model = Desk::new();
    for args in [
        &["list", "caveats", "-owner:nobody", "--json"][..],
        &["list", "--json", "caveats", "-owner:nobody"],
        &["--today", "2025-07-17", "list", "caveats", "--json", "-owner:nobody"],
    ] {
        assert_eq!(ids(&model.json(args)), ["AMB-C1"], "{args:?}");
    }
    assert_eq!(model.run(&["count", "caveats", "-is:overdue -is:settled"]).out, "1\n");
}

#[test]
fn the_folder_may_stand_before_or_after_the_command() {
    let model = Desk::bare();
    for args in [["-d", SAMPLE, "count", "cases"], ["count", "cases", "-d", SAMPLE]] {
        assert_eq!(model.run(&args).all(), (Some(0), "9\n", ""), "{args:?}");
    }
    assert_eq!(model.run(&["--dir", SAMPLE, "count", "caveats", "is:key"]).code, Some(0));
}

#[test]
fn the_day_that_counts_as_today_can_be_given() {
    let model = Desk::new();
    let late = |day: &str| model.run(&["count", "caveats", "is:overdue", "--today", day]).out;
    assert_eq!(late("2025-06-30"), "0\n");
    assert_eq!(late("2025-07-01"), "1\n");
    let ran = model.run(&["count", "caveats", "--today", "12/07/2017"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("a day is written as 2017-07-17"), "{}", ran.err);
}

#[test]
fn a_list_without_rows_says_so_and_prints_none() {
    let ran = Desk::new().run(&["list", "caveats", "xyzzy"]);
    assert_eq!(ran.all(), (Some(0), "", "0 of 3 caveats\n"));
}

#[test]
fn a_mistake_in_a_filter_is_pointed_at() {
    let ran = Desk::new().run(&["list", "caveats", "is:overdue onwer:amk"]);
    assert_eq!(
        ran.all(),
        (
            Some(2),
            "",
            "caveat: there is no field `onwer`\n  is:overdue onwer:amk\n             ^\n  \
             did you mean `owner:`?\n"
        )
    );
}

/// Every command that takes a filter, with what stands before the filter.
const WITH_A_FILTER: [&[&str]; 16] = [
    &["list", "caveats"],
    &["count", "caveats"],
    &["matrix"],
    &["clock"],
    &["timeline"],
    &["money"],
    &["log"],
    &["chase"],
    &["settle"],
    &["due"],
    &["review"],
    &["diff"],
    &["session", "coverage"],
    &["session", "start"],
    &["session", "run"],
    &["session", "deal"],
];

#[test]
fn a_mistyped_option_is_told_with_one_that_the_command_has() {
    let model = Desk::new();
    let slips = [
        "--jsn",
        "--cvs",
        "--tvs",
        "--mdd",
        "--htm",
        "--txt",
        "--colums",
        "--sotr",
        "--tody",
        "--icss",
        "--knd",
        "--hlep",
        "--rad-only",
        "--dri",
        "--alll",
        "--plian",
    ];
    for verb in WITH_A_FILTER {
        let of = |last: &str| -> Vec<String> {
            verb.iter().chain([&last]).map(ToString::to_string).collect()
        };
        let run = |last: &str| {
            let words = of(last);
            model.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let help = run("--help").out;
        let has = |option: &str| help.split([' ', ',', '\n']).any(|word| word == option);
        for slip in slips {
            let ran = run(slip);
            assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{verb:?} {slip}");
            match ran.err.split_once("did you mean the option ") {
                Some((_, meant)) => {
                    let meant = meant.split('?').next().unwrap_or_default();
                    assert!(has(meant), "{verb:?} {slip}: {}", ran.err);
                }
                None => assert!(ran.err.contains("there is no such option"), "{}", ran.err),
            }
        }
        let named = run("--jsn").err.contains("did you mean the option --json?");
        assert_eq!(named, has("--json"), "{verb:?}");
    }
}

#[test]
fn what_is_mistyped_is_told_with_what_was_perhaps_meant() {
    let model = Desk::new();
    for (args, code, told) in [
        (&["list", "cavets"][..], 2, "did you mean `caveats`?"),
        (&["list", "xyzzy"], 2, "the kinds are programmes, partners, bodies"),
        (&["list"], 2, "Usage: caveat list"),
        (&["list", "cases", "--jsn"], 2, "did you mean the option --json?"),
        (&["list", "cases", "--columns", "id,titel"], 2, "did you mean `title`?"),
        (&["list", "cases", "--sort", "ugency"], 2, "did you mean `urgency`?"),
        (&["list", "cases", "is:overdu"], 2, "did you mean `is:overdue`?"),
        (&["show", "AMB-C11"], 1, "no record has the id AMB-C11\n  nearest: AMB-C1"),
        (&["show", "xyzzy"], 1, "`caveat list caveats` lists ids"),
        (&["show"], 2, "Usage: caveat show"),
        (&["-f", "is:overdue", "list", "cases"], 2, "a command does not take -f"),
    ] {
        let ran = model.run(args);
        assert_eq!((ran.code, &*ran.out), (Some(code), ""), "{args:?}");
        assert!(ran.err.starts_with("caveat: ") && ran.err.contains(told), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_page_has_the_words_the_standing_and_the_links_of_a_record() {
    let model = Desk::new();
    model.run(&["note", "AMB-C1", "Asked Dr Ford.\nShe will answer."]);
    let ran = model.run(&["show", "amb-c1"]);
    let page = ran.out.as_str();
    assert!(page.starts_with("AMB-C1  caveat\nBeds before staff\n\nWhere it stands\n"), "{page}");
    for part in [
        "\n  status          in hand\n",
        "\n  late            17d\n",
        "\n  falls on        AMB-1 Neighbourhood teams\n",
        "\n  text            Beds are not to be closed\n                  before staff are in post.\n",
        "\n  file            ambleford.toml:111\n",
        "\nNames\n  on              AMB-D1 Outline cases of Ambleford Together\n",
        "\nNamed by\n  about           AMB-A1 Count the beds.\n",
        ": note\n    Asked Dr Ford.\n    She will answer.\n",
    ] {
        assert!(page.contains(part), "{part:?} is not in\n{page}");
    }
    let decision = model.run(&["show", "AMB-D1"]).out;
    assert!(decision.contains("\n  resolution\n    label         (2)\n"), "{decision}");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let model = Desk::new();
    let mut child = model
        .command(&["-d", SAMPLE, "list", "caveats", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), ran.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn a_full_disk_behind_the_output_is_told() {
    let model = Desk::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ran = model.command(&["-d", SAMPLE, "list", "cases"]).stdout(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(ran.stderr).unwrap(),
        "caveat: the output cannot be written: the disk is full\n"
    );
}

#[test]
fn a_quotation_finds_the_paper_whose_saved_text_has_it() {
    let desk = Desk::new();
    let found = |query: &str| ids(&desk.json(&["list", "documents", query, "--json"])).join(" ");
    assert_eq!(found("quote:\"subject to three caveats\""), "AMB-DOC1");
    assert_eq!(found("quote:\"subject to four caveats\""), "");
    desk.write("sources/minutes.txt", "Nothing was minuted.");
    assert_eq!(found("quote:\"subject to three caveats\""), "");
}
