//! Clear working days: whole days from midnight to midnight, without weekends and bank holidays.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Holidays;
use super::holiday_rules::is_weekend;
use crate::text::Clean;

/// The days that were counted after a base date, and those in between that were not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountedDays {
    /// The days that count, in order.
    pub days: Vec<Date>,
    /// The days that do not, in order.
    pub left_out: Vec<SkippedDay>,
}

/// A day that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedDay {
    /// The day.
    pub day: Date,
    /// The holiday that falls on it; none on a weekend.
    pub holiday: Option<Clean>,
}

impl SkippedDay {
    /// Why it does not count: `weekend`, or the name of the holiday.
    pub fn why(&self) -> &str {
        self.holiday.as_ref().map_or("weekend", Clean::as_str)
    }
}

impl CountedDays {
    /// The working: `25 26 27 30 31 Jan (28 29 weekend left out)`.
    pub fn describe(&self) -> String {
        let all = || self.days.iter().copied().chain(self.left_out.iter().map(|it| it.day));
        let month = |day: Date| (day.year(), day.month());
        let first = all().next().map(month);
        let in_one_month = all().all(|day| Some(month(day)) == first);
        let named = |days: &[Date]| if in_one_month { numbers(days) } else { listed(days) };
        let weekend: Vec<Date> =
            self.left_out.iter().filter(|it| it.holiday.is_none()).map(|it| it.day).collect();
        let mut parts = Vec::new();
        if !weekend.is_empty() {
            parts.push(format!("{} weekend", named(&weekend)));
        }
        for it in self.left_out.iter().filter(|it| it.holiday.is_some()) {
            parts.push(format!("{} {}", named(&[it.day]), it.why()));
        }
        let counted = listed(&self.days);
        if parts.is_empty() {
            return counted;
        }
        format!("{counted} ({} left out)", parts.join(", "))
    }
}

impl Holidays {
    /// So many clear working days after a day that is not counted itself; none where the calendar
    /// ends before they do.
    pub fn clear_days_after(&self, base: Date, days: u16) -> Option<CountedDays> {
        let mut counted = CountedDays::default();
        let mut ahead = base.series(1.day()).skip(1);
        while counted.days.len() < usize::from(days) {
            let day = ahead.next()?;
            let holiday = self.name(day);
            if is_weekend(day) {
                counted.left_out.push(SkippedDay { day, holiday: None });
            } else if holiday.is_some() {
                counted.left_out.push(SkippedDay { day, holiday });
            } else {
                counted.days.push(day);
            }
        }
        Some(counted)
    }

    /// How many clear working days lie between two days, neither of them counted; `most` is where
    /// counting ends.
    pub fn clear_days_between(&self, from: Date, to: Date, most: usize) -> usize {
        let between = from.series(1.day()).skip(1).take_while(|&day| day < to);
        between.filter(|&day| self.is_working_day(day)).take(most).count()
    }

    /// The last working day that leaves so many clear working days before a day; none where the
    /// calendar begins later.
    pub fn latest_before(&self, day: Date, clear: u16) -> Option<Date> {
        let mut back = day.series(-1.day()).skip(1).filter(|&day| self.is_working_day(day));
        back.nth(usize::from(clear))
    }
}

/// Days in words, each month named once: `30 31 Jan 1 2 3 Feb`.
pub fn listed(days: &[Date]) -> String {
    let mut words = Vec::new();
    for (at, day) in days.iter().enumerate() {
        words.push(day.day().to_string());
        let next = days.get(at + 1);
        if next.is_none_or(|next| (next.year(), next.month()) != (day.year(), day.month())) {
            words.push(day.strftime("%b").to_string());
        }
    }
    words.join(" ")
}

fn numbers(days: &[Date]) -> String {
    days.iter().map(|day| day.day().to_string()).collect::<Vec<_>>().join(" ")
}
