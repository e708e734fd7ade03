//! The words, numbers and signs that a date is made of.

use DateToken::{Number, Sign, Word};

/// The most tokens that a date has; longer texts are remarks, not dates.
const MOST_TOKENS: usize = 12;

/// One word, number or sign of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateToken<'a> {
    /// A word in lower case.
    Word(&'a str),
    /// A number and how many digits it was written with.
    Number(i16, usize),
    /// One of `-`, `/`, `+` and `.`.
    Sign(char),
}

/// Cuts a folded text into words, numbers and signs; `None` where it holds anything else.
///
/// A full stop or comma behind a word changes nothing: `Sept. 2017`, `Monday, 4 September`.
pub(super) fn tokens(folded: &str) -> Option<Vec<DateToken<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = folded.trim_start();
    while let Some(first) = rest.chars().next() {
        let run = |of: fn(&char) -> bool| rest.chars().take_while(of).count();
        let length = match first {
            '0'..='9' => run(char::is_ascii_digit),
            'a'..='z' => run(char::is_ascii_lowercase),
            '-' | '/' | '+' | '.' | ',' => 1,
            _ => return None,
        };
        let (text, left) = rest.split_at(length);
        rest = left.trim_start();
        tokens.push(match first {
            '0'..='9' if length <= 4 => Number(text.parse().ok()?, length),
            'a'..='z' => Word(text),
            '.' | ',' if matches!(tokens.last(), Some(Word(_))) => continue,
            '0'..='9' | ',' => return None,
            sign => Sign(sign),
        });
        if tokens.len() > MOST_TOKENS {
            return None;
        }
    }
    Some(tokens)
}
