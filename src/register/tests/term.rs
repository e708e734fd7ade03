//! Caveats that hold for a term, and caveats that come back.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::{DECIDED, ENDORSED, held, ix};
use crate::journal::{Act, JournalEntry, Ledger};
use crate::record::{RegisterSettings, read};
use crate::register::{Ix, Occurrence, Register};

/// A caveat of these keys in Ambleford, on a day; and the faults of the file.
fn on(day: Date, keys: &str, journal: Vec<JournalEntry>) -> (Register, Ix, Vec<String>) {
    let settings: RegisterSettings = toml::from_str("discharge = \"officer\"").unwrap();
    let caveat = format!("\n[[caveat]]\nid = \"C\"\non = \"AMB-D1\"\ntext = \"Hold.\"\n{keys}\n");
    let text = format!("{DECIDED}{ENDORSED}{caveat}");
    let contents = read(&"ambleford.toml".into(), &text, &settings);
    let told = contents.faults.iter().map(|it| it.message.to_string()).collect();
    let ledger = Ledger::new(journal);
    let (mut register, _) = Register::new(settings, contents.records, &HashSet::new(), ledger);
    register.stand_on(day, &TimeZone::UTC);
    let caveat = ix(&register, "C");
    (register, caveat, told)
}

#[test]
fn a_caveat_with_a_term_is_in_force_and_then_it_has_ended() {
    let term = "holds = { from = 2018-04-01, to = \"March 2020\" }\ndue = 2019-01-01";
    for (day, words, status, late) in [
        (date(2018, 3, 31), "in force from 1 Apr 2018", "open", None),
        (date(2019, 1, 3), "in force until 31 Mar 2020", "open", Some(2)),
        (date(2020, 3, 31), "in force until 31 Mar 2020", "open", Some(455)),
        (date(2020, 4, 1), "ended 31 Mar 2020", "ended", None),
    ] {
        let (register, caveat, told) = on(day, term, Vec::new());
        assert_eq!(told, [""; 0]);
        assert_eq!(register.status_words(caveat), words, "{day}");
        assert_eq!(register.status(caveat), status, "{day}");
        assert_eq!(register.is_settled(caveat), status == "ended", "{day}");
        assert_eq!(register.days_late(caveat, day), late, "{day}");
    }
    let day = date(2030, 1, 1);
    for (keys, words) in [
        ("holds = { from = 2018-04-01 }", "in force since 1 Apr 2018"),
        ("holds = { to = 2018-04-01 }", "ended 1 Apr 2018"),
        // What the body says of it stands before its term.
        ("holds = { to = 2018-04-01 }\nstatus = \"waived\"\ndischarged_by = \"AMB-D1\"", "waived"),
    ] {
        let (register, caveat, _) = on(day, keys, Vec::new());
        assert_eq!(register.status_words(caveat), words, "{keys}");
    }
    let said = vec![held(1, "amk", Act::Status, "C", "evidence-offered")];
    let (register, caveat, _) = on(date(2019, 1, 1), term, said);
    assert_eq!(register.status_words(caveat), "evidence offered");
    let mut unknown = Register::default();
    unknown.stand_as(&register);
    let (mut register, caveat, _) = on(day, term, Vec::new());
    register.stands_on = None;
    assert!(!register.is_settled(caveat), "without a day nothing has ended");
}

#[test]
fn a_term_that_cannot_be_costs_only_itself() {
    for (keys, why) in [
        (
            "holds = { from = 2020-04-01, to = 2018-03-31 }",
            "`holds` ends on 31 March 2018, before it begins on 1 April 2020",
        ),
        ("holds = {}", "`holds` names no day, neither `from` nor `to`"),
    ] {
        let (register, caveat, told) = on(date(2030, 1, 1), keys, Vec::new());
        assert_eq!(told, [why]);
        assert_eq!(register.status(caveat), "open");
    }
    let (_, _, told) = on(date(2030, 1, 1), "holds = { from = \"soon\" }", Vec::new());
    assert_eq!(told[0], "the date `soon` cannot be read; it stays as text");
}

/// The occurrences of a caveat, its status and when it is due.
fn times(day: Date, keys: &str, journal: Vec<JournalEntry>) -> (Vec<String>, String) {
    let (register, caveat, told) = on(day, keys, journal);
    assert_eq!(told, [""; 0]);
    let due = register.due(caveat).unwrap();
    let late = register.days_late(caveat, day);
    let words =
        format!("{} | {} ({}) | {late:?}", register.status(caveat), due.when, due.reads().unwrap());
    let all = register.occurrences(caveat).map(|all| all.rows()).unwrap_or_default();
    (all.iter().map(Occurrence::describe).collect(), words)
}

const YEARLY: &str = "every = \"12 months\"\nfrom = 2023-07-31";

#[test]
fn each_time_that_a_caveat_comes_back_is_due_and_settled_by_itself() {
    let (all, words) = times(date(2023, 1, 1), YEARLY, Vec::new());
    assert_eq!(all, ["1st, due 31 Jul 2023, open"]);
    assert_eq!(words, "open | every 12 months (1st due 31 Jul 2023) | None");
    let (all, words) = times(date(2023, 8, 2), YEARLY, Vec::new());
    assert_eq!(all, ["1st, due 31 Jul 2023, open", "2nd, due 31 Jul 2024, open"]);
    assert_eq!(words, "open | every 12 months (1st due 31 Jul 2023) | Some(2)");
    // The entries are of 1 July 2025, when the third was the latest to have begun.
    let entry = |number, status| held(number, "amk", Act::Status, "C", status);
    let (all, words) = times(date(2025, 7, 2), YEARLY, vec![entry(1, "discharged")]);
    assert_eq!(
        all,
        [
            "1st, due 31 Jul 2023, discharged 1 Jul 2025 by amk",
            "2nd, due 31 Jul 2024, open",
            "3rd, due 31 Jul 2025, open"
        ]
    );
    assert_eq!(words, "open | every 12 months (2nd due 31 Jul 2024) | Some(336)");
    // A fourth word settles nothing: that time has not begun.
    let four: Vec<_> = (1..=4).map(|at| entry(at, "discharged")).collect();
    let (all, words) = times(date(2025, 7, 31), YEARLY, four.clone());
    assert_eq!(all.last().unwrap(), "4th, due 31 Jul 2026, open");
    assert_eq!(words, "discharged | every 12 months (4th due 31 Jul 2026) | None");
    // It opens by itself on the day after.
    let (_, words) = times(date(2025, 8, 1), YEARLY, four);
    assert_eq!(words, "open | every 12 months (4th due 31 Jul 2026) | None");
    let offered = vec![entry(1, "discharged"), entry(2, "evidence-offered")];
    let (_, words) = times(date(2025, 7, 2), YEARLY, offered);
    assert!(words.starts_with("evidence-offered | "), "{words}");
}

#[test]
fn a_decision_settles_the_time_that_was_open_on_its_day() {
    let keys = format!("{YEARLY}\nstatus = \"discharged\"\ndischarged_by = \"AMB-D1\"");
    let (all, words) = times(date(2025, 7, 2), &keys, Vec::new());
    assert_eq!(all[0], "1st, due 31 Jul 2023, discharged 12 May 2025 by AMB-D1");
    assert_eq!(words, "open | every 12 months (2nd due 31 Jul 2024) | Some(336)");
    // An officer may still say how the next one stands.
    let (register, caveat, _) = on(date(2025, 7, 2), &keys, Vec::new());
    assert!(register.read_said(caveat, Act::Status, "in-hand", date(2025, 7, 2)).is_ok());
    for status in ["status = \"discharged\"", "status = \"superseded\"\ndischarged_by = \"AMB-D1\""]
    {
        let (register, caveat, _) =
            on(date(2030, 1, 1), &format!("{YEARLY}\n{status}"), Vec::new());
        assert!(register.is_settled(caveat) && register.occurrences(caveat).is_none());
    }
    // What settles one time is not put into the record, where it would settle all.
    let said = vec![held(1, "amk", Act::Status, "C", "discharged")];
    let (register, caveat, _) =
        on(date(2025, 7, 2), "every = \"5 years\"\nfrom = 2026-01-01", said);
    assert!(register.is_settled(caveat));
    let (folds, left) = register.folds(true);
    assert_eq!((folds.len(), left.len()), (0, 1));
}

#[test]
fn what_comes_back_keeps_to_the_end_of_the_month_and_ends_with_its_term() {
    let (all, _) = times(date(2024, 5, 1), "every = \"a month\"\nfrom = 2024-01-31", Vec::new());
    assert_eq!(all[1], "2nd, due 29 Feb 2024, open");
    assert_eq!(all[2], "3rd, due 31 Mar 2024, open");
    let keys = format!("{YEARLY}\nholds = {{ to = 2024-12-31 }}");
    let (register, caveat, _) = on(date(2025, 1, 1), &keys, Vec::new());
    assert_eq!(register.status_words(caveat), "ended 31 Dec 2024");
    assert_eq!(register.days_late(caveat, date(2025, 1, 1)), None);
    let (all, _) = times(date(2199, 1, 1), "every = \"1 day\"\nfrom = 1800-01-01", Vec::new());
    assert_eq!(all.len(), 24);
}

#[test]
fn how_often_something_comes_back_must_be_clear() {
    let day = "from = 2023-07-31";
    for (keys, why) in [
        (format!("every = \"0 months\"\n{day}"), "`every` is `0 months`: it leaves no time at all"),
        (
            format!("every = \"-3 months\"\n{day}"),
            "`every` is `-3 months`: it is in no form that is read",
        ),
        (format!("every = \"often\"\n{day}"), "`every` is `often`: it is in no form that is read"),
        (
            format!("every = \"5 working days\"\n{day}"),
            "`every` is `5 working days`: it is in no form that is read",
        ),
        (
            format!("every = \"9999 years\"\n{day}"),
            "`every` is `9999 years`: it is longer than a hundred years",
        ),
        ("every = \"12 months\"".to_owned(), "`every` has no `from` that names its first day"),
    ] {
        let (register, caveat, told) = on(date(2025, 7, 2), &keys, Vec::new());
        assert_eq!(told, [why]);
        assert!(register.occurrences(caveat).is_none() && register.due(caveat).is_none());
        assert_eq!(register.status(caveat), "open");
    }
}
