//! A clock as one record after another makes it: rules of bodies, events, what is not on file.

use std::collections::HashSet;

use jiff::civil::{Date, date};

use caveat::fault::{Fault, Level};
use caveat::journal::Ledger;
use caveat::record::{Id, RegisterSettings, read};
use caveat::register::{CallInStatus, Register};

const TODAY: Date = date(2025, 5, 22);

/// A register with one decision of Ambleford: `body` and `decision` are more lines of each.
pub(super) fn register(settings: &str, body: &str, decision: &str) -> (Register, Vec<Fault>) {
    let text = format!(
        "[[partner]]\nid = \"AMB\"\nname = \"Ambleford\"\nkind = \"council\"\n\
         [[body]]\nid = \"CAB\"\npartner = \"AMB\"\nname = \"Ambleford Cabinet\"\n{body}\n\
         [[meeting]]\nid = \"M1\"\nbody = \"CAB\"\non = 2025-05-12\n\
         [[decision]]\nid = \"D0\"\nbody = \"CAB\"\ntitle = \"Before\"\n\
         event = [{{ on = 2025-04-01, kind = \"called-in\" }}, {{ on = 2025-04-09, kind = \"referred-back\" }}]\n\
         [[decision]]\nid = \"D1\"\nbody = \"CAB\"\ntitle = \"Beds\"\n{decision}\n"
    );
    let settings: RegisterSettings = toml::from_str(settings).unwrap();
    let contents = read(&"records.toml".into(), &text, &settings);
    let mut faults = contents.faults;
    let (register, more) =
        Register::new(settings, contents.records, &HashSet::new(), Ledger::default());
    faults.extend(more);
    (register, faults)
}

fn clock(body: &str, decision: &str, today: Date) -> CallInStatus {
    let (register, _) = register("", body, decision);
    register.clock(register.find("D1").unwrap(), today)
}

/// State, in force, days left and why.
pub(super) fn told(
    body: &str,
    decision: &str,
) -> (&'static str, Option<Date>, Option<i64>, String) {
    let clock = clock(body, decision, TODAY);
    (clock.state.as_str(), clock.in_force, clock.days_left, clock.why)
}

pub(super) fn warnings(settings: &str, body: &str, decision: &str) -> Vec<String> {
    let (_, faults) = register(settings, body, decision);
    faults.iter().filter(|it| it.level == Level::Warning).map(ToString::to_string).collect()
}

pub(super) const RULE: &str =
    "call_in = { days = 5, from = \"published\", cutoff = \"16:00\", scrutiny = 20 }";

#[test]
fn a_decision_is_open_until_the_end_of_its_last_day() {
    let decision = "published = 2025-05-20\ndecided = 2025-05-12";
    let of = |today| {
        let clock = clock(RULE, decision, today);
        (clock.state.as_str(), clock.days_left, clock.why)
    };
    let open = "can be called in until 16:00 on 28 May 2025: 5 clear working days after publication on 20 May 2025";
    assert_eq!(of(date(2025, 5, 20)), ("open", Some(8), open.to_owned()));
    assert_eq!(of(date(2025, 5, 28)), ("open", Some(0), open.to_owned()));
    let over =
        "call-in ended on 28 May 2025: 5 clear working days after publication on 20 May 2025";
    assert_eq!(of(date(2025, 5, 29)), ("expired", None, over.to_owned()));
    let clock = clock(RULE, decision, TODAY);
    assert_eq!(clock.in_force, Some(date(2025, 5, 29)));
    assert_eq!(clock.agrees, None);
    assert_eq!(
        clock.call_in.unwrap().counted.describe(),
        "21 22 23 27 28 May (24 25 weekend, 26 Spring bank holiday left out)"
    );
}

#[test]
fn a_body_may_count_other_days_from_another_date() {
    let decision = "published = 2025-05-20\ndecided = 2025-05-12";
    for (rule, last) in [
        ("call_in = {}", date(2025, 5, 28)),
        ("call_in = { days = 3 }", date(2025, 5, 23)),
        ("call_in = { from = \"decided\" }", date(2025, 5, 19)),
        ("call_in = { days = 7, count = \"calendar\" }", date(2025, 5, 27)),
    ] {
        assert_eq!(clock(rule, decision, TODAY).last_day(), Some(last), "{rule}");
    }
}

#[test]
fn what_is_not_on_file_stays_unknown_and_a_printed_day_still_counts() {
    let unknown = |why: &str| ("unknown", None, None, format!("cannot be worked out: {why}"));
    assert_eq!(told(RULE, ""), unknown("no publication date"));
    assert_eq!(
        told(RULE, "published = \"May 2025\""),
        unknown("the publication date \"May 2025\" is no single day")
    );
    assert_eq!(told("call_in = { from = \"decided\" }", ""), unknown("no decision date"));
    let no_rule = "no call-in rule on file for Ambleford Cabinet";
    assert_eq!(told("", "published = 2025-05-20"), unknown(no_rule));
    assert_eq!(told("", "published = 2025-05-20\ncall_in = true"), unknown(no_rule));
    assert_eq!(told("", ""), unknown(&format!("no publication date, and {no_rule}")));
    assert_eq!(
        told("call_in = { days = 0 }", "published = 2025-05-20"),
        unknown("in the call-in rule of Ambleford Cabinet `days` is 0; it should be 1 to 100")
    );
    let clock = clock(RULE, "effective = 2025-06-02", TODAY);
    assert_eq!((clock.in_force, clock.agrees), (Some(date(2025, 6, 2)), None));
}

#[test]
fn a_call_in_stops_the_clock_until_it_is_answered() {
    let with = |events: &str| told(RULE, &format!("published = 2025-05-13\n{events}"));
    let called = "{ on = 2025-05-16, kind = \"called-in\", by = \"Cllr Odd\" }";
    let on = |day: i8| date(2025, 5, day);
    assert_eq!(
        with(&format!("event = [{called}]")),
        ("called-in", None, None, "called in on 16 May 2025 by Cllr Odd: not in force until scrutiny has answered; scrutiny must meet by 16 Jun 2025, 20 clear working days after it".to_owned())
    );
    let after =
        |kind: &str| with(&format!("event = [{{ on = 2025-05-22, kind = \"{kind}\" }}, {called}]"));
    let (state, in_force, left, why) = after("confirmed");
    assert_eq!((state, in_force, left), ("expired", Some(on(22)), None));
    assert_eq!(why, "called in and confirmed on 22 May 2025");
    assert_eq!(after("amended").1, Some(on(22)));
    assert_eq!(
        after("referred-back"),
        (
            "called-in",
            None,
            None,
            "referred back on 22 May 2025: not in force until it is reconsidered".to_owned()
        )
    );
    let (state, in_force, _, why) = after("reconsidered");
    assert_eq!((state, in_force), ("not-applicable", Some(on(22))));
    assert_eq!(why, "reconsidered on 22 May 2025: it cannot be called in again");
    let (state, in_force, _, why) = after("call-in-withdrawn");
    assert_eq!((state, in_force), ("expired", Some(on(22))));
    assert!(
        why.starts_with("the call-in was withdrawn on 22 May 2025; call-in ended on 20 May 2025")
    );
    // What has not happened yet does not count, nor does an answer where nothing was asked.
    assert_eq!(with("event = [{ on = 2025-05-23, kind = \"called-in\" }]").0, "expired");
    assert_eq!(with("event = [{ on = 2025-05-14, kind = \"confirmed\" }]").1, Some(on(21)));
}

#[test]
fn a_word_that_is_no_event_does_not_set_a_stopped_clock_going() {
    let called = "{ on = 2025-05-16, kind = \"called-in\" }";
    for other in ["on = 2025-05-19, kind = \"confirmd\"", "on = 2025-05-19, text = \"heard\""] {
        let (state, in_force, ..) =
            told(RULE, &format!("published = 2025-05-13\nevent = [{called}, {{ {other} }}]"));
        assert_eq!((state, in_force), ("called-in", None), "{other}");
    }
}

#[test]
fn a_day_that_a_call_in_has_moved_is_not_held_against_the_rule() {
    let decision = "published = 2025-05-13\neffective = 2025-05-21\n";
    let of = |event: &str| {
        let clock = clock(RULE, &format!("{decision}event = [{event}]"), TODAY);
        (clock.in_force_words(), clock.agreement(), clock.agrees)
    };
    let agrees = Some("the record agrees".to_owned());
    assert_eq!(of(""), (Some("21 May 2025".to_owned()), agrees, Some(true)));
    let called = "{ on = 2025-05-16, kind = \"called-in\" }";
    assert_eq!(of(called), (None, None, Some(true)));
    let answered = format!("{called}, {{ on = 2025-05-22, kind = \"confirmed\" }}");
    assert_eq!(of(&answered), (Some("22 May 2025".to_owned()), None, Some(true)));
}

#[test]
fn words_that_are_printed_win_over_a_day_that_they_do_not_name() {
    let of = |effective: &str| {
        let decision = format!("published = 2025-05-20\neffective = \"{effective}\"");
        let clock = clock(RULE, &decision, TODAY);
        (clock.in_force, clock.in_force_words().unwrap(), clock.agrees)
    };
    let by_rule = date(2025, 5, 29);
    assert_eq!(of("late May 2025"), (Some(by_rule), "29 May 2025".to_owned(), Some(true)));
    assert_eq!(of("June 2025"), (None, "June 2025".to_owned(), Some(false)));
    assert_eq!(of("at once"), (None, "at once".to_owned(), None));
}

#[test]
fn events_that_come_before_what_they_follow_are_told() {
    let told = |events: &str| {
        warnings("", RULE, &format!("decided = 2025-05-12\npublished = 2025-05-13\n{events}"))
    };
    assert_eq!(
        told("event = [{ on = 2025-05-02, kind = \"called-in\" }]"),
        [
            "records.toml:19:1: warning: D1: `called-in` on 2 May 2025, before it was decided on 12 May 2025 (check both against the page)"
        ]
    );
    let answered = "event = [{ on = 2025-05-19, kind = \"called-in\" }, { on = 2025-05-16, kind = \"confirmed\" }]";
    assert_eq!(
        told(answered),
        [
            "records.toml:19:1: warning: D1: `confirmed`, but no call-in before it is on file (add the event `called-in`, or mend the dates)"
        ]
    );
    let in_order = "event = [{ on = 2025-05-19, kind = \"confirmed\" }, { on = 2025-05-16, kind = \"called-in\" }]";
    assert_eq!(told(in_order), [""; 0]);
}

#[test]
fn a_printed_day_wins_and_a_difference_is_a_warning() {
    let decision = "decided = 2025-05-12\npublished = 2025-05-20\neffective = 2025-05-30";
    let clock = clock(RULE, decision, TODAY);
    assert_eq!(
        (clock.in_force, clock.by_rule()),
        (Some(date(2025, 5, 30)), Some(date(2025, 5, 29)))
    );
    assert_eq!(
        clock.agreement().as_deref(),
        Some("record says 30 May 2025, rule gives 29 May 2025")
    );
    assert_eq!(
        warnings("", RULE, decision),
        [
            "records.toml:19:1: warning: D1: record says 30 May 2025, rule gives 29 May 2025 (5 clear working days after publication on 20 May 2025: 21 22 23 27 28 May (24 25 weekend, 26 Spring bank holiday left out))"
        ]
    );
}

#[test]
fn odd_orders_of_dates_are_told_and_the_sum_is_still_done() {
    let decision =
        "decided = 2025-05-21\npublished = 2025-05-20\neffective = [2025-05-19, 2025-05-29]";
    assert_eq!(clock(RULE, decision, TODAY).by_rule(), Some(date(2025, 5, 29)));
    let told = warnings("", RULE, decision);
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(
        told[0]
            .ends_with("`effective` has 2 dates; the first is taken (keep the one that is right)")
    );
    assert!(told[1].contains("before it was decided"));
    assert!(told[2].contains("before it was published"));
    assert!(told[3].contains("record says 19 May 2025, rule gives 29 May 2025"));
    let late = "published = 2025-05-13\nevent = [{ on = 2025-05-21, kind = \"called-in\" }]";
    assert_eq!(
        warnings("", RULE, late),
        [
            "records.toml:19:1: warning: D1 was called in on 21 May 2025, after its last call-in day, 20 May 2025 (check both against the page)"
        ]
    );
}

#[test]
fn a_register_adds_holidays_and_a_wrong_one_costs_itself() {
    let settings = "[[holiday]]\ndate = 2025-05-22\nname = \"Ambleford Fair\"\n\
        [[holiday]]\nname = \"Nothing\"\n[[holiday]]\ndate = \"May 2025\"\n\
        [[holiday]]\ndate = \"23 May 2025\"\nnmae = \"x\"\n";
    let decision = "published = 2025-05-20";
    let (register, _) = register(settings, RULE, decision);
    let clock = register.clock(register.find("D1").unwrap(), TODAY);
    assert_eq!(
        clock.call_in.unwrap().counted.describe(),
        "21 27 28 29 30 May (24 25 weekend, 22 Ambleford Fair, 23 added holiday, 26 Spring bank holiday left out)"
    );
    assert_eq!(
        warnings(settings, RULE, decision),
        [
            "register.toml: warning: [[holiday]] number 2: it has no `date`, so it is not counted (add a line date = 2017-07-12)",
            "register.toml: warning: [[holiday]] number 3: `date` is \"May 2025\", which is no single day, so it is not counted (write it as date = 2017-07-12)",
            "register.toml: warning: [[holiday]] number 4: `nmae` is not a key of a holiday (did you mean `name`?)",
        ]
    );
}

#[test]
fn days_in_years_that_are_not_on_file_go_by_rule_and_are_told() {
    for (published, last, told) in [
        (
            "1999-12-22",
            date(1999, 12, 31),
            "one-off bank holidays before 2007 are not on file; those of 1999 are worked out by rule",
        ),
        (
            "2041-05-01",
            date(2041, 5, 9),
            "bank holidays are proclaimed to 2026; those of 2041 are worked out by rule",
        ),
    ] {
        let decision = format!("published = {published}");
        let clock = clock(RULE, &decision, TODAY);
        assert_eq!((clock.last_day(), clock.doubt.as_deref()), (Some(last), Some(told)));
        assert_eq!(
            warnings("", RULE, &decision),
            [format!(
                "records.toml:19:1: warning: D1: {told} (add a one-off day with [[holiday]] in register.toml when it is known)"
            )]
        );
    }
    assert_eq!(
        clock(RULE, "published = 9999-12-30", TODAY).why,
        "cannot be worked out: the publication date \"9999-12-30\" is no single day"
    );
}

#[test]
fn a_key_decision_noticed_too_late_without_a_reason_is_told() {
    let key =
        |more: &str| format!("decided = 2025-05-12\npublished = 2025-05-20\nkey = true\n{more}");
    assert_eq!(warnings("", RULE, &key("noticed = 2025-04-13")), [""; 0]);
    assert_eq!(
        warnings("", RULE, &key("noticed = 2025-04-24")),
        [
            "records.toml:19:1: warning: D1: 17 clear days of notice of 28: a general exception (regulation 10), no reason on file (write in `urgency` why it could not wait, or check both dates)"
        ]
    );
    assert_eq!(
        warnings("", RULE, &key("noticed = 2025-05-07"))[0].split(" (write").next(),
        Some(
            "records.toml:19:1: warning: D1: 4 clear days of notice of 28: special urgency (regulation 11), no reason on file"
        )
    );
    assert_eq!(
        warnings("", RULE, &key("noticed = 2025-05-07\nurgency = \"the tender ran out\"")),
        [""; 0]
    );
    let (register, _) = register("", RULE, &key("noticed = 2025-04-24\nmeeting = \"M1\""));
    let d1 = register.find("D1").unwrap();
    assert_eq!(register.noticed(d1).unwrap().notice.route.as_str(), "general-exception");
    assert_eq!(
        register.agenda(d1).unwrap().describe(),
        "by 1 May 2025, five clear working days before the meeting"
    );
}

#[test]
fn a_cutoff_that_is_no_hour_is_told_and_days_are_counted_all_the_same() {
    for hour in ["16:00", "4pm", "4.30 pm", "12 noon", "noon", "midnight", "00:00", "5:00PM"] {
        assert_eq!(warnings("", &format!("call_in = {{ cutoff = \"{hour}\" }}"), ""), [""; 0]);
    }
    for hour in ["lunch", "16", "25:00", "13pm", "0am", "16:0", "4:60pm", "+4pm", ":", "pm"] {
        let rule = format!("call_in = {{ cutoff = \"{hour}\" }}");
        assert_eq!(
            warnings("", &rule, ""),
            [format!(
                "records.toml:5:1: warning: in the call-in rule of CAB `cutoff` is `{hour}`, which is no hour (write cutoff = \"16:00\"; days are counted all the same)"
            )]
        );
        let last = clock(&rule, "published = 2025-05-20", TODAY).last_day();
        assert_eq!(last, Some(date(2025, 5, 28)));
    }
}

#[test]
fn a_body_that_cannot_be_read_is_told_apart_from_one_that_is_not_on_file() {
    let text =
        "[[decision]]\nid = \"D1\"\nbody = \"CAB\"\ntitle = \"Beds\"\npublished = 2025-05-20\n";
    let why = |unread: &[&str]| {
        let contents = read(&"records.toml".into(), text, &RegisterSettings::default());
        let unread: HashSet<_> = unread.iter().filter_map(|id| Id::new(id)).collect();
        let (register, _) = Register::new(
            RegisterSettings::default(),
            contents.records,
            &unread,
            Ledger::default(),
        );
        register.clock(register.find("D1").unwrap(), TODAY).why
    };
    assert_eq!(why(&[]), "cannot be worked out: its body CAB is not on file");
    assert_eq!(
        why(&["CAB"]),
        "cannot be worked out: its body CAB cannot be read: gw tells what to mend"
    );
}
