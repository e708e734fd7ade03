//! The words in which officers give a date, and the days that each of them means.
//!
//! Every form that is understood is one arm of one of the matches below; whatever fits none is
//! not read, because a guessed date is worse than none.

use DateToken::{Number, Sign, Word};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Window;
use crate::text::fold::fold;

/// A first and a last day, both known.
type DaySpan = (Date, Date);

/// The most pieces that a date has; longer texts are remarks, not dates.
const MOST_PIECES: usize = 12;

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

/// Words that stand before a date and change nothing, in the order in which they come.
const LEADS: [&[&str]; 3] = [&["anticipated"], &["in", "on", "at"], &["the"]];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DateToken<'a> {
    Word(&'a str),
    /// A number and how many digits it was written with.
    Number(i16, usize),
    Sign(char),
}

/// The window that an officer asks for in a filter; `None` where the words cannot be read.
///
/// Takes every form that a record may hold, and besides `today`, `tomorrow`, `yesterday`, `+30d`,
/// `-90d`, `+2w`, `+3m`, `+1y` (counted from `today`), and `a..b` of any of these with either end
/// left open. A month later than 31 January is the last day of February.
pub fn asked(text: &str, today: Date) -> Option<Window> {
    window(text, Some(today))
}

/// Reads a date; with `today`, also the forms that only make sense while asking.
pub(super) fn window(text: &str, today: Option<Date>) -> Option<Window> {
    let folded = fold(text);
    if let Some((from, to)) = folded.split_once("..") {
        return range(from, to, today);
    }
    let pieces = pieces(&folded)?;
    match without_leads(&pieces) {
        [Word("by"), rest @ ..] => Window::new(None, Some(vague(rest, today)?.1)),
        [Word("after"), rest @ ..] => {
            Window::new(Some(vague(rest, today)?.1.tomorrow().ok()?), None)
        }
        rest => vague(rest, today).and_then(|(from, to)| Window::new(Some(from), Some(to))),
    }
}

fn range(from: &str, to: &str, today: Option<Date>) -> Option<Window> {
    let (from, to) = (pieces(from)?, pieces(to)?);
    let may_be_open = today.is_some() && from.len() + to.len() > 0;
    let end = |pieces: &[DateToken<'_>]| match pieces {
        [] if may_be_open => Some(None),
        _ => vague(pieces, today).map(Some),
    };
    Window::new(end(&from)?.map(|days| days.0), end(&to)?.map(|days| days.1))
}

/// A date with both ends, perhaps behind a word that changes nothing or "end of".
fn vague(pieces: &[DateToken<'_>], today: Option<Date>) -> Option<DaySpan> {
    match without_leads(pieces) {
        [Word("end"), Word("of"), rest @ ..] => days(rest).map(|(_, last)| (last, last)),
        rest => days(rest).or_else(|| counted(rest, today?).map(|day| (day, day))),
    }
}

/// The forms that stand for themselves.
fn days(pieces: &[DateToken<'_>]) -> Option<DaySpan> {
    match *pieces {
        [Number(year, 4)] => months(year, 1, 12),
        [Number(year, 4), Sign('-'), Number(month, 2)] => months(year, month, 1),
        [Number(year, 4), Sign('-'), Number(month, 2), Sign('-'), Number(date, 2)] => {
            day(year, month, date)
        }
        [Number(date, 1 | 2), Word(month), Number(year, 4)] => day(year, month_of(month)?, date),
        [Number(date, 1 | 2), Word(th), Word(month), Number(year, 4)] if th == ordinal(date) => {
            day(year, month_of(month)?, date)
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
        [Word(name), Number(year, 4)] | [Word(name), Sign('-'), Number(year, 4)] => {
            match PERIODS.iter().find(|(period, ..)| *period == name) {
                Some(&(_, first, count)) => months(year, first, count),
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
                _ => None,
            }
        }
        _ => None,
    }
}

/// Days counted from today, which only a question may name.
fn counted(pieces: &[DateToken<'_>], today: Date) -> Option<Date> {
    let span = match *pieces {
        [Word("today")] => 0.days(),
        [Word("tomorrow")] => 1.day(),
        [Word("yesterday")] => -1.day(),
        [Sign(sign @ ('+' | '-')), Number(count, _), Word(unit)] => {
            let count = if sign == '-' { -count } else { count };
            match unit {
                "d" => count.days(),
                "w" => count.weeks(),
                "m" => count.months(),
                "y" => count.years(),
                _ => return None,
            }
        }
        _ => return None,
    };
    today.checked_add(span).ok()
}

fn day(year: i16, month: i16, date: i16) -> Option<DaySpan> {
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(date).ok()?).ok()?;
    Some((day, day))
}

/// So many whole months, beginning with one of them.
fn months(year: i16, month: i16, count: i64) -> Option<DaySpan> {
    let (first, _) = day(year, month, 1)?;
    Some((first, first.checked_add((count - 1).months()).ok()?.last_of_month()))
}

fn part_of_month(part: &str, (first, last): DaySpan) -> Option<DaySpan> {
    let on = |date| Date::new(first.year(), first.month(), date).ok();
    match part {
        "early" => Some((first, on(10)?)),
        "mid" => Some((on(11)?, on(20)?)),
        "late" => Some((on(21)?, last)),
        _ => None,
    }
}

/// A month by its name in full, by its first three letters, or as "Sept".
fn month_of(name: &str) -> Option<i16> {
    let name = if name == "sept" { "sep" } else { name };
    let at = MONTHS.iter().position(|month| *month == name || month[..3] == *name);
    i16::try_from(at? + 1).ok()
}

/// Whether `next` is the year after, as in 2017/18 or 2017/2018.
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

fn without_leads<'p, 't>(mut pieces: &'p [DateToken<'t>]) -> &'p [DateToken<'t>] {
    for lead in LEADS {
        if let [Word(word), rest @ ..] = pieces
            && lead.contains(word)
        {
            pieces = rest;
        }
    }
    pieces
}

/// Cuts a folded text into words, numbers and signs; `None` where it holds anything else.
fn pieces(folded: &str) -> Option<Vec<DateToken<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = folded.trim_start();
    while let Some(first) = rest.chars().next() {
        if pieces.len() == MOST_PIECES {
            return None;
        }
        let run = |of: fn(&char) -> bool| rest.chars().take_while(of).count();
        let length = match first {
            '0'..='9' => run(char::is_ascii_digit),
            'a'..='z' => run(char::is_ascii_lowercase),
            '-' | '/' | '+' => 1,
            _ => return None,
        };
        let (piece, left) = rest.split_at(length);
        pieces.push(match first {
            '0'..='9' if length <= 4 => Number(piece.parse().ok()?, length),
            '0'..='9' => return None,
            'a'..='z' => Word(piece),
            sign => Sign(sign),
        });
        rest = left.trim_start();
    }
    Some(pieces)
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
}
