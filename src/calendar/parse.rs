//! Dates in the words in which British officers give them, read as a first and a last day.

use DateToken::{Number, Sign, Word};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Window;
use super::forms::{DateRefusal, DaySpan, days};
use super::interval::number_of;
use super::tokens::{DateToken, tokens};
use crate::text::fold::fold;

/// Words that stand before a date and change nothing, in the order in which they come.
const LEADS: [&[&str]; 3] = [&["anticipated"], &["in", "on", "at"], &["the"]];

/// The window that an officer asks for in a filter; `None` where the words cannot be read.
///
/// Takes every form that a record may hold, and besides `today`, `tomorrow`, `yesterday`, `+30d`,
/// `-90d`, `+2w`, `+3m`, `+1y`, `in 3 weeks`, `this week`, `next week`, `next month`, `next year`
/// (counted from `today`), and `a..b` of any of these with either end left open. A month later
/// than 31 January is the last day of February.
pub fn asked(text: &str, today: Date) -> Option<Window> {
    window(text, Some(today)).ok()
}

/// Why words of a record are no date; `None` where they are one.
pub fn refusal(text: &str) -> Option<DateRefusal> {
    window(text, None).err()
}

/// Reads a date; with `today`, also the forms that only make sense while asking.
pub(super) fn window(text: &str, today: Option<Date>) -> Result<Window, DateRefusal> {
    let folded = fold(text);
    if let Some((from, to)) = folded.split_once("..") {
        return open_range(from, to, today);
    }
    let tokens = tokens(&folded).ok_or(DateRefusal::Form)?;
    match without_leads(&tokens) {
        [Word("by"), rest @ ..] | [Word("no" | "not"), Word("later"), Word("than"), rest @ ..] => {
            between(None, Some(vague(rest, today)?.1))
        }
        [Word("after"), rest @ ..] => {
            let first = vague(rest, today)?.1.tomorrow().map_err(|_| DateRefusal::Form)?;
            between(Some(first), None)
        }
        rest => vague(rest, today).and_then(|(from, to)| between(Some(from), Some(to))),
    }
}

fn between(from: Option<Date>, to: Option<Date>) -> Result<Window, DateRefusal> {
    Window::new(from, to).ok_or(DateRefusal::Backwards)
}

fn open_range(from: &str, to: &str, today: Option<Date>) -> Result<Window, DateRefusal> {
    let form = DateRefusal::Form;
    let (from, to) = (tokens(from).ok_or(form)?, tokens(to).ok_or(form)?);
    let may_be_open = today.is_some() && from.len() + to.len() > 0;
    let end = |tokens: &[DateToken<'_>]| match tokens {
        [] if may_be_open => Ok(None),
        _ => vague(tokens, today).map(Some),
    };
    between(end(&from)?.map(|days| days.0), end(&to)?.map(|days| days.1))
}

/// A date with both ends, perhaps behind a word that changes nothing or names a part of it.
fn vague(tokens: &[DateToken<'_>], today: Option<Date>) -> Result<DaySpan, DateRefusal> {
    match without_leads(tokens) {
        [Word("end"), Word("of"), rest @ ..] | [Word("end"), rest @ ..] => {
            days(rest).map(|(_, last)| (last, last))
        }
        [Word("w"), Sign('/'), Word("c"), rest @ ..]
        | [Word("week"), Word("commencing" | "beginning"), rest @ ..] => {
            days(rest).map(|(first, _)| (first, first.saturating_add(6.days())))
        }
        [Word("w"), Sign('/'), Word("e"), rest @ ..]
        | [Word("week"), Word("ending"), rest @ ..] => {
            days(rest).map(|(_, last)| (last.saturating_sub(6.days()), last))
        }
        rest => days(rest).or_else(|refusal| {
            let counted = today.and_then(|today| counted(rest, today));
            counted.map_or_else(|| range(rest).unwrap_or(Err(refusal)), Ok)
        }),
    }
}

/// Two dates with a dash or "to" between them, as `6 - 17 May 2022`: what the first leaves out is
/// the month or the year of the second. `None` where it has not that shape.
fn range(tokens: &[DateToken<'_>]) -> Option<Result<DaySpan, DateRefusal>> {
    let is_between = |token: &DateToken<'_>| matches!(token, Sign('-') | Word("to" | "until"));
    (1..tokens.len()).filter(|&at| is_between(&tokens[at])).find_map(|at| {
        let (from, to) = (&tokens[..at], &tokens[at + 1..]);
        // Two bare years with a dash are as often one financial year.
        if matches!((from, tokens[at]), ([Number(_, 4)], Sign(_))) {
            return None;
        }
        let (_, last) = days(to).ok()?;
        let first = (0..=to.len()).find_map(|left_out| {
            let whole = [from, &to[to.len() - left_out..]].concat();
            days(&whole).ok()
        });
        let (first, _) = first?;
        Some(if first <= last { Ok((first, last)) } else { Err(DateRefusal::Backwards) })
    })
}

/// Days counted from today, which only a question may name.
fn counted(tokens: &[DateToken<'_>], today: Date) -> Option<DaySpan> {
    let (first, span): (Date, Span) = match *tokens {
        [Word("today")] => (today, 0.days()),
        [Word("tomorrow")] => (today, 1.day()),
        [Word("yesterday")] => (today, -1.day()),
        [Sign(sign @ ('+' | '-')), Number(count, _), Word(unit)] => {
            (today, span(if sign == '-' { -count } else { count }, unit)?)
        }
        [Number(count, _), Word(unit)] if unit.len() > 1 => (today, span(count, unit)?),
        [Word(count), Word(unit)] if number_of(count).is_some() => {
            (today, span(number_of(count)?, unit)?)
        }
        [Word(which @ ("this" | "next")), Word(unit)] => {
            return whole_period(unit, today, i64::from(which == "next"));
        }
        _ => return None,
    };
    let day = first.checked_add(span).ok()?;
    Some((day, day))
}

fn span(count: i16, unit: &str) -> Option<Span> {
    Some(match unit {
        "d" | "day" | "days" => count.days(),
        "w" | "week" | "weeks" => count.weeks(),
        "m" | "month" | "months" => count.months(),
        "y" | "year" | "years" => count.years(),
        _ => return None,
    })
}

/// The week from Monday to Sunday, the month or the year that is so many after the present one.
fn whole_period(unit: &str, today: Date, later: i64) -> Option<DaySpan> {
    let (first, length) = match unit {
        "week" => {
            let monday = today.weekday().to_monday_zero_offset();
            (today.checked_sub(monday.days()).ok()?, 1.week())
        }
        "month" => (today.first_of_month(), 1.month()),
        "year" => (today.first_of_year(), 1.year()),
        _ => return None,
    };
    let first = first.checked_add(length * later).ok()?;
    Some((first, first.checked_add(length).ok()?.yesterday().ok()?))
}

pub(super) fn without_leads<'p, 't>(mut tokens: &'p [DateToken<'t>]) -> &'p [DateToken<'t>] {
    for lead in LEADS {
        if let [Word(word), rest @ ..] = tokens
            && lead.contains(word)
        {
            tokens = rest;
        }
    }
    tokens
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
