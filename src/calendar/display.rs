//! Days as they are printed for people, in the order that councils use: day, month, year; and how late one is.

use jiff::civil::Date;

/// A day in full, as minutes print it: `12 July 2017`.
pub fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A day where room is short: `12 Jul 2017`.
pub fn short(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A day with its weekday, for whatever counts working days: `Mon 17 Jul 2017`.
pub fn weekday_short(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

/// How late something is: `1 day late`, `139 days late`.
pub fn days_late(days: i64) -> String {
    let noun = if days == 1 { "day" } else { "days" };
    format!("{days} {noun} late")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_printed_day_month_year() {
        assert_eq!(long(date(2017, 7, 12)), "12 July 2017");
        assert_eq!(long(date(987, 3, 1)), "1 March 0987");
        assert_eq!(short(date(2017, 9, 1)), "1 Sep 2017");
        assert_eq!((&*days_late(1), &*days_late(139)), ("1 day late", "139 days late"));
        assert_eq!(weekday_short(date(2017, 7, 17)), "Mon 17 Jul 2017");
    }
}
