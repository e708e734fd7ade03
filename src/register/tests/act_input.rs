//! What is typed for an act, and what goes into the journal or is refused.

use proptest::prelude::*;

use super::{TODAY, ambleford, held, ix, register};
use crate::journal::Act;
use crate::record::Kind;
use crate::record::vocabulary::CaveatStatus;
use crate::register::Register;

/// What comes of typing this: each value, with its warning; or why not.
fn said(register: &Register, id: &str, act: Act, typed: &str) -> String {
    match register.read_said(ix(register, id), act, typed, TODAY) {
        Ok(all) => {
            let one = |said: &crate::register::ActInput| {
                let sign = if said.act == act { "" } else { "-" };
                let told = |it: &Option<crate::text::Clean>| {
                    it.as_ref().map_or_else(String::new, |it| format!(" | {it}"))
                };
                format!("{sign}{}{}{}", said.value, told(&said.warning), told(&said.hint))
            };
            all.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        Err(fault) => format!("NO: {} | {}", fault.message, fault.hint.unwrap()),
    }
}

#[test]
fn a_status_is_read_in_any_spelling_and_each_kind_has_its_own() {
    let ambleford = ambleford();
    for typed in ["in hand", "IN-HAND", "In_Hand", "in-hand"] {
        assert_eq!(said(&ambleford, "AMB-C1", Act::Status, typed), "in-hand");
    }
    assert_eq!(said(&ambleford, "AMB-C1", Act::Status, "evidence offered"), "evidence-offered");
    assert_eq!(said(&ambleford, "AMB-A1", Act::Status, "in progress"), "in-progress");
    assert_eq!(said(&ambleford, "AMB-C1", Act::Status, "-"), "");
    assert_eq!(
        said(&ambleford, "AMB-A1", Act::Status, "in hand"),
        "NO: `in hand` is no status of an action | one of: open, in-progress, cleared, paused"
    );
    assert_eq!(
        said(&ambleford, "AMB-C1", Act::Status, "braeched"),
        "NO: `braeched` is no status of a caveat | \
         did you mean `breached`? one of: open, in-hand, evidence-offered, breached, paused"
    );
    let own = register("[vocabulary]\nstatus = [\"Parked for now\"]", Vec::new());
    assert_eq!(said(&own, "AMB-C1", Act::Status, "parked for NOW"), "Parked for now");
}

#[test]
fn only_a_body_settles_a_caveat_unless_the_register_lets_officers() {
    let ambleford = ambleford();
    let refused = said(&ambleford, "AMB-C1", Act::Status, "Discharged");
    assert_eq!(
        refused,
        "NO: `discharged` takes a decision on record: a body settles a caveat, not an officer | \
         say `evidence-offered` and what the evidence is; when the body has decided, the record \
         names that decision in `discharged_by`"
    );
    for word in CaveatStatus::ALL.into_iter().filter(|it| it.is_settled()) {
        let word = word.as_str();
        assert!(said(&ambleford, "AMB-C1", Act::Status, word).starts_with("NO: "), "{word}");
    }
    assert_eq!(
        said(&ambleford, "AMB-C3", Act::Status, "open"),
        "NO: AMB-C3 is discharged by AMB-D1, and the record stands | \
         where that is wrong, mend the record"
    );
    let journal = || vec![held(1, "amk", Act::Status, "AMB-C1", "discharged")];
    let officers = register("discharge = \"officer\"", journal());
    assert_eq!(said(&officers, "AMB-C1", Act::Status, "discharged"), "discharged");
    assert!(officers.is_settled(ix(&officers, "AMB-C1")));
    let bodies = register("discharge = \"body\"", journal());
    assert_eq!(bodies.status(ix(&bodies, "AMB-C1")), "open");
}

#[test]
fn evidence_that_is_offered_must_be_named() {
    let ambleford = ambleford();
    let needs = |id, act, value| ambleford.needs_words(ix(&ambleford, id), act, value);
    assert!(needs("AMB-C1", Act::Status, "evidence-offered"));
    assert!(needs("AMB-C1", Act::Status, "paused") && needs("AMB-A1", Act::Status, "on hold"));
    assert!(needs("AMB-C1", Act::Verdict, "not-met"));
    assert!(!needs("AMB-C1", Act::Status, "in-hand"));
    assert!(!needs("AMB-C1", Act::Owner, "evidence-offered"));
}

#[test]
fn an_owner_is_whoever_is_meant_and_a_stranger_is_told() {
    let journal = vec![held(1, "plw", Act::Owner, "AMB-C2", "Sam Reed")];
    let register = register("[officers]\namk = \"A. M. Khan\"", journal);
    for (typed, value) in [
        ("EST", "EST"),
        ("estuary trust", "EST"),
        ("Northmere  Hospital", "EST"),
        ("ambleford", "AMB-MBC"),
        ("AMK", "amk"),
        ("a. m. khan", "A. M. Khan"),
        ("plw", "plw"),
        ("cllr odd", "Cllr Odd"),
        ("dr ines ford", "Dr Ines Ford"),
        ("sam reed", "Sam Reed"),
        ("-", ""),
        ("Nobody", ""),
        ("EST, plw", "EST; plw"),
    ] {
        assert_eq!(said(&register, "AMB-C1", Act::Owner, typed), value, "{typed}");
    }
    // Where semicolons stand between names, a comma is part of one, though what stands before or
    // behind it is known.
    let said_of_two = said(&register, "AMB-C1", Act::Owner, "plw; EST, Borough");
    assert!(said_of_two.starts_with("plw; EST, Borough | `EST, Borough` is no"), "{said_of_two}");
    assert_eq!(
        said(&register, "AMB-C1", Act::Owner, "Dr Ines Frod"),
        "Dr Ines Frod | `Dr Ines Frod` is no partner, body, officer or owner known here | \
         nearest: Dr Ines Ford"
    );
    assert_eq!(
        said(&register, "AMB-C1", Act::Owner, "zz\n\u{202e}y"),
        "zz y | `zz y` is no partner, body, officer or owner known here | it is kept as typed"
    );
}

#[test]
fn a_due_date_is_kept_as_written_and_told_when_it_can_never_be_late() {
    let ambleford = ambleford();
    for (typed, value) in [
        ("late 2025", "late 2025"),
        ("12 September 2025", "12 September 2025"),
        ("standing", "standing"),
        ("+14d", "2025-07-31"),
        ("monday", "2025-07-21"),
        ("-", ""),
        ("None", ""),
    ] {
        assert_eq!(said(&ambleford, "AMB-1", Act::Due, typed), value, "{typed}");
    }
    assert_eq!(
        said(&ambleford, "AMB-1", Act::Due, "after  the harvest"),
        "after the harvest | \
         `after the harvest` is kept as words: it is no date, so it never counts as late | \
         dates are written 2017-07-12, 12/07/2017, 12 July 2017, July 2017, late 2017, \
         spring 2017, Q3 2017/18, by 2021, tomorrow, monday, next week, +14d, standing"
    );
}

#[test]
fn what_has_a_deadline_keeps_it_and_an_officers_date_is_its_target() {
    let ambleford = ambleford();
    assert_eq!(
        said(&ambleford, "AMB-C1", Act::Due, "late 2025"),
        "late 2025 | it is a target: the deadline June 2025 of the record stays | \
         whoever set a deadline moves it; then change the record"
    );
    let target = |values: &[&str]| {
        let said = (1..).zip(values).map(|(at, value)| held(at, "amk", Act::Due, "AMB-C1", value));
        let register = register("", said.collect());
        let caveat = ix(&register, "AMB-C1");
        let due = register.due(caveat).unwrap().when.to_string();
        assert_eq!(due, "June 2025", "{values:?}");
        let slipped = register.is_slipped(caveat, jiff::civil::date(2025, 7, 17));
        let target = register.target(caveat)?;
        Some((target.when.to_string(), target.moved(), slipped))
    };
    assert_eq!(target(&["late 2025"]), Some(("late 2025".to_owned(), 0, false)));
    assert_eq!(target(&["2025-07-16"]), Some(("2025-07-16".to_owned(), 0, true)));
    assert_eq!(target(&["2025-09-01", "late 2025"]), Some(("late 2025".to_owned(), 1, false)));
    let twice = ["2025-09-01", "2025-10-01", "late 2025"];
    assert_eq!(target(&twice), Some(("late 2025".to_owned(), 2, true)));
    assert_eq!(target(&["2025-09-01", "", "late 2025"]), Some(("late 2025".to_owned(), 0, false)));
    assert_eq!(target(&["late 2025", ""]), None);
}

#[test]
fn an_officer_gives_a_case_its_owner_and_its_date() {
    let journal = vec![
        held(1, "amk", Act::Owner, "AMB-1", "amk"),
        held(2, "amk", Act::Due, "AMB-1", "2025-08-01"),
    ];
    let register = register("", journal);
    let case = ix(&register, "AMB-1");
    assert_eq!(register.owner(case), "amk");
    assert_eq!(register.due(case).unwrap().to(), Some(jiff::civil::date(2025, 8, 1)));
}

#[test]
fn a_wait_ends_on_a_day_that_can_be_read_and_lies_ahead() {
    let ambleford = ambleford();
    for (typed, value) in [
        ("+14d", "2025-07-31"),
        ("tomorrow", "2025-07-18"),
        ("monday", "2025-07-21"),
        ("1 August 2025", "2025-08-01"),
        ("late 2025", "late 2025"),
        ("-", ""),
    ] {
        assert_eq!(said(&ambleford, "AMB-C1", Act::Wait, typed), value, "{typed}");
    }
    let why = |typed| said(&ambleford, "AMB-C1", Act::Wait, typed);
    let forms = crate::calendar::relative::FORMS;
    assert_eq!(
        why("soon"),
        format!(
            "NO: `soon` is no day that can be read, and AMB-C1 would be hidden for ever | {forms}"
        )
    );
    assert_eq!(
        why("standing"),
        format!("NO: `standing` has no last day, and AMB-C1 would be hidden for ever | {forms}")
    );
    assert_eq!(
        why("June 2025"),
        format!("NO: 30 June 2025 has passed, so AMB-C1 would not wait at all | {forms}")
    );
    assert_eq!(
        why("today"),
        format!("NO: 17 July 2025 is today, so AMB-C1 would not wait at all | {forms}")
    );
}

#[test]
fn a_line_of_tags_is_one_tag_a_word_and_keeps_the_spelling_there_is() {
    let ambleford = ambleford();
    for (typed, tags) in [
        ("#costs", "costs"),
        ("costs, night\nshift costs", "night; shift; costs"),
        ("STAFF HOST", "Staff; host"),
        ("co\u{200b}s\u{1b}ts", "costs"),
        ("new -beds", "new; -beds"),
        ("-#STAFF", "-Staff"),
        ("beds -beds", "-beds"),
    ] {
        assert_eq!(said(&ambleford, "AMB-C1", Act::Tag, typed), tags, "{typed:?}");
    }
    assert_eq!(
        said(&ambleford, "AMB-C1", Act::Untag, "bed"),
        "bed | AMB-C1 has no tag `bed` | nearest: beds"
    );
    for (typed, why) in [
        ("", "NO: no tag is named | several tags stand with commas between"),
        (" , ", "NO: no tag is named | several tags stand with commas between"),
        ("#", "NO: `#` is no tag | a tag is one word"),
        ("-", "NO: `-` is no tag | a tag is one word"),
        ("\u{200b}", "NO: `` is no tag | a tag is one word"),
    ] {
        assert_eq!(said(&ambleford, "AMB-C1", Act::Tag, typed), why, "{typed:?}");
    }
    assert_eq!(said(&ambleford, "AMB-C1", Act::Tag, &"x".repeat(40)), "x".repeat(40));
    assert!(said(&ambleford, "AMB-C1", Act::Tag, &"x".repeat(41)).starts_with("NO: "));
}

#[test]
fn a_flag_is_a_word_or_a_sentence() {
    let ambleford = ambleford();
    assert_eq!(said(&ambleford, "EST", Act::Flag, " ask\tthem "), "ask them");
    assert_eq!(said(&ambleford, "EST", Act::Flag, "-"), "");
    assert_eq!(
        said(&ambleford, "EST", Act::Flag, "\u{200b} "),
        "NO: the flag has no words | a hyphen alone (-) clears what was said before"
    );
    assert_eq!(
        said(&ambleford, "EST", Act::Flag, &"x".repeat(201)),
        "NO: this is too long for a flag: 200 letters at the most | write it as a note"
    );
}

#[test]
fn an_act_is_refused_where_it_says_nothing() {
    let ambleford = ambleford();
    assert_eq!(
        said(&ambleford, "EST", Act::Owner, "amk"),
        "NO: EST is a partner, and has no owner that can be set | \
         cases, caveats, actions, risks, endorsements have one"
    );
    assert_eq!(said(&ambleford, "AMB-1", Act::Status, "open"), "open");
    assert_eq!(
        said(&ambleford, "AMB-1", Act::Status, "discharged"),
        "NO: a case is never discharged by an officer's word | \
         it is settled when all its caveats are"
    );
    assert_eq!(said(&ambleford, "AMB-1", Act::Status, "On hold"), "on hold");
    assert_eq!(
        said(&ambleford, "EST", Act::Status, "open"),
        "NO: EST is a partner, and has no status that can be set | caveats, actions, risks, cases have one"
    );
    assert!(said(&ambleford, "AMB-1", Act::Retract, "x").starts_with("NO: `retract` is nothing"));
    let may = |id: &str, act| ambleford.may_say(ix(&ambleford, id), act).is_ok();
    assert!(may("AMB-MS1", Act::Due) && may("AMB-1", Act::Due) && may("AMB-1", Act::Owner));
    for act in [Act::Flag, Act::Tag, Act::Untag, Act::Wait, Act::Note] {
        assert!(
            Kind::ALL
                .iter()
                .flat_map(|&kind| ambleford.of(kind))
                .all(|&it| { ambleford.may_say(it, act).is_ok() })
        );
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_one_clean_line_that_reads_back_as_itself(
        typed in "[\\PC\n\t\u{200b},#-]{0,60}",
        act in prop::sample::select(vec![Act::Owner, Act::Due, Act::Wait, Act::Flag, Act::Tag]),
    ) {
        let ambleford = ambleford();
        let ix = ix(&ambleford, "AMB-C1");
        for said in ambleford.read_said(ix, act, &typed, TODAY).unwrap_or_default() {
            prop_assert!(!said.value.chars().any(crate::text::clean::is_hidden));
            prop_assert!(!said.value.contains(['\n', '\t']));
            if !said.value.is_empty() {
                let again = ambleford.read_said(ix, said.act, &said.value, TODAY).unwrap();
                prop_assert_eq!(again[0].value.clone(), said.value);
            }
        }
    }
}
