//! The call-in period of a decision: the days that are counted, the last of them, and the day it takes effect.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Holidays;
use super::working_days::CountedDays;
use crate::text::word_enum::word_enum;

word_enum! {
    /// How a constitution counts days.
    #[derive(Default)]
    pub enum DayCount {
        /// Clear working days.
        #[default]
        Working = "working",
        /// Every day.
        Calendar = "calendar",
    }
}

/// A call-in period (Local Government Act 2000, section 9F, and each council's constitution).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallIn {
    /// The days counted and left out.
    pub counted: CountedDays,
    /// The last day on which the decision can be called in.
    pub last_day: Date,
    /// The day on which it takes effect: the calendar day after, which may be a Saturday.
    pub in_force: Date,
}

impl CallIn {
    /// The call-in period of so many days after a base date, which is not counted itself. `None`
    /// where no day is to be counted, or the calendar ends before they are.
    pub fn after(base: Date, days: u16, count: DayCount, holidays: &Holidays) -> Option<Self> {
        let counted = match count {
            DayCount::Working => holidays.clear_days_after(base, days)?,
            DayCount::Calendar => CountedDays {
                days: base.series(1.day()).skip(1).take(usize::from(days)).collect(),
                left_out: Vec::new(),
            },
        };
        let last_day = *counted.days.last().filter(|_| counted.days.len() == usize::from(days))?;
        Some(Self { counted, last_day, in_force: last_day.tomorrow().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::holiday_rules::is_weekend;
    use super::*;

    fn five_after(base: Date) -> CallIn {
        CallIn::after(base, 5, DayCount::Working, &Holidays::default()).unwrap()
    }

    #[test]
    fn the_working_is_shown_day_by_day() {
        for (base, working, in_force) in [
            (date(2017, 1, 24), "25 26 27 30 31 Jan (28 29 weekend left out)", date(2017, 2, 1)),
            (date(2022, 6, 6), "7 8 9 10 13 Jun (11 12 weekend left out)", date(2022, 6, 14)),
            (
                date(2008, 12, 18),
                "19 22 23 24 29 Dec (20 21 27 28 weekend, 25 Christmas Day, 26 Boxing Day left out)",
                date(2008, 12, 30),
            ),
            (
                date(2022, 9, 16),
                "20 21 22 23 26 Sep (17 18 24 25 weekend, 19 State Funeral of Queen Elizabeth II left out)",
                date(2022, 9, 27),
            ),
            (
                date(2013, 12, 27),
                "30 31 Dec 2 3 6 Jan (28 29 Dec 4 5 Jan weekend, 1 Jan New Year's Day left out)",
                date(2014, 1, 7),
            ),
            // In force on a Saturday.
            (date(2021, 2, 26), "1 2 3 4 5 Mar (27 28 Feb weekend left out)", date(2021, 3, 6)),
        ] {
            let call_in = five_after(base);
            assert_eq!((&*call_in.counted.describe(), call_in.in_force), (working, in_force));
        }
        let days = CallIn::after(date(2017, 1, 27), 3, DayCount::Calendar, &Holidays::default());
        assert_eq!(days.unwrap().counted.describe(), "28 29 30 Jan");
    }

    #[test]
    fn no_days_and_the_end_of_the_calendar_give_no_period() {
        let holidays = Holidays::default();
        for count in [DayCount::Working, DayCount::Calendar] {
            assert_eq!(CallIn::after(date(2017, 1, 24), 0, count, &holidays), None);
            assert_eq!(CallIn::after(Date::MAX, 1, count, &holidays), None);
            assert_eq!(CallIn::after(date(9999, 12, 20), 30, count, &holidays), None);
        }
    }

    proptest! {
        #[test]
        fn the_last_day_is_a_working_day_and_the_days_are_all_there(
            (year, month, day) in (1950_i16..=2100, 1_i8..=12, 1_i8..=28),
            days in 1_u16..=20,
        ) {
            let holidays = Holidays::default();
            let base = date(year, month, day);
            let call_in = CallIn::after(base, days, DayCount::Working, &holidays).unwrap();
            prop_assert!(holidays.is_working_day(call_in.last_day));
            prop_assert_eq!(call_in.last_day.tomorrow().unwrap(), call_in.in_force);
            prop_assert_eq!(call_in.counted.days.len(), usize::from(days));
            // Every day from the day after the base date is either counted or left out, with why.
            let mut all = call_in.counted.days.clone();
            all.extend(call_in.counted.left_out.iter().map(|it| it.day));
            all.sort_unstable();
            let each: Vec<Date> = base.series(1.day()).skip(1).take(all.len()).collect();
            prop_assert_eq!(all, each);
            for it in &call_in.counted.left_out {
                prop_assert_eq!(it.holiday.is_none(), is_weekend(it.day));
            }
        }

        #[test]
        fn a_later_base_date_or_more_days_never_end_earlier(
            (year, month, day) in (2000_i16..=2040, 1_i8..=12, 1_i8..=28),
            days in 1_u16..=15, later in 0_i64..=20, more in 0_u16..=5,
        ) {
            let holidays = Holidays::default();
            let base = date(year, month, day);
            let of = |base, days| {
                CallIn::after(base, days, DayCount::Working, &holidays).unwrap().last_day
            };
            prop_assert!(of(base, days) <= of(base.saturating_add(later.days()), days));
            prop_assert!(of(base, days) <= of(base, days + more));
        }
    }
}
