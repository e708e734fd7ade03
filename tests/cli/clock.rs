//! `caveat clock`: rows for scripts, a table for people, a calendar file, and asking wrongly.

use super::support::{Desk, SAMPLE, ids, keys};

/// A decision in every state that the clock knows, in July 2017.
const AMBLEFORD: &str = include_str!("../clock/ambleford.toml");

/// A model with that register, its commands said as on Monday, 17 July 2017.
fn model() -> Desk {
    Desk::with(AMBLEFORD)
}

fn on_the_day<'a>(args: &[&'a str]) -> Vec<&'a str> {
    let mut all = vec!["clock", "--today", "2017-07-17"];
    all.extend(args);
    all
}

#[test]
fn the_sample_decision_shows_its_working_and_agrees() {
    let model = Desk::new();
    let list = model.json(&["clock", "-d", SAMPLE, "--json"]);
    assert_eq!(
        (&list["schema"], &list["kind"], &list["total"]),
        (&1.into(), &"clock".into(), &10.into())
    );
    let row = list["rows"].as_array().unwrap().iter().find(|row| row["id"] == "WIR-D1").unwrap();
    assert_eq!(
        keys(row)[..14],
        [
            "id",
            "body",
            "published",
            "decided",
            "days",
            "from",
            "counted",
            "last_call_in_day",
            "in_force",
            "printed_effective",
            "agrees",
            "state",
            "days_left",
            "why",
        ]
    );
    let told: Vec<String> = keys(row)[..13].iter().map(|key| row[key].to_string()).collect();
    assert_eq!(
        told.join(" ").replace('"', ""),
        "WIR-D1 WIR-CABINET 2017-01-24 2017-01-16 5 published \
         [2017-01-25,2017-01-26,2017-01-27,2017-01-30,2017-01-31] 2017-01-31 2017-02-01 2017-02-01 \
         true expired null"
    );
    let why = "call-in ended on 31 Jan 2017: 5 clear working days after publication on 24 Jan 2017";
    assert_eq!(row["why"], why);
    assert_eq!(row["left_out"][1].to_string(), r#"{"day":"2017-01-29","why":"weekend"}"#);
}

#[test]
fn every_decision_is_listed_soonest_first() {
    let list = model().json(&on_the_day(&["--json"]));
    let in_order = ["AMB-D2", "AMB-D1", "AMB-D3", "AMB-D5", "NOR-D1", "AMB-D4", "AMB-D6", "NOR-D2"];
    assert_eq!(ids(&list), in_order);
    let rows = list["rows"].as_array().unwrap();
    let of = |key: &str| rows.iter().map(|row| row[key].to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(
        of("state").replace('"', ""),
        "open open called-in unknown unknown expired not-applicable not-applicable"
    );
    assert_eq!(of("days_left"), "0 3 null null null null null null");
    assert_eq!(of("agrees"), "null null null null null false null null");
    // A printed day counts, and one that cannot be compared is still what is printed.
    assert_eq!(
        of("in_force").replace('"', ""),
        "2017-07-18 2017-07-21 null null 2017-07-14 2017-05-31 2017-07-14 null"
    );
    assert_eq!(rows[5]["in_force_by_rule"], "2017-06-01");
    assert_eq!(rows[1]["cutoff"], "16:00");
    assert_eq!(
        rows[1]["notice"].to_string(),
        r#"{"clear_days":14,"route":"general-exception","reason":"the lease ends in August"}"#
    );
    assert_eq!(
        (&rows[1]["agenda_by"], &rows[1]["agenda_published"]),
        (&"2017-06-27".into(), &"2017-06-29".into())
    );
    assert_eq!(rows[2]["scrutiny_by"], "2017-08-04");
}

#[test]
fn the_table_is_aligned_and_a_filter_narrows_it() {
    let ran = model().run(&on_the_day(&[]));
    assert_eq!(
        ran.lines()[..6],
        [
            "ID      TITLE                              BODY               PUBLISHED    LAST DAY     CALL-IN      IN FORCE     RECORD",
            "AMB-D2  Shared records, outline case       Ambleford Cabinet  10 Jul 2017  17 Jul 2017  last day     18 Jul 2017  -",
            "AMB-D1  Ferry health centre, outline case  Ambleford Cabinet  13 Jul 2017  20 Jul 2017  3 days left  21 Jul 2017  -",
            "AMB-D3  Closing of the night desk          Ambleford Cabinet  3 Jul 2017   10 Jul 2017  called in                 -",
            "AMB-D5  Winter beds                        Ambleford Cabinet  Jul 2017                  unknown                   -",
            "NOR-D1  Northmere First                    Northmere Cabinet  6 Jul 2017                unknown      14 Jul 2017  -",
        ]
    );
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    let ran = model().run(&on_the_day(&["body:northmere", "--csv"]));
    assert_eq!(
        ran.all(),
        (
            Some(0),
            "ID,TITLE,BODY,PUBLISHED,LAST DAY,CALL-IN,IN FORCE,RECORD\r\n\
             NOR-D1,Northmere First,Northmere Cabinet,6 Jul 2017,,unknown,14 Jul 2017,-\r\n\
             NOR-D2,Budget,Northmere Council,,,none,,-\r\n",
            "2 of 8 decisions\n"
        )
    );
    let ran = model().run(&on_the_day(&["is:key", "--md"]));
    assert!(ran.out.starts_with("# Decision clock\n"), "{}", ran.out);
    assert!(ran.out.contains("| AMB-D1 | Ferry health centre, outline case |"), "{}", ran.out);
    let ran = model().run(&[
        "list",
        "decisions",
        "--columns",
        "id,call_in",
        "--sort",
        "-soonest",
        "--today",
        "2017-05-24",
        "is:key",
    ]);
    assert_eq!(ran.lines(), ["ID      CALL-IN", "AMB-D1  57 days left"]);
}

#[test]
fn decisions_are_found_by_how_their_call_in_stands() {
    let model = model();
    for (query, found) in [
        ("call-in:open", &["AMB-D2", "AMB-D1"][..]),
        ("call-in:called-in", &["AMB-D3"]),
        ("call-in:ended,none", &["AMB-D4", "AMB-D6", "NOR-D2"]),
        ("-call-in:unknown is:key", &["AMB-D1"]),
    ] {
        let rows = &model.json(&on_the_day(&[query, "--json"]))["rows"];
        let ids: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["id"].as_str()).collect();
        assert_eq!(ids, found.iter().copied().map(Some).collect::<Vec<_>>(), "{query}");
    }
    let cases = ["list", "cases", "call-in:open", "--json", "--today", "2017-07-17"];
    assert_eq!(model.json(&cases)["rows"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_calendar_file_has_ends_of_call_in_due_days_and_chases() {
    let model = model();
    for said in [["due", "AMB-A1", "2017-08-01"], ["wait", "AMB-2", "2017-09-01"]] {
        let said = [&["--today", "2017-07-17"][..], &said[..]].concat();
        assert_eq!(model.run(&said).code, Some(0));
    }
    let ran = model.run(&on_the_day(&["--ics"]));
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let whole = ran.out.replace("\r\n ", "");
    let lines: Vec<&str> = whole.split("\r\n").collect();
    assert_eq!((lines[0], lines[lines.len() - 2]), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    assert_eq!((lines[1], lines[4]), ("VERSION:2.0", "X-WR-CALNAME:Decisions and caveats"));
    let of = |name: &str| -> Vec<&str> {
        lines.iter().filter_map(|line| line.strip_prefix(name)).collect()
    };
    assert_eq!(
        of("UID:"),
        [
            "AMB-D2.call-in@register.caveat",
            "AMB-D1.call-in@register.caveat",
            "AMB-D3.scrutiny@register.caveat",
            "AMB-D4.call-in@register.caveat",
            "AMB-C1.due@register.caveat",
            "AMB-A1.due@register.caveat",
            "AMB-A2.due@register.caveat",
            "AMB-2.chase@register.caveat",
        ]
    );
    let days = |name| of(name).join(" ");
    assert_eq!(
        days("DTSTART;VALUE=DATE:"),
        "20170717 20170720 20170804 20170531 20171001 20170801 20170820 20170901"
    );
    assert_eq!(
        days("DTEND;VALUE=DATE:"),
        "20170718 20170721 20170805 20170601 20180101 20170802 20170821 20170902"
    );
    assert_eq!(of("SUMMARY:")[4], "AMB-C1 due: Ferry times\\; and the last bus");
    assert_eq!(
        of("DESCRIPTION:")[1],
        "Ambleford Cabinet\\ncan be called in until 16:00 on 20 Jul 2017: 5 clear working days \
         after publication on 13 Jul 2017\\n14 17 18 19 20 Jul (15 16 weekend left out)\\n\
         in force 21 Jul 2017"
    );
    assert_eq!(
        of("DESCRIPTION:")[6],
        "Send the bus times\\; and the fares.\\ndue 2017-08-20\\, owner Dr Ines Ford"
    );
    assert_eq!(of("DTSTAMP:")[0], "20170717T000000Z");
    // The names of events stay the same from one day to the next.
    let later = model.run(&["clock", "--ics", "--today", "2017-07-18"]).out;
    let uids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).count();
    assert_eq!(uids(&later), uids(&ran.out));
    // With a filter only what belongs to its decisions.
    let ran = model.run(&on_the_day(&["AMB-D2", "--ics"]));
    let uids: Vec<&str> = ran.out.lines().filter_map(|line| line.strip_prefix("UID:")).collect();
    assert_eq!(
        uids,
        [
            "AMB-D2.call-in@register.caveat",
            "AMB-A2.due@register.caveat",
            "AMB-2.chase@register.caveat"
        ]
    );
}

#[test]
fn what_is_asked_wrongly_is_told_with_what_was_meant() {
    let model = model();
    let ran = model.run(&["clock", "--icss"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("did you mean the option --ics?"), "{}", ran.err);
    assert_eq!(model.run(&["clock", "--ics", "--json"]).code, Some(2));
    let ran = model.run(&["clock", "bdy:x"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("did you mean `body:`?"), "{}", ran.err);
    let ran = Desk::bare().run(&["clock"]);
    assert_eq!(ran.all(), (Some(0), "", "0 of 0 decisions\n"));
    // What could be read is printed, and the file that could not is told.
    model.write("b.toml", "[[decision]\n");
    let ran = model.run(&on_the_day(&["--json"]));
    assert_eq!(ran.code, Some(3));
    assert!(ran.out.contains("\"total\":8"), "{}", ran.out);
}

#[test]
fn check_tells_a_printed_day_that_is_not_the_rules_and_a_short_notice_without_a_reason() {
    let model = Desk::with(AMBLEFORD.replace("urgency = \"the lease ends in August\"\n", ""));
    let ran = model.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    let warnings: Vec<&str> =
        ran.lines().into_iter().filter(|line| line.contains(": warning: ")).collect();
    assert_eq!(
        warnings,
        [
            "a.toml:61:1: warning: notice-short: AMB-D1: 14 clear days of notice of 28: a general exception (regulation 10), no reason on file (write in `urgency` why it could not wait, or check both dates)",
            "a.toml:99:1: warning: in-force: AMB-D4: record says 31 May 2017, rule gives 1 Jun 2017 (5 clear working days after publication on 23 May 2017: 24 25 26 30 31 May (27 28 weekend, 29 Spring bank holiday left out))",
        ]
    );
}

#[test]
fn the_page_of_a_decision_says_where_its_call_in_stands() {
    let ran = Desk::new().run(&["show", "WIR-D1", "-d", SAMPLE]);
    assert_eq!(
        ran.lines()[3..9],
        [
            "Where it stands",
            "  call-in         ended on 31 Jan 2017: 5 clear working days after publication on 24 Jan 2017",
            "  counted         25 26 27 30 31 Jan (28 29 weekend left out)",
            "  last day        31 Jan 2017",
            "  in force        1 Feb 2017, the record agrees",
            "  agenda          by 6 Jan 2017, five clear working days before the meeting",
        ]
    );
}
