//! `caveat timeline` and `caveat money`: what they print, and every way of asking wrongly.

use super::support::{Desk, SAMPLE, ids};

const SALTBY: &str = include_str!("../support/saltby.toml");

fn sample(args: &[&str]) -> super::support::Ran {
    let mut all = vec!["-d", SAMPLE, "--today", "2017-07-17"];
    all.extend(args);
    Desk::bare().run(&all)
}

#[test]
fn a_timeline_is_eighty_wide_where_there_is_no_terminal() {
    let ran = sample(&["timeline"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80));
    assert_eq!(
        ran.lines()[..7],
        [
            "Timeline, Sample register",
            "9 cases by month, 1 Jul 2016 to 31 Jan 2018, as at 17 Jul 2017",
            "",
            "                     2016              2017",
            "                     J  A  S  O  N  D  J  F  M  A  M  J  J  A  S  O  N  D  J",
            "Chorley public services reform",
            " CHO-1 High Intensi…  P    ==v.............................",
        ]
    );
    assert!(ran.out.contains("\n2 cases late   4 windows open in late 2017\n"), "{}", ran.out);
}

#[test]
fn a_timeline_has_the_days_the_zoom_and_the_cases_that_are_asked_for() {
    let ran = sample(&[
        "timeline",
        "programme:wirral",
        "--from",
        "2017-01-01",
        "--to",
        "mar 2017",
        "--zoom",
        "week",
    ]);
    assert_eq!(ran.lines()[1], "3 cases by week, 26 Dec 2016 to 2 Apr 2017, as at 17 Jul 2017");
    let ran = sample(&["timeline", "--from=-90d", "--to", "today", "--zoom", "quarters"]);
    assert_eq!(ran.lines()[1], "9 cases by quarter, 1 Apr 2017 to 30 Sep 2017, as at 17 Jul 2017");
    let ran = sample(&["timeline", "zeppelin"]);
    assert_eq!(
        ran.all(),
        (
            Some(0),
            "Timeline, Sample register\n0 cases by week, 17 Jul 2017 to 23 Jul 2017, as at 17 Jul 2017\n\nNo case answers.\n",
            ""
        )
    );
}

#[test]
fn a_timeline_for_scripts_lists_every_event() {
    let ran = sample(&["timeline", "WIR-3", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&json["schema"], &json["kind"], &json["total"]),
        (&1.into(), &"timeline".into(), &1.into())
    );
    assert_eq!(ids(&json), ["WIR-3"]);
    let events = json["rows"][0]["events"].as_array().unwrap();
    let due = events.iter().find(|it| it["letter"] == "v").unwrap();
    assert_eq!(
        *due,
        serde_json::json!({
            "from": "2017-02-01", "to": "2017-02-28", "written": "February 2017", "letter": "v",
            "words": "WIR-C2 due: Further report on the Hub", "late_days": 139, "record": "WIR-C2",
        })
    );
}

#[test]
fn what_the_cases_of_a_programme_share_is_told_of_the_programme() {
    let json = Desk::with(SALTBY).json(&["timeline", "programme:SAL", "--json"]);
    assert_eq!(ids(&json), ["SAL-1", "SAL-2"]);
    let shared = &json["programmes"];
    assert_eq!(shared.as_array().unwrap().len(), 1);
    assert_eq!(
        (&shared[0]["id"], &shared[0]["events"][0]["record"]),
        (&"SAL".into(), &"SAL-EN1".into())
    );
    assert_eq!(shared[0]["events"][1]["words"], "milestone: Doors open");
    let own = json["rows"][1]["events"].as_array().unwrap();
    assert_eq!(
        own.iter().map(|it| it["record"].as_str().unwrap()).collect::<Vec<_>>(),
        ["SAL-D2", "SAL-D2"]
    );
    // Its cells have both.
    let cells = json["rows"][1]["cells"].as_str().unwrap();
    assert!(cells.starts_with("X  =..."), "{cells}");
}

#[test]
fn a_drawing_is_one_file_that_needs_no_other() {
    let ran = sample(&["timeline", "--svg"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="));
    assert!(ran.out.ends_with("</svg>\n"));
    assert!(ran.out.contains("<title id=\"title\">Timeline, Sample register</title>"));
}

#[test]
fn what_cannot_be_drawn_is_told() {
    for (args, told) in [
        (
            &["timeline", "--from", "2018-01-01", "--to", "2017-01-01"][..],
            "caveat: --from 2018-01-01 comes after --to 2017-01-01\n  turn the two round\n",
        ),
        (
            &["timeline", "--from", "soon"],
            "caveat: --from soon is no day\n  days are written 2017-07-17, jul 2017, 2017-Q3, -90d, today\n",
        ),
        (&["timeline", "--zoom", "mnth"], "did you mean `month`?"),
        (&["timeline", "--zoom", "xyzzy"], "the zooms are week, month and quarter"),
        (&["timeline", "--json", "--svg"], "cannot be used with"),
        (&["timeline", "--jsn"], "did you mean the option --json?"),
        (&["money", "is:overdu"], "did you mean `is:overdue`?"),
    ] {
        let ran = sample(args);
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{args:?}");
        assert!(ran.err.starts_with("caveat: ") && ran.err.contains(told), "{args:?}: {}", ran.err);
    }
}

#[test]
fn money_is_printed_as_its_papers_say_it() {
    let ran = Desk::with(SALTBY).run(&["money", "programme:SAL"]);
    assert_eq!(ran.code, Some(0));
    assert_eq!(ran.err, "7 of 13 amounts\n");
    assert_eq!(
        ran.lines(),
        [
            "SAL-1 Shore clinic",
            "  year      cost                         benefit                         balance",
            "  2018/19  £2.5m ██████████████████▌                                      -£2.5m",
            "  2019/20                                  £1.5m ███████████                -£1m",
            "  2020/21",
            "  2021/22                                    £3m ██████████████████████      £2m",
            "  total    £2.5m                           £4.5m                             £2m",
            "  2020/21: no figure on file; the total leaves it out",
            "  £2m cost in 2018/19, capital, report 5 Mar 2018",
            "  £500,000 cost in 2018/19, running, report 5 Mar 2018",
            "  £1.5m saving in 2019/20, report 5 Mar 2018",
            "  £1.5 million saving in 2019/2020, press release 12 Mar 2018",
            "  £3m benefit in 2021/22, report 5 Mar 2018",
            "",
            "SAL Saltby Shore",
            "  £156m gap by 2021, doing nothing, press release 12 Mar 2018",
            "  £154m gap by 2021, Doing nothing, report 5 Mar 2018",
            "  figures differ: £156m (press release 12 Mar 2018) £154m (report 5 Mar 2018)",
            "  no yearly profile, so no chart drawn",
        ]
    );
}

#[test]
fn money_for_scripts_is_in_whole_pence() {
    let json = Desk::with(SALTBY).json(&["money", "--json", "SAL-AM7"]);
    assert_eq!((&json["kind"], &json["total"]), (&"money".into(), &13.into()));
    assert_eq!(
        json["rows"][0],
        serde_json::json!({
            "id": "SAL-AM7", "of": "SAL", "measure": "gap", "amount": "£154m", "pence": "15400000000",
            "marks": [],
            "year": null, "by": "2021", "basis": "Doing  nothing", "sources": ["SAL-DOC1"],
            "differs_from": ["SAL-AM6"],
        })
    );
    let json = Desk::with(SALTBY).json(&["money", "--json", "QUAY-AM1"]);
    assert_eq!(
        json["profiles"][0]["years"][1],
        serde_json::json!({
            "year": "2019", "cost_pence": null, "cost_marks": [], "benefit_pence": null,
            "benefit_marks": [], "balance_pence": null,
        })
    );
    assert_eq!(json["profiles"][0]["balance_pence"], "-50000000");
}

#[test]
fn figures_that_differ_are_gaps_at_check() {
    let ran = Desk::with(SALTBY).run(&["check"]);
    assert!(
        ran.out.contains(
            "gap: figures-differ: figures differ on one gap: SAL-AM6 says £156m, SAL-AM7 says £154m"
        ),
        "{}",
        ran.out
    );
}
