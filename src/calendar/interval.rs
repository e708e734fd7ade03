//! A length of time as it is written, `three months` or `10 working days`, and the day that it leads to.

use DateToken::{Number, Word};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Holidays;
use super::forms::DateRefusal;
use super::tokens::{DateToken, tokens};
use crate::text::fold::fold;

/// The longest that is read, in years; a longer one is more likely a slip.
const MOST_YEARS: i32 = 100;

/// So many days, weeks, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    count: i16,
    unit: IntervalUnit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IntervalUnit {
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

impl Interval {
    /// No time at all.
    pub(super) const NONE: Self = Self { count: 0, unit: IntervalUnit::Day };

    /// Reads `three months`, `6 weeks`, `10 working days`, `a year`.
    pub(super) fn read(tokens: &[DateToken<'_>]) -> Result<Self, DateRefusal> {
        let (count, unit) = match *tokens {
            [Number(count, _), ref unit @ ..] => (count, unit),
            [Word("zero" | "no"), ref unit @ ..] => (0, unit),
            [Word("a" | "an"), ref unit @ ..] => (1, unit),
            [Word(count), ref unit @ ..] => (number_of(count).ok_or(DateRefusal::Form)?, unit),
            _ => return Err(DateRefusal::Form),
        };
        let (unit, in_a_year) = match *unit {
            [Word("working"), Word("day" | "days")] => (IntervalUnit::WorkingDay, 260),
            [Word("day" | "days")] => (IntervalUnit::Day, 366),
            [Word("week" | "weeks")] => (IntervalUnit::Week, 53),
            [Word("month" | "months")] => (IntervalUnit::Month, 12),
            [Word("year" | "years")] => (IntervalUnit::Year, 1),
            _ => return Err(DateRefusal::Form),
        };
        if count == 0 {
            return Err(DateRefusal::NoTime);
        }
        if i32::from(count) > MOST_YEARS * in_a_year {
            return Err(DateRefusal::TooLong);
        }
        Ok(Self { count, unit })
    }

    /// Reads how often something comes back: `12 months`, `6 weeks`, `a year`.
    ///
    /// # Errors
    /// Why that cannot be told.
    pub fn every(text: &str) -> Result<Self, DateRefusal> {
        let folded = fold(text);
        let tokens = tokens(&folded).ok_or(DateRefusal::Form)?;
        let interval = Self::read(match tokens.split_first() {
            Some((Word("every"), rest)) => rest,
            _ => &tokens,
        })?;
        interval.span().map(|_| interval).ok_or(DateRefusal::Form)
    }

    /// The day that is so many times as long after a first one.
    pub fn times_after(self, first: Date, times: u32) -> Option<Date> {
        first.checked_add(self.span()?.checked_mul(i64::from(times)).ok()?).ok()
    }

    /// How many of the days that come back from a first one on lie before a day.
    pub fn times_before(self, first: Date, day: Date) -> u32 {
        let days = day.since(first).map_or(0, |span| span.get_days());
        // Each takes a day at the least, and they come in order.
        let (mut low, mut high) = (0, u32::try_from(days).unwrap_or(0));
        while low < high {
            let middle = low + (high - low) / 2;
            match self.times_after(first, middle) {
                Some(due) if due < day => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// The day so long after another one, which is not counted itself; a month later than 31 January
    /// is the last day of February. `None` where the calendar ends before.
    pub fn after(self, day: Date, holidays: &Holidays) -> Option<Date> {
        if self.is_of_working_days() {
            let counted = holidays.clear_days_after(day, u16::try_from(self.count).ok()?)?;
            return counted.days.last().copied();
        }
        day.checked_add(self.span()?).ok()
    }

    /// Whether bank holidays matter to it.
    pub fn is_of_working_days(self) -> bool {
        self.unit == IntervalUnit::WorkingDay
    }

    /// Its time in days, weeks, months and years of the calendar; none of working days.
    fn span(self) -> Option<Span> {
        let count = i64::from(self.count);
        Some(match self.unit {
            IntervalUnit::WorkingDay => return None,
            IntervalUnit::Day => count.days(),
            IntervalUnit::Week => count.weeks(),
            IntervalUnit::Month => count.months(),
            IntervalUnit::Year => count.years(),
        })
    }
}

/// A number of up to twelve by its name.
pub(super) fn number_of(name: &str) -> Option<i16> {
    const NAMES: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    (1..).zip(NAMES).find(|(_, number)| *number == name).map(|(at, _)| at)
}
