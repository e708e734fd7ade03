//! Whose decisions can be called in, and whose take effect when they are taken.

use jiff::civil::date;

use super::rules::{RULE, register, told, warnings};

#[test]
fn what_cannot_be_called_in_says_why() {
    let none = |why: &str| ("not-applicable", None, None, format!("not subject to call-in: {why}"));
    let of = |decision: &str| told(RULE, &format!("published = 2025-05-20\n{decision}"));
    assert_eq!(of("call_in = false"), none("the record says so"));
    assert_eq!(
        of("call_in = false\nurgency = \"the tender runs out on Friday\""),
        none("urgent, the tender runs out on Friday")
    );
    assert_eq!(
        of("call_in = false\nexempt = \"waived by the Mayor\""),
        none("exempt, waived by the Mayor")
    );
    for (kind, why) in [
        ("officer", "an officer's decision that is no key one takes effect when taken"),
        ("scrutiny", "a scrutiny committee does not decide for the executive"),
        ("advisory", "an advisory body does not decide for the executive"),
        ("trust-board", "a board of the NHS decided, not a council's executive"),
        ("integrated-care-board", "a board of the NHS decided, not a council's executive"),
        ("health-board", "a board of the NHS decided, not a council's executive"),
        ("governing-body", "a board of the NHS decided, not a council's executive"),
        (
            "integration-joint-board",
            "an integration joint board decided, not a council's executive",
        ),
        ("secretary-of-state", "the Secretary of State decided"),
        ("minister", "a minister decided"),
        ("council", "the full Council decided"),
        ("health-and-wellbeing-board", "a health and wellbeing board decided"),
        ("partnership", "a board of partners decided, not a council's executive"),
    ] {
        let body = format!("kind = \"{kind}\"");
        assert_eq!(told(&body, "published = 2025-05-20"), none(why));
        // A rule on file holds whatever the kind, and so does the record's own word.
        assert_eq!(told(&format!("{body}\n{RULE}"), "published = 2025-05-20").0, "open");
        assert_eq!(told(&body, "published = 2025-05-20\ncall_in = true").0, "unknown");
    }
    assert_eq!(of("follows = [\"D0\"]\ncall_in = true").0, "open");
    let again = of("follows = [\"D0\"]");
    assert_eq!(again, none("it reconsiders D0, which was called in and referred back"));
}

#[test]
fn those_whose_decisions_can_be_called_in_are_never_told_that_they_cannot() {
    for kind in ["cabinet", "cabinet-member", "executive", "leader", "mayor", "joint-committee"] {
        let body = format!("kind = \"{kind}\"");
        assert_eq!(told(&body, "published = 2025-05-20").0, "unknown", "{kind}");
    }
}

#[test]
fn an_officers_decision_takes_effect_when_it_is_taken_unless_it_is_a_key_one() {
    let officer = "kind = \"officer\"";
    let taken = "decided = 2025-05-12\npublished = 2025-05-20";
    let (state, in_force, _, _) = told(officer, taken);
    assert_eq!((state, in_force), ("not-applicable", Some(date(2025, 5, 12))));
    assert_eq!(told(officer, &format!("{taken}\nkey = true")).0, "unknown");
    assert_eq!(told(&format!("{officer}\n{RULE}"), taken).0, "open");
    let printed = format!("{taken}\neffective = 2025-05-14");
    assert_eq!(told(officer, &printed).1, Some(date(2025, 5, 14)), "a printed day counts");
    let vague = format!("{taken}\neffective = \"June 2025\"");
    assert_eq!(told(officer, &vague).1, None, "and so do printed words");
    let same_day = format!("{taken}\neffective = 2025-05-12");
    assert_eq!(warnings("", officer, &same_day), [""; 0]);
    assert_eq!(warnings("", "kind = \"cabinet\"", &same_day).len(), 1);
    assert_eq!(warnings("", officer, &format!("{same_day}\nkey = true")).len(), 1);
    let before = format!("{taken}\neffective = 2025-05-09");
    let told = warnings("", officer, &before);
    assert!(told[0].contains("takes effect on 2025-05-09, before it was decided"), "{told:?}");
}

#[test]
fn what_can_never_be_called_in_is_no_gap() {
    let gaps = |kind: &str| {
        let body = format!("kind = \"{kind}\"");
        let (_, faults) = register("", &body, "key = true");
        let gaps = faults.into_iter().filter(|it| it.code == "no-publication-date");
        gaps.filter(|it| it.message.contains("D1")).count()
    };
    assert_eq!(["trust-board", "scrutiny", "cabinet"].map(gaps), [0, 0, 1]);
}
