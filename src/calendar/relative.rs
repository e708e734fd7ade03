//! A date as an officer says it today: `tomorrow`, `monday`, `+14d`, or any form that a record takes.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::forms::{month_of, period_of, weekday_of};
use super::{When, Window, asked};
use crate::text::fold::fold;

/// The forms that are read, for whoever typed one that is not.
pub const FORMS: &str = "dates are written 2017-07-12, 12/07/2017, 12 July 2017, July 2017, \
    late 2017, spring 2017, Q3 2017/18, by 2021, tomorrow, monday, next week, +14d";

/// Reads a date as said on the day `today`. What a record could hold is kept as written; what only
/// makes sense today (`+14d`, `monday`, `next week`, `july`: the next to come) is written out.
/// Never fails, see [`When::is_read`].
pub fn ahead(text: &str, today: Date) -> When {
    let when = When::read(text);
    if when.is_read() {
        return when;
    }
    let window = asked(text, today).or_else(|| to_come(&fold(text), today));
    window.and_then(written_out).unwrap_or(when)
}

/// A day, a month or a part of the year without its year: the next one that has not ended today.
fn to_come(folded: &str, today: Date) -> Option<Window> {
    let name = folded.strip_prefix("on ").unwrap_or(folded);
    if let Some(weekday) = weekday_of(name) {
        return today.nth_weekday(1, weekday).ok().map(Window::day);
    }
    if let Some(weekday) = name.strip_prefix("next ").and_then(weekday_of) {
        let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
        let day = monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok()?;
        return Some(Window::day(day));
    }
    let is_named = |word: &str| month_of(word).is_ok() || period_of(word).is_some();
    if !name.split([' ', '-', '/']).any(is_named) {
        return None;
    }
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let mut windows = years.into_iter().filter_map(|year| asked(&format!("{name} {year}"), today));
    windows.find(|window| window.to.is_some_and(|last| last >= today))
}

/// A window in a form that a record may hold.
fn written_out(window: Window) -> Option<When> {
    let text = match (window.from, window.to) {
        (Some(from), Some(to)) if from == to => return Some(When::day(from)),
        (Some(from), Some(to)) => format!("{from}..{to}"),
        (None, Some(to)) => format!("by {to}"),
        (Some(from), None) => format!("after {}", from.yesterday().ok()?),
        (None, None) => return None,
    };
    Some(When::read(&text))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// On Monday, 17 July 2017.
    fn said(text: &str) -> String {
        let when = ahead(text, date(2017, 7, 17));
        format!("{}{}", when, if when.is_read() { "" } else { " (not read)" })
    }

    #[test]
    fn what_only_makes_sense_today_is_written_out() {
        for (text, written) in [
            ("today", "2017-07-17"),
            ("Tomorrow", "2017-07-18"),
            ("+14d", "2017-07-31"),
            ("+2w", "2017-07-31"),
            ("monday", "2017-07-24"),
            ("Tue", "2017-07-18"),
            ("on sunday", "2017-07-23"),
            ("by +14d", "by 2017-07-31"),
            ("after tomorrow", "after 2017-07-18"),
            ("today..+14d", "2017-07-17..2017-07-31"),
            ("next week", "2017-07-24..2017-07-30"),
            ("this week", "2017-07-17..2017-07-23"),
            ("next month", "2017-08-01..2017-08-31"),
            ("next tuesday", "2017-07-25"),
            ("next sun", "2017-07-30"),
            ("in 3 weeks", "2017-08-07"),
            ("in two months", "2017-09-17"),
            ("july", "2017-07-01..2017-07-31"),
            ("in June", "2018-06-01..2018-06-30"),
            ("end of july", "2017-07-31"),
            ("by the end of june", "by 2018-06-30"),
            ("autumn", "2017-09-01..2017-11-30"),
            ("spring", "2018-03-01..2018-05-31"),
            ("12 august", "2017-08-12"),
            ("12th July", "2018-07-12"),
            ("w/c 24 July", "2017-07-24..2017-07-30"),
        ] {
            assert_eq!(said(text), written, "{text}");
        }
    }

    #[test]
    fn what_a_record_could_hold_is_kept_as_written_and_the_rest_is_not_read() {
        for text in ["late 2017", "12 July 2017", "standing", "after 2017"] {
            assert_eq!(said(text), text);
        }
        for text in [
            "soon",
            "next moon",
            "mo",
            "14d",
            "",
            "after the harvest",
            "2",
            "q3",
            "12/13",
            "31 june",
        ] {
            assert_eq!(said(text), format!("{text} (not read)"));
        }
        assert!(!ahead("monday", Date::MAX).is_read());
    }

    proptest! {
        #[test]
        fn what_is_written_out_means_the_same_days_on_any_other_day(
            text in "(by |after )?(today|\\+[0-9]{1,2}[dwm]|mon|friday)",
            (month, day) in (1_i8..=12, 1_i8..=28),
        ) {
            let when = ahead(&text, date(2017, month, day));
            prop_assert_eq!(When::read(when.as_written()).window(), when.window());
        }
    }
}
