//! When something is due: by a decision, at a meeting, before a business case.

use std::collections::HashSet;

use jiff::civil::{Date, date};

use super::{ambleford, held, ix, register_of};
use crate::calendar::SortKey;
use crate::fault::Fault;
use crate::journal::{Act, Ledger};
use crate::record::{RegisterSettings, read};
use crate::register::Register;

/// A council whose cabinet met twice and is to meet again, and decided once at each stage.
const NORBURY: &str = r#"
[[partner]]
id = "NOR"
name = "Norbury Council"
kind = "council"

[[body]]
id = "CAB"
partner = "NOR"
name = "Cabinet"
kind = "cabinet"

[[programme]]
id = "P"
title = "Baths"

[[case]]
id = "K"
programme = "P"
title = "Baths"
stage = "full"
stage_since = 2017-10-01

[[meeting]]
id = "M1"
body = "CAB"
on = 2017-07-12
next = [2017-09-13]

[[decision]]
id = "D1"
body = "CAB"
title = "Outline business case"
cases = ["K"]
meeting = "M1"

[[decision.resolution]]
verb = "approve"
text = "Approved."

[[decision]]
id = "D0"
body = "CAB"
title = "No day"
cases = ["K"]
"#;

/// The full business case, with a verb and on a day.
fn full(verb: &str, day: &str) -> String {
    format!(
        "\n[[decision]]\nid = \"D2\"\nbody = \"CAB\"\ntitle = \"Full business case\"\ncases = [\"K\"]\n\
         decided = {day}\n\n[[decision.resolution]]\nverb = \"{verb}\"\ntext = \"As put.\"\n"
    )
}

fn caveat(on: &str, due: &str) -> String {
    format!("\n[[caveat]]\nid = \"C\"\n{on}\ntext = \"First.\"\ndue = \"{due}\"\n")
}

fn norbury(records: &str) -> (Register, Vec<Fault>) {
    let settings = RegisterSettings::default();
    let contents = read(&"norbury.toml".into(), &format!("{NORBURY}{records}"), &settings);
    assert_eq!(contents.faults, []);
    Register::new(settings, contents.records, &HashSet::new(), Ledger::default())
}

/// The days of the caveat, what is said of them, and how late it is on a day.
fn due(records: &str, today: Date) -> (String, String, Option<i64>) {
    let (register, _) = norbury(records);
    let caveat = ix(&register, "C");
    let due = register.due(caveat).unwrap();
    let day = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let days = format!("{}..{}", day(due.from()), day(due.to()));
    assert_eq!(due.window().is_none(), days == "-..-");
    (days, due.reads().unwrap_or_default().to_owned(), register.days_late(caveat, today))
}

/// The faults about due dates, with their level and hint.
fn told(records: &str) -> Vec<String> {
    let (_, faults) = norbury(records);
    let of = faults.iter().filter(|it| ["due-without-day", "next-meeting"].contains(&it.code));
    of.map(|it| {
        assert!(it.line > 0 && it.file.is_some());
        format!("{:?}: {} | {}", it.level, it.message, it.hint.as_deref().unwrap_or_default())
    })
    .collect()
}

const ON: &str = "on = \"D1\"";

#[test]
fn a_due_date_is_counted_from_the_day_of_the_decision() {
    for (words, days, reads, late) in [
        ("within three months", "2017-07-12..2017-10-12", "by 12 Oct 2017, from D1", Some(1)),
        ("within 6 weeks", "2017-07-12..2017-08-23", "by 23 Aug 2017, from D1", Some(51)),
        ("within 10 working days", "2017-07-12..2017-07-26", "by 26 Jul 2017, from D1", Some(79)),
        ("immediately", "2017-07-12..2017-07-12", "12 Jul 2017, the day of D1", Some(93)),
        ("at the next meeting", "2017-09-13..2017-09-13", "13 Sep 2017, M1", Some(30)),
    ] {
        let caveat = caveat(ON, words);
        let found = due(&caveat, date(2017, 10, 13));
        assert_eq!(found, (days.to_owned(), reads.to_owned(), late), "{words}");
        assert_eq!(told(&caveat), [""; 0], "{words}");
    }
    let later = caveat("on = \"D3\"", "within 5 working days")
        + &full("approve", "2041-05-01").replace("D2", "D3");
    let words = "by 9 May 2041, from D3; bank holidays are proclaimed to 2026; \
        those of 2041 are worked out by rule";
    assert_eq!(due(&later, date(2041, 5, 1)).1, words);
    let settled =
        caveat(ON, "within 6 weeks") + "status = \"discharged\"\ndischarged_by = \"D1\"\n";
    assert_eq!(due(&settled, date(2017, 10, 13)).2, None);
    let in_time = due(&caveat(ON, "within three months"), date(2017, 10, 12));
    assert_eq!(in_time.2, None);
}

#[test]
fn the_meeting_on_file_counts_where_it_is_sooner_than_the_one_named() {
    let meeting = "\n[[meeting]]\nid = \"M2\"\nbody = \"CAB\"\non = 2017-08-09\n";
    let records = caveat(ON, "at the next meeting") + meeting;
    let found = due(&records, date(2017, 8, 9));
    assert_eq!(found, ("2017-08-09..2017-08-09".to_owned(), "9 Aug 2017, M2".to_owned(), None));
}

#[test]
fn without_the_day_nothing_is_due_and_the_register_tells_what_is_missing() {
    for (on, words, level, why) in [
        ("on = \"D0\"", "within three months", "Warning", "the day of D0 is not on file"),
        ("cases = [\"K\"]", "immediately", "Warning", "it names no decision"),
        ("on = \"D9\"", "within 2 weeks", "Warning", "D9 is not on file"),
        ("on = \"D0\"", "at the next meeting", "Warning", "the day of D0 is not on file"),
        (ON, "before the hospital case", "Warning", "no stage of a business case is named"),
    ] {
        let caveat = caveat(on, words);
        let found = due(&caveat, date(2030, 1, 1));
        assert_eq!(found, ("-..-".to_owned(), why.to_owned(), None), "{words}");
        let told = told(&caveat);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with(&format!("{level}: C is due `{words}`: {why} | ")), "{told:?}");
    }
    let last = full("note", "2017-11-08") + &caveat("on = \"D2\"", "at the next meeting");
    let why = "no meeting of Cabinet after 8 Nov 2017 is on file";
    assert_eq!(due(&last, date(2030, 1, 1)).1, why);
    let hint = "add the meeting, or its day to `next` of the one before";
    assert_eq!(told(&last), [format!("Gap: C is due `at the next meeting`: {why} | {hint}")]);
}

#[test]
fn what_is_due_before_a_business_case_is_late_once_that_is_decided() {
    let words = "before the full business case";
    let of = |verb: &str, day| due(&(caveat(ON, words) + &full(verb, "2017-11-08")), day);
    let none = ("-..-".to_owned(), String::new(), None);
    assert_eq!(due(&caveat(ON, words), date(2030, 1, 1)), none);
    let reads = "decided 8 Nov 2017, D2";
    for verb in ["approve", "reject"] {
        assert_eq!(
            of(verb, date(2017, 11, 10)),
            ("-..2017-11-08".to_owned(), reads.to_owned(), Some(2))
        );
    }
    for verb in ["note", "defer", "refer-back", "request"] {
        assert_eq!(of(verb, date(2030, 1, 1)), none, "{verb}");
    }
    // The outline case was decided before; the decision that it hangs on is not the next one.
    assert_eq!(due(&caveat(ON, "before the outline case"), date(2030, 1, 1)), none);
    let early = full("approve", "2017-07-11") + &caveat(ON, words);
    assert_eq!(due(&early, date(2030, 1, 1)), none);
    let key = |records: &str| {
        let (register, _) = norbury(records);
        register.due(ix(&register, "C")).unwrap().sort_key()
    };
    assert_eq!(key(&caveat(ON, words)), SortKey::Undecided);
    let ends = SortKey::Ends(date(2017, 11, 8));
    assert_eq!(key(&(caveat(ON, words) + &full("approve", "2017-11-08"))), ends);
    assert!(SortKey::After(date(2100, 1, 1)) < SortKey::Undecided);
    assert!(SortKey::Undecided < SortKey::Standing);
}

#[test]
fn an_action_is_counted_from_the_decision_it_is_about_or_the_meeting_that_raised_it() {
    let action = |more: &str| {
        format!(
            "\n[[action]]\nid = \"C\"\nowner = \"EST\"\ntext = \"Count.\"\n{more}\ndue = \"within a month\"\n"
        )
    };
    let today = date(2017, 8, 13);
    let by_meeting = due(&action("raised = \"M1\""), today);
    assert_eq!((&*by_meeting.1, by_meeting.2), ("by 12 Aug 2017, from M1", Some(1)));
    let about = full("note", "2017-11-08") + &action("raised = \"M1\"\nabout = [\"D2\"]");
    assert_eq!(due(&about, today).1, "by 8 Dec 2017, from D2");
    assert_eq!(due(&action(""), today).1, "it names no decision and no meeting");
    let update = action("raised = \"M1\"") + "[[action.update]]\ndue = \"within 2 months\"\n";
    assert_eq!(due(&update, today).1, "by 12 Sep 2017, from M1");
}

#[test]
fn what_waits_for_a_meeting_comes_back_to_each_until_it_is_known() {
    let unknown = full("note", "2017-11-08") + &caveat("on = \"D2\"", "at the next meeting");
    let back = |records: &str, day| {
        let (register, _) = norbury(records);
        let at = register.meeting_on(ix(&register, "CAB"), day);
        register.bring_back(&at).len()
    };
    assert_eq!(back(&unknown, date(2018, 1, 10)), 1);
    let counted = caveat(ON, "within three months");
    assert_eq!(back(&counted, date(2017, 9, 13)), 0);
    assert_eq!(back(&counted, date(2017, 10, 12)), 1);
}

#[test]
fn an_officer_says_a_day_and_not_what_a_decision_tells() {
    let ambleford = ambleford();
    for typed in ["within three months", "immediately", "at the next meeting", "before the FBC"] {
        let case = ix(&ambleford, "AMB-1");
        let refused = ambleford.read_said(case, Act::Due, typed, super::TODAY).unwrap_err();
        let words = "is for a decision to tell, and a date that an officer sets is a day";
        assert_eq!(refused.message.as_str(), format!("`{typed}` {words}"));
    }
    // What an older journal holds stays as words.
    let journal = vec![held(1, "amk", Act::Due, "K", "within three months")];
    let register = register_of("", NORBURY, journal);
    let due = register.due(ix(&register, "K")).unwrap();
    assert_eq!((due.to(), due.sort_key()), (None, SortKey::Unread));
}
