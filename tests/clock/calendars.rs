//! Whose bank holidays count for a body, and holidays that a register takes away.

use super::rules::{RULE, register, told, warnings};

const TAKEN: &str = "published = 2025-07-11\ndecided = 2025-07-10";

/// The working of the days that are counted, and what is doubtful about it.
fn counted(settings: &str, body: &str, decision: &str) -> (String, Option<String>) {
    let (register, _) = register(settings, &format!("{body}\n{RULE}"), decision);
    let today = jiff::civil::date(2025, 5, 22);
    let clock = register.clock(register.find("D1").unwrap(), today);
    (clock.call_in.unwrap().counted.describe(), clock.doubt)
}

#[test]
fn a_body_counts_by_the_bank_holidays_of_its_own_country() {
    let of = |body: &str, decision| counted("", body, decision).0;
    let plain = "14 15 16 17 18 Jul (12 13 weekend left out)";
    assert_eq!(of("", TAKEN), plain);
    assert_eq!(of("calendar = \"england-and-wales\"", TAKEN), plain);
    assert_eq!(of("calendar = \"scotland\"", TAKEN), plain);
    assert_eq!(
        of("calendar = \"northern-ireland\"", TAKEN),
        "15 16 17 18 21 Jul (12 13 19 20 weekend, \
         14 Battle of the Boyne (Orangemen's Day) (substitute day) left out)"
    );
    let easter = "published = 2025-04-17";
    assert_eq!(
        of("calendar = \"scotland\"", easter),
        "21 22 23 24 25 Apr (19 20 weekend, 18 Good Friday left out)"
    );
    let august = "published = 2025-08-01";
    assert_eq!(
        of("calendar = \"scotland\"", august),
        "5 6 7 8 11 Aug (2 3 9 10 weekend, 4 Summer bank holiday left out)"
    );
    let later = counted("", "calendar = \"scotland\"", "published = 2041-05-01").1;
    let words =
        "bank holidays of Scotland are proclaimed to 2025; those of 2041 are worked out by rule";
    assert_eq!(later.as_deref(), Some(words));
}

#[test]
fn a_calendar_that_is_not_known_is_told_and_the_row_is_doubtful() {
    let body = "calendar = \"scotlnd\"";
    let (days, doubt) = counted("", body, TAKEN);
    assert_eq!(days, "14 15 16 17 18 Jul (12 13 weekend left out)");
    let words = "the calendar `scotlnd` of CAB is not known; counted by that of England and Wales";
    assert_eq!(doubt.as_deref(), Some(words));
    assert_eq!(
        warnings("", &format!("{body}\n{RULE}"), TAKEN),
        [
            "records.toml:9:12: warning: `scotlnd` is not a known calendar (did you mean `scotland`?)"
        ]
    );
    assert_eq!(told(RULE, TAKEN).0, "open");
}

#[test]
fn a_register_takes_a_holiday_away() {
    let settings = "[[holiday]]\ndate = 2025-05-26\nremove = true\n\
        [[holiday]]\ndate = 2056-12-25\nremove = true\n\
        [[holiday]]\ndate = 2025-05-27\nname = \"None\"\nremove = true\n\
        [[holiday]]\ndate = 2025-05-28\nremove = \"yes\"\n\
        [[holiday]]\ndate = 2025-05-29\nremove = false\nname = \"Fair\"\n";
    let decision = "published = 2025-05-20";
    let (days, _) = counted(settings, "", decision);
    assert_eq!(days, "21 22 23 26 27 May (24 25 weekend left out)");
    let (days, _) = counted(settings, "", "published = 2056-12-22");
    assert_eq!(
        days,
        "25 27 28 29 Dec 2 Jan (23 24 30 31 Dec weekend, 26 Dec Boxing Day, 1 Jan New Year's Day left out)"
    );
    assert_eq!(
        warnings(settings, RULE, decision),
        [
            "register.toml: warning: [[holiday]] number 3: 27 May 2025 is no holiday, so there is none to remove (check the day, or take the row out)",
            "register.toml: warning: [[holiday]] number 4: `remove` is \"yes\", so the day is not counted (write remove = true, or take the line out)",
        ]
    );
    let (days, _) = counted(settings, "", "published = 2025-05-28");
    assert!(days.contains("29 May Fair"), "{days}");
}
