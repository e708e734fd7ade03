//! A window of days: the first and the last day on which something vague may happen.

use jiff::civil::Date;

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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

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
