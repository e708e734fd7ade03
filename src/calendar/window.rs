//! A window of days: the first and the last day on which something vague may happen.

use jiff::civil::Date;

use super::parse;

/// A first and a last day, both included; an end that is `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first day; `None` for "by 2021".
    pub from: Option<Date>,
    /// The last day; `None` for "after 12 July 2017".
    pub to: Option<Date>,
}

impl Window {
    /// A window of one day.
    pub const fn day(day: Date) -> Self {
        Self { from: Some(day), to: Some(day) }
    }

    /// A window between two ends; `None` when the last day comes before the first.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Option<Self> {
        let backwards = from.zip(to).is_some_and(|(from, to)| from > to);
        (!backwards).then_some(Self { from, to })
    }

    /// The one day that this window is, if it is one.
    pub fn only_day(self) -> Option<Date> {
        self.from.filter(|_| self.from == self.to)
    }

    /// Whether a day falls in the window.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether two windows have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        let begins_in_time =
            |a: Self, b: Self| a.from.zip(b.to).is_none_or(|(from, to)| from <= to);
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

/// The window that an officer asks for in a filter; `None` where the words cannot be read.
///
/// Takes every form that a record may hold, and besides `today`, `tomorrow`, `yesterday`, `+30d`,
/// `-90d`, `+2w`, `+3m`, `+1y` (counted from `today`), and `a..b` of any of these with either end
/// left open. A month later than 31 January is the last day of February.
pub fn asked(text: &str, today: Date) -> Option<Window> {
    parse::window(text, Some(today))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn of(text: &str) -> Option<(String, String)> {
        let end = |day: Option<Date>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
        asked(text, date(2017, 7, 17)).map(|window| (end(window.from), end(window.to)))
    }

    #[test]
    fn a_filter_takes_days_counted_from_today() {
        for (text, day) in [
            ("today", "2017-07-17"),
            ("Tomorrow", "2017-07-18"),
            ("yesterday", "2017-07-16"),
            ("+30d", "2017-08-16"),
            ("-90d", "2017-04-18"),
            ("−90d", "2017-04-18"),
            ("+2w", "2017-07-31"),
            ("+3m", "2017-10-17"),
            ("+1y", "2018-07-17"),
        ] {
            assert_eq!(of(text), Some((day.to_owned(), day.to_owned())), "{text}");
        }
        let clamped = asked("+1m", date(2017, 1, 31));
        assert_eq!(clamped, Some(Window::day(date(2017, 2, 28))));
    }

    #[test]
    fn a_filter_takes_windows_and_ranges_with_open_ends() {
        for (text, from, to) in [
            ("jul-2017", "2017-07-01", "2017-07-31"),
            ("2017-07", "2017-07-01", "2017-07-31"),
            ("late 2017", "2017-10-01", "2017-12-31"),
            ("by 2021", "open", "2021-12-31"),
            ("after today", "2017-07-18", "open"),
            ("-90d..today", "2017-04-18", "2017-07-17"),
            ("jul-2017..late 2017", "2017-07-01", "2017-12-31"),
            ("..+30d", "open", "2017-08-16"),
            ("spring 2017 ..", "2017-03-01", "open"),
        ] {
            assert_eq!(of(text), Some((from.to_owned(), to.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_filter_refuses_what_names_no_days() {
        for text in ["", "..", "today..yesterday", "standing", "30d", "+d", "+9x", "1..2..3"] {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(asked("tomorrow", Date::MAX), None);
        assert_eq!(asked("+9999y", Date::MAX), None);
    }

    #[test]
    fn windows_overlap_when_they_share_a_day() {
        let [first, second, third] = [(1, 10), (10, 20), (21, 30)]
            .map(|(a, b)| Window { from: Some(date(2017, 6, a)), to: Some(date(2017, 6, b)) });
        assert!(first.overlaps(second) && second.overlaps(first));
        assert!(!second.overlaps(third) && !third.overlaps(second));
        assert!(third.overlaps(Window { from: first.to, to: None }));
        assert!(!third.overlaps(Window { from: None, to: second.to }));
        assert!(second.contains(date(2017, 6, 20)) && !second.contains(date(2017, 6, 21)));
        assert_eq!((first.only_day(), Window::day(Date::MAX).only_day()), (None, Some(Date::MAX)));
        assert_eq!(Window::new(third.from, first.to), None);
    }
}
