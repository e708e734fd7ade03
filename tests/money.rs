//! Money by the year: what is added, what is left out, and what is never taken for nothing.

use std::fmt::Write as _;

use caveat::query::{QueryContext, SearchIndex};
use caveat::register::Ix;
use caveat::register::LoadedRegister;
use caveat::register::money::amounts::{AmountIndex, NoProfile};
use caveat::report::list::money::{MoneyLine, chart, lines, text};
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::support::Shelf;

const HEAD: &str = "[[programme]]\nid = \"P\"\ntitle = \"Programme\"\n\n\
    [[document]]\nid = \"A\"\ntitle = \"A paper\"\n\n[[document]]\nid = \"B\"\ntitle = \"B paper\"\n\n";

/// A register of amounts: measure, sum, year, basis, paper (empty for none).
fn amounts(rows: &[[&str; 5]]) -> LoadedRegister {
    let mut file = HEAD.to_owned();
    for (at, [measure, sum, year, basis, paper]) in rows.iter().enumerate() {
        let _ = write!(
            file,
            "[[amount]]\nid = \"M{at}\"\nmeasure = \"{measure}\"\namount = \"{sum}\"\nprogramme = \"P\"\n"
        );
        for (key, value) in [("year", year), ("basis", basis)] {
            if !value.is_empty() {
                let _ = writeln!(file, "{key} = \"{value}\"");
            }
        }
        if !paper.is_empty() {
            let _ = writeln!(file, "source = {{ document = \"{paper}\" }}");
        }
        file.push('\n');
    }
    Shelf::of(&[("money.toml", &file)]).open(Vec::new())
}

fn all(loaded: &LoadedRegister) -> Vec<Ix> {
    let programme = loaded.register.find("P").unwrap();
    AmountIndex::new(&loaded.register).of(programme).to_vec()
}

/// The bars as lines without what they are told by.
fn bars(rows: &[[&str; 5]], width: usize) -> Vec<String> {
    let loaded = amounts(rows);
    let profile = loaded.register.yearly(&all(&loaded)).unwrap();
    chart(&profile, width).into_iter().map(|line| line.text).collect()
}

fn why(rows: &[[&str; 5]]) -> NoProfile {
    let loaded = amounts(rows);
    loaded.register.yearly(&all(&loaded)).unwrap_err()
}

/// The ids of figures that differ, group by group.
fn differ(rows: &[[&str; 5]]) -> String {
    let loaded = amounts(rows);
    let groups = loaded.register.figures_that_differ(&all(&loaded));
    let ids = |group: &Vec<Ix>| {
        group.iter().map(|&ix| loaded.register.id(ix).as_str()).collect::<Vec<_>>().join(" ")
    };
    groups.iter().map(ids).collect::<Vec<_>>().join("; ")
}

#[test]
fn years_are_bars_with_their_numbers_a_total_and_a_running_balance() {
    assert_eq!(
        bars(
            &[
                ["cost", "£2m", "2018/19", "", "A"],
                ["cost", "£1m", "2019/20", "", "A"],
                ["saving", "£1.5m", "2019/20", "", "A"],
                ["benefit", "£3m", "2020/21", "", "A"],
                ["grant", "£9m", "2020/21", "", "A"],
            ],
            60
        ),
        [
            "year     cost                benefit                balance",
            "2018/19   £2m ████████▌                                -£2m",
            "2019/20   £1m ████▌            £1.5m ██████▌         -£1.5m",
            "2020/21                          £3m █████████████    £1.5m",
            "total     £3m                  £4.5m                  £1.5m",
        ]
        .map(str::to_owned)
    );
}

#[test]
fn a_year_without_a_figure_is_empty_and_said_not_nothing() {
    let lines = bars(&[["cost", "£2m", "2018", "", "A"], ["cost", "£0", "2021", "", "A"]], 40);
    assert_eq!(
        lines,
        [
            "year   cost       benefit       balance",
            "2018    £2m ████                   -£2m",
            "2019",
            "2020",
            "2021     £0                        -£2m",
            "total   £2m                        -£2m",
            "2019, 2020: no figure on file; the total leaves it out",
        ]
    );
}

#[test]
fn where_there_is_no_room_for_columns_the_years_are_told() {
    let rows = [["cost", "£2m", "2018", "", "A"], ["saving", "£5m", "2019", "", "A"]];
    assert_eq!(
        bars(&rows, 12),
        [
            "2018: cost £2m, balance -£2m",
            "2019: benefit £5m, balance £3m",
            "total: cost £2m, benefit £5m, balance £3m",
        ]
    );
}

#[test]
fn one_year_or_two_kinds_of_year_are_no_profile() {
    assert_eq!(
        why(&[["cost", "£2m", "2018", "", "A"], ["gap", "£5m", "2019", "", "A"]]),
        NoProfile::TooFew
    );
    assert_eq!(
        why(&[["cost", "£2m", "2018", "", "A"], ["cost", "€5m", "2019", "", "A"]]),
        NoProfile::TooFew
    );
    assert_eq!(
        why(&[["cost", "£2m", "by 2018", "", "A"], ["cost", "£5m", "late 2019", "", "A"]]),
        NoProfile::TooFew
    );
    assert_eq!(
        why(&[["cost", "£2m", "2018", "", "A"], ["cost", "£5m", "2019/20", "", "A"]]),
        NoProfile::TwoKindsOfYear
    );
}

#[test]
fn what_two_papers_say_alike_is_counted_once_and_what_one_says_twice_is_two_things() {
    let last = |rows: &[[&str; 5]]| bars(rows, 60).pop().unwrap();
    let other = ["cost", "£5m", "2019", "", "A"];
    assert!(
        last(&[["cost", "£2m", "2018", "", "A"], ["cost", "£2m", "2018", "", "B"], other])
            .starts_with("total   £7m")
    );
    assert!(
        last(&[["cost", "£2m", "2018", "", "A"], ["cost", "£2m", "2018", "", "A"], other])
            .starts_with("total   £9m")
    );
    assert!(
        last(&[["cost", "£2m", "2018", "", "A"], ["cost", "£2m", "2018", "staff", "B"], other])
            .starts_with("total   £9m")
    );
}

#[test]
fn figures_differ_only_where_they_mean_the_same_thing_in_two_papers() {
    let gap = |sum, year, basis, paper| ["gap", sum, year, basis, paper];
    assert_eq!(
        differ(&[
            gap("£156m", "2021", "Doing nothing", "A"),
            gap("£154m", "2021", "doing  nothing", "B")
        ]),
        "M0 M1"
    );
    for (other, why) in [
        (gap("£156 million", "2021", "doing nothing", "B"), "the same sum"),
        (gap("£154m", "2021", "doing nothing", "A"), "the same paper"),
        (gap("£154m", "2021", "doing nothing", ""), "no paper"),
        (gap("£154m", "2020", "doing nothing", "B"), "another year"),
        (gap("£154m", "2021", "doing a little", "B"), "another basis"),
        (gap("€154m", "2021", "doing nothing", "B"), "another currency"),
        (gap("not stated", "2021", "doing nothing", "B"), "no figure"),
        (["saving", "£154m", "2021", "doing nothing", "B"], "another measure"),
    ] {
        assert_eq!(differ(&[gap("£156m", "2021", "Doing nothing", "A"), other]), "", "{why}");
    }
}

#[test]
fn figures_that_differ_are_a_gap_of_the_register() {
    let loaded = amounts(&[["gap", "£156m", "2021", "", "A"], ["gap", "£154m", "2021", "", "B"]]);
    let found: Vec<_> = loaded.faults.iter().filter(|it| it.code == "figures-differ").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(&*found[0].message, "figures differ on one gap: M0 says £156m, M1 says £154m");
    assert_eq!(found[0].level, caveat::fault::Level::Gap);
}

#[test]
fn what_differs_or_is_not_known_is_not_taken() {
    let lines = bars(
        &[
            ["cost", "£4m", "2018", "", "A"],
            ["cost", "£5m", "2018", "", "B"],
            ["cost", "€2m", "2019", "", "A"],
            ["cost", "£3m", "2019", "other", "A"],
            ["cost", "not stated", "2020", "", "A"],
            ["cost", "£1m", "2021", "", "A"],
        ],
        40,
    );
    assert_eq!(
        lines[1..5],
        [
            "2018      differ",
            "2019   not known",
            "2020   not known",
            "2021         £1m              -£1m"
        ]
    );
    assert_eq!(lines[6], "2018: figures differ, so none is taken");
    assert_eq!(
        lines[7],
        "2019, 2020: a sum is not stated, not in pounds or for each, so none is taken"
    );
}

#[test]
fn sums_beyond_all_measure_are_told_and_drawn() {
    let most = "£1700000000000000000000000000bn";
    let rows = [
        ["cost", most, "2018", "", "A"],
        ["cost", most, "2018", "x", "A"],
        ["cost", "£1m", "2019", "", "A"],
        ["cost", "£1", "2020", "", "A"],
    ];
    let lines = bars(&rows, 60);
    assert!(lines[1].starts_with("2018   too large"), "{lines:?}");
    assert!(lines.last().unwrap().contains("2018: too large to add up"), "{lines:?}");
    let one = [["cost", most, "2018", "", "A"], ["cost", "£1", "2019", "", "A"]];
    let lines = bars(&one, 120);
    assert!(lines[1].contains('█') && lines[2].contains('▌'), "{lines:?}");
}

#[test]
fn a_programme_without_figures_and_one_without_a_chart_say_so() {
    let loaded = amounts(&[["grant", "not stated", "", "a fund", ""]]);
    let ctx = QueryContext {
        register: &loaded.register,
        index: &SearchIndex::new(loaded.register.len()),
        today: date(2018, 6, 20),
        zone: &TimeZone::UTC,
        officer: "amk",
        baseline: None,
    };
    let programme = loaded.register.find("P").unwrap();
    let said = |amounts: &[Ix]| {
        lines(&ctx, programme, amounts, 60).into_iter().map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(said(&[]), ["P Programme", "no figure in the records"]);
    assert_eq!(
        said(&all(&loaded)),
        [
            "P Programme",
            "grant: not stated, a fund, no source named",
            "no yearly profile, so no chart drawn"
        ]
    );
    let figures = AmountIndex::new(&loaded.register);
    assert_eq!(
        text(&ctx, &figures, &all(&loaded), 30),
        "P Programme\n  grant: not stated, a fund,\n    no source named\n  no yearly profile, so no\n    chart drawn\n"
    );
}

proptest! {
    #[test]
    fn bars_have_room_in_any_width(
        sums in prop::collection::vec((0_usize..4, 0_u64..9_000_000_000, 2000_i16..2100), 2..12), width in 0_usize..130,
    ) {
        let words: Vec<[String; 3]> = sums.iter().map(|(measure, pounds, year)| {
            [["cost", "saving", "benefit", "gap"][*measure].to_owned(), format!("£{pounds}"), year.to_string()]
        }).collect();
        let rows: Vec<[&str; 5]> = words.iter().map(|[a, b, c]| [a.as_str(), b.as_str(), c.as_str(), "", "A"]).collect();
        let loaded = amounts(&rows);
        if let Ok(profile) = loaded.register.yearly(&all(&loaded)) {
            let lines = chart(&profile, width);
            let columns = lines[0].text.starts_with("year");
            let begins = |line: &&MoneyLine| line.text.starts_with("total") || line.text.starts_with(|c: char| c.is_ascii_digit()) && !line.text.contains(':');
            let table = lines.iter().filter(begins);
            for line in table.filter(|_| columns) {
                prop_assert!(line.text.chars().count() <= width, "{} in {width}", line.text);
            }
        }
    }
}

#[test]
fn a_limit_and_a_recurrent_sum_are_added_with_their_mark_and_one_for_each_never() {
    let rows = [
        ["cost", "up to £2m", "2018/19", "", "A"],
        ["cost", "£1m", "2018/19", "ground", "A"],
        ["saving", "£3m recurrent", "2019/20", "", "A"],
        ["cost", "£500 each", "2020/21", "", "A"],
        ["cost", "TBC", "2021/22", "", "A"],
        ["cost", "nil", "2022/23", "", "A"],
    ];
    let lines = bars(&rows, 60);
    let starts = |begin: &str| lines.iter().find(|line| line.starts_with(begin)).unwrap();
    assert!(starts("2018/19").contains("up to £3m"), "{lines:?}");
    assert!(starts("2019/20").contains("£3m recurrent"), "{lines:?}");
    assert!(starts("2020/21").contains("not known"), "{lines:?}");
    assert!(starts("2021/22").contains("not known"), "{lines:?}");
    assert!(starts("2022/23").contains("£0"), "{lines:?}");
    let total = starts("total");
    assert!(total.contains("up to £3m") && total.contains("£3m recurrent"), "{lines:?}");
    for told in [
        "2020/21, 2021/22: a sum is not stated, not in pounds or for each, so none is taken",
        "2018/19: a sum in it is a limit; total and balance take the whole of it",
        "2019/20: a sum in it comes every year, and is counted in this year alone",
    ] {
        assert!(lines.iter().any(|line| line == told), "{lines:?}");
    }
    let loaded = amounts(&rows);
    let index = SearchIndex::new(loaded.register.len());
    let zone = TimeZone::UTC;
    let ctx = QueryContext {
        register: &loaded.register,
        index: &index,
        today: date(2017, 7, 17),
        zone: &zone,
        officer: "amk",
        baseline: None,
    };
    let json = caveat::report::list::money::json(&ctx, &all(&loaded));
    assert_eq!(json["rows"][0]["marks"], serde_json::json!(["up-to"]));
    let profile = &json["profiles"][0];
    assert_eq!(profile["cost_pence"], "300000000");
    assert_eq!(profile["cost_marks"], serde_json::json!(["up-to"]));
    assert_eq!(profile["years"][1]["benefit_marks"], serde_json::json!(["recurrent"]));
    assert_eq!(profile["years"][2]["cost_pence"], serde_json::Value::Null);
    let text = text(&ctx, &AmountIndex::new(&loaded.register), &all(&loaded), 100);
    for told in ["£500 each cost in 2020/21, for each of several, so not added up", "cost: TBC in"]
    {
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn a_sum_for_each_and_the_whole_are_two_things_a_limit_and_a_sum_differ() {
    let each = ["cost", "£500 each", "2018", "", "A"];
    assert_eq!(differ(&[each, ["cost", "£2m", "2018", "", "B"]]), "");
    assert_eq!(differ(&[each, ["cost", "£600 each", "2018", "", "B"]]), "M0 M1");
    let limit = ["cost", "up to £2m", "2018", "", "A"];
    assert_eq!(differ(&[limit, ["cost", "£2m", "2018", "", "B"]]), "M0 M1");
    assert_eq!(differ(&[limit, ["cost", "no more than £2 million", "2018", "", "B"]]), "");
}
