//! A date as an officer says it today: `tomorrow`, `monday`, `+14d`, or any form that a record takes.

use jiff::civil::{Date, Weekday};

use super::{When, Window, asked};
use crate::text::fold::fold;

/// The forms that are read, for whoever typed one that is not.
pub const FORMS: &str = "dates are written 2017-07-12, 12 July 2017, July 2017, late 2017, \
    spring 2017, 2017-Q4, by 2021, tomorrow, monday, +14d";

#[rustfmt::skip]
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday), ("tuesday", Weekday::Tuesday), ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday), ("friday", Weekday::Friday), ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Reads a date as said on the day `today`. What a record could hold is kept as written; what only
/// makes sense today (`+14d`, `monday`: the next one after today) is written out. Never fails, see
/// [`When::is_read`].
pub fn ahead(text: &str, today: Date) -> When {
    let when = When::read(text);
    if when.is_read() {
        return when;
    }
    let window = weekday(text, today).map(Window::day).or_else(|| asked(text, today));
    window.and_then(written_out).unwrap_or(when)
}

fn weekday(text: &str, today: Date) -> Option<Date> {
    let folded = fold(text);
    let name = folded.strip_prefix("on ").unwrap_or(&folded);
    let (_, day) = WEEKDAYS
        .iter()
        .find(|(whole, _)| *whole == name || (name.len() == 3 && whole[..3] == *name))?;
    today.nth_weekday(1, *day).ok()
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
        ] {
            assert_eq!(said(text), written, "{text}");
        }
    }

    #[test]
    fn what_a_record_could_hold_is_kept_as_written_and_the_rest_is_not_read() {
        for text in ["late 2017", "12 July 2017", "standing", "after 2017"] {
            assert_eq!(said(text), text);
        }
        for text in ["soon", "next monday", "mo", "14d", "", "after the harvest"] {
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
