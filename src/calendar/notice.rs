//! How long before a key decision notice of it was given, and the last day for an agenda.

use jiff::civil::Date;

use super::Holidays;
use crate::text::word_enum::word_enum;

/// The clear days of notice that a key decision wants (SI 2012/2089, regulation 9; England only).
pub const NOTICE: i64 = 28;

/// The clear working days that must pass after the scrutiny chair was told (regulation 10), and
/// between an agenda and its meeting (regulation 7; Local Government Act 1972, section 100B).
pub const CLEAR: u16 = 5;

word_enum! {
    /// Which way a key decision was taken.
    pub enum Route {
        /// With 28 clear days' notice (regulation 9).
        Ordinary = "ordinary",
        /// With at least five clear working days, the scrutiny chair told (regulation 10).
        GeneralException = "general-exception",
        /// With less, the scrutiny chair agreeing (regulation 11).
        SpecialUrgency = "special-urgency",
    }
}

/// The notice given of a key decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// The clear days between the notice and the decision; below 0 when it came after.
    pub clear_days: i64,
    /// The clear working days among them, counted to [`CLEAR`] and no further.
    pub working_days: usize,
    /// What that makes of it.
    pub route: Route,
}

impl Notice {
    /// What notice of a key decision was given: the day of the notice and the day of the decision
    /// are not counted.
    pub fn given(noticed: Date, decided: Date, holidays: &Holidays) -> Self {
        let clear_days = noticed.until(decided).map_or(0, |span| i64::from(span.get_days())) - 1;
        let working_days = holidays.clear_days_between(noticed, decided, usize::from(CLEAR));
        let route = if clear_days >= NOTICE {
            Route::Ordinary
        } else if working_days >= usize::from(CLEAR) {
            Route::GeneralException
        } else {
            Route::SpecialUrgency
        };
        Self { clear_days, working_days, route }
    }

    /// In words: `33 clear days of notice`, and what the law asks of a shorter one.
    pub fn describe(self) -> String {
        let days = match self.clear_days {
            1 => "1 clear day of notice".to_owned(),
            days => format!("{} clear days of notice", days.max(0)),
        };
        match self.route {
            Route::Ordinary => days,
            Route::GeneralException => {
                format!("{days} of {NOTICE}: a general exception (regulation 10)")
            }
            Route::SpecialUrgency => {
                format!("{days} of {NOTICE}: special urgency (regulation 11)")
            }
        }
    }
}

/// The last working day on which the agenda of a meeting may be published: five clear working days
/// lie between the two.
pub fn agenda_deadline(meeting: Date, holidays: &Holidays) -> Option<Date> {
    holidays.latest_before(meeting, CLEAR)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn notice_is_counted_in_clear_days_and_names_its_regulation() {
        let holidays = Holidays::default();
        for (noticed, decided, days, route) in [
            (date(2021, 5, 5), date(2021, 6, 8), 33, Route::Ordinary),
            (date(2018, 8, 10), date(2018, 9, 13), 33, Route::Ordinary),
            (date(2021, 5, 5), date(2021, 6, 3), 28, Route::Ordinary),
            (date(2021, 5, 5), date(2021, 6, 2), 27, Route::GeneralException),
            (date(2024, 4, 3), date(2024, 4, 11), 7, Route::GeneralException),
            (date(2025, 9, 24), date(2025, 10, 7), 12, Route::GeneralException),
            (date(2024, 2, 20), date(2024, 3, 12), 20, Route::GeneralException),
            (date(2020, 6, 4), date(2020, 6, 9), 4, Route::SpecialUrgency),
            (date(2020, 6, 9), date(2020, 6, 9), -1, Route::SpecialUrgency),
            (date(2020, 6, 19), date(2020, 6, 9), -11, Route::SpecialUrgency),
        ] {
            let notice = Notice::given(noticed, decided, &holidays);
            assert_eq!((notice.clear_days, notice.route), (days, route), "{noticed} {decided}");
        }
        let notice = Notice::given(date(2020, 6, 4), date(2020, 6, 9), &holidays);
        assert_eq!(notice.working_days, 2);
        assert_eq!(
            notice.describe(),
            "4 clear days of notice of 28: special urgency (regulation 11)"
        );
    }

    #[test]
    fn an_agenda_leaves_five_clear_working_days_before_its_meeting() {
        let holidays = Holidays::default();
        // A Wednesday: the Tuesday of the week before.
        assert_eq!(agenda_deadline(date(2017, 7, 12), &holidays), Some(date(2017, 7, 4)));
        // A Monday: the Friday ten days before.
        assert_eq!(agenda_deadline(date(2017, 7, 17), &holidays), Some(date(2017, 7, 7)));
        // A bank holiday on the way moves it back by a day.
        assert_eq!(agenda_deadline(date(2025, 5, 28), &holidays), Some(date(2025, 5, 19)));
        assert_eq!(agenda_deadline(jiff::civil::Date::MIN, &holidays), None);
    }
}
