//! Words that say when something is due by a decision: `within three months`, `at the next meeting`,
//! `before the full business case`.

use DateToken::{Number, Sign, Word};

use super::forms::DateRefusal;
use super::interval::Interval;
use super::parse::{refusal, without_leads};
use super::tokens::{DateToken, tokens};
use crate::text::fold::fold;

/// When something is due, told by a decision and not by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelativeDue {
    /// Within so much time of the decision that it hangs on; no time for *immediately*.
    Within(Interval),
    /// At the next meeting of the body that decided.
    NextMeeting,
    /// Before a business case of the stage that the words name is decided on.
    BeforeStage,
}

impl RelativeDue {
    /// Reads the words of a record.
    ///
    /// # Errors
    /// Why they are none of these.
    pub(super) fn read(text: &str) -> Result<Self, DateRefusal> {
        let folded = fold(text);
        let tokens = tokens(&folded).ok_or(DateRefusal::Form)?;
        match *without_leads(&tokens) {
            [Word("immediately" | "forthwith")] => Ok(Self::Within(Interval::NONE)),
            [Word("within"), ref rest @ ..] => {
                Interval::read(of_the_decision(rest)).map(Self::Within)
            }
            [Word("next"), Word("meeting")] => Ok(Self::NextMeeting),
            [Word("before"), ref rest @ ..] if is_business_case(rest) => Ok(Self::BeforeStage),
            _ => Err(DateRefusal::Form),
        }
    }
}

/// Why words do not say when something is due; `None` where they do.
pub fn due_refusal(text: &str) -> Option<DateRefusal> {
    match (refusal(text)?, RelativeDue::read(text)) {
        (DateRefusal::Form, relative) => relative.err(),
        (own, _) => Some(own),
    }
}

/// What stands before `of the decision`, which changes nothing.
fn of_the_decision<'p, 't>(tokens: &'p [DateToken<'t>]) -> &'p [DateToken<'t>] {
    match tokens {
        [rest @ .., Word("of" | "from" | "after"), Word("the" | "this"), Word("decision")] => rest,
        all => all,
    }
}

/// Whether words may name a business case of some stage; which one it is, the register tells.
fn is_business_case(tokens: &[DateToken<'_>]) -> bool {
    let has_day = tokens.iter().any(|token| matches!(token, Number(..) | Sign(_)));
    let last = tokens.last();
    let is_case = |word: &str| ["case", "soc", "obc", "fbc", "pbc", "bjc"].contains(&word);
    !has_day && last.is_some_and(|last| matches!(last, Word(word) if is_case(word)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::{Holidays, When};

    #[test]
    fn so_much_time_after_a_decision_leads_to_a_day() {
        let after = |text: &str, day| match When::due(text).relative() {
            Some(RelativeDue::Within(interval)) => {
                interval.after(day, &Holidays::default()).map(|day| day.to_string())
            }
            other => panic!("{text}: {other:?}"),
        };
        for (text, last) in [
            ("immediately", "2017-01-31"),
            ("Within one month", "2017-02-28"),
            ("within 1 month of the decision", "2017-02-28"),
            ("within three months", "2017-04-30"),
            ("within 6 weeks", "2017-03-14"),
            ("within 28 days of this decision", "2017-02-28"),
            ("within a year", "2018-01-31"),
            // Five, a weekend, and five more.
            ("within 10 working days", "2017-02-14"),
        ] {
            assert_eq!(after(text, date(2017, 1, 31)).as_deref(), Some(last), "{text}");
        }
        // Good Friday and Easter Monday of 2017 are left out.
        let easter = after("within 5 working days", date(2017, 4, 12));
        assert_eq!(easter.as_deref(), Some("2017-04-21"));
        assert_eq!(after("within two years", date(9999, 1, 1)), None);
    }

    #[test]
    fn only_words_that_are_clear_are_read_and_only_where_something_is_due() {
        for text in [
            "at the next meeting",
            "next meeting",
            "before the full business case",
            "Before OBC",
            "before the strategic outline case",
            "within three months",
        ] {
            let when = When::due(text);
            assert!(when.relative().is_some() && when.is_read(), "{text}");
            assert!(when.window().is_none() && !When::read(text).is_read(), "{text}");
            assert_eq!(when.as_written().as_str(), text);
        }
        for (text, why) in [
            ("within zero months", "it leaves no time at all"),
            ("within 0 days", "it leaves no time at all"),
            ("within 9999 months", "it is longer than a hundred years"),
            ("within 99999999 months", "it is in no form that is read"),
            ("within three moons", "it is in no form that is read"),
            ("within -3 months", "it is in no form that is read"),
            ("within", "it is in no form that is read"),
            ("before Christmas", "it is in no form that is read"),
            ("before 2018", "it is in no form that is read"),
            ("before", "it is in no form that is read"),
            ("31/02/2017", "February 2017 has 28 days"),
            ("31/12/9999", "the year 9999 is not between 1800 and 2199"),
        ] {
            assert_eq!(due_refusal(text).map(|it| it.to_string()).as_deref(), Some(why), "{text}");
            assert!(!When::due(text).is_read(), "{text}");
        }
        assert_eq!(due_refusal("within three months"), None);
        assert_eq!(due_refusal("July 2017"), None);
    }
}
