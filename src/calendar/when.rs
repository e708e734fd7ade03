//! A date as somebody wrote it: the words are kept, and read as a window of days where they can be.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::display::{short, weekday_short};
use super::{RelativeDue, Window, parse};
use crate::text::{Clean, fold::fold};

/// A date as written ("late 2017"), together with the days that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    written: Clean,
    reading: WhenReading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WhenReading {
    Window(Window),
    Standing,
    Relative(RelativeDue),
    Unread,
}

/// Where a date comes in a list: what has a last day first, in order of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortKey {
    /// The last day of the window.
    Ends(Date),
    /// No last day, only the first one.
    After(Date),
    /// A decision tells the day, and that is not known.
    Undecided,
    /// It holds for good.
    Standing,
    /// Words that name no day.
    Unread,
    /// No date was given; for records without one, so that they come last.
    Undated,
}

impl When {
    /// A known day, written `2017-07-12`.
    pub fn day(day: Date) -> Self {
        Self {
            written: Clean::line(&day.to_string()),
            reading: WhenReading::Window(Window::day(day)),
        }
    }

    /// Words as they stand in a record; never fails, see [`When::is_read`].
    pub fn read(text: &str) -> Self {
        let written = Clean::line(text);
        let reading = match parse::window(&written, None) {
            Ok(window) => WhenReading::Window(window),
            Err(_) if ["standing", "ongoing"].contains(&&*fold(&written)) => WhenReading::Standing,
            Err(_) => WhenReading::Unread,
        };
        Self { written, reading }
    }

    /// Words that say when something is due: besides the forms of a date those that a decision
    /// tells, as `within three months`. Never fails, see [`When::is_read`].
    pub fn due(text: &str) -> Self {
        let when = Self::read(text);
        match RelativeDue::read(&when.written) {
            Ok(relative) if !when.is_read() => {
                Self { reading: WhenReading::Relative(relative), ..when }
            }
            _ => when,
        }
    }

    /// What it says of a decision, where a decision tells when it is due.
    pub fn relative(&self) -> Option<RelativeDue> {
        match self.reading {
            WhenReading::Relative(relative) => Some(relative),
            _ => None,
        }
    }

    /// The words as written.
    pub fn as_written(&self) -> &Clean {
        &self.written
    }

    /// The days that are meant; `None` for a standing date, for one that a decision tells, and for
    /// words that cannot be read.
    pub fn window(&self) -> Option<Window> {
        match self.reading {
            WhenReading::Window(window) => Some(window),
            _ => None,
        }
    }

    /// The one day that it is; none of a vague date.
    pub fn only_day(&self) -> Option<Date> {
        self.window()?.only_day()
    }

    /// The first day, where there is one.
    pub fn first_day(&self) -> Option<Date> {
        self.window()?.from
    }

    /// The last day, where there is one.
    pub fn last_day(&self) -> Option<Date> {
        self.window()?.to
    }

    /// Whether it holds for good and is never due.
    pub fn is_standing(&self) -> bool {
        self.reading == WhenReading::Standing
    }

    /// Whether the words were understood; the others deserve a warning.
    pub fn is_read(&self) -> bool {
        self.reading != WhenReading::Unread
    }

    /// How many days ago the last day was, 1 or more; `None` while it is not late. What has no
    /// last day is never late.
    pub fn days_late(&self, today: Date) -> Option<i64> {
        let late = today.duration_since(self.last_day()?).as_hours() / 24;
        (late > 0).then_some(late)
    }

    /// The days that it means: `Fri 1 Sep 2017`, `1 Sep 2017 to 30 Sep 2017`, `by 31 Dec 2021`, `for
    /// good`; its own words where it cannot be read.
    pub fn days_meant(&self) -> String {
        match self.window() {
            Some(Window { from: Some(from), to: Some(to) }) if from == to => weekday_short(from),
            Some(Window { from: Some(from), to: Some(to) }) => {
                format!("{} to {}", short(from), short(to))
            }
            Some(Window { from: None, to: Some(to) }) => format!("by {}", short(to)),
            Some(Window { from: Some(from), to: None }) => format!("from {}", short(from)),
            _ if self.is_standing() => "for good".to_owned(),
            _ => self.to_string(),
        }
    }

    /// Where this date comes in a list. Records without any date go to [`SortKey::Undated`].
    pub fn sort_key(&self) -> SortKey {
        match self.reading {
            WhenReading::Window(Window { to: Some(last), .. }) => SortKey::Ends(last),
            WhenReading::Window(Window { from: Some(first), .. }) => SortKey::After(first),
            WhenReading::Relative(_) => SortKey::Undecided,
            WhenReading::Standing => SortKey::Standing,
            WhenReading::Window(_) | WhenReading::Unread => SortKey::Unread,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written.fmt(f)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::long;

    /// Words and the window that they mean, its open ends written `-`.
    #[rustfmt::skip]
    const FORMS: &[(&str, &str, &str)] = &[
        ("2017",                        "2017-01-01", "2017-12-31"),
        ("2017-12",                     "2017-12-01", "2017-12-31"),
        ("2017-07-12",                  "2017-07-12", "2017-07-12"),
        ("12 July 2017",                "2017-07-12", "2017-07-12"),
        ("12 Jul 2017",                 "2017-07-12", "2017-07-12"),
        ("12th July 2017",              "2017-07-12", "2017-07-12"),
        ("1st May 2017",                "2017-05-01", "2017-05-01"),
        ("December 2017",               "2017-12-01", "2017-12-31"),
        ("Feb 2016",                    "2016-02-01", "2016-02-29"),
        ("  FEBRUARY\u{a0} 2017 ",      "2017-02-01", "2017-02-28"),
        ("Sept 2016",                   "2016-09-01", "2016-09-30"),
        ("2017-Q4",                     "2017-10-01", "2017-12-31"),
        ("2017–Q1",                     "2017-01-01", "2017-03-31"),
        ("Q2 2017",                     "2017-04-01", "2017-06-30"),
        ("early 2017",                  "2017-01-01", "2017-03-31"),
        ("mid 2017",                    "2017-05-01", "2017-08-31"),
        ("Mid-2017",                    "2017-05-01", "2017-08-31"),
        ("late 2017",                   "2017-10-01", "2017-12-31"),
        ("spring 2017",                 "2017-03-01", "2017-05-31"),
        ("summer 2017",                 "2017-06-01", "2017-08-31"),
        ("autumn 2017",                 "2017-09-01", "2017-11-30"),
        ("winter 2017",                 "2017-12-01", "2018-02-28"),
        ("winter 2019/20",              "2019-12-01", "2020-02-29"),
        ("early December 2017",         "2017-12-01", "2017-12-10"),
        ("mid-December 2017",           "2017-12-11", "2017-12-20"),
        ("late February 2016",          "2016-02-21", "2016-02-29"),
        ("turn of the year 2017",       "2017-12-01", "2018-01-31"),
        ("the turn of the year 2017/18", "2017-12-01", "2018-01-31"),
        ("2017/18",                     "2017-04-01", "2018-03-31"),
        ("1999/2000",                   "1999-04-01", "2000-03-31"),
        ("1999/00",                     "1999-04-01", "2000-03-31"),
        ("by 2021",                     "-",          "2021-12-31"),
        ("by the end of March 2018",    "-",          "2018-03-31"),
        ("after 2017-07-12",            "2017-07-13", "-"),
        ("after February 2017",         "2017-03-01", "-"),
        ("2017-07-12..2017-07-20",      "2017-07-12", "2017-07-20"),
        ("Sept 2016 .. early 2017",     "2016-09-01", "2017-03-31"),
        ("in September 2016",           "2016-09-01", "2016-09-30"),
        ("anticipated late 2017",       "2017-10-01", "2017-12-31"),
        ("Anticipated in the autumn 2017", "2017-09-01", "2017-11-30"),
        ("end of March 2018",           "2018-03-31", "2018-03-31"),
        ("end of 2017",                 "2017-12-31", "2017-12-31"),
        ("end September 2017",          "2017-09-30", "2017-09-30"),
        ("24/01/2017",                  "2017-01-24", "2017-01-24"),
        ("05/01/2017",                  "2017-01-05", "2017-01-05"),
        ("24.1.17",                     "2017-01-24", "2017-01-24"),
        ("01/09/17",                    "2017-09-01", "2017-09-01"),
        ("24-01-2017",                  "2017-01-24", "2017-01-24"),
        ("24/1/98",                     "1998-01-24", "1998-01-24"),
        ("12-Jul-17",                   "2017-07-12", "2017-07-12"),
        ("12 Jul 17",                   "2017-07-12", "2017-07-12"),
        ("Wednesday, 12 July 2017",     "2017-07-12", "2017-07-12"),
        ("on Wed 12th July 2017",       "2017-07-12", "2017-07-12"),
        ("Sept. 2017",                  "2017-09-01", "2017-09-30"),
        ("Jun-18",                      "2018-06-01", "2018-06-30"),
        ("Q3 2017/18",                  "2017-10-01", "2017-12-31"),
        ("Q1 2017-18",                  "2017-04-01", "2017-06-30"),
        ("Q4 17/18",                    "2018-01-01", "2018-03-31"),
        ("2017/18 Q2",                  "2017-07-01", "2017-09-30"),
        ("end of Q4 2017/18",           "2018-03-31", "2018-03-31"),
        ("w/c 4 Sept 2017",             "2017-09-04", "2017-09-10"),
        ("Week commencing 4 September 2017", "2017-09-04", "2017-09-10"),
        ("w/e 8 Sept 2017",             "2017-09-02", "2017-09-08"),
        ("no later than 1 June 2018",   "-",          "2018-06-01"),
        ("not later than the end of 2018", "-",       "2018-12-31"),
        ("6 - 17 May 2022",             "2022-05-06", "2022-05-17"),
        ("6–17 May 2022",               "2022-05-06", "2022-05-17"),
        ("6 to 17 May 2022",            "2022-05-06", "2022-05-17"),
        ("28 May - 3 June 2022",        "2022-05-28", "2022-06-03"),
        ("28/12/2021 - 03/01/2022",     "2021-12-28", "2022-01-03"),
        ("September 2017 - March 2018", "2017-09-01", "2018-03-31"),
        ("Sept-Dec 2017",               "2017-09-01", "2017-12-31"),
        ("Jun-18 to Sep-18",            "2018-06-01", "2018-09-30"),
        ("2017 to 2019",                "2017-01-01", "2019-12-31"),
    ];

    #[test]
    fn every_form_in_the_table_is_read_as_its_window() {
        let end = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
        for (text, from, to) in FORMS {
            let when = When::read(text);
            assert!(when.is_read(), "{text}");
            assert_eq!((&*end(when.first_day()), &*end(when.last_day())), (*from, *to), "{text}");
        }
    }

    #[rustfmt::skip]
    #[test]
    fn nothing_is_guessed() {
        for text in [
            "", "..", "July 12 2017", "07/13/2017", "September", "17", "20177", "2017-2018", "6 - 17",
            "2017-13", "2017-02-29", "31 June 2017", "12st July 2017", "2017-Q5", "2017/19",
            "2017-18", "before 2018", "by", "after", "by after 2017", "by standing", "2018..2017",
            "2017..", "..2017", "today", "+30d", "soon", "late 2017?", "end of", "winter 9999",
            "after 9999", "end of end of 2017", "12/07-2017", "17 - 6 May 2022", "3 weeks", "late\u{200b} 2017", "winter 2017/19",
        ] {
            let when = When::read(text);
            assert!(!when.is_read() && when.window().is_none(), "{text}");
            assert_eq!(when.as_written(), &Clean::line(text));
        }
    }

    #[test]
    fn what_is_almost_a_date_is_refused_with_the_reason() {
        for (text, reason) in [
            ("31/02/2017", "February 2017 has 28 days"),
            ("2017-02-30", "February 2017 has 28 days"),
            ("31 Sept 2017", "September 2017 has 30 days"),
            ("0/7/2017", "July 2017 has 31 days"),
            ("13/13/2017", "there is no month 13"),
            ("00/00/0000", "the year 0 is not between 1800 and 2199"),
            ("00/00/2017", "there is no month 0"),
            ("2017-13", "there is no month 13"),
            ("1/2/03", "each of its numbers could be the day, the month or the year"),
            ("31 December 9999", "the year 9999 is not between 1800 and 2199"),
            ("Monday 12 July 2017", "12 July 2017 is a Wednesday"),
            ("17 - 6 May 2022", "it ends before it begins"),
            ("2018..2017", "it ends before it begins"),
            ("soon", "it is in no form that is read"),
            ("Monday July 2017", "it is in no form that is read"),
        ] {
            let refusal = crate::calendar::refusal(text).map(|why| why.to_string());
            assert_eq!(refusal.as_deref(), Some(reason), "{text}");
        }
        assert_eq!(crate::calendar::refusal("24/01/2017"), None);
    }

    #[test]
    fn a_date_is_late_only_after_the_last_day_of_its_window() {
        let late = |text: &str, today| When::read(text).days_late(today);
        assert_eq!(late("Feb 2017", date(2017, 7, 17)), Some(139));
        assert_eq!(late("late 2017", date(2017, 12, 31)), None);
        assert_eq!(late("late 2017", date(2018, 1, 1)), Some(1));
        assert_eq!(late("by 2016", date(2017, 1, 2)), Some(2));
        for never in ["after 2016", "standing", "soon"] {
            assert_eq!(late(never, date(2017, 7, 17)), None, "{never}");
        }
    }

    #[test]
    fn dates_sort_by_their_last_day_then_after_then_standing_then_unread() {
        let sorted = ["2017-07-12", "July 2017", "by 2021", "after 2016", "Standing", "soon"];
        let keys = sorted.map(|text| When::read(text).sort_key());
        assert!(keys.is_sorted() && keys[5] < SortKey::Undated);
        assert_eq!(keys[1], SortKey::Ends(date(2017, 7, 31)));
        assert_eq!(
            keys[3..],
            [SortKey::After(date(2017, 1, 1)), SortKey::Standing, SortKey::Unread]
        );
    }

    #[test]
    fn the_days_that_are_meant_are_told() {
        for (written, meant) in [
            ("1/9/2017", "Fri 1 Sep 2017"),
            ("Sept 2017", "1 Sep 2017 to 30 Sep 2017"),
            ("by 2021", "by 31 Dec 2021"),
            ("after 2017-07-12", "from 13 Jul 2017"),
            ("ongoing", "for good"),
            ("soon", "soon"),
        ] {
            assert_eq!(When::read(written).days_meant(), meant, "{written}");
        }
    }

    #[test]
    fn a_date_is_written_out_as_it_came_in() {
        let json = |when: &When| serde_json::to_string(when).unwrap();
        assert_eq!(json(&When::day(date(2017, 7, 12))), r#""2017-07-12""#);
        assert_eq!(json(&When::read("Late  2017")), r#""Late  2017""#);
        assert_eq!(When::day(date(2017, 7, 12)), When::read("2017-07-12"));
        assert!(When::read(" STANDING ").is_standing());
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (1800_i16..=2199, 1_i8..=12, 1_i8..=31)
            .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day).ok())
    }

    fn any_words() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "by", "after", "in", "end", "of", "the", "early", "late", "winter", "feb", "dec",
            "turn", "year", "q", "4", "29", "31", "th", "2017", "9999", "0000", "18", "-", "/",
            "..", "+", "d", "m",
        ]);
        prop::collection::vec(word, 0..7).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn a_day_printed_for_people_reads_back_as_that_day(day in any_day()) {
            for text in [long(day), short(day), day.to_string()] {
                prop_assert_eq!(When::read(&text).window(), Some(Window::day(day)));
            }
        }

        #[test]
        fn no_window_ends_before_it_begins(words in any_words(), today in any_day()) {
            for window in [When::read(&words).window(), crate::calendar::asked(&words, today)] {
                let Some(Window { from, to }) = window else { continue };
                prop_assert!(from.is_some() || to.is_some());
                prop_assert!(from.zip(to).is_none_or(|(from, to)| from <= to), "{}", words);
            }
        }

        #[test]
        fn no_text_is_too_strange_to_read(text in "\\PC*", today in any_day()) {
            let when = When::read(&text);
            prop_assert_eq!(when.as_written(), &Clean::line(&text));
            prop_assert!(when.days_late(today).is_none_or(|late| late > 0));
        }
    }
}
