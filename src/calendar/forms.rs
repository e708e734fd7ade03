//! The forms of a date that stand for themselves, and the days that each of them means.
//!
//! Every form is one arm of one of the matches below; what fits none is not read, because a
//! guessed date is worse than none.

use DateToken::{Number, Sign, Word};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use thiserror::Error;

use super::tokens::DateToken;

/// A first and a last day, both known.
pub(super) type DaySpan = (Date, Date);

/// The years that a date of a register may lie in.
pub const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

/// The parts of a year that people name: the first month, and for how many months.
#[rustfmt::skip]
const PERIODS: [(&str, i16, i64); 7] = [
    ("early", 1, 3), ("mid", 5, 4), ("late", 10, 3),
    ("spring", 3, 3), ("summer", 6, 3), ("autumn", 9, 3), ("winter", 12, 3),
];

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
];

/// Why words are no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateRefusal {
    /// They fit no form.
    #[error("it is in no form that is read")]
    Form,
    /// A month that no year has.
    #[error("there is no month {0}")]
    Month(i16),
    /// A day that the month does not have.
    #[error("{} has {} days", .0.strftime("%B %Y"), .0.days_in_month())]
    Day(Date),
    /// A year that is more likely a slip.
    #[error("the year {0} is not between {first} and {last}", first = YEARS.start(), last = YEARS.end())]
    Year(i16),
    /// Two digits for the year, and no number too large for a month.
    #[error("each of its numbers could be the day, the month or the year")]
    Order,
    /// A weekday that the day is not.
    #[error("{} is a {}", super::long(*.0), .0.strftime("%A"))]
    Weekday(Date),
    /// A length of time that is none.
    #[error("it leaves no time at all")]
    NoTime,
    /// A length of time that is more likely a slip.
    #[error("it is longer than a hundred years")]
    TooLong,
    /// The last day comes before the first.
    #[error("it ends before it begins")]
    Backwards,
}

/// Reads tokens that stand for themselves as the days that they mean.
pub(super) fn days(tokens: &[DateToken<'_>]) -> Result<DaySpan, DateRefusal> {
    match *tokens {
        [Number(year, 4)] => months(year, 1, 12),
        [Number(year, 4), Sign('-'), Number(month, 2)] => months(year, month, 1),
        [Number(year, 4), Sign('-'), Number(month, 2), Sign('-'), Number(date, 2)] => {
            day(year, month, date)
        }
        [Number(date, 1 | 2), Sign(a), Number(month, 1 | 2), Sign(b), Number(year, digits)]
            if a == b && a != '+' =>
        {
            let is_clear = digits == 4 || [date, month, year].iter().any(|&number| number > 12);
            if is_clear {
                day(in_full(year, digits)?, month, date)
            } else {
                Err(DateRefusal::Order)
            }
        }
        [Number(date, 1 | 2), Word(month), Number(year, digits)]
        | [Number(date, 1 | 2), Sign('-'), Word(month), Sign('-'), Number(year, digits)] => {
            day(in_full(year, digits)?, month_of(month)?, date)
        }
        [Number(date, 1 | 2), Word(th), Word(month), Number(year, 4)] if th == ordinal(date) => {
            day(year, month_of(month)?, date)
        }
        [Word(name), ref rest @ ..] if let Some(weekday) = weekday_of(name) => match days(rest)? {
            (day, last) if day != last => Err(DateRefusal::Form),
            (day, _) if day.weekday() != weekday => Err(DateRefusal::Weekday(day)),
            only => Ok(only),
        },
        [Word("q"), Number(quarter @ 1..=4, 1), Number(year, digits), Sign('/' | '-'), next]
        | [Number(year, digits), Sign('/'), next, Word("q"), Number(quarter @ 1..=4, 1)]
            if follows(year, next) =>
        {
            let (begin, _) = months(in_full(year, digits)?, 4, 12)?;
            let first = begin.saturating_add((3 * (quarter - 1)).months());
            Ok((first, first.saturating_add(2.months()).last_of_month()))
        }
        [Number(year, 4), Sign('-'), Word("q"), Number(quarter @ 1..=4, 1)]
        | [Number(year, 4), Word("q"), Number(quarter @ 1..=4, 1)]
        | [Word("q"), Number(quarter @ 1..=4, 1), Number(year, 4)] => {
            months(year, 3 * quarter - 2, 3)
        }
        [Number(year, 4), Sign('/'), next] if follows(year, next) => months(year, 4, 12),
        [Word("winter"), Number(year, 4), Sign('/'), next] if follows(year, next) => {
            months(year, 12, 3)
        }
        [Word(name), Sign('-'), Number(year, 2)] => months(in_full(year, 2)?, month_of(name)?, 1),
        [Word(name), Number(year, 4)] | [Word(name), Sign('-'), Number(year, 4)] => {
            match period_of(name) {
                Some((first, count)) => months(year, first, count),
                None => months(year, month_of(name)?, 1),
            }
        }
        [Word(part), Word(month), Number(year, 4)]
        | [Word(part), Sign('-'), Word(month), Number(year, 4)] => {
            part_of_month(part, months(year, month_of(month)?, 1)?)
        }
        [Word("turn"), Word("of"), Word("the"), Word("year"), Number(year, 4), ref rest @ ..] => {
            match *rest {
                [] => months(year, 12, 2),
                [Sign('/'), next] if follows(year, next) => months(year, 12, 2),
                _ => Err(DateRefusal::Form),
            }
        }
        _ => Err(DateRefusal::Form),
    }
}

/// One day.
fn day(year: i16, month: i16, date: i16) -> Result<DaySpan, DateRefusal> {
    let (first, last) = months(year, month, 1)?;
    if !(1..=i16::from(last.day())).contains(&date) {
        return Err(DateRefusal::Day(first));
    }
    let day = first.saturating_add((date - 1).days());
    Ok((day, day))
}

/// So many whole months, beginning with one of them.
fn months(year: i16, month: i16, count: i64) -> Result<DaySpan, DateRefusal> {
    if !YEARS.contains(&year) {
        return Err(DateRefusal::Year(year));
    }
    let first = i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok());
    let first = first.ok_or(DateRefusal::Month(month))?;
    Ok((first, first.saturating_add((count - 1).months()).last_of_month()))
}

/// A year that was written with so many digits; of two, 70 and more belong to the last century.
fn in_full(year: i16, digits: usize) -> Result<i16, DateRefusal> {
    match digits {
        4 => Ok(year),
        2 if year < 70 => Ok(2000 + year),
        2 => Ok(1900 + year),
        _ => Err(DateRefusal::Form),
    }
}

fn part_of_month(part: &str, (first, last): DaySpan) -> Result<DaySpan, DateRefusal> {
    let on = |date: i64| first.saturating_add((date - 1).days());
    match part {
        "early" => Ok((first, on(10))),
        "mid" => Ok((on(11), on(20))),
        "late" => Ok((on(21), last)),
        _ => Err(DateRefusal::Form),
    }
}

/// A part of the year by its name: the first month, and for how many months.
pub(super) fn period_of(name: &str) -> Option<(i16, i64)> {
    let (_, first, count) = PERIODS.iter().find(|(period, ..)| *period == name)?;
    Some((*first, *count))
}

/// A month by its name in full, by its first three letters, or as "Sept".
pub(super) fn month_of(name: &str) -> Result<i16, DateRefusal> {
    let name = if name == "sept" { "sep" } else { name };
    let of = |month: &&str| **month == *name || month[..3] == *name;
    (1..).zip(&MONTHS).find(|(_, month)| of(month)).map(|(at, _)| at).ok_or(DateRefusal::Form)
}

/// A weekday by its name in full, or by its first three letters.
pub(super) fn weekday_of(name: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let at = NAMES.iter().position(|day| *day == name || day[..3] == *name)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// Whether `next` is the year after, as in 2017/18, 2017/2018 or 17/18.
fn follows(year: i16, next: DateToken<'_>) -> bool {
    match next {
        Number(next, 2) => next == (year + 1) % 100,
        Number(next, 4) => next == year + 1,
        _ => false,
    }
}

fn ordinal(date: i16) -> &'static str {
    match (date / 10, date % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
